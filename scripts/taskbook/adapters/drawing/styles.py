"""How cells look: named layers of XlsxWriter format properties, stacked into formats that are made once each.

Greys, patterns and weight carry the meaning; hue only helps, since copies are black and white.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Protocol

from taskbook.adapters.drawing.writer import Format, Worksheet

Layer = Mapping[str, Any]
NOTHING: Layer = MappingProxyType({})

FONT = "Times New Roman"
FONT_SIZE = 11
BASE_FONT: Layer = {"font_name": FONT, "font_size": FONT_SIZE, "font_scheme": "none"}

INK, LINE, GREY, PALE = "#1F2937", "#A6A6A6", "#595959", "#F2F2F2"
DAY, DAY_TIME, TEXT_FORMAT = "dd/mm/yyyy", "dd/mm/yyyy hh:mm", "@"
# where people type days: a computer that takes the month first would make 6/7 the 7th of June, and show 06/07 as well
TYPED_DAY = 'dd" thg "mm" "yyyy'

SMALL: Layer = {"font_size": 10}  # sheets that hold much, on screen

TITLE: Layer = {"bold": True, "font_size": 14, "font_color": INK, "valign": "vcenter"}
PLAN_TITLE: Layer = {"bold": True, "font_size": 12, "font_color": INK, "valign": "vcenter"}
EXPLANATION: Layer = {"italic": True, "font_color": GREY, "valign": "vcenter"}
CENTRED: Layer = {"align": "center_across"}
CAPTION: Layer = {"bold": True, "font_size": 9, "font_color": GREY, "valign": "bottom"}

TOP: Layer = {"valign": "top"}
MIDDLE: Layer = {"valign": "vcenter"}
WRAP: Layer = {"text_wrap": True}
CENTER: Layer = {"align": "center"}
LEFT: Layer = {"align": "left"}
GRID: Layer = {"border": 1, "border_color": LINE}
SHADED: Layer = {"bg_color": PALE}
AS_DATE: Layer = {"num_format": DAY, "align": "center"}
AS_TYPED_DATE: Layer = {"num_format": TYPED_DAY, "align": "center"}
AS_DAY_TIME: Layer = {"num_format": DAY_TIME, "align": "center"}
AS_TEXT: Layer = {"num_format": TEXT_FORMAT}
AS_INTEGER: Layer = {"num_format": "0", "align": "center"}
AS_PERCENT_NUMBER: Layer = {"num_format": "0.##", "align": "center"}
AS_AMOUNT: Layer = {"num_format": "#,##0.###"}
AS_RATE: Layer = {"num_format": "0.0%"}

HEAD: Layer = {
    "bold": True,
    "text_wrap": True,
    "align": "center",
    "valign": "vcenter",
    "border": 1,
    "border_color": GREY,
    "bg_color": "#D9E2F3",
}
HEAD_INPUT: Layer = {**HEAD, "bg_color": "#FFF2CC"}
HEAD_COMPUTED: Layer = {**HEAD, "bg_color": "#D0D0D0"}


class HasFormats(Protocol):
    """Whoever can make a format."""

    def add_format(self, properties: dict[str, Any]) -> Format:
        """Make a format of its properties."""
        ...


class Styles:
    """Makes each stack of layers once: later layers win. Serves cells and conditional formats alike."""

    def __init__(self, book: HasFormats) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, Any], ...], Format] = {}

    def __call__(self, *layers: Layer) -> Format:
        """Return the format of these layers."""
        merged: dict[str, Any] = {}
        for layer in layers:
            merged.update(layer)
        # XlsxWriter takes bold=False and no bold for two fonts, and a renewal cannot tell two that look alike apart
        merged = {name: int(value) if isinstance(value, bool) else value for name, value in merged.items()}
        key = tuple(sorted(merged.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format(merged)
        return self._made[key]


def write_centred(sheet: Worksheet, row: int, columns: range, text: str, style: Format) -> None:
    """Write a line centred across columns (0-based) without merging: the text in the first, blanks after it."""
    sheet.write_string(row, columns.start, text, style)
    for column in columns[1:]:
        sheet.write_blank(row, column, None, style)
