"""The native chart of the first sheet. Series stay apart in black and white: solid, hatched, dark, empty."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from taskbook.adapters.drawing.styles import FONT
from taskbook.adapters.drawing.writer import Chart, Workbook, Worksheet
from taskbook.texts import master as texts
from taskbook_schemas.layout import ChartData, Summary
from taskbook_schemas.registry import CHART_DATA
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
_LABELS = {Series.LATE: _WHITE}


def insert_chart(book: Workbook, sheet: Worksheet) -> None:
    """Put the chart right of the counts by status, as high as their block; its figures stand on their own sheet."""
    chart = _unit_chart(book)
    chart.set_size({"width": _pixels(2, Summary.SHOWN) - 16, "height": 20 * (Summary.CHART_ROWS - 1)})
    # offsets keep the frame clear of the table; position 2: moves with the cells, keeps its size
    sheet.insert_chart(Summary.TOP - 1, 2, chart, {"x_offset": 10, "y_offset": 2, "object_position": 2})


def _pixels(first: int, end: int) -> int:
    """Width in pixels of columns `first` to before `end` (0-based): 7 a character and 5 of padding."""
    return sum(int(width * 7 + 5) for width in Summary.WIDTHS[first:end])


def _unit_chart(book: Workbook) -> Chart:
    chart = book.add_chart({"type": "bar", "subtype": "stacked"})
    first, last = ChartData.TOP - 1, ChartData.TOP + ChartData.UNITS - 2
    for column, series in enumerate(Series, start=1):
        chart.add_series(
            {
                "name": [CHART_DATA, ChartData.HEADER_ROW - 1, column],
                "categories": [CHART_DATA, first, 0, last, 0],
                "values": [CHART_DATA, first, column, last, column],
                "data_labels": {"value": True, "font": {**_font(9), "color": _LABELS.get(series, "#000000")}},
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
