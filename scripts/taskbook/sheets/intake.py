"""The sheet `Nhập kế hoạch`: a plan that was read, as cells; blank again once the plan was taken."""

from __future__ import annotations

from collections.abc import Iterator

from taskbook.core.intake.model import Origin, Preview, PreviewRow
from taskbook.core.intake.record import write_origin, write_source
from taskbook.core.row_heights import LINE_POINTS, heights_by_kind
from taskbook.ports import SheetFill, Writable
from taskbook.texts import intake as texts
from taskbook.texts.appendix import notice
from taskbook_schemas.choices import ROW_SKIPPED
from taskbook_schemas.layout import Intake
from taskbook_schemas.registry import INTAKE

_LINES = 6  # of a row at most: the whole text is in the cell


def intake_fill(preview: Preview) -> SheetFill:
    """The whole sheet for a plan that was read: what is said of the whole plan, its rows, names that are not known."""
    whole = texts.doubt_lines(preview, map(notice, preview.notices))
    rows = [*map(_remark, whole), *map(_row, preview.rows), *map(_remark, texts.unknown_names(preview))]
    cells = [(*Intake.HEADLINE, texts.headline(preview)), *_head(preview), *_columns(preview)]
    return SheetFill(INTAKE, Intake.TOP, Intake.WIDTH, rows, cells=cells, visible=True, heights=_heights(rows))


def intake_emptied(said: str) -> SheetFill:
    """The sheet without a plan, and why."""
    head: list[tuple[int, int, Writable]] = [(Intake.HEAD_ROW, column, None) for column, _ in Intake.LABELS]
    head += [(Intake.HEAD_ROW, Intake.RECORD + place, None) for place in range(Intake.RECORD_COLUMNS)]
    for place in range(Intake.FIRST, Intake.FIRST + Intake.COLUMNS):
        head += [(Intake.MEANING_ROW, place, None), (Intake.HEADER_ROW, place, None)]
    return SheetFill(INTAKE, Intake.TOP, Intake.WIDTH, [], cells=[(*Intake.HEADLINE, said), *head])


def _head(preview: Preview) -> Iterator[tuple[int, int, Writable]]:
    head = preview.head
    values: dict[int, Writable] = {
        Intake.NUMBER: head.number,
        Intake.ISSUER: head.issuer,
        Intake.ISSUED: head.issued,
        Intake.YEAR: head.year,
        Intake.SUBJECT: head.subject,
        Intake.CODE: head.code,
        Intake.SHEET: head.sheet,
        Intake.WAY: head.way,
        Intake.TABLE: head.table,
    }
    for column, value in values.items():
        yield Intake.HEAD_ROW, column, value or None
    hidden = write_source(preview.source) if preview.source is not None else [None] * Intake.RECORD_COLUMNS
    for place, piece in enumerate(hidden):
        yield Intake.HEAD_ROW, Intake.RECORD + place, piece


def _columns(preview: Preview) -> Iterator[tuple[int, int, Writable]]:
    for place in range(Intake.COLUMNS):
        column = preview.columns[place] if place < len(preview.columns) else None
        yield Intake.MEANING_ROW, Intake.FIRST + place, column.meaning if column else None
        yield Intake.HEADER_ROW, Intake.FIRST + place, column.heading if column else None


def _remark(said: str) -> list[Writable]:
    return _cells(PreviewRow(ROW_SKIPPED, "", "", (), Origin(ROW_SKIPPED)), said)


def _row(row: PreviewRow) -> list[Writable]:
    return _cells(row, texts.remarks(row))


def _cells(row: PreviewRow, said: str) -> list[Writable]:
    body: list[Writable] = [cell or None for cell in row.cells]
    body += [None] * (Intake.COLUMNS - len(body))
    hidden = write_origin(row.origin) if row.origin is not None else [None] * Intake.RECORD_COLUMNS
    return [row.take or None, row.id or None, said or None, row.section or None, *body, *hidden]


def _heights(rows: list[list[Writable]]) -> list[float | None]:
    """Rows as tall as what is wrapped in them: all but a section's path, which is cut off at the cell's edge."""
    shown = [[*row[: Intake.SECTION - 1], None, *row[Intake.SECTION : Intake.RECORD - 1], None] for row in rows]
    wrapped = [column for column in range(1, Intake.RECORD) if column != Intake.SECTION]
    heights = heights_by_kind(shown, Intake.WIDTHS, {None: wrapped})
    return [None if height is None else min(height, _LINES * LINE_POINTS) for height in heights]
