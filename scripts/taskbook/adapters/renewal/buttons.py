"""The buttons on the first sheet: form controls in its old-style drawing, as XlsxWriter and Excel write them.

A button that is there stays where somebody put it; those that are missing take the free places of the row.
"""

from __future__ import annotations

import re
from copy import deepcopy
from typing import Final

from lxml import etree

from taskbook.adapters.renewal.new_sheet import Pattern
from taskbook.adapters.renewal.parts import Parts
from taskbook.adapters.renewal.xml import OFFICE, RID, SHEET_ORDER, Tree, insert_in_order, main, parse, written
from taskbook.adapters.xlsx.relations import relations_of
from taskbook_schemas.registry import SUMMARY

_VML: Final = "urn:schemas-microsoft-com:vml"
_EXCEL: Final = "urn:schemas-microsoft-com:office:excel"
_SHAPE: Final = f"{{{_VML}}}shape"
_TYPE: Final = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_NUMBER: Final = re.compile(r"(.*_s)(\d+)$")


def renew_buttons(parts: Parts, sheet_part: str, sheet: Tree, pattern: Pattern) -> None:
    """Add the buttons that the first sheet lacks. `sheet` gets the element that leads to them if it has none."""
    source = pattern.part(SUMMARY)
    wanted = next(one.target for one in relations_of(pattern.package, source).values() if one.kind == "vmlDrawing")
    like = parse(pattern.package.read(wanted))
    drawing = _drawing(parts, sheet_part, sheet)
    if drawing is None:
        part = parts.add("xl/drawings/vmlDrawing1.vml", pattern.package.read(wanted))
        if parts.type_of(part) != _TYPE:
            parts.set_type(part, _TYPE)
        made = etree.SubElement(
            sheet, main("legacyDrawing"), {RID: parts.relate(sheet_part, f"{OFFICE}/vmlDrawing", part)}
        )
        insert_in_order(sheet, made, SHEET_ORDER)
        return
    root = parse(parts.read(drawing))
    there = {_macro(shape) for shape in root.iter(_SHAPE)}
    missing = [shape for shape in like.iter(_SHAPE) if _macro(shape) not in there]
    places = [_anchor(shape) for shape in like.iter(_SHAPE)]
    if missing:
        _add(root, missing, places[len(places) - len(missing) :])
        parts.put(drawing, written(root))


def _drawing(parts: Parts, sheet_part: str, sheet: Tree) -> str | None:
    found = sheet.find(main("legacyDrawing"))
    relation = parts.relations(sheet_part).get(found.get(RID)) if found is not None else None
    return parts.actual(relation.target) if relation is not None and parts.has(relation.target) else None


def _add(root: Tree, shapes: list[Tree], places: list[str]) -> None:
    numbers = [int(match[2]) for one in root.iter(_SHAPE) if (match := _NUMBER.match(one.get("id", "")))]
    first = max(numbers, default=1024) + 1
    kinds = {one.get("id") for one in root.iter(f"{{{_VML}}}shapetype")}
    for number, (shape, place) in enumerate(zip(shapes, places, strict=True), first):
        kind = next(one for one in shape.getroottree().getroot().iter(f"{{{_VML}}}shapetype"))
        if kind.get("id") not in kinds:
            root.append(deepcopy(kind))
            kinds.add(kind.get("id"))
        made = deepcopy(shape)
        made.set("id", f"_x0000_s{number}")
        made.find(f"{{{_EXCEL}}}ClientData/{{{_EXCEL}}}Anchor").text = place
        root.append(made)


def _macro(shape: Tree) -> str | None:
    """The macro a shape runs, without the workbook's mark before it."""
    found = shape.find(f"{{{_EXCEL}}}ClientData/{{{_EXCEL}}}FmlaMacro")
    return str(found.text).rpartition("!")[2] if found is not None and found.text else None


def _anchor(shape: Tree) -> str:
    return str(shape.find(f"{{{_EXCEL}}}ClientData/{{{_EXCEL}}}Anchor").text)
