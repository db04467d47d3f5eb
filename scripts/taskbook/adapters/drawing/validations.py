"""What Excel asks of the cells of an input table: rules, error messages, and the message shown beside the cell."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from taskbook.adapters.drawing.table_columns import ColumnLayout
from taskbook.adapters.drawing.writer import Worksheet, xl_col_to_name
from taskbook.texts import master as texts
from taskbook_schemas.columns import CellType, Role
from taskbook_schemas.layout import TABLE_HEADER_ROW

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


def _message(column: ColumnLayout) -> str:
    if column.role is Role.COMPUTED:
        return texts.COMPUTED_MESSAGE
    if column.field == "id":
        return texts.ID_MESSAGE
    return texts.INPUT_MESSAGES.get(column.field, "") if column.role is Role.INPUT else ""


def _rule(column: ColumnLayout, cell: str) -> Rule:
    if column.role is Role.COMPUTED:
        return {}
    if column.field in _NAMED_LISTS:
        return _NAMED_LISTS[column.field]
    if column.field == "email":
        return {"validate": "custom", "value": _EMAIL.format(cell=cell), "error_message": texts.EMAIL_ERROR}
    if column.field == "progress":
        return number_rule(0, 100, texts.PROGRESS_ERROR, "decimal")
    if column.field == "year":
        return number_rule(FIRST_DAY.year, LAST_DAY.year, texts.YEAR_ERROR)
    if column.field == "declared":
        return number_rule(0, 1_000_000, texts.COUNT_ERROR)
    if column.column.type is CellType.NUMBER:
        return number_rule(0, 1e12, texts.NUMBER_ERROR, "decimal")
    if column.column.type is CellType.CHOICE:
        return list_rule(column.column.choices.name)
    return _DATE_RULE if column.column.type is CellType.DATE else {}


def date_rule() -> Rule:
    """Return the rule of a real day between 2000 and 2100."""
    return _DATE_RULE


def number_rule(least: float, most: float, message: str, kind: str = "integer") -> Rule:
    """Return the rule of a number between two others."""
    return {"validate": kind, "criteria": "between", "minimum": least, "maximum": most, "error_message": message}


def list_rule(name: str, **more: Any) -> Rule:
    """Return the rule of a value out of a named list."""
    return {"validate": "list", "source": f"={name}", "error_message": texts.CHOICE_ERROR, **more}


_NAMED_LISTS: Mapping[str, Rule] = {
    # one cell may name several units, in several spellings: the list helps, the check on refresh judges
    "lead": list_rule(NAME_UNITS, show_error=False),
    "coordinate": list_rule(NAME_UNITS, show_error=False),
    "leader": list_rule(NAME_LEADERS, error_type="warning", error_message=texts.LEADER_ERROR),
}
