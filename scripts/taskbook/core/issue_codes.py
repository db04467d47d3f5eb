"""Every code an issue of the data can have, how much it matters, and how an issue at a cell is made.

The sentences for each code are in `taskbook.texts.issues`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from taskbook.core.issues import Issue, Severity
from taskbook.ports import CellError, Grid, Value

_ERRORS = """
text_in_date impossible_date number_in_date date_out_of_range number_as_text text_in_number date_in_number not_integer
error_value truth_value percent_out_of_range negative_number year_out_of_range choice_unknown required_blank bad_value
id_missing stray_row lead_names_nobody duplicate duplicate_across_sheets email_bad merged_cells
setting_unusable plan_year_missing plan_sheet_repeated no_plans
unknown_unit unknown_leader unit_name_conflict leader_name_conflict declared_plan declared_section
completed_before_issue completed_in_future extension_without_document extension_not_later halt_without_document
"""
_WARNINGS = """
percent_fraction plan_not_dated plan_year_differs report_in_future measured_in_future
day_without_product product_without_day progress_without_day
rows_below_table stray_cell
none_said product_says_none day_month_swapped
document_without_extension extension_document_undated extension_asked_not_later document_without_halt
deadline_unreadable plan_without_tasks unknown_coordinator
unclear_leader unclear_assignee unclear_time unclear_lead unclear_product reference_after_plan
"""
_HINTS = """
formula_in_input filter_on unit_spellings several_leads unclear_coordinate unclear_authority
day_as_text number_read document_vague report_day_missing
"""

SEVERITY: Mapping[str, Severity] = {
    **dict.fromkeys(_ERRORS.split(), Severity.ERROR),
    **dict.fromkeys(_WARNINGS.split(), Severity.WARNING),
    **dict.fromkeys(_HINTS.split(), Severity.HINT),
}

_SHOWN = 80
"""Characters of a cell that an issue shows."""


@dataclass(frozen=True, slots=True)
class Place:
    """A table as issues name it: where each field's cells are. `fields` maps a field to the index of its column."""

    grid: Grid
    fields: Mapping[str, int]

    def issue(self, code: str, row: int, field: str, **details: str) -> Issue:
        """The issue `code` at the cell of `field` in sheet row `row`; its value is what stands there."""
        grid = self.grid
        return Issue(
            code=code,
            severity=SEVERITY[code],
            sheet=grid.sheet,
            row=row,
            heading=self.heading(field),
            cell=self.cell(row, field),
            value=shown(grid.columns[self.fields[field]][row - grid.first_row]),
            details=tuple(details.items()),
        )

    def heading(self, field: str) -> str:
        """The field's heading as the table has it, on one line."""
        return " ".join(self.grid.headings[self.fields[field]].split())

    def cell(self, row: int, field: str) -> str:
        """The address of a cell."""
        return address(row, self.grid.first_column + self.fields[field])


def sheet_issue(code: str, sheet: str, **details: str) -> Issue:
    """An issue of a whole sheet."""
    return Issue(code=code, severity=SEVERITY[code], sheet=sheet, details=tuple(details.items()))


def address(row: int, column: int) -> str:
    """The address of a cell (both 1-based): (12, 8) -> "H12"."""
    letters = ""
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{row}"


def shown(value: Value) -> str:
    """A cell's value as a message shows it: days as people write them, long text cut."""
    if value is None:
        return ""
    if isinstance(value, CellError):
        return value.code
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    text = plain_text(value)
    text = text.replace(".", ",") if isinstance(value, float) else text  # Vietnamese writes 0,8
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


def plain_text(value: str | float | int | date) -> str:
    """A text, number or day as text: 12.0 is "12", a date-time keeps its day."""
    if isinstance(value, str):
        return value
    if isinstance(value, date):
        return f"{value.day:02}/{value.month:02}/{value.year}"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return repr(value)
