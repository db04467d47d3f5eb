"""A master in memory, and what is read of it and typed into it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from taskbook.core.run import Run
from taskbook.ports import CellWrite, Changes, Value, Workbook
from taskbook_schemas.columns import LOG_HEADINGS
from taskbook_schemas.layout import Log, Review
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


def type_in(book: MemoryWorkbook, row: int = Review.TOP, **cells: Value) -> None:
    """Type into a row of the review: what to choose, or other words."""
    columns = {"proposal": Review.PROPOSAL, "choice": Review.CHOICE, "correction": Review.CORRECTION}
    book.apply(Changes(cells=[CellWrite(REVIEW, row, columns[name], value) for name, value in cells.items()]))  # type: ignore[arg-type]
