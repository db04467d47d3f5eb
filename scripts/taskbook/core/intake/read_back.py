"""Reads the sheet `Nhập kế hoạch` back from its cells, as a person left it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from taskbook.core.cell_address import whole_text
from taskbook.core.intake.model import Preview, PreviewColumn, PreviewHead, PreviewRow
from taskbook.core.intake.record import read_origin, read_source
from taskbook.core.typed_days import ImpossibleDayError, sole_day
from taskbook.ports import Value
from taskbook_schemas.choices import OWN_COLUMN
from taskbook_schemas.layout import Intake

_BODY = slice(Intake.FIRST - 1, Intake.FIRST - 1 + Intake.COLUMNS)


def read_preview(block: Sequence[Sequence[Value]]) -> Preview | None:
    """The sheet from the row of the head down; None where no plan was read onto it."""
    below = Intake.TOP - Intake.HEAD_ROW
    if len(block) <= below or not any(whole_text(cell) for row in block[below:] for cell in row):
        return None
    columns = _columns(block[Intake.MEANING_ROW - Intake.HEAD_ROW], block[Intake.HEADER_ROW - Intake.HEAD_ROW])
    rows = (
        _row(number, cells, len(columns))
        for number, cells in enumerate(block[below:], Intake.TOP)
        if any(map(whole_text, cells))
    )
    head = block[0]
    return Preview(_head(head), columns, tuple(rows), read_source(head[Intake.RECORD - 1 :]))


def _head(cells: Sequence[Value]) -> PreviewHead:
    def text(column: int) -> str:
        return whole_text(cells[column - 1]).strip()

    return PreviewHead(
        number=text(Intake.NUMBER),
        issuer=text(Intake.ISSUER),
        issued=_day(cells[Intake.ISSUED - 1]),
        year=_year(cells[Intake.YEAR - 1]),
        subject=text(Intake.SUBJECT),
        code=text(Intake.CODE),
        sheet=text(Intake.SHEET),
        way=text(Intake.WAY),
        table=text(Intake.TABLE),
    )


def _day(cell: Value) -> date | str | None:
    if isinstance(cell, date):
        return date(cell.year, cell.month, cell.day)
    text = whole_text(cell).strip()
    try:
        return sole_day(text) or text or None
    except ImpossibleDayError:
        return text


def _year(cell: Value) -> int | str | None:
    text = whole_text(cell).strip()
    return int(text) if text.isascii() and text.isdecimal() and len(text) == len("2026") else text or None


def _columns(meanings: Sequence[Value], headings: Sequence[Value]) -> tuple[PreviewColumn, ...]:
    """The columns up to the last one that has a heading or is said to be something."""
    pairs = [
        (whole_text(heading).strip(), whole_text(meaning).strip())
        for heading, meaning in zip(headings[_BODY], meanings[_BODY], strict=True)
    ]
    last = max((at for at, pair in enumerate(pairs, 1) if any(pair)), default=0)
    return tuple(PreviewColumn(heading, meaning or OWN_COLUMN) for heading, meaning in pairs[:last])


def _row(number: int, cells: Sequence[Value], width: int) -> PreviewRow:
    body = [whole_text(cell) for cell in cells[_BODY]]
    return PreviewRow(
        take=whole_text(cells[Intake.TAKE - 1]).strip(),
        id=whole_text(cells[Intake.ID - 1]).strip(),
        section=whole_text(cells[Intake.SECTION - 1]).strip(),
        cells=tuple(body[: max(width, _filled(body))]),
        origin=read_origin(cells[Intake.RECORD - 1 :]),
        row=number,
    )


def _filled(cells: Iterable[str]) -> int:
    return max((at for at, cell in enumerate(cells, 1) if cell.strip()), default=0)
