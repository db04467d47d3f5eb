"""What is seen of a plan's sheet: columns in use are folded and narrowed and rows capped as in a new workbook.

Columns are never moved: formulas, charts and rules of the office's own count on where they stand. Left as they are:
widths and heights that somebody set, columns somebody hid, sheets with groups of their own, and the columns of a sheet
that a chart of the office's shows, for Excel's charts leave hidden cells out. Source: ECMA-376 part 1, 18.3.1.13 (col),
18.3.1.61 (outlinePr), 18.3.1.73 (row), 18.3.1.81 (sheetFormatPr).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from lxml import etree

from taskbook.adapters.renewal.columns import column_at, set_sight, set_width
from taskbook.adapters.renewal.parts import Parts
from taskbook.adapters.renewal.sheet import SheetPart
from taskbook.adapters.renewal.xml import SHEET_ORDER, Tree, child, main
from taskbook.core.renewal import StandingTable
from taskbook_schemas.plan_view import ROW_POINTS

_FORMER_WIDTHS: Final[Mapping[str, float]] = MappingProxyType(
    {
        "id": 15,
        "section": 20,
        "number": 6,
        "document": 18,
        "issued": 13,
        "name": 52,
        "lead": 20,
        "deadline": 16,
        "progress": 9,
        "situation": 32,
        "result_document": 22,
        "status": 24,
        "days": 9,
    }
)
"""The widths that workbooks were drawn with up to version 6, where they are others now."""
_PADDING: Final = 0.7109375  # a width in a file counts the blank dots around the digits, too
_CLOSE: Final = 0.05
_CHARTS: Final = re.compile(r"xl/charts/chart[^/]*\.xml", re.IGNORECASE)
_SET_BY_HAND: Final = re.compile(rb' customHeight="(?:1|true)"')
_HEIGHT: Final = re.compile(rb' (?:ht|customHeight)="[^"]*"')


def renew_sight(sheet: SheetPart, pattern: SheetPart, table: StandingTable, *, charted: bool) -> None:
    """Show of a sheet without groups what a new one shows of these columns; `charted`: a chart shows its cells."""
    for place, (_, field) in enumerate(table.columns):
        if field is not None:
            _renew_column(sheet.root, pattern.root, table.first_column + place, place + 1, field, fold=not charted)
    if not charted:
        _mark_outline(sheet.root)
    sheet.cap_rows(range(table.header_row + 1, table.header_row + table.height + 1), _capped)


def is_grouped(sheet: SheetPart) -> bool:
    """Whether columns of a sheet are in groups already: those of a renewal before, or somebody's own."""
    return any(one.get("outlineLevel") not in (None, "0") for one in sheet.root.iter(main("col")))


def is_charted(parts: Parts, title: str) -> bool:
    """Whether a chart of the workbook shows cells of a sheet."""
    named = [form.encode() for form in (f">{title}!", f"'{title.replace(chr(39), chr(39) * 2)}'!")]
    return any(
        any(name in parts.read(part) for name in named) for part in parts.package.names() if _CHARTS.fullmatch(part)
    )


def _renew_column(sheet: Tree, pattern: Tree, column: int, there: int, field: str, *, fold: bool) -> None:
    like, standing = column_at(pattern, there), column_at(sheet, column)
    if like is None or (standing is not None and standing.get("hidden") in ("1", "true")):
        return
    if fold:
        set_sight(sheet, column, like, width=_as_drawn(standing, field))
    elif standing is not None and _as_drawn(standing, field):
        set_width(sheet, column, like.get("width"))


def _as_drawn(standing: Tree | None, field: str) -> bool:
    """Whether a column still has the width it was drawn with."""
    if standing is None or standing.get("width") is None:
        return True
    former = _FORMER_WIDTHS.get(field)
    return former is not None and abs(float(standing.get("width")) - former - _PADDING) < _CLOSE


def _mark_outline(sheet: Tree) -> None:
    """Say that there are groups, and that their signs stand left of them."""
    child(sheet, "sheetFormatPr", SHEET_ORDER).set("outlineLevelCol", "1")
    properties = child(sheet, "sheetPr", SHEET_ORDER)
    outline = properties.find(main("outlinePr"))
    if outline is None:
        outline = etree.Element(main("outlinePr"))
        properties.insert(1 if properties.find(main("tabColor")) is not None else 0, outline)
    outline.set("summaryRight", "0")


def _capped(attributes: bytes) -> bytes:
    """A row's attributes with the height of a task's row, unless somebody set one."""
    if _SET_BY_HAND.search(attributes):
        return attributes
    return _HEIGHT.sub(b"", attributes) + b' ht="%g" customHeight="1"' % ROW_POINTS
