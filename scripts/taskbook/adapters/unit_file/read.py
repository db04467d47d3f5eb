"""Finds the manifest in a file, whatever its sheets are called and wherever they went."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from taskbook.adapters.unit_file.manifest import WIDTH, ManifestFault, is_manifest, read
from taskbook.adapters.xlsx.package import open_package
from taskbook.adapters.xlsx.read import open_reader
from taskbook.core.unit_file import Manifest
from taskbook.ports import Value

Block = Callable[[str, int | None], Sequence[Sequence[Value]]]
"""Gives the first rows of a sheet (all when None), `WIDTH` columns wide."""


def manifest_of(path: Path) -> Manifest | ManifestFault:
    """Return the manifest of an .xlsx file. WorkbookUnreadableError when the file is no workbook that can be read."""
    package = open_package(path)
    try:
        reader = open_reader(package)
        names = [entry.name for entry in reader.book.sheets]
        return manifest_among(names, lambda sheet, height: reader.block(sheet, 1, WIDTH, height))
    finally:
        package.close()


def manifest_among(sheets: Iterable[str], block: Block) -> Manifest | ManifestFault:
    """Return the manifest that some sheet holds. Copies of one are one; two that differ are damage."""
    found = [read(block(sheet, None)) for sheet in sheets if is_manifest(block(sheet, 1))]
    if not found:
        return ManifestFault.MISSING
    return found[0] if all(other == found[0] for other in found) else ManifestFault.DAMAGED
