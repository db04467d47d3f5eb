"""A closed workbook file as the actions see it: read within bounds, written without losing what is not ours."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import datetime
from pathlib import Path

from taskbook.adapters.xlsx import save
from taskbook.adapters.xlsx.apply import draft
from taskbook.adapters.xlsx.package import Package, open_package
from taskbook.adapters.xlsx.read import BookReader, open_reader
from taskbook.core.stamp import stamp_of
from taskbook.ports import Changes, Grid, Receipt, SheetInfo, Value


class ClosedWorkbook:
    """Meets `ports.Workbook`. The file is read whole when it is opened, and again when it is asked after a writing."""

    def __init__(self, path: Path, now: Callable[[], datetime]) -> None:
        self.path = path
        self._now = now
        self._package: Package | None = open_package(path)
        self._reader: BookReader | None = None
        self._infos: Sequence[SheetInfo] | None = None

    @property
    def label(self) -> str:
        """The file's name, for messages."""
        return self.path.name

    def sheets(self) -> Sequence[SheetInfo]:
        """All sheets in tab order."""
        if self._infos is None:  # to tell whether a sheet is filtered it must be unpacked
            self._infos = self._opened().sheet_infos()
        return self._infos

    def tables(self, sheets: Collection[str]) -> dict[str, list[Grid]]:
        """Tables standing on each of the sheets named."""
        return self._opened().tables(sheets)

    def block(self, sheet: str, first_row: int, width: int, height: int | None = None) -> list[list[Value]]:
        """Cells of a plain sheet from `first_row` down: `height` rows, or to the last one filled."""
        return self._opened().block(sheet, first_row, width, height)

    def last_row(self, sheet: str, width: int) -> int:
        """The last row with something in one of the first `width` columns."""
        return self._opened().last_row(sheet, width)

    def rows_below(self, sheet: str, top: int, width: int) -> list[tuple[int, list[Value]]]:
        """Rows with something in them below the last one whose cell in column `width` is filled."""
        return self._opened().rows_below(sheet, top, width)

    def refuse_locked(self) -> None:
        """Raise WorkbookLockedError when somebody has the file open, for those who want to know before they compute."""
        save.refuse_open_elsewhere(self.path)

    def apply(self, changes: Changes) -> Receipt:
        """Write all of `changes` or nothing; a file that has it all already is not touched."""
        path = self.path.resolve()
        save.refuse_open_elsewhere(path)
        with save.held(path):
            reader = self._opened()
            save.refuse_changed(path, reader.package.digest)
            made = draft(reader, changes)
            if not made.changed:
                return Receipt(0)
            backup = save.save(path, made.write, reader.package.raw, self._now(), stamp_of(changes))
            self._package = self._reader = self._infos = None
        return Receipt(made.changed, tuple(made.blocks), str(backup), made.new_sheets)

    def _opened(self) -> BookReader:
        if self._reader is None:
            self._package = self._package or open_package(self.path)
            self._reader = open_reader(self._package)
        return self._reader


def open_workbook(path: Path, now: Callable[[], datetime] = datetime.now) -> ClosedWorkbook:
    """Open a workbook file. `now` gives the time that backups are named by."""
    return ClosedWorkbook(path, now)
