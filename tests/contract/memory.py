"""A workbook that lives in memory alone: the smallest thing that keeps the port's promises."""

from collections.abc import Collection, Sequence

from taskbook.adapters.cells.area import FAR_BELOW
from taskbook.adapters.cells.encode import Encoder
from taskbook.core.cell_address import address
from taskbook.errors import StructureError, WorkbookChangedError
from taskbook.ports import (
    Append,
    BlockChange,
    CellWrite,
    Changes,
    ColumnWrite,
    Grid,
    Link,
    Receipt,
    SheetFill,
    SheetInfo,
    Value,
    Writable,
)
from taskbook_schemas.limits import ROWS_BELOW
from tests.contract.spec import BookSpec, TableSpec

Cells = dict[tuple[int, int], Writable]


def as_read(value: Writable) -> Value:
    """What a written value is when it is read again."""
    return Encoder(date1904=False).encode(value)[2]


class MemoryWorkbook:
    """Meets `ports.Workbook`. What stood before each write stays in `copies`, by the name the receipt gives."""

    label = "trong bộ nhớ.xlsx"

    def __init__(self, book: BookSpec) -> None:
        self._cells: dict[str, Cells] = {sheet.name: _filled(sheet.all_cells()) for sheet in book}
        self._tables: dict[str, Sequence[TableSpec]] = {sheet.name: sheet.tables for sheet in book}
        self._visible = {sheet.name: sheet.visible for sheet in book}
        self.copies: dict[str, MemoryWorkbook] = {}

    def sheets(self) -> Sequence[SheetInfo]:
        return tuple(SheetInfo(name, self._visible[name]) for name in self._cells)

    def tables(self, sheets: Collection[str]) -> dict[str, list[Grid]]:
        return {
            name: [self._grid(name, table) for table in self._tables[name]] for name in self._cells if name in sheets
        }

    def rows_below(self, sheet: str, top: int, width: int) -> list[tuple[int, list[Value]]]:
        rows = list(enumerate(self.block(sheet, top, width), top))
        marked = max((number for number, cells in rows if cells[-1] is not None), default=top - 1)
        return [(number, cells) for number, cells in rows if number > marked and any(x is not None for x in cells)]

    def last_row(self, sheet: str, width: int) -> int:
        cells = self._cells.get(sheet, {})
        filled = (row for row, column in cells if column <= width and as_read(cells[row, column]) is not None)
        return max(filled, default=0)

    def block(self, sheet: str, first_row: int, width: int, height: int | None = None) -> list[list[Value]]:
        if sheet not in self._cells:
            return []
        cells = self._cells[sheet]
        filled = [row for row, column in cells if column <= width and as_read(cells[row, column]) is not None]
        last = max(filled, default=0) if height is None else first_row + height - 1
        return [
            [as_read(cells.get((row, column))) for column in range(1, width + 1)] for row in range(first_row, last + 1)
        ]

    def rename_column(self, sheet: str, heading: str, new: str) -> None:
        """Give a column of a sheet's only table another heading, as a person would."""
        (table,) = self._tables[sheet]
        place = table.column + list(table.columns).index(heading)
        columns = {new if name == heading else name: values for name, values in table.columns.items()}
        self._tables[sheet] = [TableSpec(table.name, table.row, table.column, columns)]
        self._cells[sheet][table.row, place] = new

    def apply(self, changes: Changes) -> Receipt:
        draft = _Draft({name: dict(cells) for name, cells in self._cells.items()}, dict(self._visible))
        for write in changes.columns:
            draft.column(write, self._table(write.sheet, write.table))
        for fill in changes.fills:
            draft.fill(fill)
        for append in changes.appends:
            draft.append(append)
        for cell in changes.cells:
            draft.cell(cell)
        if not draft.changed:
            return Receipt(0)
        if changes.stamp is not None:
            counted = draft.changed, list(draft.blocks)
            draft.cell(changes.stamp)
            draft.changed, draft.blocks = counted
        backup = f"bản sao {len(self.copies) + 1}"
        self.copies[backup] = self._as_it_stands()
        self._cells, self._visible = draft.cells, draft.visible
        for name in draft.new:
            self._tables[name] = ()
        return Receipt(draft.changed, tuple(draft.blocks), backup, tuple(draft.new))

    def _as_it_stands(self) -> "MemoryWorkbook":
        copy = MemoryWorkbook([])
        copy._cells, copy._tables, copy._visible = self._cells, dict(self._tables), self._visible
        return copy

    def _table(self, sheet: str, name: str) -> TableSpec:
        for table in self._tables.get(sheet, ()):
            if table.name == name:
                return table
        raise StructureError(f"{sheet}: {name}")

    def _grid(self, sheet: str, table: TableSpec) -> Grid:
        rows = self.block(sheet, table.row + 1, table.column + len(table.columns) - 1, table.height)
        columns = list(zip(*rows, strict=True))[table.column - 1 :]
        return Grid(
            sheet,
            table.name,
            table.row,
            table.column,
            tuple(table.columns),
            tuple(map(list, columns)),
            below=self._below(sheet, table),
            stray=self._stray(sheet, table),
        )

    def _stray(self, sheet: str, table: TableSpec) -> str | None:
        filled = sorted(place for place, value in self._cells[sheet].items() if value is not None)
        last = max((row for row, _ in filled), default=0)
        if len(self._tables[sheet]) > 1 or last <= table.row + table.height + FAR_BELOW:
            return None
        return address(*next(place for place in filled if place[0] == last))

    def _below(self, sheet: str, table: TableSpec) -> int | None:
        if len(self._tables[sheet]) > 1:
            return None
        first = table.row + table.height + 1
        rows = self.block(sheet, first, table.column + len(table.columns) - 1, ROWS_BELOW)
        filled = [sum(cell is not None for cell in row[table.column - 1 :]) for row in rows]
        return next((row for row, cells in enumerate(filled, first) if cells > 1), None)


class _Draft:
    def __init__(self, cells: dict[str, Cells], visible: dict[str, bool]) -> None:
        self.cells, self.visible = cells, visible
        self.changed = 0
        self.blocks: list[BlockChange] = []
        self.new: list[str] = []

    def column(self, write: ColumnWrite, table: TableSpec) -> None:
        if len(write.values) != table.height:
            raise WorkbookChangedError(write.table)
        if write.heading not in table.columns:
            raise StructureError(write.heading)
        column = table.column + list(table.columns).index(write.heading)
        for row, value in enumerate(write.values, table.row + 1):
            self._put(write.sheet, row, column, value, told=True)

    def cell(self, write: CellWrite) -> None:
        stands = as_read(self._sheet(write.sheet).get((write.row, write.column)))
        if write.guarded and stands != as_read(write.expect):  # type: ignore[arg-type]
            raise WorkbookChangedError(write.sheet)
        self._put(write.sheet, write.row, write.column, write.value, told=True)

    def fill(self, fill: SheetFill) -> None:
        if fill.sheet not in self.cells and fill.template is not None:
            self.cells[fill.sheet] = dict(self._sheet(fill.template))
            self.visible[fill.sheet] = True
            self.new.append(fill.sheet)
            self.changed += 1
        cells = self._sheet(fill.sheet)
        used = [row for row, _ in cells if fill.until is None or row <= fill.until]
        last = max([*used, fill.top + len(fill.rows) - 1])
        for row in range(fill.top, last + 1):
            values = fill.rows[row - fill.top] if row - fill.top < len(fill.rows) else ()
            for column in range(1, fill.width + 1):
                self._put(fill.sheet, row, column, values[column - 1] if column <= len(values) else None)
        for row, column, value in fill.cells:
            self._put(fill.sheet, row, column, value)
        if fill.visible is not None and fill.visible != self.visible[fill.sheet]:
            self.visible[fill.sheet] = fill.visible
            self.changed += 1

    def append(self, append: Append) -> None:
        cells = self._sheet(append.sheet)
        top = max([append.top] + [row + 1 for row, _ in cells])
        for row, values in enumerate(append.rows, top):
            for column, value in enumerate(values, 1):
                self._put(append.sheet, row, column, value, told=True)

    def _sheet(self, name: str) -> Cells:
        if name not in self.cells:
            raise StructureError(name)
        return self.cells[name]

    def _put(self, sheet: str, row: int, column: int, value: Writable, told: bool = False) -> None:
        cells = self._sheet(sheet)
        old = cells.get((row, column))
        same = old == value if isinstance(old, Link) or isinstance(value, Link) else as_read(old) == as_read(value)
        if same:
            return
        self.changed += 1
        if told:
            self.blocks.append(BlockChange(sheet, row, column, [[as_read(old)]], [[value]]))
        cells[row, column] = value
        if as_read(value) is None:
            del cells[row, column]


def _filled(cells: Cells) -> Cells:
    return {place: value for place, value in cells.items() if as_read(value) is not None}
