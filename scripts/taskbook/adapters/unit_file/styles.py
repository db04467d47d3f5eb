"""How the cells of a unit's form look: named formats over the master's, and the widths of the columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from taskbook.adapters.drawing import styles as look
from taskbook.adapters.drawing.conditional import STATUS_LOOKS
from taskbook.adapters.drawing.styles import Layer
from taskbook.core.unit_file import INPUT_COLUMNS, OPEN_TO_COORDINATOR
from taskbook_schemas.column import CellType
from taskbook_schemas.layout import RowKind, UnitSheet

WIDTHS = (4.2, 8.4, 49.8, 9.6, 10.6, 20.3, 6.4, 12, 10.2, 10, 9.2, 12, 7, 9, 26, 22, 20, 60)
"""Of the columns as they are drawn. Those that are printed together are as wide as A4 where 10 points print as 9."""
FONT_POINTS = 10

_BODY: Layer = {"font_size": FONT_POINTS}
_HEAD: Layer = {"font_size": FONT_POINTS, "border_color": "#000000"}
_INPUT: Layer = {"locked": False, "bg_color": "#FFFBE6", "border_color": look.GREY}
_BAND: Layer = {"bold": True, "top": 1, "bottom": 1, "top_color": look.GREY, "bottom_color": look.GREY}

_FIXED: Mapping[str, tuple[Layer, ...]] = {
    "unit": (look.LEFT, look.MIDDLE, {"bold": True, "font_size": 13}),
    "title": (look.TITLE, look.LEFT, {"font_size": 13}),
    "issuer": (look.MIDDLE, {"align": "right", "bold": True, "font_size": 11}),
    "guide": (look.LEFT, look.MIDDLE, _BODY, {"italic": True}),
    "batch": (look.MIDDLE, _BODY, {"align": "right", "font_color": look.GREY}),
    "head": (look.HEAD, _HEAD),
    "head_input": (look.HEAD_INPUT, _HEAD),
    "sign": (look.CENTRED, _BODY, {"bold": True}),
    "sign_note": (look.CENTRED, _BODY, {"italic": True}),
}
_LINES: Mapping[RowKind, tuple[Layer, ...]] = {
    RowKind.TITLE: (look.MIDDLE, {"bold": True, "font_size": 11}),
    RowKind.PLAN: (look.MIDDLE, _BODY, _BAND, {"bg_color": "#D9D9D9"}),
    RowKind.SECTION: (look.MIDDLE, _BODY, _BAND, {"bg_color": look.PALE}),
    RowKind.NOTE: (look.MIDDLE, _BODY, {"italic": True}),
}
_GIVEN: Mapping[str, tuple[Layer, ...]] = {
    "STT": (look.CENTER,),
    "Vai trò": (look.WRAP, look.CENTER),
    "Hạn xử lý": (look.AS_DATE,),
    "Số ngày": (look.AS_INTEGER,),
}
_TYPED: Mapping[CellType, tuple[Layer, ...]] = {
    CellType.TEXT: (look.WRAP, look.AS_TEXT),  # "15/9" and "=" typed in a text cell stay what was typed
    CellType.DATE: (look.AS_TYPED_DATE,),
    CellType.PERCENT: (look.AS_PERCENT_NUMBER,),
}

CLOSED_TO_COORDINATOR = tuple(
    place
    for place, column in enumerate(INPUT_COLUMNS, start=len(UnitSheet.HEADINGS))
    if column.field not in OPEN_TO_COORDINATOR
)
"""Columns (0-based) in which a unit that coordinates a task sees what its lead reported and types nothing."""


def task_look(column: int) -> str:
    """Return the name of a task cell's look, by column (0-based)."""
    return f"task {column}"


def closed_look(column: int) -> str:
    """Return the name of the look of a cell that is closed to a coordinating unit, by column (0-based)."""
    return f"closed {column}"


def status_look(label: str) -> str:
    """Return the name of a status cell's look."""
    return f"status {label}"


def line_look(kind: RowKind) -> str:
    """Return the name of the look of a line that stands alone."""
    return f"line {kind.value}"


def looks() -> Iterator[tuple[str, tuple[Layer, ...]]]:
    """Yield every look with its name, always in one order."""
    yield from _FIXED.items()
    for kind, layers in _LINES.items():
        yield line_look(kind), layers
    for column, heading in enumerate(UnitSheet.HEADINGS):
        yield task_look(column), (look.TOP, look.GRID, _BODY, *_GIVEN.get(heading, (look.WRAP,)))
    for column, typed in enumerate(INPUT_COLUMNS, start=len(UnitSheet.HEADINGS)):
        yield task_look(column), (look.TOP, look.GRID, _BODY, *_TYPED[typed.type], _INPUT)
        if column in CLOSED_TO_COORDINATOR:
            yield closed_look(column), (look.TOP, look.GRID, _BODY, *_TYPED[typed.type])
    for status, shown in STATUS_LOOKS.items():
        yield status_look(status.value), (look.TOP, look.WRAP, look.GRID, _BODY, shown)
