"""How the cells of a unit's form look: named formats over the master's, and the widths of the columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from taskbook.adapters.drawing import styles as look
from taskbook.adapters.drawing.conditional import STATUS_LOOKS
from taskbook.adapters.drawing.styles import Layer
from taskbook.core.unit_file import INPUT_COLUMNS, OPEN_TO_COORDINATOR
from taskbook_schemas.column import CellType
from taskbook_schemas.layout import RowKind, UnitSheet

WIDTHS = (4.5, 12, 36, 8, 16, 12.5, 11, 11, 12, 7, 22, 24, 7.5, 12.5, 14.5, 16, 14, 12.5)
"""Together about 59 % of A4 landscape, so that 12 points print as 7."""

_BODY: Layer = {"font_size": 12}
_HEAD: Layer = {"font_size": 12, "border_color": "#000000"}
_INPUT: Layer = {"locked": False, "bg_color": "#FFFBE6", "border_color": look.GREY}
_BAND: Layer = {"bold": True, "top": 1, "bottom": 1, "top_color": look.GREY, "bottom_color": look.GREY}

_FIXED: Mapping[str, tuple[Layer, ...]] = {
    "issuer": (look.LEFT, look.MIDDLE, {"bold": True, "font_size": 13}),
    "title": (look.TITLE, look.CENTRED, {"font_size": 18}),
    "unit": (look.CENTRED, look.MIDDLE, {"bold": True, "font_size": 15}),
    "as_of": (look.CENTRED, look.MIDDLE, {"italic": True, "font_size": 13}),
    "guide": (look.LEFT, look.MIDDLE, {"italic": True, "font_size": 12}),
    "batch": (look.MIDDLE, {"align": "right", "font_size": 11, "font_color": look.GREY}),
    "figure_head": (look.HEAD, _HEAD, {"font_size": 11}),
    "figure_label": (look.GRID, look.MIDDLE, _BODY, {"bold": True}),
    "figure": (look.GRID, look.MIDDLE, _BODY, look.AS_INTEGER),
    "caption": (look.MIDDLE, look.LEFT, {"bold": True, "font_size": 11, "font_color": look.GREY}),
    "caption_input": (look.MIDDLE, look.LEFT, {"bold": True, "font_size": 11}),
    "head": (look.HEAD, _HEAD),
    "head_input": (look.HEAD_INPUT, _HEAD),
    "sign": (look.CENTRED, _BODY, {"bold": True}),
    "sign_note": (look.CENTRED, _BODY, {"italic": True}),
}
_LINES: Mapping[RowKind, tuple[Layer, ...]] = {
    RowKind.TITLE: (look.MIDDLE, {"bold": True, "font_size": 13}),
    RowKind.PLAN: (look.MIDDLE, _BODY, _BAND, {"bg_color": "#D9D9D9"}),
    RowKind.SECTION: (look.MIDDLE, _BODY, _BAND, {"bg_color": look.PALE}),
    RowKind.NOTE: (look.MIDDLE, {"italic": True, "font_size": 11}),
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
