"""The two native charts of the first sheet. Series stay apart in black and white: solid, hatched, dark, empty."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from taskbook.adapters.drawing.styles import FONT
from taskbook.adapters.drawing.writer import Chart, Workbook, Worksheet
from taskbook.core.model import Status
from taskbook.texts import master as texts
from taskbook_schemas.layout import Summary
from taskbook_schemas.registry import SUMMARY
from taskbook_schemas.statuses import Series

_EDGE = {"color": "#404040", "width": 0.75}
_WHITE = "#FFFFFF"

Fill = Mapping[str, Any]


def _solid(color: str) -> Fill:
    return {"fill": {"color": color}, "border": _EDGE}


def _hatched(pattern: str, lines: str, ground: str = _WHITE) -> Fill:
    return {"pattern": {"pattern": pattern, "fg_color": lines, "bg_color": ground}, "border": _EDGE}


_FILLS: Mapping[Series, Fill] = {
    Series.DONE: _solid("#A8C5A0"),
    Series.IN_TIME: _hatched("percent_20", "#3D6CA8"),
    Series.DUE_SOON: _hatched("wide_upward_diagonal", "#B07A00", "#FFF1C9"),
    Series.LATE: _solid("#8B1A1A"),
    Series.OTHER: _solid(_WHITE),
}


def insert_charts(book: Workbook, sheet: Worksheet) -> None:
    """Put both charts right of the table of statuses, above the body."""
    row = Summary.STATUS_ROW - 2
    height = 23 * (Summary.TOP - 2 - row)  # pixels: rows of 17.25 points
    _place(sheet, row, 2, _status_chart(book), _pixels(2, 10), height)
    _place(sheet, row, 10, _unit_chart(book), _pixels(10, len(Summary.WIDTHS)), height)


def _pixels(first: int, end: int) -> int:
    """Width in pixels of columns `first` to before `end` (0-based): 7 a character and 5 of padding."""
    return sum(int(width * 7 + 5) for width in Summary.WIDTHS[first:end])


def _place(sheet: Worksheet, row: int, column: int, chart: Chart, width: int, height: int) -> None:
    chart.set_size({"width": width - 16, "height": height})
    # offsets keep the frame clear of the table; position 2: moves with the cells, keeps its size
    sheet.insert_chart(row, column, chart, {"x_offset": 10, "y_offset": 2, "object_position": 2})


def _status_chart(book: Workbook) -> Chart:
    chart = book.add_chart({"type": "bar"})
    first, last = Summary.STATUS_ROW - 1, Summary.STATUS_ROW + len(Status) - 2
    chart.add_series(
        {
            "name": Summary.STATUS_HEADINGS[1],
            "categories": [SUMMARY, first, 0, last, 0],
            "values": [SUMMARY, first, 1, last, 1],
            "points": [dict(_FILLS[status.row.counted.series]) for status in Status],
            "data_labels": {"value": True, "num_format": "0;;;", "font": _font(9)},
            "gap": 35,
        }
    )
    chart.set_legend({"none": True})
    _dress(chart, texts.STATUS_CHART)
    return chart


def _unit_chart(book: Workbook) -> Chart:
    chart = book.add_chart({"type": "bar", "subtype": "stacked"})
    head, names = Summary.CHART_ROW - 1, Summary.CHART_COLUMN - 1
    first, last = head + 1, head + Summary.CHART_UNITS
    for column, series in enumerate(Series, start=names + 1):
        chart.add_series(
            {
                "name": [SUMMARY, head, column],
                "categories": [SUMMARY, first, names, last, names],
                "values": [SUMMARY, first, column, last, column],
                "gap": 45,
                **_FILLS[series],
            }
        )
    chart.set_legend({"position": "bottom", "font": _font(9)})
    _dress(chart, texts.UNIT_CHART)
    return chart


def _dress(chart: Chart, title: str) -> None:
    chart.set_title({"name": title, "name_font": {**_font(11), "bold": True}, "overlay": False})
    chart.set_y_axis({"reverse": True, "num_font": _font(9), "major_tick_mark": "none", "line": _EDGE})
    grid = {"visible": True, "line": {"color": "#D9D9D9", "width": 0.5}}
    chart.set_x_axis(
        {"num_font": _font(9), "min": 0, "major_gridlines": grid, "num_format": "0", "label_position": "high"}
    )
    chart.set_chartarea({"border": {"color": "#A6A6A6"}})


def _font(size: int) -> dict[str, Any]:
    return {"name": FONT, "size": size}
