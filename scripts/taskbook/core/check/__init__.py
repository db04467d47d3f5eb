"""Everything that is wrong or doubtful in a workbook's data, as one list for the sheet of checks.

`check` adds to what the tables' models and rules found (cells that cannot be used, contradictions in a row, between
tables) what needs words understood: deadlines, names, declared counts, documents of a later day (`references`), gaps of
the "6 rõ" (`six_clear`), and tasks that two plans have (`overlaps`). Many of one kind become one line (`group_issues`).
Nothing here raises, and no issue stops another row.

Here: rules across cells and tables. Not here: rules of one row of a table (`taskbook_schemas.models`), the sentences
(`texts.issues`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from taskbook.core.check.amendments import amendment_issues
from taskbook.core.check.assigned import assigned_issues
from taskbook.core.check.deadlines import unreadable_deadlines
from taskbook.core.check.declared import declared_issues
from taskbook.core.check.group_issues import fold
from taskbook.core.check.names import name_issues
from taskbook.core.check.overlaps import overlap_issues
from taskbook.core.check.references import reference_issues
from taskbook.core.check.six_clear import six_clear_issues
from taskbook.core.gathered import Gathered
from taskbook.core.issues import Issue, Severity
from taskbook.core.parsed_cells import Readings

__all__ = ["check"]

_SEVERITIES = list(Severity)


def check(gathered: Gathered, readings: Readings, of_rules: Iterable[Issue] = ()) -> tuple[Issue, ...]:
    """All issues, those of gathering and `of_rules` too: errors first, then by sheet (plans first) and row."""
    told = (*gathered.issues, *of_rules, *_found(gathered, readings))
    issues = fold(issue for issue in told if not _nowhere(issue))
    sheets = [table.grid.sheet for table in gathered.tables]
    sheets += [filled.place.grid.sheet for filled in gathered.fixed.values()]
    order = {sheet: index for index, sheet in enumerate(sheets)}
    return tuple(sorted(issues, key=lambda issue: _order(issue, order)))


def _found(gathered: Gathered, readings: Readings) -> Iterator[Issue]:
    yield from declared_issues(gathered)
    for table in gathered.tables:
        yield from unreadable_deadlines(table, readings)
        yield from six_clear_issues(table, readings)
        yield from assigned_issues(table)
    yield from name_issues(gathered, readings)
    yield from reference_issues(gathered)
    yield from overlap_issues(gathered, readings)
    yield from amendment_issues(gathered)


def _nowhere(issue: Issue) -> bool:
    """Whether an issue is at a column that its table does not have: the missing column itself is told once."""
    return issue.row is not None and not issue.cell


def _order(issue: Issue, sheets: dict[str, int]) -> tuple[int, int, int]:
    return _SEVERITIES.index(issue.severity), sheets.get(issue.sheet, len(sheets)), issue.row or 0
