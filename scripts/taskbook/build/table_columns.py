"""How one column of an input table is drawn, whatever its table: formats, width, validation, input message."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from taskbook import texts_workbook as texts
from taskbook.build import styles as look
from taskbook.build.sheets import Sheet
from taskbook.build.styles import Layer, Styles
from taskbook.core.heights import LINE_POINTS, row_points
from taskbook_schemas.columns import HALT_CANCELLED, CellType, Column, Role
from taskbook_schemas.layout import TABLE_HEADER_ROW

LAST_VALIDATED_ROW = 2000  # rows may be added below a table: validations and conditional formats reach this far
FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2100, 12, 31)

NAME_UNITS, NAME_LEADERS = "DS_DonVi", "DS_LanhDao"
NAME_HALT, NAME_YES_NO, NAME_BEFORE = "DS_TamDungHuy", "DS_CoKhong", "DS_TruocNgay"
NAME_MAIL, NAME_SECURITY = "DS_CachGuiThu", "DS_BaoMat"

Rule = Mapping[str, Any]

_TYPE_LAYERS: Mapping[CellType, Layer] = {
    CellType.TEXT: look.AS_TEXT,  # typed "- làm xong" and "1.1" stay what was typed
    CellType.CHOICE: look.AS_TEXT,
    CellType.DATE: look.AS_DATE,
    CellType.PERCENT: look.AS_PERCENT_NUMBER,
    CellType.NUMBER: look.AS_AMOUNT,
    CellType.INTEGER: look.AS_INTEGER,
}
_HEAD_LAYERS: Mapping[Role, Layer] = {
    Role.PLAN: look.HEAD,
    Role.INPUT: look.HEAD_INPUT,
    Role.COMPUTED: look.HEAD_COMPUTED,
}
_UNWRAPPED = frozenset({"section", "id"})  # a section's heading is long and repeats: one line of it is shown
_COUNTS = frozenset({"declared", "days"})
_DATE_RULE: Rule = {
    "validate": "date",
    "criteria": "between",
    "minimum": FIRST_DAY,
    "maximum": LAST_DAY,
    "error_message": texts.DATE_ERROR,
}
_EMAIL = '=AND(ISNUMBER(SEARCH("?@?*.?",{cell})),ISERROR(FIND(" ",{cell})))'


@dataclass(frozen=True, slots=True)
class Drawn:
    """A column with the heading it is drawn under and the role it plays in this table."""

    column: Column
    heading: str
    role: Role

    @property
    def field(self) -> str:
        """The column's field name."""
        return self.column.field

    def layers(self) -> tuple[Layer, ...]:
        """Formats of the column's cells, without borders and shade."""
        kind = _TYPE_LAYERS[self.column.type] if self.role is Role.INPUT or self.field == "number" else {}
        if self.role is Role.COMPUTED:
            kind = {} if self.column.type is CellType.TEXT else _TYPE_LAYERS[self.column.type]
        wrap = {} if self.field in _UNWRAPPED else look.WRAP
        centre = look.CENTER if self.field in ("number", "halt") else {}
        return (look.TOP, wrap, kind, centre)

    def cell_layers(self) -> tuple[Layer, ...]:
        """Formats of a cell inside the table."""
        return (*self.layers(), look.GRID, look.SHADED if self.role is Role.COMPUTED else {})


def fit_row(sheet: Sheet, row: int, columns: Sequence[Drawn], values: Sequence[object], least: int = 1) -> None:
    """Give a row (0-based) the height that its wrapped texts need, `least` lines or more."""
    cells = zip(columns, values, strict=True)
    wrapped = [(v, c.column.width) for c, v in cells if isinstance(v, str) and c.field not in _UNWRAPPED]
    sheet.fit_row(row, max(least * LINE_POINTS, row_points(wrapped)))


def drawn(columns: tuple[Column, ...]) -> tuple[Drawn, ...]:
    """Return the columns of a table that is drawn under its own headings."""
    return tuple(Drawn(column, column.heading, column.role) for column in columns)


def add_table(
    sheet: Worksheet, styles: Styles, name: str, columns: tuple[Drawn, ...], height: int, *, filtered: bool = True
) -> None:
    """Draw an Excel table of `height` rows: column formats, headings, filter; its cells are written by the caller."""
    for position, column in enumerate(columns):
        sheet.set_column(position, position, column.column.width, styles(*column.layers()))
    head = TABLE_HEADER_ROW - 1
    options = {
        "name": name,
        "style": "Table Style Light 15",
        "banded_rows": False,
        "autofilter": filtered,
        "columns": [
            {
                "header": column.heading,
                "header_format": styles(_HEAD_LAYERS[column.role]),
                "format": styles(*column.cell_layers()),
            }
            for column in columns
        ],
    }
    sheet.add_table(head, 0, head + max(height, 1), len(columns) - 1, options)


def add_validations(sheet: Worksheet, columns: tuple[Drawn, ...]) -> None:
    """Give every input and computed column its message and rule, down to the last validated row."""
    for position, column in enumerate(columns):
        rule = _rule(column, f"{xl_col_to_name(position)}{TABLE_HEADER_ROW + 1}")
        message = _message(column)
        if rule or message:
            options = {"validate": "any", "error_title": texts.ERROR_TITLE, **rule, **_input(column, message)}
            sheet.data_validation(TABLE_HEADER_ROW, position, LAST_VALIDATED_ROW - 1, position, options)


def _input(column: Drawn, message: str) -> dict[str, str]:
    return {"input_title": column.heading[:32], "input_message": message} if message else {}


def _message(column: Drawn) -> str:
    if column.role is Role.COMPUTED:
        return texts.COMPUTED_MESSAGE
    if column.field == "id":
        return texts.ID_MESSAGE
    return texts.INPUT_MESSAGES.get(column.field, "") if column.role is Role.INPUT else ""


def _rule(column: Drawn, cell: str) -> Rule:
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
    if column.field in _COUNTS:
        return number_rule(0, 1_000_000, texts.COUNT_ERROR)
    if column.column.type is CellType.NUMBER:
        return number_rule(0, 1e12, texts.NUMBER_ERROR, "decimal")
    if column.column.type is CellType.CHOICE:
        return list_rule(NAME_HALT if HALT_CANCELLED in column.column.choices else NAME_YES_NO)
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
