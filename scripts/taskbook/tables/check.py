"""Everything that is wrong or doubtful in a workbook that was read: its rows, its tables together, its words."""

from __future__ import annotations

from datetime import date

from taskbook.core.check import check
from taskbook.core.gathered import Gathered
from taskbook.core.issues import Issue
from taskbook.core.parsed_cells import Readings
from taskbook.tables.cross_rules import cross_issues
from taskbook.tables.row_rules import row_issues


def check_tables(gathered: Gathered, readings: Readings, today: date) -> tuple[Issue, ...]:
    """All issues of a workbook, in the order they are told. `today`: the run's day."""
    return check(gathered, readings, [*row_issues(gathered, readings, today), *cross_issues(gathered, today)])
