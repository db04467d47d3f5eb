"""What is seen of a unit's sheet above its tasks, and how wide its columns are: as in a new workbook.

Left as they are: widths that somebody set, and a sheet on which something is written where rows would be folded away.
Source: ECMA-376 part 1, 18.3.1.13 (col), 18.3.1.66 (pane), 18.3.1.73 (row), 18.3.1.81 (sheetFormatPr).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from copy import deepcopy
from functools import partial
from typing import Final

from taskbook.adapters.cells.area import Area
from taskbook.adapters.renewal.columns import column_at, set_width
from taskbook.adapters.renewal.sheet import SheetPart, blank_cell, row_spans, style_of
from taskbook.adapters.renewal.styles import FormatMap
from taskbook.adapters.renewal.xml import SHEET_ORDER, Tree, child, main
from taskbook.adapters.xlsx.scan import RowSpan
from taskbook_schemas.layout import UnitSheet

_FORMER_MARGINS: Final = {"left": "0.45", "right": "0.45", "top": "0.5", "bottom": "0.6"}
_PADDING: Final = 0.7109375  # a width in a file counts the blank dots around the digits, too
_CLOSE: Final = 0.05
_FIRST, _LAST = UnitSheet.FOLDED
_FIGURES: Final = Area(
    UnitSheet.FIGURES_ROW,
    UnitSheet.FIGURES_COLUMN,
    UnitSheet.FIGURES_ROW + len(UnitSheet.FIGURE_ROLES),
    UnitSheet.FIGURES_COLUMN + len(UnitSheet.FIGURE_HEADINGS) - 1,
)
_SEEN: Final = re.compile(rb' (?:ht|customHeight|hidden|outlineLevel|collapsed)="[^"]*"')
_STYLE: Final = re.compile(rb'(<c\b[^>]*? s=)"\d+"')


def renew_unit_look(sheet: SheetPart, pattern: SheetPart, formats: FormatMap) -> None:
    """Give a unit's sheet the widths, the low head and the panes of the pattern."""
    if _is_folded(sheet):
        return
    for column, former in enumerate(UnitSheet.FORMER_WIDTHS, start=1):
        standing, like = column_at(sheet.root, column), column_at(pattern.root, column)
        if standing is not None and like is not None and _has_width(standing, former):
            set_width(sheet.root, column, like.get("width"))
    _restyle_head(sheet, pattern, formats)
    _take_margins(sheet.root, pattern.root)
    if _is_written_on(sheet):
        return
    standing_rows = sheet.rows()
    sheet.put({row: {1: blank_cell(row, 1, 0)} for row in range(_FIRST, _LAST + 1) if not standing_rows.get(row)})
    for row in _head(pattern):
        seen = _seen(pattern.cells[row.attributes_start : row.attributes_end])
        sheet.cap_rows(range(row.number, row.number + 1), partial(_with_look, seen))
    child(sheet.root, "sheetFormatPr", SHEET_ORDER).set("outlineLevelRow", "1")
    _take_panes(sheet.root, pattern.root)


def _has_width(standing: Tree, width: float) -> bool:
    return standing.get("width") is not None and abs(float(standing.get("width")) - width - _PADDING) < _CLOSE


def _take_margins(sheet: Tree, pattern: Tree) -> None:
    """Narrow margins where nobody has set others than were drawn."""
    own, like = sheet.find(main("pageMargins")), pattern.find(main("pageMargins"))
    if own is not None and all(own.get(side) == former for side, former in _FORMER_MARGINS.items()):
        own.attrib.update(like.attrib)


def _restyle_head(sheet: SheetPart, pattern: SheetPart, formats: FormatMap) -> None:
    """Letters of the head as large as the pattern's; what the cells hold stays."""
    standing = sheet.rows()
    wanted: dict[int, dict[int, bytes]] = {}
    for row, cells in _upper(pattern.rows()).items():
        for column, like in cells.items():
            own = standing.get(row, {}).get(column)
            style = formats.xf(style_of(like) or 0)
            if own and style_of(own) != style:
                wanted.setdefault(row, {})[column] = _STYLE.sub(rb'\g<1>"%d"' % style, own, count=1)
    sheet.put(wanted)


def _upper(rows: Mapping[int, Mapping[int, bytes]]) -> dict[int, Mapping[int, bytes]]:
    return {row: cells for row, cells in rows.items() if row <= UnitSheet.HEADER_ROW}


def _head(sheet: SheetPart) -> list[RowSpan]:
    return [row for row in row_spans(sheet.cells) if row.number <= UnitSheet.HEADER_ROW]


def _seen(attributes: bytes) -> bytes:
    return b"".join(found[0] for found in _SEEN.finditer(attributes))


def _with_look(seen: bytes, own: bytes) -> bytes:
    return _SEEN.sub(b"", own) + seen


def _is_folded(sheet: SheetPart) -> bool:
    """Whether rows of the head are in a group already: that of a renewal before, or somebody's own."""
    return any(b" outlineLevel=" in sheet.cells[row.attributes_start : row.attributes_end] for row in _head(sheet))


def _is_written_on(sheet: SheetPart) -> bool:
    """Whether something stands beside the figures in the rows to fold."""
    return any(
        b">" in cell.removesuffix(b"/>").removesuffix(b">")
        for row, cells in sheet.rows().items()
        if _FIRST <= row <= _LAST
        for column, cell in cells.items()
        if not _is_figure(row, column)
    )


def _is_figure(row: int, column: int) -> bool:
    return _FIGURES.first_row <= row <= _FIGURES.last_row and _FIGURES.first_column <= column <= _FIGURES.last_column


def _take_panes(sheet: Tree, pattern: Tree) -> None:
    views = sheet.find(main("sheetViews"))
    like = next(pattern.iter(main("sheetView")))
    for view in views if views is not None else ():
        for old in [*view.findall(main("pane")), *view.findall(main("selection"))]:
            view.remove(old)
        view.attrib.pop("topLeftCell", None)
        for place, new in enumerate([*like.findall(main("pane")), *like.findall(main("selection"))]):
            view.insert(place, deepcopy(new))
