"""The workbook's macros: there, whole, with our modules, of the program's own version.

The names of the modules stand as plain lines in the stream `PROJECT` of `xl/vbaProject.bin` (MS-OVBA 2.3.1).
"""

from __future__ import annotations

import io
import re
from pathlib import Path

import olefile

from taskbook.adapters.xlsx.package import MEGABYTE, Package, open_package
from taskbook.adapters.xlsx.workbook import open_workbook
from taskbook.errors import TaskbookError
from taskbook.setup.doctor.model import Finding, Surroundings, fail, ok, skip, warn
from taskbook.setup.doctor.workbook import file_of
from taskbook.texts import doctor as texts
from taskbook.texts.vba import VBA_TEXT_SHEET
from taskbook_build.version import BUTTONS_VERSION, version_in

PART = "xl/vbaProject.bin"
OURS = ("Buttons", "Host")
_MOST = 16 * MEGABYTE
_MODULE = re.compile(r"^(?:Module|Class|Document)=([^/\r\n]+)", re.MULTILINE)


def macros(around: Surroundings) -> Finding:
    """The workbook must have our modules; without them there are no buttons. Older ones work on."""
    package = _package(file_of(around))
    if package is None:
        return skip(texts.not_read(texts.MACROS))
    if PART not in package:
        return fail(texts.NO_MACROS, texts.NO_MACROS_TODO)
    names = module_names(package.read(PART))
    if not names:
        return warn(texts.MACROS_NOT_READ, texts.MACROS_NOT_READ_TODO)
    missing = [name for name in OURS if name not in names]
    if missing:
        return fail(texts.macros_missing(missing), texts.MACROS_MISSING_TODO)
    if version_in(open_workbook(file_of(around)).block(VBA_TEXT_SHEET, 1, 2)) != BUTTONS_VERSION:
        return warn(texts.MACROS_OLD, texts.MACROS_OLD_TODO)
    return ok(texts.macros_good([name for name in names if name in OURS]))


def _package(path: Path) -> Package | None:
    """The file as a zip; None when it is none we read: `found` has said why."""
    try:
        return open_package(path)
    except TaskbookError:
        return None


def module_names(project: bytes) -> list[str]:
    """Return the names of a VBA project's modules whose text is there; none when it cannot be read."""
    if len(project) > _MOST:
        return []
    try:
        with olefile.OleFileIO(io.BytesIO(project)) as file:
            names = _MODULE.findall(file.openstream("PROJECT").read().decode("latin-1"))
            return [name for name in names if file.exists(["VBA", name]) and file.openstream(["VBA", name]).read()]
    except Exception:  # noqa: BLE001 - a damaged file makes the reader raise errors of many kinds
        return []
