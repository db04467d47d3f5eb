"""Excel's ranges over a store."""

# ruff: noqa: N803 - the names of arguments are Excel's own
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from taskbook.adapters.cells.area import Area, column_letters
from tests.live.counted import Counted
from tests.live.limits import COLUMNS, LONGEST_NUMBER_FORMAT, NUMBER_FORMATS, ROWS, letters
from tests.live.pywin32 import refused
from tests.live.stores import Rows

if TYPE_CHECKING:
    from tests.live.excel_sheet import Worksheet


class Range(Counted):
    def __init__(self, sheet: Worksheet, areas: list[Area]) -> None:
        self._app = sheet._app
        self._sheet, self.areas = sheet, areas
        if not all(_is_on_a_sheet(area) for area in areas):
            raise refused("a sheet has 1,048,576 rows and 16,384 columns")

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
        known = self._sheet._book.number_formats
        known.add(number_format)
        if letters(number_format) > LONGEST_NUMBER_FORMAT or len(known) > NUMBER_FORMATS:
            raise refused("too long a number format, or too many different ones")
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


def _given(rows: Rows) -> Any:
    """COM gives one cell bare, and all else as rows."""
    return rows[0][0] if len(rows) == 1 and len(rows[0]) == 1 else tuple(tuple(row) for row in rows)


def _is_on_a_sheet(area: Area) -> bool:
    return min(area.first_row, area.first_column) >= 1 and area.last_row <= ROWS and area.last_column <= COLUMNS


def _size(area: Area) -> int:
    return (area.last_row - area.first_row + 1) * (area.last_column - area.first_column + 1)


def _absolute(area: Area) -> str:
    corners = ((area.first_row, area.first_column), (area.last_row, area.last_column))
    names = [f"${column_letters(column)}${row}" for row, column in corners]
    return names[0] if names[0] == names[1] else ":".join(names)
