"""Small previews for tests: rows as a person sees them on the sheet `Nhập kế hoạch`."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from taskbook.core.intake.heads import Standing
from taskbook.core.intake.model import Origin, Preview, PreviewColumn, PreviewHead, PreviewRow, SourceMark
from taskbook.ports import Value
from taskbook.sheets.intake import intake_fill
from taskbook_schemas.choices import PLAN_NEW, ROW_SECTION, ROW_TASK
from taskbook_schemas.layout import Intake
from taskbook_schemas.task_columns import SECTION_SEPARATOR

HEADINGS = ("TT", "Nội dung", "Chủ trì", "Thời gian", "Ghi chú")
MEANINGS = ("Số thứ tự", "Nhiệm vụ", "Đơn vị chủ trì", "Thời hạn", "Cột riêng")
COLUMNS = tuple(PreviewColumn(*pair) for pair in zip(HEADINGS, MEANINGS, strict=True))
HEAD = PreviewHead(
    "12/KH-UBND", "UBND xã An Bình", date(2026, 3, 2), 2026, "Chuyển đổi số", "CDS26", "CDS 2026", PLAN_NEW, "1"
)
NOTHING = Standing({}, frozenset(), frozenset(), {})


def section(heading: str, *outer: str) -> PreviewRow:
    path = (*outer, heading)
    return PreviewRow(
        ROW_SECTION, "", SECTION_SEPARATOR.join(path), ("", heading), Origin(ROW_SECTION, "", path, heading)
    )


def task(
    id_: str, number: str, name: str, *path: str, lead: str = "Phòng Kinh tế", more: tuple[str, ...] = ()
) -> PreviewRow:
    cells = (number, name, lead, "Quý II", *more)
    return PreviewRow(ROW_TASK, id_, SECTION_SEPARATOR.join(path), cells, Origin(ROW_TASK, id_, path))


def typed(take: str, *cells: str, id_: str = "", section: str = "") -> PreviewRow:
    """A row that a person added."""
    return PreviewRow(take, id_, section, cells)


def preview(*rows: PreviewRow, **head: object) -> Preview:
    """A preview whose rows stand from the first row of the sheet's body down."""
    placed = tuple(replace(row, row=at) for at, row in enumerate(rows, Intake.TOP))
    source = SourceMark("/ke-hoach.docx", "abc", 1, "CDS26", None)
    return Preview(replace(HEAD, **head), COLUMNS, placed, source)  # type: ignore[arg-type]


def block_of(shown: Preview) -> list[list[Value]]:
    """The sheet's cells from the row of the head down, as they are read after they were written."""
    fill = intake_fill(shown)
    width = Intake.WIDTH
    head: list[list[Value]] = [[None] * width for _ in range(Intake.HEAD_ROW, Intake.TOP)]
    for row, column, value in fill.cells:
        if row >= Intake.HEAD_ROW:
            head[row - Intake.HEAD_ROW][column - 1] = value  # type: ignore[call-overload]
    return [*head, *[list(row) for row in fill.rows]]  # type: ignore[list-item]
