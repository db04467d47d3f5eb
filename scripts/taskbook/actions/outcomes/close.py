"""What is said once a period was closed."""

from __future__ import annotations

from taskbook.actions.close import CloseReport
from taskbook.actions.outcomes.refresh import refreshed_lines
from taskbook.core.period.compare import compare
from taskbook.texts import closing as texts


def closed_lines(label: str, report: CloseReport) -> list[str]:
    """Return what was closed, what changed since the period before, and what the refresh found."""
    mark, before = report.mark, report.before
    lines = [texts.closed(mark.period.name, mark.as_of, mark.nth, mark.count)]
    if before is None:
        lines.append(texts.first(mark.period.before.name))
    else:
        found = compare(report.lines, before.lines)
        name = before.mark.period.name
        lines.append(texts.compared(name, len(found.done), len(found.newly_late), len(found.still_late)))
        if before.lost:
            lines.append(texts.lost(name, before.lost))
    return [*lines, "", *refreshed_lines(label, report.refreshed)]
