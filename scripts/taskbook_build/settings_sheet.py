"""The sheet of settings: each with its default, its rule and an explanation; beside it the lists of choices."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from taskbook.adapters.drawing import styles as look
from taskbook.adapters.drawing import validations as rules
from taskbook.adapters.drawing.book import Sheet
from taskbook.adapters.drawing.styles import Layer, Styles
from taskbook.adapters.drawing.table_columns import column_layouts, fit_row
from taskbook.adapters.drawing.writer import Workbook, Worksheet, quote_sheetname, xl_col_to_name
from taskbook.texts import master as texts
from taskbook_build.input_sheets import SPECS, begin_table, write_cell
from taskbook_schemas.columns import HALT_CANCELLED, HALT_SUSPENDED, HEADING_COLUMNS, NO, YES
from taskbook_schemas.layout import TABLE_HEADER_ROW, Extensions, Review
from taskbook_schemas.registry import (
    BEFORE_DAY_EARLIER,
    BEFORE_ON_DAY,
    LEADERS,
    MAIL_DRAFT,
    MAIL_OUTLOOK,
    MAIL_SMTP,
    SECURITY_STARTTLS,
    SECURITY_TLS,
    SETTINGS,
    UNITS,
    Setting,
)

OUTPUT_DEFAULT = "Phiếu gửi đi"
CHOICES_COLUMN = 5  # 0-based, one column away from the table
_EMAIL: Mapping[str, Any] = {
    "validate": "custom",
    "value": '=ISNUMBER(SEARCH("?@?*.?",B{row}))',
    "error_message": texts.EMAIL_ERROR,
}


@dataclass(frozen=True, slots=True)
class SettingLine:
    """One setting: its name, the value it starts with, how its cell is formatted, and Excel's rule for it."""

    key: str
    default: str | int | None = None
    layer: Layer = field(default_factory=lambda: look.AS_TEXT)
    rule: rules.Rule = field(default_factory=dict)


_LEFT_DATE: Layer = {**look.AS_TYPED_DATE, **look.LEFT}
_LEFT_INTEGER: Layer = {**look.AS_INTEGER, **look.LEFT}


def _count(least: int, most: int) -> rules.Rule:
    return rules.number_rule(least, most, texts.COUNT_ERROR)


SETTING_LINES: tuple[SettingLine, ...] = (
    SettingLine(Setting.AS_OF, None, _LEFT_DATE, rules.date_rule()),
    SettingLine(Setting.WARN_LONG, 30, _LEFT_INTEGER, _count(0, 365)),
    SettingLine(Setting.WARN_SHORT, 7, _LEFT_INTEGER, _count(0, 365)),
    SettingLine(Setting.BEFORE_DAY, BEFORE_ON_DAY, rule=rules.list_rule(rules.NAME_BEFORE)),
    SettingLine(Setting.OUTPUT, OUTPUT_DEFAULT),
    SettingLine(Setting.REPORT_BY, None, _LEFT_DATE, rules.date_rule()),
    SettingLine(Setting.MAIL_MODE, MAIL_DRAFT, rule=rules.list_rule(rules.NAME_MAIL)),
    SettingLine(Setting.MAIL_FROM, rule=_EMAIL),
    SettingLine(Setting.MAIL_SENDER),
    SettingLine(Setting.SMTP_SERVER),
    SettingLine(Setting.SMTP_PORT, 587, _LEFT_INTEGER, _count(1, 65535)),
    SettingLine(Setting.SMTP_SECURITY, SECURITY_STARTTLS, rule=rules.list_rule(rules.NAME_SECURITY)),
    SettingLine(Setting.SMTP_USER),
    SettingLine(Setting.PER_MINUTE, 20, _LEFT_INTEGER, _count(1, 600)),
)

_CHOICES: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    (rules.NAME_HALT, texts.CHOICES_HALT, (HALT_SUSPENDED, HALT_CANCELLED)),
    (rules.NAME_YES_NO, texts.CHOICES_YES_NO, (YES, NO)),
    (rules.NAME_BEFORE, texts.CHOICES_BEFORE, (BEFORE_ON_DAY, BEFORE_DAY_EARLIER)),
    (rules.NAME_MAIL, texts.CHOICES_MAIL, (MAIL_DRAFT, MAIL_OUTLOOK, MAIL_SMTP)),
    (rules.NAME_SECURITY, texts.CHOICES_SECURITY, (SECURITY_STARTTLS, SECURITY_TLS)),
    (rules.NAME_ANSWERS, texts.CHOICES_ANSWERS, Review.CHOICES),
    (rules.NAME_DECISIONS, texts.CHOICES_DECISIONS, Extensions.CHOICES),
    (rules.NAME_COLUMNS, texts.CHOICES_COLUMNS, HEADING_COLUMNS[-1].choices),
)


def write_settings_sheet(book: Workbook, sheet: Sheet, styles: Styles) -> None:
    """Draw the table of settings with their defaults, and the lists of choices with their names."""
    spec = SPECS[SETTINGS]
    columns = column_layouts(spec.columns)
    begin_table(book, sheet, styles, spec, columns, len(SETTING_LINES))
    for offset, line in enumerate(SETTING_LINES):
        row = TABLE_HEADER_ROW + offset
        write_cell(sheet, styles, row, 0, columns[0], line.key, {"bold": True})
        write_cell(sheet, styles, row, 1, columns[1], line.default, line.layer)
        write_cell(sheet, styles, row, 2, columns[2], texts.SETTING_HELP[line.key], {"font_color": look.GREY})
        fit_row(sheet, row, columns, (line.key, line.default, texts.SETTING_HELP[line.key]))
        sheet.data_validation(row, 1, row, 1, _validation(line, row + 1))
    _write_choices(book, sheet, styles)


def _validation(line: SettingLine, row: int) -> dict[str, Any]:
    options = {
        "validate": "any",
        "error_title": texts.ERROR_TITLE,
        **line.rule,
        "input_title": line.key[:32],
        "input_message": texts.SETTING_HELP[line.key],
    }
    if options["validate"] == "custom":
        options["value"] = options["value"].format(row=row)
    return options


def _write_choices(book: Workbook, sheet: Worksheet, styles: Styles) -> None:
    head = TABLE_HEADER_ROW - 1
    sheet.set_column(CHOICES_COLUMN - 1, CHOICES_COLUMN - 1, 3)
    sheet.write_string(head - 1, CHOICES_COLUMN, texts.CHOICES_TITLE, styles(look.CAPTION))
    for position, (name, title, choices) in enumerate(_CHOICES, start=CHOICES_COLUMN):
        sheet.set_column(position, position, 2 + max(len(text) for text in (title, *choices)) * 0.9)
        sheet.write_string(head, position, title, styles(look.HEAD_COMPUTED))
        for offset, choice in enumerate(choices, start=1):
            sheet.write_string(head + offset, position, choice, styles(look.GRID, look.SHADED))
        letter = xl_col_to_name(position)
        area = f"{quote_sheetname(SETTINGS)}!${letter}${head + 2}:${letter}${head + 1 + len(choices)}"
        book.define_name(name, f"={area}")


def name_tables(book: Workbook) -> None:
    """Name the first columns of the tables of units and leaders: lists that grow with their tables."""
    for name, sheet in ((rules.NAME_UNITS, UNITS), (rules.NAME_LEADERS, LEADERS)):
        spec = SPECS[sheet]
        book.define_name(name, f"={spec.table}[{spec.columns[0].heading}]")
