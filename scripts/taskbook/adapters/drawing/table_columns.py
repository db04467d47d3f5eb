"""How a column of an input table is drawn, whatever its table, and the Excel table around the columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from taskbook.adapters.drawing import styles as look
from taskbook.adapters.drawing.book import Sheet
from taskbook.adapters.drawing.styles import Layer, Styles
from taskbook.adapters.drawing.writer import Worksheet
from taskbook.core.row_heights import LINE_POINTS, row_points
from taskbook_schemas.column import CellType, Column, Role
from taskbook_schemas.layout import TABLE_HEADER_ROW

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
# plan columns in which Excel would make a day or a number of what is typed: «6/2026», «1.10»
_TEXT_FROM_THE_START = frozenset({"id", "number", "deadline"})
_UNWRAPPED = frozenset({"id"})


@dataclass(frozen=True, slots=True)
class ColumnLayout:
    """A column with the heading it is drawn under and the role it plays in this table; `text` is how its text looks."""

    column: Column
    heading: str
    role: Role
    text: Layer = field(default_factory=lambda: look.NOTHING)

    @property
    def field(self) -> str:
        """The column's field name."""
        return self.column.field

    def layers(self) -> tuple[Layer, ...]:
        """Formats of the column's cells, without borders and shade."""
        typed = self.role is Role.INPUT or self.field in _TEXT_FROM_THE_START or self.column.type is not CellType.TEXT
        kind = self._kind() if typed else look.NOTHING
        wrap = look.NOTHING if self.field in _UNWRAPPED else look.WRAP
        centre = look.CENTER if self.field in ("number", "halt") else look.NOTHING
        return (look.TOP, wrap, kind, centre, self.text)

    def _kind(self) -> Layer:
        if self.column.type is CellType.DATE and self.role is Role.INPUT:
            return look.AS_TYPED_DATE
        return _TYPE_LAYERS[self.column.type]

    def cell_layers(self) -> tuple[Layer, ...]:
        """Formats of a cell inside the table."""
        return (*self.layers(), look.GRID, look.SHADED if self.role is Role.COMPUTED else look.NOTHING)


def fit_row(sheet: Sheet, row: int, columns: Sequence[ColumnLayout], values: Sequence[object], least: int = 1) -> None:
    """Give a row (0-based) the height that its wrapped texts need, `least` lines or more."""
    cells = zip(columns, values, strict=True)
    wrapped = [(v, c.column.width) for c, v in cells if isinstance(v, str) and c.field not in _UNWRAPPED]
    sheet.fit_row(row, max(least * LINE_POINTS, row_points(wrapped)))


def column_layouts(columns: tuple[Column, ...]) -> tuple[ColumnLayout, ...]:
    """Return the columns of a table that is drawn under its own headings."""
    return tuple(ColumnLayout(column, column.heading, column.role) for column in columns)


def add_table(sheet: Worksheet, styles: Styles, name: str, columns: tuple[ColumnLayout, ...], height: int) -> None:
    """Draw an Excel table of `height` rows: column formats, headings, filter; its cells are written by the caller."""
    for position, column in enumerate(columns):
        sheet.set_column(position, position, column.column.width, styles(*column.layers()))
    head = TABLE_HEADER_ROW - 1
    options = {
        "name": name,
        "style": "Table Style Light 15",
        "banded_rows": False,
        "columns": [
            {
                "header": column.heading,
                "header_format": styles(_HEAD_LAYERS[column.role], column.text),
                "format": styles(*column.cell_layers()),
            }
            for column in columns
        ],
    }
    sheet.add_table(head, 0, head + max(height, 1), len(columns) - 1, options)
