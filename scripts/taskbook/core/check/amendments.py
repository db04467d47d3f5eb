"""Rows of the register `Đề xuất sửa đổi` that cannot take effect, and decided ones that wait to be taken in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace

from taskbook.core.amendments.register import Amendment, Decided, Lack
from taskbook.core.cell_address import address
from taskbook.core.gathered import Gathered
from taskbook.core.issue_codes import sheet_issue
from taskbook.core.issues import Issue
from taskbook_schemas.layout import Amendments
from taskbook_schemas.registry import AMENDMENTS

_CODES: Mapping[Lack, tuple[str, int]] = {
    Lack.DECISION: ("amendment_decision_unknown", Amendments.DECISION),
    Lack.TASK: ("amendment_without_task", Amendments.ID),
    Lack.DEADLINE: ("amendment_deadline_without_day", Amendments.DUE),
}


def amendment_issues(gathered: Gathered) -> Iterator[Issue]:
    """One issue for each row of the register that somebody has to look at."""
    ids = Counter(task.id.casefold() for table in gathered.tables for task in table.tasks)
    for row in gathered.amendments:
        yield from _of_row(row, ids)


def _of_row(row: Amendment, ids: Mapping[str, int]) -> Iterator[Issue]:
    lack = row.lack
    if not row.taken and row.id and ids.get(row.id.casefold(), 0) != 1:
        yield _issue("amendment_task_unknown", row, Amendments.ID, row.id)
    elif lack is Lack.DAY:
        for column in sorted({Amendments.DUE, Amendments.SIGNED} & set(row.unusable)):
            yield _issue("amendment_day_unusable", row, column)
    elif lack is Lack.INCOMPLETE:
        yield _issue("amendment_incomplete", row, _first_missing(row))
    elif lack is not None:
        yield _issue(_CODES[lack][0], row, _CODES[lack][1])
    elif row.is_open:
        yield _issue("amendment_to_write", row, Amendments.DECISION)
    elif row.decision is Decided.WAITING and not row.taken and not row.id:
        yield _issue("amendment_without_task", row, Amendments.ID)


def _first_missing(row: Amendment) -> int:
    """The first cell to fill in before the decision can be taken in."""
    if not (row.approved or row.due):
        return Amendments.APPROVED
    return Amendments.DOCUMENT if row.document is None else Amendments.SIGNED


def _issue(code: str, row: Amendment, column: int, value: str = "") -> Issue:
    issue = sheet_issue(code, AMENDMENTS, task=row.id or row.what)
    heading = Amendments.HEADINGS[column - 1]
    return replace(issue, row=row.row, heading=heading, cell=address(row.row, column), value=value)
