"""What stands in a sheet where something is wanted, compared with it: the cells that must change."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from taskbook.adapters.cells.area import Area, around, column_letters
from taskbook.adapters.cells.encode import Encoded, link_formula
from taskbook.adapters.cells.journal import Journal
from taskbook.adapters.cells.names import folded
from taskbook.adapters.excel import objects
from taskbook.adapters.excel.cell_values import is_same
from taskbook.adapters.excel.reading import read_formulas
from taskbook.adapters.excel.sheet_view import SheetView
from taskbook.adapters.excel.standing import Wanted
from taskbook.errors import WorkbookChangedError, WorkbookUnsafeToWriteError
from taskbook.ports import BlockChange, CellError, Grid, Link, Value, Writable
from taskbook.texts import excel as texts_excel
from taskbook.texts import saving as texts_saving

Encode = Callable[[Writable], Encoded]


class Image:
    """A rectangle of a sheet as read, asked cell by cell; what lies outside is blank."""

    def __init__(self, view: SheetView, area: Area | None) -> None:
        self.area = area
        self._rows = view.read(area) if area else []
        self._formulas = read_formulas(view.sheet, area) if area and view.has_formulas else []

    def value(self, row: int, column: int) -> Value:
        """What a cell holds."""
        place = self._place(row, column)
        return self._rows[place[0]][place[1]] if place else None

    def formula(self, row: int, column: int) -> str | None:
        """The cell's formula with its "=", None when it holds a plain value."""
        place = self._place(row, column) if self._formulas else None
        if place is None:
            return None
        text = self._formulas[place[0]][place[1]]
        return text if text.startswith("=") and text != self.value(row, column) else None

    def _place(self, row: int, column: int) -> tuple[int, int] | None:
        area = self.area
        if area is None or not area.first_row <= row <= area.last_row:
            return None
        if not area.first_column <= column <= area.last_column:
            return None
        return row - area.first_row, column - area.first_column


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that is wanted: what stands there, what is to be written, how it reads then, and the formula there."""

    old: Value
    value: Writable
    encoded: Encoded
    formula: str | None = None

    @property
    def reads(self) -> Value:
        """What the cell reads as when it is written."""
        return self.encoded[2]


@dataclass(frozen=True, slots=True)
class Difference:
    """What must change in a sheet: all wanted cells, those that are not so yet, and what to tell of it."""

    cells: dict[tuple[int, int], Cell]
    changed: frozenset[tuple[int, int]]
    blocks: tuple[BlockChange, ...]


def compare(wanted: Wanted, label: str, encode: Encode, templates: dict[str, Image]) -> Difference:
    """Read once what stands where something is wanted, and find what differs.

    `templates` keeps what was read of them from one new sheet to the next. WorkbookChangedError when a table or a
    guarded cell is not what was read.
    """
    image = _of_template(wanted, templates) if wanted.is_new else Image(wanted.view, _region(wanted))
    for grid, area in wanted.tables:
        _demand_unchanged(grid, area, image, {edit.column for edit in wanted.edits.columns})
    _demand_guards(wanted, image, label, encode)
    cells: dict[tuple[int, int], Cell] = {}
    changed: set[tuple[int, int]] = set()
    journal = Journal(wanted.name)
    for row in _rows(wanted, image):
        found = [
            (column, Cell(image.value(row, column), value, encode(value), image.formula(row, column)))
            for column, value in wanted.edits.wanted(row)
        ]
        cells.update({(row, column): cell for column, cell in found})
        new = {(row, column) for column, cell in found if not _stands(cell)}
        if new:
            changed |= new
            _refuse_arrays(wanted, image, label, new)
            told = [(column, cell.old, cell.value) for column, cell in found if wanted.edits.is_reported(row, column)]
            if told:
                journal.row(row, told)
    return Difference(cells, frozenset(changed), tuple(journal.blocks()))


def _stands(cell: Cell) -> bool:
    """Tell whether a cell holds its value already; a formula must be the same one."""
    if not is_same(cell.old, cell.reads):
        return False
    wanted = f"={link_formula(cell.value)}" if isinstance(cell.value, Link) else None
    return cell.formula == wanted


def _of_template(wanted: Wanted, templates: dict[str, Image]) -> Image:
    """What a new sheet will hold before it is filled: all that stands in its template."""
    name = wanted.view.name
    if name not in templates:
        used = wanted.view.area
        templates[name] = Image(wanted.view, Area(1, 1, used.last_row, used.last_column))
    return templates[name]


def _region(wanted: Wanted) -> Area | None:
    """The rectangle to be read: all that is written, whole tables, and what an earlier fill left below a body."""
    areas = [*wanted.edits.areas(), *(_with_heading(*table) for table in wanted.tables)]
    body = wanted.edits.body
    if body is not None and body.width:
        last = min(max(body.top, wanted.view.area.last_row), body.until)
        areas.append(Area(body.top, 1, last, body.width))
    return around(areas) if areas else None


def _with_heading(grid: Grid, area: Area) -> Area:
    return Area(grid.header_row, area.first_column, area.last_row, area.last_column) if grid.header_row else area


def _rows(wanted: Wanted, image: Image) -> Iterator[int]:
    """Rows in which something may be wanted, from top to bottom."""
    ranges = wanted.edits.row_ranges()
    body = wanted.edits.body
    if body is not None and image.area is not None:
        ranges = [*ranges, (body.top, min(image.area.last_row, body.until))]
    yield from sorted({row for low, high in ranges for row in range(low, high + 1)})


def _demand_unchanged(grid: Grid, area: Area, image: Image, owned: set[int]) -> None:
    """The table must hold what was read, but for the columns that are written and for formulas, which may move by
    themselves: so no row was sorted, put in or taken out, and nothing was typed that was not judged."""
    for index, (heading, values) in enumerate(zip(grid.headings, grid.columns, strict=True)):
        column = grid.first_column + index
        if folded(image.value(grid.header_row, column)) != heading and grid.header_row >= area.first_row:
            raise WorkbookChangedError(texts_excel.table_moved(grid.sheet, grid.table))
        if column in owned or index in grid.formulas:
            continue
        for row, value in enumerate(values, grid.first_row):
            if not is_same(image.value(row, column), value):
                raise WorkbookChangedError(texts_excel.typed_meanwhile(grid.sheet, f"{column_letters(column)}{row}"))


def _demand_guards(wanted: Wanted, image: Image, label: str, encode: Encode) -> None:
    for (row, column), expected in wanted.edits.guards.items():
        reads = expected if isinstance(expected, CellError) else encode(expected)[2]
        if not is_same(image.value(row, column), reads):
            cell = f"{column_letters(column)}{row}"
            raise WorkbookChangedError(texts_saving.cell_changed(label, wanted.name, cell))


def _refuse_arrays(wanted: Wanted, image: Image, label: str, changed: set[tuple[int, int]]) -> None:
    """Excel takes no value in one cell of a formula that fills several."""
    for row, column in changed:
        if image.formula(row, column) is not None:
            cell = f"{column_letters(column)}{row}"
            if objects.is_array(wanted.source.range(cell)):
                raise WorkbookUnsafeToWriteError(texts_saving.array_formula(label, wanted.name, cell))
