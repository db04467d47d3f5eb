"""Excel's sheets over a store. Source of names and behaviour: Excel's VBA reference."""

# ruff: noqa: N803 - the names of arguments are Excel's own
from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Any

from taskbook.adapters.cells.area import MAX_COLUMN, Area, parse_area
from tests.live.counted import Counted
from tests.live.excel_range import Range
from tests.live.excel_tables import AutoFilter, ListObjects
from tests.live.limits import LONGEST_ADDRESS, letters, sheet_name_fits
from tests.live.pywin32 import refused
from tests.live.stores import VERY_HIDDEN, VISIBLE, SheetStore

if TYPE_CHECKING:
    from tests.live.excel_com import Workbook


class Worksheet(Counted):
    def __init__(self, book: Workbook, store: SheetStore) -> None:
        self._app = book._app
        self._book, self.store = book, store

    @property
    def Parent(self) -> Workbook:
        return self._book

    @property
    def Name(self) -> str:
        return self.store.name

    @Name.setter
    def Name(self, name: str) -> None:
        taken = {sheet.name.lower() for sheet in self._book.store.sheets() if sheet is not self.store}
        if not sheet_name_fits(name) or name.lower() in taken:
            raise refused(f"bad name of a sheet: {name}")
        self.store.name = name

    @property
    def Index(self) -> int:
        return [sheet.name for sheet in self._book.store.sheets()].index(self.store.name) + 1

    @property
    def Visible(self) -> int:
        return self.store.visible

    @Visible.setter
    def Visible(self, value: int | bool) -> None:
        if self._book.store.structure_locked:
            raise refused("the structure is protected")
        state = VISIBLE if value is True or value == VISIBLE else int(value)
        others = [sheet for sheet in self._book.store.sheets() if sheet.name != self.store.name]
        if state != VISIBLE and not any(sheet.visible == VISIBLE for sheet in others):
            raise refused("a workbook needs a visible sheet")
        self.store.visible = state

    @property
    def ProtectContents(self) -> bool:
        return self.store.protected

    @property
    def UsedRange(self) -> Range:
        return Range(self, [self.store.used()])

    @property
    def ListObjects(self) -> ListObjects:
        return ListObjects(self)

    @property
    def AutoFilterMode(self) -> bool:
        return self.store.filter is not None

    @property
    def AutoFilter(self) -> AutoFilter | None:
        return AutoFilter(self, self.store.filter) if self.store.filter else None

    @property
    def FilterMode(self) -> bool:
        """As in Excel, tables are left out unless the selection stands in them."""
        return bool(self.store.filter and self.store.filter.criteria)

    def Cells(self, row: int, column: int) -> Range:
        return Range(self, [Area(row, column, row, column)])

    def Range(self, first: Any, last: Any = None) -> Range:
        if isinstance(first, str):
            if letters(first) > LONGEST_ADDRESS:
                raise refused("an address is at most 255 characters long")
            return Range(self, [_area(piece) for piece in first.split(",")])
        one, other = (getattr(corner, "_inner", corner).areas[0] for corner in (first, last))
        return Range(self, [Area(one.first_row, one.first_column, other.last_row, other.last_column)])

    def Activate(self) -> None:
        if self.store.visible != VISIBLE:
            raise refused("a hidden sheet cannot be activated")
        self._book.activated()
        self._book.store.activate(self.store)

    def Select(self) -> None:
        if self._app.active is not self._book or self.store.visible != VISIBLE:
            raise refused("only a visible sheet of the active workbook can be selected")
        self._book.store.activate(self.store)

    def Copy(self, Before: Any = None, After: Any = None) -> None:
        if self._book.store.structure_locked:
            raise refused("the structure is protected")
        anchor = getattr(Before or After, "_inner", Before or After)
        if VERY_HIDDEN in (self.store.visible, anchor.store.visible):
            raise refused("a very hidden sheet is neither copied nor copied to")
        place = [sheet.name for sheet in self._book.store.sheets()].index(anchor.store.name) + (0 if Before else 1)
        copy = self._book.store.copy(self.store, place)
        if copy.visible == VISIBLE:
            self._book.store.activate(copy)
        self._book.activated()

    def Delete(self) -> None:
        self._book.store.delete(self.store)

    def ShowAllData(self) -> None:
        if not (self.store.filter and self.store.filter.criteria):
            raise refused("nothing is filtered")
        self.store.filter.criteria.clear()


def _area(text: str) -> Area:
    area = parse_area(text)
    if area is not None:
        return area
    with contextlib.suppress(ValueError):
        first, last = (int(part) for part in text.replace("$", "").split(":"))
        return Area(first, 1, last, MAX_COLUMN)
    raise refused(f"no such range: {text}")
