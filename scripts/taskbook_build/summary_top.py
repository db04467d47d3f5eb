"""The top of the first sheet: title, the country's name, room for buttons, tiles, the tasks that weigh most."""

from __future__ import annotations

from taskbook.adapters.drawing import styles as look
from taskbook.adapters.drawing.styles import Layer, Styles
from taskbook.adapters.drawing.writer import Format, Worksheet
from taskbook.texts import master as texts
from taskbook.texts import overview
from taskbook.texts.report_forms import MOTTO, STATE
from taskbook_schemas.layout import Summary

BUTTON_ROW_HEIGHT = 33
_HEIGHTS = {1: 21, 2: 15, 3: 15, 4: BUTTON_ROW_HEIGHT, 9: 4, 10: 30, 11: 17, 17: 6}  # points
_TILE_HEIGHTS = (15, 28, 24, 13)
_PRESSING_HEIGHT = 26.25
_WHITE: Layer = {"left": 5, "right": 5, "left_color": "#FFFFFF", "right_color": "#FFFFFF"}
# grounds whose greys stay apart; the words above the numbers tell them, whatever the colour
_GROUNDS = ("#EDEDED", "#DDEBD6", "#F4CFCA", "#FFEBB0", "#DCE3EE")
_INKS = (look.INK, "#274E13", "#7A0C0C", "#5F4300", look.INK)
_SMALL: Layer = {"font_size": 9}


def write_top(sheet: Worksheet, styles: Styles) -> None:
    """Draw what stands above the body."""
    for row, height in _HEIGHTS.items():
        sheet.set_row(row - 1, height)
    _write_head(sheet, styles)
    for down, height in enumerate(_TILE_HEIGHTS):
        sheet.set_row(Summary.TILE_ROW - 1 + down, height)
    for place, columns in enumerate(Summary.TILES):
        _write_tile(sheet, styles, place, columns)
    _write_pressing(sheet, styles)


def _write_head(sheet: Worksheet, styles: Styles) -> None:
    lines: tuple[tuple[tuple[int, int], str, Layer], ...] = (
        (Summary.TITLE, texts.SUMMARY_TITLE, {**look.TITLE, "font_size": 16}),
        (Summary.AS_OF, texts.SUMMARY_AS_OF, {"italic": True}),
    )
    for (row, column), text, layer in lines:
        sheet.write_string(row - 1, column - 1, text, styles(look.MIDDLE, look.LEFT, layer))
    sentence = styles(look.MIDDLE, look.LEFT, look.WRAP, {"bold": True})
    _across(sheet, Summary.HEADLINE[0], (1, Summary.SHOWN), texts.SUMMARY_HEADLINE, sentence)
    row, column = Summary.CHANGES
    sheet.write_blank(row - 1, column - 1, None, styles(look.MIDDLE, look.LEFT, {"italic": True}))
    for row, text in enumerate((STATE, MOTTO), start=1):
        nation = styles(look.MIDDLE, look.CENTER, {"bold": True, "font_size": 10})
        _across(sheet, row, (Summary.NATION_COLUMN, Summary.SHOWN), text, nation)


def _write_tile(sheet: Worksheet, styles: Styles, place: int, columns: tuple[int, int]) -> None:
    ground: Layer = {"bg_color": _GROUNDS[place], "align": "center", "valign": "vcenter", **_WHITE}
    ink: Layer = {"font_color": _INKS[place]}
    layers: tuple[Layer, ...] = (
        {"bold": True, "font_size": 10},
        {"bold": True, "font_size": 22, "num_format": "#,##0"},
        {**_SMALL, "text_wrap": True},
        {**_SMALL, "italic": True},
    )
    for down, layer in enumerate(layers):
        text = overview.TILES[place] if down == 0 else ""
        _across(sheet, Summary.TILE_ROW + down, columns, text, styles(ground, ink, layer))


def _write_pressing(sheet: Worksheet, styles: Styles) -> None:
    row = Summary.PRESSING_ROW
    band: Layer = {"bg_color": "#D9E2F3", "top": 1, "bottom": 1, "top_color": look.GREY, "bottom_color": look.GREY}
    for column in range(1, Summary.SHOWN + 1):
        sheet.write_blank(row - 1, column - 1, None, styles(band))
    sheet.write_string(row - 1, 0, overview.PRESSING, styles(look.MIDDLE, look.LEFT, band, {"bold": True}))
    sheet.write_string(row - 1, 1, overview.PRESSING_RULE, styles(look.MIDDLE, band, {**_SMALL, "italic": True}))
    for line in range(row + 1, row + 1 + Summary.PRESSING):
        sheet.set_row(line - 1, _PRESSING_HEIGHT)
        for place, columns in enumerate(Summary.PRESSING_COLUMNS):
            align = look.LEFT if place == 0 else look.CENTER
            rule: Layer = {
                "font_size": Summary.PRESSING_FONT,
                "bottom": 1,
                "bottom_color": look.LINE,
                "bold": place == 3,
            }
            _across(sheet, line, columns, "", styles(look.MIDDLE, align, look.WRAP, rule))


def _across(sheet: Worksheet, row: int, columns: tuple[int, int], text: str, style: Format) -> None:
    """Write into one cell made of several columns (1-based)."""
    first, last = columns
    if first == last:
        sheet.write(row - 1, first - 1, text or None, style)
    else:
        sheet.merge_range(row - 1, first - 1, row - 1, last - 1, text, style)
