"""Every code an issue of the data can have, how much it matters, and how an issue at a cell is made.

The sentences for each code are in `taskbook.texts.issues`.
"""

from __future__ import annotations

from collections.abc import Mapping

from taskbook.core.issues import Issue, Severity

_ERRORS = """
text_in_date impossible_date number_in_date date_out_of_range number_as_text text_in_number date_in_number not_integer
error_value truth_value percent_out_of_range negative_number year_out_of_range choice_unknown required_blank bad_value
id_missing stray_row lead_names_nobody duplicate duplicate_across_sheets email_bad merged_cells
setting_unusable plan_year_missing plan_sheet_repeated
rows_below_table formula_in_id headings_unreadable
unknown_unit unknown_leader unit_name_conflict leader_name_conflict declared_plan declared_section
completed_before_issue completed_in_future extension_without_document extension_not_later halt_without_document
amendment_without_document amendment_decision_unknown amendment_incomplete amendment_task_unknown amendment_day_unusable
"""
_PLAN_STOPS = """
plan_sheet_missing plan_year_unknown plan_table_missing plan_table_twice plan_columns_missing plan_column_repeated
"""
_WARNINGS = """
percent_fraction plan_not_dated plan_year_differs report_in_future measured_in_future
day_without_product product_without_day progress_without_day
stray_cell columns_missing heading_plan_unknown heading_unused heading_repeated
none_said product_says_none day_month_swapped
document_without_extension extension_document_undated extension_asked_not_later document_without_halt
deadline_unreadable plan_without_tasks unknown_coordinator
unclear_leader unclear_assignee unclear_time unclear_lead unclear_product reference_after_plan
document_not_dated
document_without_amendment amendment_document_undated amendment_without_task amendment_deadline_without_day
"""
_HINTS = """
columns_to_come formula_in_input filter_on unit_spellings several_leads unclear_coordinate unclear_authority
day_as_text number_read document_vague report_day_missing looks_like_another
id_to_come no_plans amendment_to_write
"""

SEVERITY: Mapping[str, Severity] = {
    **dict.fromkeys((_ERRORS + _PLAN_STOPS).split(), Severity.ERROR),
    **dict.fromkeys(_WARNINGS.split(), Severity.WARNING),
    **dict.fromkeys(_HINTS.split(), Severity.HINT),
}

PLAN_STOPS = frozenset(_PLAN_STOPS.split())
"""Issues for which a whole plan stands aside; each names it (detail `plan`)."""
BELOW = "rows_below_table"
"""Rows that look like a table's and stand below it."""
LEFT_OUT = PLAN_STOPS | {BELOW}
"""Issues for which something the office has typed counts nowhere: said in the message that ends an action, too."""


def sheet_issue(code: str, sheet: str, **details: str) -> Issue:
    """An issue of a whole sheet."""
    return Issue(code=code, severity=SEVERITY[code], sheet=sheet, details=tuple(details.items()))
