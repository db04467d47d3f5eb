"""One plan's sheet: the appendix mirrored verbatim in an Excel table, then what the office types and we compute."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from taskbook.adapters.drawing import styles as look
from taskbook.adapters.drawing.book import Sheet
from taskbook.adapters.drawing.conditional import Area, status_formats, when
from taskbook.adapters.drawing.pages import set_up_page
from taskbook.adapters.drawing.styles import Styles
from taskbook.adapters.drawing.table_columns import ColumnLayout, add_table
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
from taskbook_schemas.plan_view import (
    CAPTION_POINTS,
    EXPLANATION_POINTS,
    HEADING_POINTS,
    LEADING,
    ROW_POINTS,
    TITLE_POINTS,
    folded,
    in_drawn_order,
)
from taskbook_schemas.registry import plan_table
from taskbook_schemas.statuses import Cue
from taskbook_schemas.task_columns import BY_FIELD, TASK_COLUMNS

_CAPTIONS: Mapping[Role, str] = {
    Role.PLAN: texts.GROUP_PLAN,
    Role.INPUT: texts.GROUP_INPUT,
    Role.COMPUTED: texts.GROUP_COMPUTED,
}

OWN = "own "
"""How the field begins that stands for a column none of ours."""

_CUES: Mapping[Cue, look.Layer] = {
    Cue.FADED: {"font_color": look.GREY, "italic": True},
    Cue.STRUCK: {"font_color": look.GREY, "font_strikeout": True},
    Cue.ALARM: {"bold": True, "font_color": "#9C1C1C"},
}


def plan_columns(plan: NewPlan) -> tuple[ColumnLayout, ...]:
    """Return the sheet's columns: id, state and section, the appendix's own, what it lacks, the office's, ours.

    PlanSourceError when two would stand under one heading.
    """
    own = {column.field for column in plan.columns}
    leading = [_drawn(BY_FIELD[field], BY_FIELD[field].heading, BY_FIELD[field].role) for field in LEADING]
    appendix = [_layout(place, column) for place, column in enumerate(plan.columns)]
    rest = [
        _drawn(column, column.heading, column.role)
        for column in in_drawn_order(TASK_COLUMNS)
        if column.field not in (*own, *LEADING) and (column.role is not Role.PLAN or column.need is Need.ALWAYS)
    ]
    rest.sort(key=lambda column: column.role is not Role.PLAN)
    columns = (*leading, *appendix, *rest)
    _refuse_repeats(plan, columns)
    return columns


def _drawn(column: Column, heading: str, role: Role) -> ColumnLayout:
    return ColumnLayout(column, heading, role, look.SMALL)


def _layout(place: int, column: NewColumn) -> ColumnLayout:
    """A column of the appendix; one that is none of ours is the office's own, in the plan's words."""
    known = BY_FIELD[column.field] if column.field is not None else Column(f"{OWN}{place}", column.heading)
    return _drawn(known, column.heading, Role.PLAN)


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
    title = texts.plan_title(plan.number, plan.issued, plan.subject)
    write_plan_top(sheet, styles, columns, title, texts.PLAN_EXPLANATION)
    given = [column.role is Role.PLAN for column in columns]
    for offset, row in enumerate(plan.rows):
        told = iter((row.id, row.section, *row.texts))
        _write_row(sheet, styles, columns, TABLE_HEADER_ROW + offset, [next(told, "") if own else "" for own in given])
    format_plan_rows(sheet, styles, columns)
    fold_columns(sheet, styles, columns)
    set_up_plan_page(book, sheet, columns)


def write_plan_top(
    sheet: Sheet, styles: Styles, columns: tuple[ColumnLayout, ...], title: str, explanation: str
) -> None:
    """Write what stands above the table, low enough to leave the screen to the tasks."""
    for row, points in enumerate((TITLE_POINTS, EXPLANATION_POINTS, CAPTION_POINTS, HEADING_POINTS)):
        sheet.set_row(row, points)
    sheet.write_string(0, 0, title, styles(look.PLAN_TITLE))
    sheet.write_string(1, 0, explanation, styles(look.EXPLANATION, look.SMALL))
    for position, caption in _captions(columns):
        sheet.write_string(2, position, caption, styles(look.CAPTION))


def _captions(columns: tuple[ColumnLayout, ...]) -> Iterator[tuple[int, str]]:
    """Each stretch of columns of one origin, over the first that is in sight; the id belongs to what follows it."""
    before: Role | None = None
    for position, (column, hidden) in enumerate(zip(columns, _folded(columns), strict=True)):
        if column.field != "id" and not hidden and column.role is not before:
            yield position, _CAPTIONS[column.role]
            before = column.role


def _write_row(sheet: Sheet, styles: Styles, columns: tuple[ColumnLayout, ...], at: int, told: Sequence[str]) -> None:
    """Write a row of these texts. Its height is set: a long text must not push the other tasks off the screen."""
    for position, (column, text) in enumerate(zip(columns, told, strict=True)):
        style = styles(*column.cell_layers())
        if text:
            sheet.write_string(at, position, text, style)
        else:
            sheet.write_blank(at, position, None, style)
    sheet.set_row(at, ROW_POINTS)


def fold_columns(sheet: Sheet, styles: Styles, columns: tuple[ColumnLayout, ...]) -> None:
    """Fold seldom used columns away behind the outline's «+», which stands above the column left of them.

    Excel looks for the mark of a folded stretch left of it, as the sheet's settings say, LibreOffice right of it.
    """
    away = _folded(columns)
    beside = zip(columns, away, (False, *away), (*away[1:], False), strict=False)
    sheet.outline_settings(symbols_right=False)
    for position, (column, hidden, *neighbours) in enumerate(beside):
        options = {"level": 1, "hidden": True} if hidden else {"collapsed": any(neighbours)}
        sheet.set_column(position, position, column.column.width, styles(*column.layers()), options)


def _folded(columns: tuple[ColumnLayout, ...]) -> tuple[bool, ...]:
    return folded([None if column.field.startswith(OWN) else column.field for column in columns])


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
    plan_part = _told_part(columns, rows)
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


def _told_part(columns: tuple[ColumnLayout, ...], rows: Area) -> Area:
    """The cells that tell of a task in words: left of its status, or right of it where the status stands first."""
    fields = [column.field for column in columns]
    status, name = fields.index("status"), fields.index("name")
    if name < status:
        return Area(rows.first_row, 0, rows.last_row, status - 1)
    return Area(rows.first_row, name, rows.last_row, rows.last_column)


def set_up_plan_page(book: Workbook, sheet: Sheet, columns: tuple[ColumnLayout, ...]) -> None:
    """Freeze what stands left of a task's name, and print what is in sight; the whole list is printed elsewhere."""
    fields = [column.field for column in columns]
    name = fields.index("name")
    sheet.freeze_panes(TABLE_HEADER_ROW, name + 1)
    if "number" in fields:
        numbers = xl_col_to_name(fields.index("number"))
        area = f"{numbers}{TABLE_HEADER_ROW + 1}:{numbers}{LAST_VALIDATED_ROW}"
        sheet.ignore_errors({"number_stored_as_text": area})
    repeat = (TABLE_HEADER_ROW - 1, TABLE_HEADER_ROW - 1)
    set_up_page(book, sheet, repeat=repeat, columns=[range(fields.index("completed") + 1)])
