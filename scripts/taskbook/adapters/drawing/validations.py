"""What Excel asks of the cells of an input table: rules, error messages, and the message shown beside the cell."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from taskbook.adapters.drawing.table_columns import ColumnLayout
from taskbook.adapters.drawing.writer import Worksheet, xl_col_to_name
from taskbook.texts import master as texts
from taskbook_schemas.column import CellType, Role, Sense, Suggests
from taskbook_schemas.layout import TABLE_HEADER_ROW
from taskbook_schemas.limits import WHOLE_PERCENT

LAST_VALIDATED_ROW = 2000  # rows may be added below a table: validations and conditional formats reach this far
FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2100, 12, 31)

NAME_UNITS, NAME_LEADERS = "DS_DonVi", "DS_LanhDao"

Rule = Mapping[str, Any]

_DATE_RULE: Rule = {
    "validate": "date",
    "criteria": "between",
    "minimum": FIRST_DAY,
    "maximum": LAST_DAY,
    "error_message": texts.DATE_ERROR,
}
_EMAIL = '=AND(ISNUMBER(SEARCH("?@?*.?",{cell})),ISERROR(FIND(" ",{cell})))'


def add_validations(sheet: Worksheet, columns: tuple[ColumnLayout, ...]) -> None:
    """Give every input and computed column its message and rule, down to the last validated row."""
    for position, column in enumerate(columns):
        rule = _rule(column, f"{xl_col_to_name(position)}{TABLE_HEADER_ROW + 1}")
        message = _message(column)
        if rule or message:
            options = {"validate": "any", "error_title": texts.ERROR_TITLE, **rule, **_input(column, message)}
            sheet.data_validation(TABLE_HEADER_ROW, position, LAST_VALIDATED_ROW - 1, position, options)


def _input(column: ColumnLayout, message: str) -> dict[str, str]:
    return {"input_title": column.heading[:32], "input_message": message} if message else {}


def _message(layout: ColumnLayout) -> str:
    if layout.role is Role.COMPUTED:
        return texts.COMPUTED_MESSAGE
    return layout.column.help if layout.role is layout.column.role else ""  # an appendix's own leader is not typed


def _rule(layout: ColumnLayout, cell: str) -> Rule:
    column = layout.column
    if layout.role is Role.COMPUTED:
        return {}
    if column.suggests is not Suggests.NOTHING:
        return _SUGGESTED[column.suggests]
    if column.sense is Sense.EMAIL:
        return {"validate": "custom", "value": _EMAIL.format(cell=cell), "error_message": texts.EMAIL_ERROR}
    if column.sense is Sense.YEAR:
        return number_rule(FIRST_DAY.year, LAST_DAY.year, texts.YEAR_ERROR)
    if column.sense is Sense.COUNT:
        return number_rule(0, _MOST_COUNTED, texts.COUNT_ERROR)
    if column.type is CellType.CHOICE:
        return list_rule(column.choices.name)
    return _OF_TYPE.get(column.type, {})


def date_rule() -> Rule:
    """Return the rule of a real day between 2000 and 2100."""
    return _DATE_RULE


def number_rule(least: float, most: float, message: str, kind: str = "integer") -> Rule:
    """Return the rule of a number between two others."""
    return {"validate": kind, "criteria": "between", "minimum": least, "maximum": most, "error_message": message}


def list_rule(name: str, **more: Any) -> Rule:
    """Return the rule of a value out of a named list."""
    return {"validate": "list", "source": f"={name}", "error_message": texts.CHOICE_ERROR, **more}


_SUGGESTED: Mapping[Suggests, Rule] = {
    # one cell may name several units, in several spellings: the list helps, the check on refresh judges
    Suggests.UNITS: list_rule(NAME_UNITS, show_error=False),
    Suggests.LEADERS: list_rule(NAME_LEADERS, error_type="warning", error_message=texts.LEADER_ERROR),
}
_MOST_COUNTED, _MOST = 1_000_000, 1e12
_OF_TYPE: Mapping[CellType, Rule] = {
    CellType.DATE: _DATE_RULE,
    CellType.PERCENT: number_rule(0, WHOLE_PERCENT, texts.PROGRESS_ERROR, "decimal"),
    CellType.NUMBER: number_rule(0, _MOST, texts.NUMBER_ERROR, "decimal"),
}


def type_rule(kind: CellType) -> Rule:
    """Return the rule that the type of a column asks for; empty where any value will do."""
    return _OF_TYPE.get(kind, {})
