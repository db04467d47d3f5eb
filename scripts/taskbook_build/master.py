"""Builds the master workbook from the plans' sources: the same plans give the same bytes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from io import BytesIO
from itertools import chain, count
from pathlib import Path

from taskbook.adapters.drawing.book import Book, Sheet
from taskbook.adapters.drawing.styles import Styles
from taskbook.adapters.people_file.form import draw_people_form
from taskbook.core.new_plan import NewPlan
from taskbook.core.office import Office
from taskbook.data import default_office
from taskbook.texts import master as texts
from taskbook_build import input_sheets as inputs
from taskbook_build.assigned_sheet import write_assigned_sheet
from taskbook_build.changes_sheet import write_changes_sheet
from taskbook_build.chart_sheet import write_chart_sheet
from taskbook_build.generated_sheets import write_checks_sheet, write_log_sheet, write_unit_template
from taskbook_build.intake_sheet import write_intake_sheet
from taskbook_build.macros import Macros, with_ribbon, write_macros, write_words
from taskbook_build.plan_files import new_plans
from taskbook_build.plan_sheet import write_plan_sheet
from taskbook_build.returned_sheets import (
    write_amendments_sheet,
    write_extensions_sheet,
    write_reports_sheet,
    write_review_sheet,
)
from taskbook_build.settings_sheet import name_tables, write_settings_sheet
from taskbook_build.snapshots_sheet import write_snapshots_sheet
from taskbook_build.summary_sheet import write_summary_sheet
from taskbook_build.tracking_sheets import write_six_clear_sheet, write_tracking_sheet
from taskbook_build.weekly_sheet import write_weekly_sheet
from taskbook_schemas.registry import (
    AMENDMENTS,
    ASSIGNED,
    CHART_DATA,
    CHECKS,
    EXTENSIONS,
    HEADINGS,
    INTAKE,
    LEADERS,
    LOG,
    MOVEMENTS,
    PEOPLE,
    PLANS,
    REPORTS,
    REVIEW,
    SETTINGS,
    SIX_CLEAR,
    SNAPSHOTS,
    SUMMARY,
    TARGETS,
    TEMPLATE,
    TRACKING,
    UNITS,
    WEEKLY,
)
from taskbook_schemas.settings import Setting

CODE_NAMES: Mapping[str, str] = {
    SUMMARY: "shOverview",
    ASSIGNED: "shAssigned",
    TARGETS: "shTargets",
    UNITS: "shUnits",
    LEADERS: "shLeaders",
    PLANS: "shPlans",
    HEADINGS: "shHeadings",
    SETTINGS: "shSettings",
    CHECKS: "shChecks",
    INTAKE: "shIntake",
    LOG: "shLog",
    REVIEW: "shReview",
    EXTENSIONS: "shExtensions",
    AMENDMENTS: "shAmendments",
    REPORTS: "shReports",
    WEEKLY: "shWeekly",
    PEOPLE: "shPeople",
    MOVEMENTS: "shMovements",
    SNAPSHOTS: "shSnapshots",
    TRACKING: "shTracking",
    SIX_CLEAR: "shSixClear",
    CHART_DATA: "shChartData",
    TEMPLATE: "shTemplate",
}
"""Code names of the sheets every workbook has; a plan's sheet is called after the plan's code."""

_NOT_IN_A_CODE_NAME = re.compile(r"\W", re.ASCII)
_CODE_NAME_LETTERS = 24  # leaves room for a number
WORKBOOK_CODE_NAME = "ThisWorkbook"
_WINDOW = (1600, 930)  # dots; a larger one opens beyond the screen
_CREATED = datetime(2026, 1, 1, tzinfo=UTC).replace(tzinfo=None)  # fixed: the build must not depend on the clock


def code_names(plans: Sequence[NewPlan]) -> dict[str, str]:
    """Return the code name of every sheet, in the order of the tabs."""
    of_plans: dict[str, str] = {}
    for plan in plans:
        of_plans[plan.sheet] = code_name(plan.code, {*of_plans.values(), *CODE_NAMES.values()})
    rest = {sheet: name for sheet, name in CODE_NAMES.items() if sheet != SUMMARY}
    return {SUMMARY: CODE_NAMES[SUMMARY], **of_plans, **rest}


def code_name(code: str, taken: Collection[str]) -> str:
    """Return the code name of a plan's sheet: plain letters and digits, as VBA wants them, and none that is taken.

    Source: MS-OVBA 2.2.3 and Excel, which allow 31 characters.
    """
    plain = unicodedata.normalize("NFD", code.replace("đ", "d").replace("Đ", "D")).encode("ascii", "ignore").decode()
    name = "sh" + _NOT_IN_A_CODE_NAME.sub("_", plain)[:_CODE_NAME_LETTERS]
    folded = {one.casefold() for one in taken}
    numbered = (f"{name}_{number}" for number in count(2))
    return next(one for one in chain([name], numbered) if one.casefold() not in folded)


def build_workbook(plans_folder: Path, macros: Macros | None = None) -> bytes:
    """Return the workbook of a folder of plans; with `macros` it is one with buttons (`.xlsm`).

    Errors: PlanSourceError, VbaSourceError, OSError.
    """
    return build_for(default_office(), new_plans(plans_folder), macros)


def build_for(office: Office, plans: Sequence[NewPlan] = (), macros: Macros | None = None) -> bytes:
    """Return the workbook of an office, with or without plans. Errors: PlanSourceError, VbaSourceError, OSError."""
    data = BytesIO()
    book = Book(data)
    book.set_properties({"title": texts.BOOK_TITLE, "author": office.issuing_body, "created": _CREATED})
    book.set_size(*_WINDOW)
    book.set_vba_name(WORKBOOK_CODE_NAME)
    sheets = write_sheets(book, plans, office)
    return finished(book, data, sheets[SUMMARY], macros, code_names(plans).values())


def write_sheets(book: Book, plans: Sequence[NewPlan], office: Office) -> dict[str, Sheet]:
    """Add every sheet, in order, and draw it. Returns the sheets by title."""
    sheets = {title: book.sheet(title, code_name) for title, code_name in code_names(plans).items()}
    styles = Styles(book)
    name_tables(book)
    write_summary_sheet(book, sheets[SUMMARY], styles)
    for plan in plans:
        write_plan_sheet(book, sheets[plan.sheet], styles, plan)
    write_assigned_sheet(book, sheets[ASSIGNED], styles)
    inputs.write_input_sheet(book, sheets[TARGETS], styles, inputs.target_rows(plans))
    inputs.write_input_sheet(book, sheets[UNITS], styles, inputs.unit_rows(office.units))
    inputs.write_input_sheet(book, sheets[LEADERS], styles, inputs.leader_rows(office.leaders))
    inputs.write_input_sheet(book, sheets[PLANS], styles, inputs.plan_rows(plans))
    inputs.write_input_sheet(book, sheets[HEADINGS], styles, inputs.heading_rows(plans))
    values = {Setting.SUPERIOR: office.superior, Setting.PLACE: office.place}
    write_settings_sheet(book, sheets[SETTINGS], styles, values)
    write_own_sheets(book, sheets, styles, office.issuing_body.upper())
    return sheets


def write_own_sheets(book: Book, sheets: Mapping[str, Sheet], styles: Styles, issuer: str) -> None:
    """Draw the sheets that are the same whatever the plans; `issuer` heads the unit sheets."""
    write_checks_sheet(book, sheets[CHECKS], styles)
    write_log_sheet(book, sheets[LOG], styles)
    write_intake_sheet(book, sheets[INTAKE], styles)
    write_review_sheet(book, sheets[REVIEW], styles)
    write_extensions_sheet(book, sheets[EXTENSIONS], styles)
    write_amendments_sheet(book, sheets[AMENDMENTS], styles)
    write_reports_sheet(book, sheets[REPORTS], styles)
    write_weekly_sheet(book, sheets[WEEKLY], styles)
    draw_people_form(book, sheets[PEOPLE], styles)
    write_changes_sheet(book, sheets[MOVEMENTS], styles)
    write_snapshots_sheet(book, sheets[SNAPSHOTS], styles)
    write_chart_sheet(book, sheets[CHART_DATA], styles)
    write_tracking_sheet(book, sheets[TRACKING], styles, issuer)
    write_six_clear_sheet(book, sheets[SIX_CLEAR], styles, issuer)
    write_unit_template(book, sheets[TEMPLATE], styles, issuer)
    for hidden in (SNAPSHOTS, CHART_DATA, TEMPLATE):
        sheets[hidden].hide()


def finished(book: Book, data: BytesIO, summary: Sheet, macros: Macros | None, names: Iterable[str]) -> bytes:
    """Close a workbook that is written into `data` and give its bytes; with `macros` it has buttons, on `summary`, too.

    `names` are the code names of its sheets.
    """
    if macros is None:
        write_words(book, {})
    else:
        write_macros(book, summary, macros, list(names))
    book.close()
    return data.getvalue() if macros is None else with_ribbon(data.getvalue(), macros)
