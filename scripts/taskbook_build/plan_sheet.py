"""One plan's sheet: the appendix mirrored verbatim in an Excel table, then what the office types and we compute."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from taskbook.adapters.drawing import styles as look
from taskbook.adapters.drawing.book import Sheet
from taskbook.adapters.drawing.conditional import Area, status_formats, when
from taskbook.adapters.drawing.pages import set_up_page
from taskbook.adapters.drawing.styles import Styles
from taskbook.adapters.drawing.table_columns import ColumnLayout, add_table, fit_row
from taskbook.adapters.drawing.validations import LAST_VALIDATED_ROW, add_validations
from taskbook.adapters.drawing.writer import Workbook, xl_col_to_name
from taskbook.core.headings import key
from taskbook.core.model import Status
from taskbook.core.new_plan import NewColumn, NewPlan
from taskbook.errors import PlanSourceError
from taskbook.texts import master as texts
from taskbook.texts import plans as texts_plans
from taskbook_schemas.column import Column, Need, Role
from taskbook_schemas.layout import TABLE_HEADER_ROW
from taskbook_schemas.registry import plan_table
from taskbook_schemas.statuses import Cue
from taskbook_schemas.task_columns import BY_FIELD, TASK_COLUMNS

_LEADING = ("id", "section")
_GROUPS = (
    (Role.PLAN, texts.GROUP_PLAN),
    (Role.INPUT, texts.GROUP_INPUT),
    (Role.COMPUTED, texts.GROUP_COMPUTED),
)

_CUES: Mapping[Cue, look.Layer] = {
    Cue.FADED: {"font_color": look.GREY, "italic": True},
    Cue.STRUCK: {"font_color": look.GREY, "font_strikeout": True},
    Cue.ALARM: {"bold": True, "font_color": "#9C1C1C"},
}


def plan_columns(plan: NewPlan) -> tuple[ColumnLayout, ...]:
    """Return the sheet's columns: id and section, the appendix's own, what it lacks, the office's, ours.

    PlanSourceError when two would stand under one heading.
    """
    own = {column.field for column in plan.columns}
    leading = [ColumnLayout(BY_FIELD[field], BY_FIELD[field].heading, Role.PLAN) for field in _LEADING]
    appendix = [_layout(place, column) for place, column in enumerate(plan.columns)]
    rest = [
        ColumnLayout(column, column.heading, column.role)
        for column in TASK_COLUMNS
        if column.field not in (*own, *_LEADING) and (column.role is not Role.PLAN or column.need is Need.ALWAYS)
    ]
    rest.sort(key=lambda column: column.role is not Role.PLAN)
    columns = (*leading, *appendix, *rest)
    _refuse_repeats(plan, columns)
    return columns


def _layout(place: int, column: NewColumn) -> ColumnLayout:
    """A column of the appendix; one that is none of ours is the office's own, in the plan's words."""
    known = BY_FIELD[column.field] if column.field is not None else Column(f"own {place}", column.heading)
    return ColumnLayout(known, column.heading, Role.PLAN)


def _refuse_repeats(plan: NewPlan, columns: tuple[ColumnLayout, ...]) -> None:
    """A table has no two columns of one heading, and the appendix must not take one of ours for something else."""
    seen: set[str] = set()
    for column in columns:
        if key(column.heading) in seen:
            raise PlanSourceError(texts_plans.heading_taken(plan.code, column.heading))
        seen.add(key(column.heading))


def write_plan_sheet(book: Workbook, sheet: Sheet, styles: Styles, plan: NewPlan) -> None:
    """Draw and fill the sheet of one plan."""
    columns = plan_columns(plan)
    add_table(sheet, styles, plan_table(plan.sheet, plan.code).table, columns, len(plan.rows))
    _write_top(sheet, styles, plan, columns)
    for offset, row in enumerate(plan.rows):
        texts_of_row = (row.id, row.section, *row.texts)
        _write_row(sheet, styles, columns, TABLE_HEADER_ROW + offset, texts_of_row)
    format_plan_rows(sheet, styles, columns)
    set_up_plan_page(book, sheet, columns)


def _write_top(sheet: Sheet, styles: Styles, plan: NewPlan, columns: tuple[ColumnLayout, ...]) -> None:
    title = texts.plan_title(plan.number, plan.issued, plan.subject)
    sheet.set_row(0, 24)
    sheet.write_string(0, 0, title, styles(look.PLAN_TITLE))
    sheet.write_string(1, 0, texts.PLAN_EXPLANATION, styles(look.EXPLANATION))
    roles = [column.role for column in columns]
    for role, caption in _GROUPS:
        sheet.write_string(2, roles.index(role), caption, styles(look.CAPTION))
    sheet.set_row(TABLE_HEADER_ROW - 1, 46)


def _write_row(sheet: Sheet, styles: Styles, columns: tuple[ColumnLayout, ...], at: int, given: Sequence[str]) -> None:
    """Write a row whose first cells hold these texts."""
    told = [*given, *[""] * (len(columns) - len(given))]
    for position, (column, text) in enumerate(zip(columns, told, strict=True)):
        style = styles(*column.cell_layers())
        if text:
            sheet.write_string(at, position, text, style)
        else:
            sheet.write_blank(at, position, None, style)
    # what we compute comes later: its longest text takes about four lines
    fit_row(sheet, at, columns, told, least=4)


def format_plan_rows(sheet: Sheet, styles: Styles, columns: tuple[ColumnLayout, ...]) -> None:
    """Give a plan's rows their rules for typing, statuses, and light cues over the row.

    The halted fades, the late stands out, sections part. The columns may stand in any order.
    """
    add_validations(sheet, columns)
    fields = [column.field for column in columns]
    rows = Area(TABLE_HEADER_ROW, 0, LAST_VALIDATED_ROW - 1, len(columns) - 1)
    status = fields.index("status")
    status_formats(sheet, styles, rows.column(status))
    cell = f"${xl_col_to_name(status)}{TABLE_HEADER_ROW + 1}"
    plan_part = Area(rows.first_row, 0, rows.last_row, max(status - 1, 0))
    days_part = [rows.column(fields.index(field)) for field in ("id", "due", "days")]
    areas = {Cue.FADED: [plan_part], Cue.STRUCK: [plan_part], Cue.ALARM: days_part}
    for state in Status:
        for area in areas.get(state.row.cue, []):
            when(sheet, styles, area, f'={cell}="{state.value}"', _CUES[state.row.cue])
    if "section" not in fields:
        return
    section = xl_col_to_name(fields.index("section"))
    here, above = f"${section}{TABLE_HEADER_ROW + 1}", f"${section}{TABLE_HEADER_ROW}"
    when(
        sheet,
        styles,
        rows.column(fields.index("section")),
        f'=AND({here}<>"",{here}={above})',
        {"font_color": look.LINE},
    )
    when(sheet, styles, rows, f'=AND({here}<>"",{here}<>{above})', {**look.GRID, "top_color": look.INK})


def set_up_plan_page(book: Workbook, sheet: Sheet, columns: tuple[ColumnLayout, ...]) -> None:
    """Freeze what stands left of a task's name, and print what is given on one page and its state on the next."""
    fields = [column.field for column in columns]
    name = fields.index("name")
    sheet.freeze_panes(TABLE_HEADER_ROW, name + 1)
    sheet.set_zoom(90)
    if "number" in fields:
        numbers = xl_col_to_name(fields.index("number"))
        area = f"{numbers}{TABLE_HEADER_ROW + 1}:{numbers}{LAST_VALIDATED_ROW}"
        sheet.ignore_errors({"number_stored_as_text": area})
    sheet.repeat_columns(0, name)
    # All columns on one page's width would be too small to read: the appendix first, then the state of its tasks.
    appendix_end = max(fields.index(field) for field in ("leader", "deadline", "product") if field in fields)
    parts = (range(appendix_end + 1), range(fields.index("due"), fields.index("why") + 1))
    set_up_page(book, sheet, repeat=(TABLE_HEADER_ROW - 1, TABLE_HEADER_ROW - 1), columns=parts)
