"""A master in memory, the files its units would get, and those files as they come back, without any disk."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from taskbook.actions.refresh import judge_workbook
from taskbook.actions.replies import MergeReport, accept, merge
from taskbook.core.replies.raw_file import Cell, RawFile, RawSheet, Rows
from taskbook.core.run import Run
from taskbook.core.unit_file import HEADINGS, INPUT_FIELDS, Batch, UnitFile, batch_id
from taskbook.ports import Value, Workbook, Writable
from taskbook.sheets.split import unit_files
from taskbook_schemas.columns import LOG_HEADINGS
from taskbook_schemas.layout import Log, Review, RowKind, UnitSheet
from taskbook_schemas.registry import LOG, REVIEW, TEMPLATE
from taskbook_schemas.task_columns import TASK_COLUMNS
from tests.contract.memory import MemoryWorkbook
from tests.contract.spec import BookSpec, SheetSpec, TableSpec
from tests.core.builders import HEADER_ROW, Row, task
from tests.core.builders import workbook as tables_of

PLAN_SHEET = "KH 2026"
ECONOMY, POLICE = "Phòng Kinh tế", "Công an xã"
AS_OF = date(2026, 9, 30)
RUN = Run(datetime(2026, 10, 5, 9, 0), "chuyên viên")
LATER = Run(datetime(2026, 10, 20, 9, 0), "chuyên viên")
_PLACES = {column.field: place for place, column in enumerate(TASK_COLUMNS, start=1)}
INPUTS = {field: len(UnitSheet.HEADINGS) + place for place, field in enumerate(INPUT_FIELDS, start=1)}
_BY_FIELD = {column.field: column.heading for column in TASK_COLUMNS}


def heading(field: str) -> str:
    """The heading of a field."""
    return _BY_FIELD[field]


def master(*tasks: Row, settings: Mapping[str, Value] | None = None) -> MemoryWorkbook:
    """A workbook with one plan of these tasks (three when none is named), made before there was a review."""
    rows = tasks or (task(1), task(2), task(3))
    made = tables_of(*rows, settings=settings)
    book: BookSpec = [
        SheetSpec(LOG, {(Log.HEADER_ROW, place): text for place, text in enumerate(LOG_HEADINGS, start=1)}),
        SheetSpec(TEMPLATE, {(1, 1): "UBND XÃ"}, visible=False),
    ]
    for name, grids in made.grids.items():
        specs = [
            TableSpec(
                grid.table,
                HEADER_ROW,
                1,
                {text: list(cells) or [None] for text, cells in zip(grid.headings, grid.columns, strict=True)},
            )  # type: ignore[arg-type]
            for grid in grids
        ]
        book.append(SheetSpec(name, {}, specs))
    return MemoryWorkbook(book)


def two_leads() -> MemoryWorkbook:
    """A workbook whose tasks two units lead together."""
    return master(*(task(number, lead=f"{ECONOMY}; {POLICE}", coordinate=None) for number in (1, 2, 3)))


def sent(book: Workbook, made: datetime = datetime(2026, 10, 1, 8, 0)) -> dict[str, UnitFile]:
    """The files of a batch, by unit."""
    judgement = judge_workbook(book, made.date(), AS_OF)
    batch = Batch(batch_id(AS_OF, made), made, AS_OF, book.label, "UBND XÃ")
    forms = unit_files(judgement.tasks, judgement.gathered.units, judgement.gathered.plans, batch)
    return {form.unit: form for form in forms}


Edits = Mapping[tuple[str, str], Value]


def rows_of(form: UnitFile, edits: Edits | None = None) -> dict[int, dict[int, Cell]]:
    """The visible sheet's cells, with what the unit typed."""
    rows: dict[int, dict[int, Cell]] = {
        3: {1: (form.heading[0], False)},
        UnitSheet.HEADER_ROW: {column: (text, False) for column, text in enumerate(HEADINGS, start=1)},
    }
    for number, row in enumerate(form.rows, start=UnitSheet.TOP):
        rows[number] = {column: (_read(cell), False) for column, cell in enumerate(row.cells, 1) if cell is not None}
        if row.kind is RowKind.TASK:
            for (id, field), value in (edits or {}).items():
                if row.cells[1] == id:
                    rows[number][INPUTS[field]] = (value, False)
    rows = {number: {c: cell for c, cell in cells.items() if cell[0] is not None} for number, cells in rows.items()}
    last = max(rows)
    rows[last + 3] = {2: ("NGƯỜI LẬP", False), 13: ("THỦ TRƯỞNG ĐƠN VỊ", False)}
    return rows


def _read(value: Writable) -> Value:
    return float(value) if isinstance(value, int) else value  # type: ignore[return-value]


def returned(form: UnitFile, edits: Edits | None = None, name: str | None = None, rows: Rows | None = None) -> RawFile:
    """A file as it came back."""
    content = rows_of(form, edits) if rows is None else rows
    digest = repr(sorted((row, sorted(cells.items(), key=str)) for row, cells in content.items()))
    return RawFile(name or form.file_name, form.unit + digest, form.manifest, (RawSheet("Phiếu", content),))


def cell(book: Workbook, id: str, field: str) -> Value:
    """What stands in a task's cell of the master."""
    (grid,) = book.tables([PLAN_SHEET])[PLAN_SHEET]
    return grid.columns[_PLACES[field] - 1][grid.columns[0].index(id)]


def inputs(book: Workbook) -> list[list[Value]]:
    """All cells of the plan's table."""
    (grid,) = book.tables([PLAN_SHEET])[PLAN_SHEET]
    return [list(column) for column in grid.columns]


def place(book: Workbook, id: str, field: str) -> tuple[str, int, int]:
    """Sheet, row and column of a task's cell."""
    (grid,) = book.tables([PLAN_SHEET])[PLAN_SHEET]
    return PLAN_SHEET, grid.first_row + grid.columns[0].index(id), _PLACES[field]


def review(book: Workbook) -> list[list[Value]]:
    """The rows of the review."""
    return book.block(REVIEW, Review.TOP, Review.WIDTH)


def log(book: Workbook) -> list[list[Value]]:
    """The rows of the log."""
    return book.block(LOG, Log.TOP, len(Log.WIDTHS))


def take_in(book: Workbook, *files: RawFile, run: Run = RUN) -> MergeReport:
    """Merge and accept what is chosen already: the sure proposals."""
    report = merge(book, files, run)
    accept(book, run)
    return report
