"""The sheets of an open workbook as they stood when first looked at: each call to Excel costs as much as many cells.

A view asks for the cells in use in one go, and only when they are needed; what is asked of it after that costs nothing.
Nobody may keep one over a writing.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final

from taskbook.adapters.cells.area import Area
from taskbook.adapters.excel import objects, refusals
from taskbook.adapters.excel.reading import Rows, read_area, read_range
from taskbook.ports import Value

if TYPE_CHECKING:
    import xlwings as xw

MOST_CELLS: Final = 200_000  # more than that, and only what is wanted is asked for
_LOOKED_AT: Final = 200  # rows looked at in one go for the last one that is filled


class SheetView:
    """A sheet, what it is called, and whether its tab is shown."""

    def __init__(self, sheet: xw.Sheet, name: str, visible: bool | int) -> None:
        self.sheet, self.name, self.visible = sheet, name, visible

    @property
    def is_shown(self) -> bool:
        """Whether its tab is visible."""
        return objects.is_shown_state(self.visible)

    @cached_property
    def area(self) -> Area:
        """The cells in use (those with formats only, too)."""
        return objects.area_of(self._used)

    @cached_property
    def has_formulas(self) -> bool:
        """Whether some cell in use holds a formula."""
        return objects.has_formulas(self._used)

    @cached_property
    def tables(self) -> list[xw.main.Table]:
        """Its tables."""
        tables = self.sheet.tables
        return [tables(place) for place in range(1, len(tables) + 1)]

    @cached_property
    def is_filtered(self) -> bool:
        """Whether a filter hides rows. Excel's own answer may leave out tables the selection is not in."""
        return objects.hides_rows(self.sheet, self.tables)

    def read(self, area: Area) -> Rows:
        """Cells of an area, row by row; what lies outside of those in use is blank."""
        if self._rows is None:
            return read_area(self.sheet, area)
        top, left = area.first_row - self.area.first_row, area.first_column - self.area.first_column
        width = area.last_column - area.first_column + 1
        before: list[Value] = [None] * min(max(-left, 0), width)
        rows = []
        for row in range(top, top + area.last_row - area.first_row + 1):
            seen = self._rows[row] if 0 <= row < len(self._rows) else []
            cells = before + seen[max(left, 0) : max(left + width, 0)]
            rows.append(cells + [None] * (width - len(cells)))
        return rows

    def last_filled(self, width: int) -> int:
        """The last row with something in one of the first `width` columns, 0 for none, looked for from below."""
        bottom = self.area.last_row
        while bottom:
            top = max(bottom - _LOOKED_AT + 1, 1)
            for row, cells in reversed(list(enumerate(self.read(Area(top, 1, bottom, width)), top))):
                if any(cell is not None for cell in cells):
                    return row
            bottom = top - 1
        return 0

    @cached_property
    def _used(self) -> xw.Range:
        return self.sheet.used_range

    @property
    def _width(self) -> int:
        return self.area.last_column - self.area.first_column + 1

    @cached_property
    def _rows(self) -> Rows | None:
        height = self.area.last_row - self.area.first_row + 1
        return read_range(self._used) if height * self._width <= MOST_CELLS else None


Views = dict[str, SheetView]
"""The sheets of a workbook by name, in tab order."""


def views_of(book: xw.Book) -> Views:
    """Look at all sheets of a workbook."""
    seen = (SheetView(sheet, sheet.name, sheet.visible) for sheet in book.sheets)
    return {view.name: view for view in seen}


def looked_at_again(book: xw.Book, views: Views) -> Views:
    """The same sheets, to be read anew; all of them are asked for when one has come, gone or got another name."""
    try:
        is_same = len(book.sheets) == len(views) and all(view.sheet.name == view.name for view in views.values())
    except Exception as error:
        if refusals.is_ours(error) and not refusals.is_gone(error):
            raise
        is_same = False  # a sheet that is gone answers nothing
    if not is_same:
        return views_of(book)
    return {view.name: SheetView(view.sheet, view.name, view.visible) for view in views.values()}
