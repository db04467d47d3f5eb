"""The workbook that is open in Excel, as the actions see it: `ports.Workbook` over xlwings' public API."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from taskbook.adapters.cells.area import Area
from taskbook.adapters.cells.encode import Encoder
from taskbook.adapters.cells.marked_rows import rows_below_mark
from taskbook.adapters.cells.names import same_name
from taskbook.adapters.cells.seen_sheet import SeenSheet
from taskbook.adapters.excel import objects, patience, refusals
from taskbook.adapters.excel.backup import backed_up, content
from taskbook.adapters.excel.diff import Difference, Image, compare
from taskbook.adapters.excel.excel_guards import staying, still, unfiltered
from taskbook.adapters.excel.place import Place, place_of
from taskbook.adapters.excel.reading import read_tables
from taskbook.adapters.excel.sheet_view import SheetView, Views, looked_at_again, views_of
from taskbook.adapters.excel.standing import Wanted, planned, refuse_protected
from taskbook.adapters.excel.write import SheetWriter, Undo
from taskbook.core.stamp import stamp_of
from taskbook.errors import (
    ExcelTooBusyError,
    WorkbookHalfWrittenError,
    WorkbookLockedError,
    WorkbookNotSavedError,
    WorkbookUnsafeToWriteError,
)
from taskbook.ports import Changes, Grid, Receipt, SheetInfo, Value
from taskbook.texts import excel as texts_excel
from taskbook.texts import reopening as texts_reopening
from taskbook.texts import saving as texts_saving

if TYPE_CHECKING:
    import xlwings as xw


class LiveWorkbook:
    """Meets `ports.Workbook` on an open workbook. It neither saves nor closes it; no other workbook is touched.

    What was read is kept until something is written. `notes` are things that the person should be
    told after writing (a filter that could not be put back, a copy that lies elsewhere). `now` gives the time that
    backups are named by.
    """

    def __init__(self, book: xw.Book, now: Callable[[], datetime] = datetime.now) -> None:
        self._book, self._now = book, now
        with refusals.speaking_of_excel():
            self._label = book.name
        self._place: Place | None = None
        self._views: Views | None = None
        self._read: dict[tuple[str, str], Grid] = {}
        self.notes: list[str] = []

    @property
    def label(self) -> str:
        """The workbook's name, for messages."""
        return self._label

    @property
    def place(self) -> Path:
        """Where the workbook's file is taken to be: copies, history and outputs go beside it."""
        return self._placed().path

    def file(self) -> Path:
        """The workbook's file on this machine or its network, for those who must replace it.

        WorkbookLockedError when the workbook is open for reading only, WorkbookNotSavedError when it has no such file.
        """
        place = self._placed()
        if not place.ever_saved:
            raise WorkbookNotSavedError(texts_excel.never_saved(self._label))
        if not place.on_disk:
            raise WorkbookNotSavedError(texts_reopening.only_on_disk(self._label))
        with refusals.speaking_of_excel():
            self._refuse_read_only()
        if not place.path.is_file():
            raise WorkbookNotSavedError(texts_reopening.no_file(self._label, str(place.path.parent)))
        return place.path

    def content(self) -> bytes:
        """The workbook as it stands, saved or not, as the bytes of a file."""
        with refusals.speaking_of_excel():
            return content(self._book, self._label, self._placed())

    def sheets(self) -> Sequence[SheetInfo]:
        """All sheets in tab order."""
        return [_told(view) for view in self._seen().values()]

    def _seen(self) -> Views:
        if self._views is None:
            with refusals.speaking_of_excel():
                self._views = views_of(self._book)
        return self._views

    def _view(self, sheet: str) -> SheetView | None:
        return next((view for name, view in self._seen().items() if same_name(name) == same_name(sheet)), None)

    def tables(self, sheets: Collection[str]) -> dict[str, list[Grid]]:
        """Tables standing on each of the sheets named."""
        found: dict[str, list[Grid]] = {}
        with refusals.speaking_of_excel():
            for name, view in self._seen().items():
                if name in sheets:
                    found[name] = read_tables(view)
        for grids in found.values():
            self._read.update({(same_name(grid.sheet), same_name(grid.table)): grid for grid in grids})
        return found

    def block(self, sheet: str, first_row: int, width: int, height: int | None = None) -> list[list[Value]]:
        """Cells of a plain sheet from `first_row` down: `height` rows, or to the last one filled."""
        view = self._view(sheet)
        if view is None:
            return []
        with refusals.speaking_of_excel():
            last = view.area.last_row if height is None else first_row + height - 1
            rows = view.read(Area(first_row, 1, last, width)) if last >= first_row and width else []
        while height is None and rows and all(cell is None for cell in rows[-1]):
            rows.pop()
        return rows

    def last_row(self, sheet: str, width: int) -> int:
        """The last row with something in one of the first `width` columns."""
        view = self._view(sheet)
        with refusals.speaking_of_excel():
            return view.last_filled(width) if view is not None else 0

    def rows_below(self, sheet: str, top: int, width: int) -> list[tuple[int, list[Value]]]:
        """Rows with something in them below the last one whose cell in column `width` is filled."""
        return rows_below_mark(self.block(sheet, top, width), top)

    def apply(self, changes: Changes) -> Receipt:
        """Write all of `changes` or nothing, a copy first; what is so already is not written."""
        with refusals.speaking_of_excel():
            self._refuse_read_only()
            if not self._may_differ(changes):
                return Receipt(0)
            views, self._views = looked_at_again(self._book, self._seen()), None
            with backed_up(self._book, self._label, self._placed(), self._now(), stamp_of(changes)) as backup:
                planned = self._planned(changes, views)
                moved = [wanted.name for wanted, _ in planned if _is_moved(wanted)]
                self._refuse_locked_structure(moved)
                changed = sum(len(difference.changed) for _, difference in planned) + len(moved)
                if changed:
                    refuse_protected(wanted for wanted, found in planned if found.changed or wanted.is_new)
                    stamp = self._planned(Changes(cells=[changes.stamp]), views) if changes.stamp else []
                    backup.keep()
                    self._write([*planned, *stamp], moved, backup.path)
        if not changed:
            return Receipt(0)
        self._tell_of(backup.path)
        blocks = tuple(block for _, difference in planned for block in difference.blocks)
        new = tuple(wanted.name for wanted, _ in planned if wanted.is_new)
        return Receipt(changed, blocks, str(backup.path), new)

    def _may_differ(self, changes: Changes) -> bool:
        """Tell by what was read before whether there may be something to write: reading it again costs hundreds of
        calls, and what somebody has typed since is seen by the next run."""
        found = self._planned(changes, self._seen(), is_rough=True)
        return any(difference.changed or _is_moved(wanted) for wanted, difference in found)

    def _planned(self, changes: Changes, views: Views, *, is_rough: bool = False) -> list[tuple[Wanted, Difference]]:
        encode = Encoder(date1904=False).encode
        templates: dict[str, Image] = {}
        sheets = planned(views, self._label, self._read, changes, is_rough=is_rough)
        return [(wanted, compare(wanted, self._label, encode, templates)) for wanted in sheets]

    def _placed(self) -> Place:
        if self._place is None:
            with refusals.speaking_of_excel():
                self._place = place_of(self._book, self._label)
        return self._place

    def _tell_of(self, backup: Path) -> None:
        if not self._placed().on_disk:
            self.notes.append(texts_excel.copied_elsewhere(str(backup)))

    def _refuse_read_only(self) -> None:
        if objects.is_read_only(self._book):
            raise WorkbookLockedError(texts_excel.read_only(self._label))

    def _refuse_locked_structure(self, moved: Sequence[str]) -> None:
        if moved and objects.is_structure_locked(self._book):
            raise WorkbookUnsafeToWriteError(texts_saving.structure_locked(self._label, moved[0]))

    def _write(self, planned: Sequence[tuple[Wanted, Difference]], moved: Sequence[str], backup: Path) -> None:
        there = {wanted.name: wanted.source for wanted, found in planned if found.changed and not wanted.is_new}
        copies = _Copies(self._book, any(wanted.is_new for wanted, _ in planned))
        shown = unfiltered(there.values(), self.notes)
        with still(self._book.app, self.notes), shown, self._staying(moved), self._taking_back(backup) as undo:
            for wanted, difference in planned:
                sheet = copies.made(wanted, undo) if wanted.is_new else wanted.source
                for step in SheetWriter(sheet, wanted, difference).write():
                    if not wanted.is_new:
                        undo.append(step)
                if wanted.name in moved and wanted.show is not None and objects.is_shown(sheet) != wanted.show:
                    undo.append(partial(setattr, sheet, "visible", not wanted.show))
                    sheet.visible = wanted.show

    @contextmanager
    def _staying(self, moved: Sequence[str]) -> Iterator[None]:
        if moved:
            with staying(self._book):
                yield
        else:
            yield

    @contextmanager
    def _taking_back(self, backup: Path) -> Iterator[list[Undo]]:
        """When something fails half way, put back what was written so far. WorkbookHalfWrittenError where Excel does
        not let us: the copy holds the workbook as it was."""
        undo: list[Undo] = []
        try:
            yield undo
        except BaseException as stop:
            left = sum(not _is_taken_back(step) for step in reversed(undo))
            if left and not refusals.is_gone(stop):
                reason = texts_excel.STILL_BUSY if isinstance(stop, ExcelTooBusyError) else texts_excel.BROKEN_OFF
                raise WorkbookHalfWrittenError(texts_excel.half_written(self._label, reason, str(backup))) from stop
            raise


class _Copies:
    """New sheets, copied from their templates behind all others, one after the other."""

    def __init__(self, book: xw.Book, any_wanted: bool) -> None:
        self._book = book
        self._names = {sheet.name for sheet in book.sheets} if any_wanted else set()
        self._last: xw.Sheet | None = None

    def made(self, wanted: Wanted, undo: list[Undo]) -> xw.Sheet:
        """One more, under its own name, shown unless it is wanted hidden. In `undo` comes first how it is deleted."""
        template, known = wanted.source.name, frozenset(self._names)
        undo.append(partial(objects.delete_copy, self._book, wanted.name, template, known))
        sheet = objects.copy_behind(wanted.source, self._last or objects.last_reachable(self._book), known)
        sheet.name = wanted.name
        if wanted.show is not False and not objects.is_shown(sheet):
            sheet.visible = True
        self._names.add(wanted.name)
        self._last = sheet
        return sheet


def _is_taken_back(step: Undo) -> bool:
    try:
        patience.insist(step)
    except Exception:  # noqa: BLE001 - the others are put back all the same
        return False
    return True


def _is_moved(wanted: Wanted) -> bool:
    """Tell whether a sheet is made, shown or hidden: that counts as a change, too."""
    return wanted.is_new or (wanted.show is not None and wanted.view.is_shown != wanted.show)


def _told(view: SheetView) -> SheetInfo:
    return SeenSheet(view.name, view.is_shown, lambda: view.is_filtered)
