"""The charts of the first sheet: drawn anew where they are gone, renewed where they show other cells than today.

A chart is ours when it shows the cells beside the list of statuses or those that only charts show. Anything else that
is drawn on the sheet is the office's. Source: ECMA-376 part 1, 20.5 (drawings), 21.2 (charts).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree

from taskbook.adapters.cells.area import column_letters
from taskbook.adapters.renewal.new_sheet import Pattern
from taskbook.adapters.renewal.parts import Parts
from taskbook.adapters.renewal.xml import OFFICE, RID, SHEET_ORDER, Tree, insert_in_order, main, parse, written
from taskbook.adapters.xlsx.relations import relations_of
from taskbook_schemas.layout import Summary
from taskbook_schemas.registry import SUMMARY

_CHART: Final = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_DRAWING: Final = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
_CHART_TYPE: Final = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_DRAWING_TYPE: Final = "application/vnd.openxmlformats-officedocument.drawing+xml"
_SHOWN: Final = re.compile(r"'?([^'!]*)'?!\$([A-Z]+)\$(\d+)")


def renew_charts(parts: Parts, sheet_part: str, sheet: Tree, pattern: Pattern) -> None:
    """See to both charts of the first sheet. `sheet` gets the element that leads to a drawing if it has none."""
    drawing = _drawing_of(parts, sheet_part)
    ours = dict(_kinds(parts, drawing)) if drawing else {}
    source = pattern.part(SUMMARY)
    wanted_drawing = next(one.target for one in relations_of(pattern.package, source).values() if one.kind == "drawing")
    anchors = {_chart_of(anchor): anchor for anchor in parse(pattern.package.read(wanted_drawing))}
    for relation in relations_of(pattern.package, wanted_drawing).values():
        data = pattern.package.read(relation.target)
        kind = _kind(data)
        if kind in ours:
            if list(_references(parts.read(ours[kind]))) != list(_references(data)):
                parts.put(ours[kind], data)
            continue
        drawing = drawing or _new_drawing(parts, sheet_part, sheet)
        _add(parts, drawing, anchors[relation.id], data)


def _drawing_of(parts: Parts, sheet_part: str) -> str | None:
    found = (one for one in parts.relations(sheet_part).values() if one.kind == "drawing")
    return next((parts.actual(one.target) for one in found), None)


def _kinds(parts: Parts, drawing: str) -> Iterator[tuple[str, str]]:
    """Which of our charts a drawing has: the kind and the part of each."""
    for relation in parts.relations(drawing).values():
        if relation.kind == "chart" and parts.has(relation.target):
            part = parts.actual(relation.target)
            kind = _kind(parts.read(part))
            if kind is not None:
                yield kind, part


def _kind(data: bytes) -> str | None:
    """What a chart of ours shows: the column of its first figures; None for any other chart."""
    ours = {"B", *(column_letters(Summary.CHART_COLUMN + place) for place in range(1, 1 + len(Summary.CHART_SERIES)))}
    for reference in _references(data):
        match = _SHOWN.match(reference)
        if match and match[1] == SUMMARY and match[2] in ours:
            return "statuses" if match[2] == "B" else "units"
    return None


def _references(data: bytes) -> Iterator[str]:
    """The cells that a chart shows, in its order."""
    for formula in parse(data).iter(f"{{{_CHART}}}f"):
        yield (formula.text or "").strip()


def _chart_of(anchor: Tree) -> str | None:
    chart = next(anchor.iter(f"{{{_CHART}}}chart"), None)
    return chart.get(RID) if chart is not None else None


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
