"""Excel's object model as far as actions use it, over a store of sheets (in memory, or in a running LibreOffice).

Every use of a COM name is counted twice over: `round_trips` counts all of them, as each is a call from one process to
another; `operations` counts those that move cells or change something, which are what costs time.
Source of names and behaviour: Microsoft's Excel VBA reference.
"""

# ruff: noqa: N803 - the names of arguments are Excel's own
from __future__ import annotations

import contextlib
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, Protocol

from taskbook.adapters.xlsx.area import MAX_COLUMN, Area, column_letters, parse_area
from tests.live.pywin32 import OPEN, REJECTED, Com, ComError, refused

Rows = list[list[Any]]
VISIBLE, HIDDEN, VERY_HIDDEN = -1, 0, 2
CALCULATION = {"automatic": -4105, "manual": -4135}
# Uses that are work for Excel even though nothing is assigned.
WORK = frozenset(
    ["Value", "Value2", "Formula", "Copy", "Delete", "Activate", "Select", "ShowAllData", "ClearContents", "AutoFit"]
)


class Store(Protocol):
    """Sheets of one workbook."""

    name: str
    folder: str
    read_only: bool
    structure_locked: bool

    def sheets(self) -> Sequence[SheetStore]: ...

    def copy(self, sheet: SheetStore, place: int) -> SheetStore: ...

    def delete(self, sheet: SheetStore) -> None: ...

    def active(self) -> SheetStore: ...

    def activate(self, sheet: SheetStore) -> None: ...

    def show_status(self, text: str | None) -> None: ...

    def redraw(self, on: bool) -> None: ...


class TableStore(Protocol):
    """A table (ListObject)."""

    name: str
    area: Area
    headings: bool
    totals: bool
    filter: FilterStore | None


class FilterStore(Protocol):
    """A filter: what is asked of each column (1-based), as (Criteria1, Operator, Criteria2)."""

    area: Area
    criteria: dict[int, tuple[Any, Any, Any]]


class SheetStore(Protocol):
    """Cells of one sheet. Values are what COM gives and takes."""

    name: str
    visible: int
    protected: bool
    filter: FilterStore | None

    def read(self, area: Area, dates: bool = True) -> Rows: ...

    def write(self, area: Area, rows: Rows) -> None: ...

    def formulas(self, area: Area) -> list[list[str]]: ...

    def count_formulas(self, area: Area) -> int: ...

    def formats(self, area: Area) -> list[list[str]]: ...

    def set_format(self, areas: Sequence[Area], number_format: str) -> None: ...

    def has_array(self, area: Area) -> bool: ...

    def used(self) -> Area: ...

    def tables(self) -> Sequence[TableStore]: ...

    def merged(self) -> Sequence[Area]: ...

    def fit_rows(self, area: Area) -> None: ...


class Counted(Com):
    """Counts uses of COM names, and refuses them while Excel is busy."""

    _app: Application

    def __getattribute__(self, name: str) -> Any:
        if name[0].isupper():
            object.__getattribute__(self, "_app").count(type(self).__name__, name, name in WORK)
        return object.__getattribute__(self, name)

    def __setattr__(self, name: str, value: Any) -> None:
        if name[0].isupper():
            self._app.count(type(self).__name__, name, True)
        object.__setattr__(self, name, value)


class Application(Counted):
    """A running Excel. `busy` is how many calls it still turns away; `log` keeps what was done, for the tests."""

    def __init__(self, hwnd: int = 1001) -> None:
        self.round_trips = 0
        self.operations: Counter[str] = Counter()
        self.busy = 0
        self.states: list[tuple[str, Any]] = []
        self.books: list[Workbook] = []
        self.ready = True
        object.__setattr__(self, "_app", self)
        self._hwnd = hwnd
        self._settings: dict[str, Any] = {
            "ScreenUpdating": True,
            "EnableEvents": True,
            "Calculation": CALCULATION["automatic"],
            "DisplayAlerts": True,
            "StatusBar": False,
            "Interactive": True,
        }
        OPEN[hwnd] = self

    def count(self, kind: str, name: str, is_work: bool) -> None:
        if self.busy > 0:
            self.busy -= 1
            raise ComError(REJECTED, "Call was rejected by callee.")
        self.round_trips += 1
        if is_work:
            self.operations[f"{kind}.{name}"] += 1

    def open(self, store: Store) -> Workbook:
        book = Workbook(self, store)
        self.books.append(book)
        return book

    def __getattr__(self, name: str) -> Any:
        settings = object.__getattribute__(self, "_settings")
        if name in settings:
            return settings[name]
        raise AttributeError(name)

    def __setattr__(self, name: str, value: Any) -> None:
        if name[0].isupper():
            self.count("Application", name, True)
            self._settings[name] = value
            self.states.append((name, value))
            for book in self.books:
                if name == "StatusBar":
                    book.store.show_status(value if isinstance(value, str) else None)
                elif name == "ScreenUpdating":
                    book.store.redraw(value)
        else:
            object.__setattr__(self, name, value)

    @property
    def Hwnd(self) -> int:
        return self._hwnd

    @property
    def Ready(self) -> bool:
        return self.ready

    @property
    def Version(self) -> str:
        return "16.0"

    @property
    def Workbooks(self) -> Workbooks:
        return Workbooks(self)

    @property
    def ActiveWorkbook(self) -> Workbook:
        return self.books[-1]


class Workbooks(Counted):
    def __init__(self, app: Application) -> None:
        self._app = app

    @property
    def Application(self) -> Application:
        return self._app

    @property
    def Count(self) -> int:
        return len(self._app.books)

    def __iter__(self) -> Iterator[Workbook]:
        return iter(list(self._app.books))

    def __call__(self, key: str | int) -> Workbook:
        self._app.count("Workbooks", "Item", False)
        if isinstance(key, int):
            return self._app.books[key - 1]
        for book in self._app.books:
            if book.store.name.lower() == key.lower():
                return book
        raise refused(f"no workbook {key}")


class Workbook(Counted):
    def __init__(self, app: Application, store: Store) -> None:
        self._app = app
        self.store = store

    @property
    def Application(self) -> Application:
        return self._app

    @property
    def Name(self) -> str:
        return self.store.name

    @property
    def FullName(self) -> str:
        raise AssertionError("a workbook's full name can be an address of OneDrive: it is never asked for")

    @property
    def Path(self) -> str:
        return self.store.folder

    @property
    def ReadOnly(self) -> bool:
        return self.store.read_only

    @property
    def ProtectStructure(self) -> bool:
        return self.store.structure_locked

    @property
    def Worksheets(self) -> Worksheets:
        return Worksheets(self)

    @property
    def ActiveSheet(self) -> Worksheet:
        return Worksheet(self, self.store.active())

    def Activate(self) -> None:
        self._app.books.remove(self)
        self._app.books.append(self)


class Worksheets(Counted):
    def __init__(self, book: Workbook) -> None:
        self._book, self._app = book, book._app

    @property
    def Parent(self) -> Workbook:
        return self._book

    @property
    def Count(self) -> int:
        return len(self._book.store.sheets())

    def __iter__(self) -> Iterator[Worksheet]:
        for store in list(self._book.store.sheets()):
            self._app.count("Worksheets", "Next", False)
            yield Worksheet(self._book, store)

    def __call__(self, key: str | int) -> Worksheet:
        self._app.count("Worksheets", "Item", False)
        sheets = self._book.store.sheets()
        if isinstance(key, int):
            return Worksheet(self._book, sheets[key - 1])
        for store in sheets:
            if store.name.lower() == key.lower():
                return Worksheet(self._book, store)
        raise refused(f"no sheet {key}")


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
        if not 0 < len(name) <= 31 or re.search(r"[\[\]:*?/\\]", name) or name.lower() in taken:
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
            if len(first) > 255:
                raise refused("an address is at most 255 characters long")
            return Range(self, [_area(piece) for piece in first.split(",")])
        one, other = (getattr(corner, "_inner", corner).areas[0] for corner in (first, last))
        return Range(self, [Area(one.first_row, one.first_column, other.last_row, other.last_column)])

    def Activate(self) -> None:
        if self.store.visible != VISIBLE:
            raise refused("a hidden sheet cannot be activated")
        self._book.Activate()
        self._book.store.activate(self.store)

    def Select(self) -> None:
        if self._app.ActiveWorkbook is not self._book or self.store.visible != VISIBLE:
            raise refused("only a visible sheet of the active workbook can be selected")
        self._book.store.activate(self.store)

    def Copy(self, Before: Any = None, After: Any = None) -> None:
        if self._book.store.structure_locked:
            raise refused("the structure is protected")
        anchor = getattr(Before or After, "_inner", Before or After)
        place = [sheet.name for sheet in self._book.store.sheets()].index(anchor.store.name) + (0 if Before else 1)
        copy = self._book.store.copy(self.store, place)
        if copy.visible == VISIBLE:
            self._book.store.activate(copy)
        self._book.Activate()

    def Delete(self) -> None:
        self._book.store.delete(self.store)

    def ShowAllData(self) -> None:
        if not self.FilterMode:
            raise refused("nothing is filtered")
        assert self.store.filter is not None
        self.store.filter.criteria.clear()


class Range(Counted):
    def __init__(self, sheet: Worksheet, areas: list[Area]) -> None:
        self._app = sheet._app
        self._sheet, self.areas = sheet, areas

    @property
    def area(self) -> Area:
        return self.areas[0]

    @property
    def Worksheet(self) -> Worksheet:
        return self._sheet

    @property
    def Parent(self) -> Worksheet:
        return self._sheet

    @property
    def Row(self) -> int:
        return self.area.first_row

    @property
    def Column(self) -> int:
        return self.area.first_column

    @property
    def Rows(self) -> _Lines:
        return _Lines(self, self.area.last_row - self.area.first_row + 1)

    @property
    def Columns(self) -> _Lines:
        return _Lines(self, self.area.last_column - self.area.first_column + 1)

    @property
    def Count(self) -> int:
        return _size(self.area)

    def __call__(self, row: int, column: int) -> Range:
        self._app.count("Range", "Item", False)
        area = self.area
        place = (area.first_row + row - 1, area.first_column + column - 1)
        return Range(self._sheet, [Area(*place, *place)])

    @property
    def Address(self) -> str:
        return ",".join(_absolute(area) for area in self.areas)

    @property
    def Value(self) -> Any:
        return _given(self._sheet.store.read(self.area))

    @Value.setter
    def Value(self, value: Any) -> None:
        store = self._sheet.store
        if store.protected:
            raise refused("the sheet is protected")
        assert len(self.areas) == 1, "values go into one area"
        store.write(self.area, self._grid(value))

    @property
    def Value2(self) -> Any:
        return _given(self._sheet.store.read(self.area, dates=False))

    @property
    def Formula(self) -> Any:
        return _given(self._sheet.store.formulas(self.area))

    @property
    def HasFormula(self) -> bool | None:
        found = self._sheet.store.count_formulas(self.area)
        return None if 0 < found < _size(self.area) else found > 0

    @property
    def HasArray(self) -> bool:
        return self._sheet.store.has_array(self.area)

    @property
    def MergeCells(self) -> bool | None:
        touched = [area for area in self._sheet.store.merged() if area.clip(self.area)]
        if not touched:
            return False
        return True if len(touched) == 1 and self.area.clip(touched[0]) == self.area else None

    @property
    def MergeArea(self) -> Range:
        touched = [area for area in self._sheet.store.merged() if area.clip(self.area)]
        return Range(self._sheet, touched or [self.area])

    @property
    def NumberFormat(self) -> str | None:
        found = {text for area in self.areas for row in self._sheet.store.formats(area) for text in row}
        return found.pop() if len(found) == 1 else None

    @NumberFormat.setter
    def NumberFormat(self, number_format: str) -> None:
        if self._sheet.store.protected:
            raise refused("the sheet is protected")
        self._sheet.store.set_format(self.areas, number_format)

    def AutoFilter(
        self, Field: int, Criteria1: Any = None, Operator: Any = None, Criteria2: Any = None, **_: Any
    ) -> None:
        self._app.operations["Range.AutoFilter"] += 1
        found = self._sheet.store.filter
        for table in self._sheet.store.tables():
            if table.area == self.area:
                found = table.filter
        assert found is not None, "no filter there"
        if Criteria1 is None:
            found.criteria.pop(Field, None)
        else:
            found.criteria[Field] = (Criteria1, Operator or 0, Criteria2)

    def _grid(self, value: Any) -> Rows:
        height, width = self.area.last_row - self.area.first_row + 1, self.area.last_column - self.area.first_column + 1
        if not isinstance(value, (list, tuple)):
            return [[value] * width for _ in range(height)]
        assert (len(value), len(value[0])) == (height, width), "as many values as cells"
        return [list(row) for row in value]


class _Lines(Counted):
    """Rows or columns of a range."""

    def __init__(self, cells: Range, count: int) -> None:
        self._app, self._cells, self._count = cells._app, cells, count

    @property
    def Count(self) -> int:
        return self._count

    def AutoFit(self) -> None:
        self._cells._sheet.store.fit_rows(self._cells.area)


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

    def Item(self, key: str | int) -> ListObject:
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


UNREADABLE = object()  # what is asked for when days were picked from a tree


def _given(rows: Rows) -> Any:
    """COM gives one cell bare, and all else as rows."""
    return rows[0][0] if len(rows) == 1 and len(rows[0]) == 1 else tuple(tuple(row) for row in rows)


def _area(text: str) -> Area:
    area = parse_area(text)
    if area is not None:
        return area
    with contextlib.suppress(ValueError):
        first, last = (int(part) for part in text.replace("$", "").split(":"))
        return Area(first, 1, last, MAX_COLUMN)
    raise refused(f"no such range: {text}")


def _size(area: Area) -> int:
    return (area.last_row - area.first_row + 1) * (area.last_column - area.first_column + 1)


def _absolute(area: Area) -> str:
    corners = ((area.first_row, area.first_column), (area.last_row, area.last_column))
    names = [f"${column_letters(column)}${row}" for row, column in corners]
    return names[0] if names[0] == names[1] else ":".join(names)
