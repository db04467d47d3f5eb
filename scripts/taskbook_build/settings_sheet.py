"""The sheet of settings: each with its default, its rule and an explanation; beside it the lists of choices."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from taskbook.adapters.drawing import styles as look
from taskbook.adapters.drawing import validations as rules
from taskbook.adapters.drawing.book import Sheet
from taskbook.adapters.drawing.styles import Layer, Styles
from taskbook.adapters.drawing.table_columns import column_layouts, fit_row
from taskbook.adapters.drawing.writer import Workbook, Worksheet, quote_sheetname, xl_col_to_name
from taskbook.texts import master as texts
from taskbook_build.input_sheets import SPECS, begin_table, write_cell
from taskbook_schemas.choice_lists import CHOICE_LISTS
from taskbook_schemas.layout import TABLE_HEADER_ROW
from taskbook_schemas.registry import LEADERS, SETTINGS, UNITS
from taskbook_schemas.settings import Setting, SettingKind, SettingRow

CHOICES_COLUMN = 5  # 0-based, one column away from the table
_LEFT_DATE: Layer = {**look.AS_TYPED_DATE, **look.LEFT}
_LEFT_INTEGER: Layer = {**look.AS_INTEGER, **look.LEFT}
_LAYERS: Mapping[SettingKind, Layer] = {SettingKind.DAY: _LEFT_DATE, SettingKind.WHOLE: _LEFT_INTEGER}


def _rule(row: SettingRow, cell: str) -> rules.Rule:
    """What Excel asks of a setting's cell, by its kind."""
    if row.kind is SettingKind.DAY:
        return rules.date_rule()
    if row.kind is SettingKind.WHOLE:
        return rules.number_rule(row.least, row.most, texts.COUNT_ERROR)
    if row.kind is SettingKind.CHOICE:
        return rules.list_rule(row.choices.name)
    if row.kind is SettingKind.EMAIL:
        email = f'=ISNUMBER(SEARCH("?@?*.?",{cell}))'
        return {"validate": "custom", "value": email, "error_message": texts.EMAIL_ERROR}
    return {}


def write_settings_sheet(
    book: Workbook, sheet: Sheet, styles: Styles, values: Mapping[Setting, str] = MappingProxyType({})
) -> None:
    """Draw the table of settings with `values` or their defaults, and the lists of choices with their names."""
    spec = SPECS[SETTINGS]
    columns = column_layouts(spec.columns)
    begin_table(book, sheet, styles, spec, columns, len(Setting))
    for at, setting in enumerate(Setting, start=TABLE_HEADER_ROW):
        row = setting.row
        value = values.get(setting) or row.default
        write_cell(sheet, styles, at, 0, columns[0], row.name, {"bold": True})
        write_cell(sheet, styles, at, 1, columns[1], value, _LAYERS.get(row.kind, look.AS_TEXT))
        write_cell(sheet, styles, at, 2, columns[2], row.help, {"font_color": look.GREY})
        fit_row(sheet, at, columns, (row.name, value, row.help))
        sheet.data_validation(at, 1, at, 1, _validation(row, f"B{at + 1}"))
    _write_choices(book, sheet, styles)


def _validation(row: SettingRow, cell: str) -> dict[str, Any]:
    return {
        "validate": "any",
        "error_title": texts.ERROR_TITLE,
        **_rule(row, cell),
        "input_title": row.name[:32],
        "input_message": row.help,
    }


def _write_choices(book: Workbook, sheet: Worksheet, styles: Styles) -> None:
    head = TABLE_HEADER_ROW - 1
    sheet.set_column(CHOICES_COLUMN - 1, CHOICES_COLUMN - 1, 3)
    sheet.write_string(head - 1, CHOICES_COLUMN, texts.CHOICES_TITLE, styles(look.CAPTION))
    for position, choices in enumerate(CHOICE_LISTS, start=CHOICES_COLUMN):
        sheet.set_column(position, position, 2 + max(len(text) for text in (choices.title, *choices)) * 0.9)
        sheet.write_string(head, position, choices.title, styles(look.HEAD_COMPUTED))
        for offset, choice in enumerate(choices, start=1):
            sheet.write_string(head + offset, position, choice, styles(look.GRID, look.SHADED))
        letter = xl_col_to_name(position)
        area = f"{quote_sheetname(SETTINGS)}!${letter}${head + 2}:${letter}${head + 1 + len(choices)}"
        book.define_name(choices.name, f"={area}")


def name_tables(book: Workbook) -> None:
    """Name the first columns of the tables of units and leaders: lists that grow with their tables."""
    for name, sheet in ((rules.NAME_UNITS, UNITS), (rules.NAME_LEADERS, LEADERS)):
        spec = SPECS[sheet]
        book.define_name(name, f"={spec.table}[{spec.columns[0].heading}]")
