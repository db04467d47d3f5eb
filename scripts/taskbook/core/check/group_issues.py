"""Many gaps of one kind become one line with their count and the first cells, so that a first check is a short page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from taskbook.core.gathered import Place
from taskbook.core.issues import Issue, Severity

CELLS_SHOWN = 8
_FOLDED_ABOVE = {Severity.ERROR: 10, Severity.WARNING: 5, Severity.HINT: 3}
"""So many of one kind in one column stand alone: each is somebody's work."""
_BY_NAME = frozenset({"unknown_unit", "unknown_coordinator", "unknown_leader"})
"""One unknown name is one trouble, however many cells hold it."""
_ALONE = {"looks_like_another": 30}
"""Each of these names another cell, so that more of them stand alone than of their kind."""


def gap(place: Place, code: str, field: str, rows: Sequence[int], **details: str) -> Issue:
    """One issue for all these rows (at least one) whose cell of `field` has a gap."""
    first = place.issue(code, rows[0], field, **details)
    return _counted(first, [place.cell(row, field) for row in rows[: CELLS_SHOWN + 1]], len(rows))


def fold(issues: Iterable[Issue]) -> list[Issue]:
    """Join issues of one code, sheet and column when they are many, in the place of the first."""
    groups: dict[tuple[str, str, str, str], list[Issue]] = {}
    for issue in issues:
        name = issue.value if issue.code in _BY_NAME else ""
        groups.setdefault((issue.code, issue.sheet, issue.heading or "", name), []).append(issue)
    return [issue for group in groups.values() for issue in _folded(group)]


def _folded(group: list[Issue]) -> list[Issue]:
    limit = 1 if group[0].code in _BY_NAME else _ALONE.get(group[0].code, _FOLDED_ABOVE[group[0].severity])
    if len(group) <= limit:
        return group
    cells = [issue.cell for issue in group[: CELLS_SHOWN + 1] if issue.cell]
    return [_counted(group[0], cells, sum(issue.count for issue in group))]


def _counted(first: Issue, cells: Sequence[str], count: int) -> Issue:
    """The first issue, standing for `count`; `cells` has one more than are shown when there are more."""
    if count == 1:
        return first
    shown = ", ".join(cells[:CELLS_SHOWN]) + (" …" if len(cells) > CELLS_SHOWN else "")
    return replace(first, count=count, details=(*first.details, ("cells", shown)))
