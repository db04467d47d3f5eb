"""Compiles `macros/*.bas` and `*.cls` into the `vbaProject.bin` of the workbook, without Excel.

Why not by a library: the one that can (pyOpenVBA) was compared with what Excel writes, record by record, and came out
further from it than this; docs/vba-project.md has the table. It stays the tests' second reader.

Here: the format of VBA projects. Not here: what the macros do (`macros/`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace as changed
from pathlib import Path

from taskbook.texts.vba import cannot_replace, no_macros
from taskbook_build.vba.modules import Base, Kind, Module, VbaSourceError, parse_module, read_module
from taskbook_build.vba.project import project_file

__all__ = ["WORKBOOK_CODE_NAME", "VbaSourceError", "modules_of", "project_with", "vba_project"]

WORKBOOK_CODE_NAME = "ThisWorkbook"
"""Code name of the workbook: `workbookPr/@codeName` must say the same."""

_NOTHING_REPLACED: Mapping[str, Path] = {}


def vba_project(
    macros_dir: Path, sheet_code_names: Sequence[str], *, replace: Mapping[str, Path] = _NOTHING_REPLACED
) -> bytes:
    """The bytes of `vbaProject.bin` for a workbook whose sheets have these code names, in the workbook's order.

    `replace` takes a module's text from another file (the test build swaps the host module). VbaSourceError for a
    letter outside ASCII, a bad or doubled name, an empty folder, or a replacement of a module that does not exist.
    """
    return project_file(modules_of(macros_dir, sheet_code_names, replace=replace))


def project_with(macros_dir: Path, sheet_code_names: Sequence[str], own: Mapping[str, tuple[str, bool]]) -> bytes:
    """The same, with modules that an office has made: text (as VBA exports it) and whether it is a plain module.

    One named like the workbook or a sheet is that document's code.
    """
    modules = modules_of(macros_dir, sheet_code_names)
    places = {module.name: place for place, module in enumerate(modules)}
    for name, (text, plain) in own.items():
        made = parse_module(text, name)
        if name in places:
            modules[places[name]] = changed(modules[places[name]], code=made.code)
        else:
            modules.append(changed(made, name=name, kind=Kind.STANDARD if plain else Kind.CLASS))
    return project_file(modules)


def modules_of(
    macros_dir: Path, sheet_code_names: Sequence[str], *, replace: Mapping[str, Path] = _NOTHING_REPLACED
) -> list[Module]:
    """The workbook's and sheets' modules, then the folder's by name; a `.cls` named like a document is its code."""
    written = _written(macros_dir, replace)
    documents = [Module(WORKBOOK_CODE_NAME, Kind.DOCUMENT, base=Base.WORKBOOK)]
    documents += [Module(name, Kind.DOCUMENT, base=Base.WORKSHEET) for name in sheet_code_names]
    filled = [
        changed(module, code=written.pop(module.name).code) if module.name in written else module
        for module in documents
    ]
    return filled + [written[name] for name in sorted(written)]


def _written(macros_dir: Path, replace: Mapping[str, Path]) -> dict[str, Module]:
    paths = sorted(path for path in macros_dir.glob("*") if path.suffix.lower() in (".bas", ".cls"))
    if not paths:
        raise VbaSourceError(no_macros(str(macros_dir)))
    modules = {path.stem: read_module(path) for path in paths}
    for name, path in replace.items():
        if name not in modules:
            raise VbaSourceError(cannot_replace(name))
        modules[name] = read_module(path)
    return {module.name: module for module in modules.values()}
