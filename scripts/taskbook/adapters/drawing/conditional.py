"""Conditional formats: what a status looks like, and what each kind of row of a generated body looks like.

A status is told by its words, a symbol put before them by the number format, and a shade or pattern that stays apart in
black and white. Excel lets a conditional format change font weight, colour, fill, thin borders and the number format,
never font size or alignment.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from taskbook.adapters.drawing.styles import GREY, LINE, NOTHING, Layer, Styles
from taskbook.adapters.drawing.writer import Worksheet, xl_col_to_name
from taskbook.core.issues import Severity
from taskbook.core.model import Status
from taskbook_schemas.layout import RowKind
from taskbook_schemas.statuses import Hatch, Look

# XlsxWriter's numbers of fill patterns: sparse dots, thin diagonals downward and upward.
DOTS, DOWN, UP = 17, 13, 14
_BLACK = "#000000"


def _look(symbol: str, **properties: object) -> Layer:
    """Put the symbol before the cell's text; the value itself stays the exact label."""
    return {"num_format": f'"{symbol} "@', **properties}


def hatched(pattern: int, ground: str, lines: str) -> Layer:
    """Return a fill of lines on a ground."""
    return {"pattern": pattern, "fg_color": lines, "bg_color": ground}


_HATCHES: Mapping[Hatch, int] = {Hatch.DOTS: DOTS, Hatch.DOWN: DOWN, Hatch.UP: UP}


def _drawn(look: Look) -> Layer:
    """Return a look of the status table as XlsxWriter's properties."""
    weight = {"bold": look.bold, "italic": look.italic, "font_strikeout": look.struck}
    on: dict[str, object] = {name: True for name, wanted in weight.items() if wanted}
    on["font_color"] = look.ink
    if look.hatch is not None and look.ground is not None and look.lines is not None:
        on |= hatched(_HATCHES[look.hatch], look.ground, look.lines)
    elif look.ground is not None:
        on["bg_color"] = look.ground
    return _look(look.symbol, **on)


STATUS_LOOKS: Mapping[Status, Layer] = {status: _drawn(status.row.look) for status in Status}

SEVERITY_LOOKS: Mapping[Severity, Layer] = {
    Severity.ERROR: _look("✖", bold=True, font_color="#FFFFFF", bg_color="#9C1C1C"),
    Severity.WARNING: _look("▲", bold=True, font_color=_BLACK, **hatched(UP, "#FFE08A", "#C9A227")),
    Severity.HINT: _look("○", italic=True, font_color=_BLACK),
}

_BAND: Layer = {"top": 1, "bottom": 1, "top_color": GREY, "bottom_color": GREY}
_BOX: Layer = {"border": 1, "border_color": LINE}

KIND_LOOKS: Mapping[RowKind, Layer] = {
    RowKind.TITLE: {"bold": True, "font_color": "#1F3864"},
    RowKind.HEAD: {"bold": True, "bg_color": "#D9E2F3", **_BAND},
    RowKind.PLAN: {"bold": True, "bg_color": "#D9D9D9", **_BAND},
    RowKind.SECTION: {"bold": True, "bg_color": "#F2F2F2", **_BAND},
    RowKind.TASK: _BOX,
    RowKind.FIGURES: _BOX,
    RowKind.TOTAL: {"bold": True, "bg_color": "#EDEDED", **_BOX, "top": 1, "top_color": _BLACK},
    RowKind.ITEM: {"top": 1, "top_color": GREY},
    RowKind.DETAIL: {"italic": True, "font_color": "#404040"},
    RowKind.NOTE: {"italic": True, "font_color": "#404040"},
    RowKind.SIGN: {"bold": True},
}


@dataclass(frozen=True, slots=True)
class Area:
    """Rows and columns of a sheet, 0-based, ends included."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int

    def column(self, column: int) -> Area:
        """Return one column (0-based in the sheet) of the area's rows."""
        return Area(self.first_row, column, self.last_row, column)


def when(sheet: Worksheet, styles: Styles, area: Area, criteria: str, *layers: Layer, last: bool = False) -> None:
    """Format the area's cells where the formula, written for its first cell, holds; `last` stops later rules."""
    options = {"type": "formula", "criteria": criteria, "format": styles(*layers), "stop_if_true": last}
    sheet.conditional_format(area.first_row, area.first_column, area.last_row, area.last_column, options)


def status_formats(sheet: Worksheet, styles: Styles, area: Area, also: str = "", under: Layer = NOTHING) -> None:
    """Draw each status of the area's first column; `also` must hold too (a formula), `under` is the look of its row.

    Where rules meet on a cell Excel joins them, other programs take the first: so the first must hold the whole look.
    """
    cell = f"${xl_col_to_name(area.first_column)}{area.first_row + 1}"
    for status, look in STATUS_LOOKS.items():
        test = f'{cell}="{status.value}"'
        when(sheet, styles, area, f"=AND({test},{also})" if also else f"={test}", under, look)


def severity_formats(sheet: Worksheet, styles: Styles, area: Area, under: Layer = NOTHING) -> None:
    """Draw each severity in a one-column area; `under` is the look of its row."""
    cell = f"${xl_col_to_name(area.first_column)}{area.first_row + 1}"
    for severity, look in SEVERITY_LOOKS.items():
        when(sheet, styles, area, f'={cell}="{severity.value}"', under, look)


def kind_formats(
    sheet: Worksheet, styles: Styles, area: Area, kind_column: int, more: Mapping[RowKind, Layer] = MappingProxyType({})
) -> None:
    """Draw the rows of a generated body by the kind in the hidden column (0-based); `more` adds to the looks."""
    for kind, look in KIND_LOOKS.items():
        when(sheet, styles, area, f"={kind_test(area, kind_column, kind)}", look, more.get(kind, NOTHING))


def kind_test(area: Area, kind_column: int, *kinds: RowKind) -> str:
    """Return a condition, without "=": the row is one of these kinds."""
    cell = f"${xl_col_to_name(kind_column)}{area.first_row + 1}"
    tests = [f'{cell}="{kind.value}"' for kind in kinds]
    return tests[0] if len(tests) == 1 else f"OR({','.join(tests)})"
