"""What is said once a workbook was renewed."""

from __future__ import annotations

from collections.abc import Iterator

from taskbook.actions.renew import RenewReport
from taskbook.core.cell_address import address
from taskbook.texts import renewal as texts
from taskbook.texts.outcomes import backup_kept
from taskbook_schemas.version import LAYOUT_VERSION, WORDS_SHEET


def renewed_lines(report: RenewReport, *, is_open: bool = False) -> Iterator[str]:
    """Say what came, what found no room, what stays as it was, and what to do next; `is_open`: in Excel, by now."""
    made = report.renewed
    if report.backup is None:
        yield texts.already_current(report.label, LAYOUT_VERSION)
    else:
        yield texts.renewed(report.label, report.facts.version, LAYOUT_VERSION)
    sheets = [sheet for sheet in made.sheets if sheet != WORDS_SHEET]
    if sheets:
        yield texts.sheets_added(sheets)
    for sheet, kept in made.replaced:
        yield texts.replaced(sheet, kept)
    if made.pointing:
        yield texts.pointing(made.pointing)
    for sheet, headings in made.columns:
        yield texts.columns_added(sheet, headings)
    for rows in made.rows:
        yield texts.rows_taken(*rows)
    if made.settings:
        yield texts.settings_added(made.settings)
    for sheet, taken in made.in_the_way:
        yield texts.in_the_way(sheet, address(taken.row, taken.column))
    yield from map(texts.left_out, report.facts.left_out)
    if made.macros_kept:
        yield texts.MACROS_KEPT
    if report.backup is not None:
        yield backup_kept(report.backup)
        yield texts.NEXT_OPEN if is_open else texts.NEXT
