"""Everything that is wrong or doubtful in a workbook's data, as one list for the sheet of checks.

`check` adds to what gathering found (cells that cannot be used, rows their table's model refuses) what needs two cells
or two tables: contradictions inside a row (`rows`), ids, deadlines and figures (`cross`), names (`names`), declared
counts (`declared`), documents of a later day (`references`) and gaps of the "6 rõ" (`six_clear`). Many of one kind
become one line (`fold`). Nothing here raises, and no issue stops another row.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from taskbook.core.check.cross import duplicate_ids, future_figures, unreadable_deadlines
from taskbook.core.check.declared import declared_issues
from taskbook.core.check.group_issues import fold
from taskbook.core.check.names import name_issues
from taskbook.core.check.references import reference_issues
from taskbook.core.check.rows import row_issues
from taskbook.core.check.six_clear import six_clear_issues
from taskbook.core.gathered import Gathered
from taskbook.core.issues import Issue, Severity
from taskbook.core.parsed_cells import Readings

__all__ = ["check"]

_SEVERITIES = list(Severity)


def check(gathered: Gathered, readings: Readings, today: date) -> tuple[Issue, ...]:
    """All issues, those of gathering too: errors first, then by sheet (plans first) and row. `today`: the run's."""
    issues = fold(issue for issue in (*gathered.issues, *_found(gathered, readings, today)) if not _nowhere(issue))
    sheets = [table.grid.sheet for table in gathered.tables]
    sheets += [filled.place.grid.sheet for filled in gathered.fixed.values()]
    order = {sheet: index for index, sheet in enumerate(sheets)}
    return tuple(sorted(issues, key=lambda issue: _order(issue, order)))


def _found(gathered: Gathered, readings: Readings, today: date) -> Iterator[Issue]:
    yield from declared_issues(gathered)
    yield from duplicate_ids(gathered)
    for table in gathered.tables:
        yield from row_issues(table, readings, today)
        yield from unreadable_deadlines(table, readings)
        yield from six_clear_issues(table, readings)
    yield from name_issues(gathered, readings)
    yield from reference_issues(gathered)
    yield from future_figures(gathered, today)


def _nowhere(issue: Issue) -> bool:
    """Whether an issue is at a column that its table does not have: the missing column itself is told once."""
    return issue.row is not None and not issue.cell


def _order(issue: Issue, sheets: dict[str, int]) -> tuple[int, int, int]:
    return _SEVERITIES.index(issue.severity), sheets.get(issue.sheet, len(sheets)), issue.row or 0
