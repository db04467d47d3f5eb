"""The chart of the first sheet: drawn anew where it is gone, renewed where it shows other cells than today.

A chart is ours when it shows the sheet of figures that only it shows. Anything else that is drawn on the first sheet
is the office's. Source: ECMA-376 part 1, 20.5 (drawings), 21.2 (charts).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree

from taskbook.adapters.renewal.new_sheet import Pattern
from taskbook.adapters.renewal.parts import Parts
from taskbook.adapters.renewal.xml import OFFICE, RID, SHEET_ORDER, Tree, insert_in_order, main, parse, written
from taskbook.adapters.xlsx.relations import relations_of
from taskbook_schemas.registry import CHART_DATA, SUMMARY

_CHART: Final = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_DRAWING: Final = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
_CHART_TYPE: Final = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_DRAWING_TYPE: Final = "application/vnd.openxmlformats-officedocument.drawing+xml"
_SHOWN: Final = re.compile(r"'?([^'!]*)'?!")


def renew_chart(parts: Parts, sheet_part: str, sheet: Tree, pattern: Pattern) -> None:
    """See to the chart of the first sheet. `sheet` gets the element that leads to a drawing if it has none."""
    drawing = _drawing_of(parts, sheet_part)
    source = pattern.part(SUMMARY)
    wanted = next(one.target for one in relations_of(pattern.package, source).values() if one.kind == "drawing")
    data = pattern.package.read(next(iter(relations_of(pattern.package, wanted).values())).target)
    standing = _chart_in(parts, drawing) if drawing else None
    if standing is None:
        drawing = drawing or _new_drawing(parts, sheet_part, sheet)
        _add(parts, drawing, next(iter(parse(pattern.package.read(wanted)))), data)
    elif list(_references(parts.read(standing))) != list(_references(data)):
        parts.put(standing, data)


def _drawing_of(parts: Parts, sheet_part: str) -> str | None:
    found = (one for one in parts.relations(sheet_part).values() if one.kind == "drawing")
    return next((parts.actual(one.target) for one in found), None)


def _chart_in(parts: Parts, drawing: str) -> str | None:
    """The part of our chart in a drawing."""
    charts = (one.target for one in parts.relations(drawing).values() if one.kind == "chart" and parts.has(one.target))
    return next((parts.actual(part) for part in charts if _is_ours(parts.read(parts.actual(part)))), None)


def _is_ours(data: bytes) -> bool:
    shown = (_SHOWN.match(reference) for reference in _references(data))
    return any(match is not None and match[1] == CHART_DATA for match in shown)


def _references(data: bytes) -> Iterator[str]:
    """The cells that a chart shows, in its order."""
    for formula in parse(data).iter(f"{{{_CHART}}}f"):
        yield (formula.text or "").strip()


def _new_drawing(parts: Parts, sheet_part: str, sheet: Tree) -> str:
    root = etree.Element(f"{{{_DRAWING}}}wsDr", nsmap={"xdr": _DRAWING})
    drawing = parts.add("xl/drawings/drawing1.xml", written(root))
    parts.set_type(drawing, _DRAWING_TYPE)
    rid = parts.relate(sheet_part, f"{OFFICE}/drawing", drawing)
    made = etree.SubElement(sheet, main("drawing"), {RID: rid})
    insert_in_order(sheet, made, SHEET_ORDER)
    return drawing


def _add(parts: Parts, drawing: str, anchor: Tree, data: bytes) -> None:
    chart = parts.add("xl/charts/chart1.xml", data)
    parts.set_type(chart, _CHART_TYPE)
    rid = parts.relate(drawing, f"{OFFICE}/chart", chart)
    root = parse(parts.read(drawing))
    next(anchor.iter(f"{{{_CHART}}}chart")).set(RID, rid)
    numbers = [int(one.get("id", "0")) for one in root.iter(f"{{{_DRAWING}}}cNvPr")]
    next(anchor.iter(f"{{{_DRAWING}}}cNvPr")).set("id", str(max(numbers, default=1) + 1))
    root.append(anchor)
    parts.put(drawing, written(root))
