"""The sheet `Nhập kế hoạch`, empty: a new plan's appendix is read onto it, looked through, changed and taken."""

from __future__ import annotations

from collections.abc import Mapping

from taskbook.adapters.drawing import styles as look
from taskbook.adapters.drawing.conditional import UP, Area, hatched, when
from taskbook.adapters.drawing.pages import set_up_page
from taskbook.adapters.drawing.styles import Layer, Styles
from taskbook.adapters.drawing.validations import date_rule, list_rule
from taskbook.adapters.drawing.writer import Workbook, Worksheet, xl_col_to_name
from taskbook.texts import intake as texts
from taskbook_build.generated_sheets import LAST_FORMATTED_ROW, columns, head_row, hide_column
from taskbook_schemas.choices import ROW_DROPPED, ROW_SECTION, ROW_SKIPPED, ROW_TARGET
from taskbook_schemas.layout import Intake

_BLACK = "#000000"
_LAST = Intake.FIRST + Intake.COLUMNS - 1
_LOOKS: Mapping[str, Layer] = {
    ROW_SECTION: {"bold": True, "bg_color": "#E7E6E6"},
    ROW_TARGET: {"bold": True, "font_color": "#0B3D66"},
    ROW_DROPPED: {"font_color": "#7A0C0C", "font_strikeout": True},
    ROW_SKIPPED: {"italic": True, "font_color": look.GREY},
}
_ASKED: Layer = {"font_color": _BLACK, **hatched(UP, "#FFF2CC", "#E4C95F")}
_TYPED: Layer = {**look.GRID, "bg_color": "#FFFBE6", "valign": "top", "text_wrap": True}


def write_intake_sheet(book: Workbook, sheet: Worksheet, styles: Styles) -> None:
    """Draw the sheet: the plan's head, what each column is, then the appendix's rows."""
    text = dict.fromkeys(range(1, _LAST + 1), look.AS_TEXT)
    wrapped = [column for column in range(1, _LAST + 1) if column != Intake.SECTION]
    columns(sheet, styles, Intake.WIDTHS, wrapped, text)
    for column in range(Intake.RECORD, Intake.WIDTH + 1):
        hide_column(sheet, column)
    sheet.set_row(0, 24)
    sheet.write_string(Intake.TITLE[0] - 1, 0, texts.TITLE, styles(look.TITLE))
    sheet.write_string(Intake.HEADLINE[0] - 1, 0, texts.EMPTY, styles(look.EXPLANATION))
    _write_head(sheet, styles)
    _write_meanings(sheet, styles)
    area = Area(Intake.TOP - 1, 0, LAST_FORMATTED_ROW - 1, _LAST - 1)
    _format_rows(sheet, styles, area)
    _add_lists(sheet, area)
    sheet.freeze_panes(Intake.TOP - 1, Intake.ID)
    sheet.set_zoom(90)
    rows = (Intake.HEADER_ROW - 1, Intake.HEADER_ROW - 1)
    set_up_page(book, sheet, repeat=rows, columns=[range(Intake.FIRST + 7)])


def _write_head(sheet: Worksheet, styles: Styles) -> None:
    label, row = Intake.LABEL_ROW - 1, Intake.HEAD_ROW - 1
    sheet.set_row(row, 46)
    value = styles(_TYPED, look.AS_TEXT)
    for column, words in Intake.LABELS:
        sheet.write_string(label, column - 1, words, styles({"bold": True, "font_size": 10}))
        sheet.write_blank(row, column - 1, None, value)
    sheet.write_blank(row, Intake.ISSUED - 1, None, styles(_TYPED, look.AS_TYPED_DATE))
    sheet.write_blank(row, Intake.YEAR - 1, None, styles(_TYPED, look.AS_INTEGER))


def _write_meanings(sheet: Worksheet, styles: Styles) -> None:
    meaning, head = Intake.MEANING_ROW - 1, Intake.HEADER_ROW - 1
    sheet.set_row(meaning, 30)
    # written in the last of the cells before, it runs to the left over those
    sheet.write_string(meaning, Intake.FIRST - 2, texts.MEANING, styles({"italic": True, "align": "right"}))
    head_row(sheet, styles, Intake.HEADER_ROW, Intake.HEADINGS, height=32)
    for column in range(Intake.FIRST - 1, _LAST):
        sheet.write_blank(meaning, column, None, styles(_TYPED, {"bold": True}))
        sheet.write_blank(head, column, None, styles(look.HEAD))


def _format_rows(sheet: Worksheet, styles: Styles, area: Area) -> None:
    first = area.first_row + 1
    doubts = xl_col_to_name(Intake.DOUBTS - 1)
    when(sheet, styles, area.column(Intake.DOUBTS - 1), f'=${doubts}{first}<>""', look.GRID, _ASKED)
    for take, layer in _LOOKS.items():
        when(sheet, styles, area, f'=$A{first}="{take}"', look.GRID, layer)
    when(sheet, styles, area, f'=$A{first}<>""', look.GRID)


def _add_lists(sheet: Worksheet, area: Area) -> None:
    def chosen(first: int, column: int, last: int, last_column: int, name: str, error: str, **more: str) -> None:
        rule = list_rule(name, error_title=texts.ERROR_TITLE, error_message=error, **more)
        sheet.data_validation(first, column, last, last_column, rule)

    take, head, meaning = Intake.TAKE - 1, Intake.HEAD_ROW - 1, Intake.MEANING_ROW - 1
    chosen(
        area.first_row, take, area.last_row, take, Intake.TAKES.name, texts.TAKE_ERROR, input_message=texts.TAKE_HELP
    )
    chosen(meaning, Intake.FIRST - 1, meaning, _LAST - 1, Intake.MEANINGS.name, texts.MEANING_ERROR)
    chosen(head, Intake.WAY - 1, head, Intake.WAY - 1, Intake.WAYS.name, texts.WAY_ERROR)
    sheet.data_validation(head, Intake.ISSUED - 1, head, Intake.ISSUED - 1, date_rule())
