"""Excel's tables and filters over a store."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from tests.live.counted import Counted
from tests.live.excel_range import Range
from tests.live.pywin32 import refused
from tests.live.stores import FilterStore, TableStore

if TYPE_CHECKING:
    from tests.live.excel_com import Application
    from tests.live.excel_sheet import Worksheet

UNREADABLE = object()  # what is asked for when days were picked from a tree


class ListObjects(Counted):
    def __init__(self, sheet: Worksheet) -> None:
        self._app, self._sheet = sheet._app, sheet

    @property
    def Count(self) -> int:
        return len(self._sheet.store.tables())

    def __iter__(self) -> Iterator[ListObject]:
        for table in self._sheet.store.tables():
            self._app.count("ListObjects", "Next", False)
            yield ListObject(self._sheet, table)

    def __call__(self, key: str | int) -> ListObject:
        self._app.count("ListObjects", "Item", False)
        return self._item(key)

    def Item(self, key: str | int) -> ListObject:
        return self._item(key)

    def _item(self, key: str | int) -> ListObject:
        tables = self._sheet.store.tables()
        if isinstance(key, int):
            return ListObject(self._sheet, tables[key - 1])
        for table in tables:
            if table.name.lower() == key.lower():
                return ListObject(self._sheet, table)
        raise refused(f"no table {key}")


class ListObject(Counted):
    def __init__(self, sheet: Worksheet, table: TableStore) -> None:
        self._app, self._sheet, self._table = sheet._app, sheet, table

    @property
    def Name(self) -> str:
        return self._table.name

    @property
    def Parent(self) -> Worksheet:
        return self._sheet

    @property
    def Range(self) -> Range:
        return Range(self._sheet, [self._table.area])

    @property
    def ShowHeaders(self) -> bool:
        return self._table.headings

    @property
    def ShowTotals(self) -> bool:
        return self._table.totals

    @property
    def AutoFilter(self) -> AutoFilter | None:
        return AutoFilter(self._sheet, self._table.filter) if self._table.filter else None


class AutoFilter(Counted):
    def __init__(self, sheet: Worksheet, store: FilterStore) -> None:
        self._app, self._sheet, self._store = sheet._app, sheet, store

    @property
    def Range(self) -> Range:
        return Range(self._sheet, [self._store.area])

    @property
    def FilterMode(self) -> bool:
        return bool(self._store.criteria)

    def Filters(self, field: int) -> Filter:
        return Filter(self._app, self._store.criteria.get(field))


class Filter(Counted):
    def __init__(self, app: Application, asked: tuple[Any, Any, Any] | None) -> None:
        self._app, self._asked = app, asked

    @property
    def On(self) -> bool:
        return self._asked is not None

    @property
    def Criteria1(self) -> Any:
        if self._asked is None or self._asked[0] is UNREADABLE:
            raise refused("Excel does not tell this criterion")
        return self._asked[0]

    @property
    def Operator(self) -> int:
        return int(self._asked[1]) if self._asked else 0

    @property
    def Criteria2(self) -> Any:
        if self._asked is None or self._asked[2] is None:
            raise refused("no second criterion")
        return self._asked[2]
