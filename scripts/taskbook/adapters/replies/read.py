"""Reads files that units sent back, whatever they are: each becomes a `RawFile`, none stops the others.

Newer files go through our own bounded reader, older ones (.xls) through `returned_xls`. Only what a unit's sheet can be
is read: more rows, columns or bytes than that is refused with the reason. No macro, link or formula of a file is ever
run or followed: cells are read as they were last shown.
"""

from __future__ import annotations

import hashlib
import stat
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Final

from taskbook.adapters.cells.area import Area, parse_area
from taskbook.adapters.cells.names import same_name
from taskbook.adapters.masters import is_master
from taskbook.adapters.replies.beside import comments_of, saved_at
from taskbook.adapters.replies.drawn import drawn_texts, is_our_foot, page_edges
from taskbook.adapters.replies.masters import OwnWorkbook, master_reason
from taskbook.adapters.replies.xls import read_old, saved_old
from taskbook.adapters.unit_file.manifest import WIDTH, ManifestFault, is_manifest
from taskbook.adapters.unit_file.manifest import read as read_manifest
from taskbook.adapters.xlsx.package import open_package
from taskbook.adapters.xlsx.read import BookReader, open_reader
from taskbook.adapters.xlsx.relations import WORKSHEET, SheetEntry
from taskbook.adapters.xlsx.values import Found
from taskbook.core.replies.kinds import RefusalReason
from taskbook.core.replies.raw_file import Cell, RawFile, RawSheet
from taskbook.core.unit_file import Manifest
from taskbook.errors import TaskbookError, UsageError, WorkbookUnreadableError
from taskbook.ports import Value
from taskbook.texts import returned_files as file_texts
from taskbook_schemas.layout import Log
from taskbook_schemas.registry import LOG

NEW_KINDS: Final = (".xlsx", ".xlsm")
OLD_KIND: Final = ".xls"
MAX_FILES: Final = 5_000
MAX_BYTES: Final = 20_000_000
MAX_ROWS: Final = 10_000
MAX_COLUMNS: Final = 100
MAX_SHEETS: Final = 30
_MEGABYTE: Final = 1_000_000
_PASSED_OVER: Final = ("~$", ".", "Thumbs.db", "desktop.ini")
_OLE: Final = b"\xd0\xcf\x11\xe0"
_REFUSALS: Final = {
    ManifestFault.MISSING: RefusalReason.NO_MANIFEST,
    ManifestFault.DAMAGED: RefusalReason.DAMAGED,
    ManifestFault.NEWER: RefusalReason.NEWER,
}


def returned_paths(named: Iterable[Path]) -> list[Path]:
    """Return the files named, and those in the folders named, in fixed order, each once however it is spelled.

    Programs' own helper files are passed over; a folder without a file stands for itself. UsageError for a path that
    is not there, and when there is no file at all.
    """
    found: list[Path] = []
    for path in named:
        if path.is_dir():
            inside = (file for file in path.rglob("*") if file.is_file() and not _is_helper(file.relative_to(path)))
            found += sorted(inside) or [path]
        elif path.exists():
            found.append(path)
        else:
            raise UsageError(file_texts.no_such_path(str(path)))
        if len(found) > MAX_FILES:
            raise UsageError(file_texts.too_many_files(MAX_FILES))
    if all(path.is_dir() for path in found):
        raise UsageError(file_texts.nothing_in([str(path) for path in found]))
    once: dict[Path, Path] = {}
    for path in found:
        once.setdefault(path.resolve(), path)
    return list(once.values())


def read_returned(
    paths: Sequence[Path], tell: Callable[[float], None] = lambda share: None, own: OwnWorkbook | None = None
) -> Iterator[RawFile]:
    """Read files one by one; `tell` hears how far it is."""
    for done, path in enumerate(paths, start=1):
        yield read_one(path, own)
        tell(done / len(paths))


def read_one(path: Path, own: OwnWorkbook | None = None) -> RawFile:
    """Read one file. Whatever is wrong with it is in the result; an office's workbook is known as one, and not read."""
    if own is not None and own.is_at(path):
        return RawFile(path.name, str(path), RefusalReason.THIS_WORKBOOK)
    if path.is_dir():
        return RawFile(path.name, str(path), RefusalReason.UNREADABLE, reason=file_texts.EMPTY_FOLDER)
    try:
        raw = _bytes(path)
        digest = hashlib.sha256(raw).hexdigest()
        if path.suffix.lower() not in (*NEW_KINDS, OLD_KIND):
            return RawFile(path.name, digest, RefusalReason.NOT_A_WORKBOOK)
        old = raw.startswith(_OLE) and path.suffix.lower() == OLD_KIND
        if old:
            sheets, saved = read_old(raw, MAX_ROWS, MAX_COLUMNS, MAX_SHEETS), saved_old(raw)
        else:
            del raw  # a file stands in memory once
            sheets, saved = _sheets(path)
        master = master_reason(sheets, own)
        if master is not None:
            return RawFile(path.name, digest, master)
        manifest = _manifest(sheets)
        shown = tuple(_without_our_foot(sheet, manifest) for sheet in sheets if not _is_hidden_sheet(sheet))
        return RawFile(path.name, digest, manifest, shown, saved=saved)
    except TaskbookError as stop:
        return RawFile(path.name, str(path), RefusalReason.UNREADABLE, reason=str(stop))


def _is_helper(path: Path) -> bool:
    return any(part.startswith(_PASSED_OVER) for part in path.parts)


def _bytes(path: Path) -> bytes:
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):  # a pipe or device would be waited for without end
            raise WorkbookUnreadableError(file_texts.NOT_A_FILE)
        if status.st_size > MAX_BYTES:
            raise WorkbookUnreadableError(file_texts.file_too_large(MAX_BYTES // _MEGABYTE))
        return path.read_bytes()
    except OSError as error:
        raise WorkbookUnreadableError(file_texts.FILE_NOT_READ) from error


def _sheets(path: Path) -> tuple[list[RawSheet], datetime | None]:
    """The sheets of a newer file, and when it was saved."""
    package = open_package(path)
    try:
        reader = open_reader(package)
        entries = reader.book.sheets
        if is_master(entry.name for entry in entries):
            return [_named(reader, entry) for entry in entries], None
        entries = entries[:MAX_SHEETS]
        return [_sheet(reader, entry) for entry in entries], saved_at(package)
    finally:
        package.close()


def _named(reader: BookReader, entry: SheetEntry) -> RawSheet:
    """A sheet of an office's workbook: its name, and of the log the row in which the workbook's id stands."""
    taker = _RowTaker(entry.name)
    if same_name(entry.name) == same_name(LOG):
        reader.walk(entry.name, Area(Log.STAMP_ROW, 1, Log.STAMP_ROW, MAX_COLUMNS), taker)
    return RawSheet(entry.name, taker.rows)


def _sheet(reader: BookReader, entry: SheetEntry) -> RawSheet:
    name, part = entry.name, entry.part
    if entry.kind != WORKSHEET:  # of charts and the like only what is drawn there
        return RawSheet(name, {}, drawn=drawn_texts(reader.package, part))
    taker = _RowTaker(name)
    reader.walk(name, Area(1, 1, 1_048_576, MAX_COLUMNS), taker)
    package = reader.package
    edges = page_edges(package.read(part))
    package.release(part)
    drawn = drawn_texts(package, part)
    return RawSheet(name, taker.rows, tuple(taker.merges), comments_of(package, part), drawn, edges)


class _RowTaker:
    """Gathers the filled cells of a sheet's rows, as many as a unit's sheet can have."""

    def __init__(self, sheet: str) -> None:
        self._sheet = sheet
        self.rows: dict[int, dict[int, Cell]] = {}
        self.merges: list[tuple[int, int, int, int]] = []

    def restart(self) -> None:
        """Forget all rows taken so far."""
        self.rows, self.merges = {}, []

    def row(self, number: int, cells: list[Found]) -> None:
        """Take a row."""
        filled: dict[int, Cell] = {
            column: (value, formula) for column, value, formula in cells if value is not None or formula
        }
        if filled:
            self.rows[number] = filled
            if len(self.rows) > MAX_ROWS:
                raise WorkbookUnreadableError(file_texts.sheet_too_long(self._sheet, MAX_ROWS))

    def merge(self, ref: str) -> None:
        """Merged areas show what their first cell holds."""
        area = parse_area(ref.replace("$", ""))
        if area is not None:
            self.merges.append((area.first_row, area.first_column, area.last_row, area.last_column))


def _manifest(sheets: Sequence[RawSheet]) -> Manifest | RefusalReason:
    """The manifest that some sheet holds. Copies of one are one; two that differ are damage."""
    found = [read_manifest(_block(sheet)) for sheet in sheets if _is_hidden_sheet(sheet)]
    if not found:
        return RefusalReason.NO_MANIFEST
    if any(other != found[0] for other in found):
        return RefusalReason.DAMAGED
    return _REFUSALS[found[0]] if isinstance(found[0], ManifestFault) else found[0]


def _without_our_foot(sheet: RawSheet, manifest: Manifest | RefusalReason) -> RawSheet:
    """The sheet without the words that we print at its foot ourselves."""
    if isinstance(manifest, RefusalReason) or not sheet.page_edges:
        return sheet
    own = [text for text in sheet.page_edges if not is_our_foot(text, manifest.unit)]
    return replace(sheet, page_edges=tuple(own))


def _is_hidden_sheet(sheet: RawSheet) -> bool:
    return is_manifest([[sheet.rows.get(1, {}).get(1, (None, False))[0]]])


def _block(sheet: RawSheet) -> list[list[Value]]:
    last = min(max(sheet.rows, default=0), MAX_ROWS)  # a cell far down must not cost the rows above it
    return [
        [sheet.rows.get(row, {}).get(column, (None, False))[0] for column in range(1, WIDTH + 1)]
        for row in range(1, last + 1)
    ]
