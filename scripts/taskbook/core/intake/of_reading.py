"""Makes of an appendix that was read what the sheet `Nhập kế hoạch` shows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from taskbook.core.appendix.identities import under_code
from taskbook.core.appendix.reading import ColumnGuess, Field, Kind, PlanHead, Reading, ReadRow, other_key
from taskbook.core.intake.model import (
    MEANING_OF,
    Origin,
    Preview,
    PreviewColumn,
    PreviewHead,
    PreviewRow,
    Remarks,
    SourceMark,
)
from taskbook_schemas.choices import (
    OWN_COLUMN,
    PLAN_NEW,
    ROW_SECTION,
    ROW_SKIPPED,
    ROW_TARGET,
    ROW_TASK,
)
from taskbook_schemas.layout import Intake
from taskbook_schemas.task_columns import BY_FIELD, SECTION_SEPARATOR

TASK_FIELDS: Final = {Field.TASK: "name", Field.LEADER: "plan_leader"}
"""The task's field by the appendix's, where they are called otherwise."""
_TAKES: Final = {Kind.TASK: ROW_TASK, Kind.SECTION: ROW_SECTION}
_YEAR_AT_END: Final = re.compile(r"(.*\D)(\d\d)")


def preview_of(reading: Reading, file: str, path: str, digest: str) -> Preview:
    """What is shown of a reading; nothing of the workbook is known yet."""
    columns = _Columns(reading)
    plan = reading.plan
    table = reading.candidates[0].table if reading.candidates else 1
    declared = next((count.declared for count in reading.counts if count.section is None), None)
    return Preview(
        head=_head(plan, table),
        columns=columns.shown,
        rows=(*_rows(reading, columns), *_targets(reading, columns)),
        source=SourceMark(path, digest, table, plan.code, declared),
        file=file,
        doubts=reading.doubts,
        notices=reading.notices,
    )


def with_head(preview: Preview, head: PreviewHead) -> Preview:
    """The same under another head: ids follow the plan's code."""
    was = preview.head.code
    if head.code == was or preview.source is None:
        return replace(preview, head=head)

    def named(row: PreviewRow) -> PreviewRow:
        if row.origin is None:
            return row
        id_ = under_code(row.id, was, head.code)
        return replace(row, id=id_, origin=replace(row.origin, id=id_))

    rows = tuple(map(named, preview.rows))
    return replace(preview, head=head, rows=rows, source=replace(preview.source, code=head.code))


def sheet_name(code: str, year: int | None) -> str:
    """The name of a plan's sheet as the two plans of the workbook have it: «KTTN 2025» for KTTN25."""
    found = _YEAR_AT_END.fullmatch(code)
    if found is not None and year is not None and f"{year % 100:02d}" == found[2]:
        return f"{found[1].rstrip('-_. ')} {year}"
    return code


class _Columns:
    """The appendix's columns as they are shown: what it has, then fields its sections give to rows without a column."""

    def __init__(self, reading: Reading) -> None:
        told = {field for row in reading.tasks for field in row.fields}
        self._guesses = [guess for guess in reading.columns if not guess.hidden]
        known = {guess.field for guess in self._guesses}
        self._given = [field for field in Field if field in told and field not in known]
        self._rest = self._guesses[Intake.COLUMNS - len(self._given) :]
        if self._rest:  # more than there is room for: the last one holds what is left, each with its heading
            self._rest = self._guesses[Intake.COLUMNS - len(self._given) - 1 :]
            self._guesses = self._guesses[: -len(self._rest)]
        self._doubled = {name for name, times in Counter(one.heading for one in reading.columns).items() if times > 1}
        self.fields = [*(guess.field for guess in self._guesses), *self._given]

    @property
    def shown(self) -> tuple[PreviewColumn, ...]:
        """The columns with what each seems to be."""
        known = [
            PreviewColumn(_heading(one), MEANING_OF[one.field] if one.field else OWN_COLUMN) for one in self._guesses
        ]
        given = [
            PreviewColumn(BY_FIELD[TASK_FIELDS.get(one, one.value)].heading, MEANING_OF[one]) for one in self._given
        ]
        rest = [PreviewColumn("; ".join(_heading(one) for one in self._rest), OWN_COLUMN)] if self._rest else []
        return (*known, *given, *rest)

    def of_task(self, row: ReadRow) -> tuple[str, ...]:
        """A task's cells."""
        cells = [self._cell(row, guess) for guess in self._guesses]
        cells += [row.fields.get(field, "") for field in self._given]
        left = [f"{_heading(one)}: {text}" for one in self._rest if (text := self._cell(row, one))]
        return (*cells, *(["\n".join(left)] if self._rest else []))

    def as_it_stands(self, row: ReadRow) -> tuple[str, ...]:
        """The cells of a row that is no task."""
        cells = [row.cells[guess.column] for guess in self._guesses]
        return self._filled_up(cells)

    def headed(self, row: ReadRow) -> tuple[str, ...]:
        """A section's cells: its whole heading below the tasks, what it gives to rows below in their columns."""
        return self._filled_up([self._beside(row, guess) for guess in self._guesses])

    def _beside(self, row: ReadRow, guess: ColumnGuess) -> str:
        if guess.field is Field.TASK:
            return row.text
        if guess.field in (None, Field.NUMBER):
            return ""
        text = row.cells[guess.column]
        return text if text != row.text else ""  # a heading over all columns may begin in any of them

    def words(self, text: str) -> tuple[str, ...]:
        """Cells with nothing but these words, below the tasks."""
        return self._filled_up([text if field is Field.TASK else "" for field in self.fields])

    def _filled_up(self, cells: Sequence[str]) -> tuple[str, ...]:
        return (*cells, *[""] * (len(self.fields) + bool(self._rest) - len(cells)))

    def _cell(self, row: ReadRow, guess: ColumnGuess) -> str:
        if guess.field is not None:
            return row.fields.get(guess.field, "")
        if guess.heading in self._doubled:
            return row.cells[guess.column]
        return row.other.get(other_key(guess.heading, guess.column), "")


def unnamed(place: int) -> str:
    """What a column without a heading is called, by its place (from 0)."""
    return f"Cột {place + 1}"


def _heading(guess: ColumnGuess) -> str:
    return guess.heading or unnamed(guess.column)


def _head(plan: PlanHead, table: int) -> PreviewHead:
    return PreviewHead(
        number=plan.number or "",
        issuer=plan.issuer or "",
        issued=plan.issued,
        year=plan.year,
        subject=plan.subject or "",
        code=plan.code,
        sheet=sheet_name(plan.code, plan.year),
        way=PLAN_NEW,
        table=str(table),
    )


def _rows(reading: Reading, columns: _Columns) -> Iterator[PreviewRow]:
    for row in reading.rows:
        if row.kind is Kind.BLANK:
            continue
        take = _TAKES.get(row.kind, ROW_SKIPPED)
        cells = {Kind.TASK: columns.of_task, Kind.SECTION: columns.headed}.get(row.kind, columns.as_it_stands)(row)
        yield PreviewRow(
            take=take,
            id=row.id,
            section=SECTION_SEPARATOR.join(row.section),
            cells=cells,
            origin=Origin(take, row.id, row.section, row.text),
            remarks=Remarks(doubts=row.doubts, skipped=row.kind.value if take == ROW_SKIPPED else ""),
        )


def _targets(reading: Reading, columns: _Columns) -> Iterator[PreviewRow]:
    """Targets are offered: only those that a person chooses are kept."""
    for target in reading.targets:
        yield PreviewRow(ROW_SKIPPED, "", "", columns.words(target.text), Origin(ROW_TARGET, text=target.sentence))
