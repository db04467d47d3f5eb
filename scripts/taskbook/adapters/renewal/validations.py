"""What cells ask of those who type: the pattern's rules take the place of older ones of ours, never of the office's.

Excel joins rules that are alike into one with several areas, so a rule is looked for by what it says, and taken out of
an older one column by column. Source: ECMA-376 part 1, 18.3.1.32 and 18.3.1.33.
"""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy

from lxml import etree

from taskbook.adapters.cells.area import Area, parse_area
from taskbook.adapters.renewal.conditional import Shift
from taskbook.adapters.renewal.refs import moved
from taskbook.adapters.renewal.xml import MAIN, SHEET_ORDER, Tree, child, content, main

ShiftOf = Callable[[Area], Shift | None]
"""Where a rule of the pattern, by its area there, belongs on the sheet; None where it has no place."""


def renew_validations(sheet: Tree, pattern: Tree, shift_of: ShiftOf) -> None:
    """Give a sheet the pattern's rules where the office has none of its own. One that has them is not changed."""
    there = sheet.find(main("dataValidations"))
    for rule in pattern.iter(main("dataValidation")):
        area = parse_area(rule.get("sqref", ""))
        shift = shift_of(area) if area else None
        if area is None or shift is None:
            continue
        wanted, place = _wanted(rule, shift), shift.area(area)
        standing = list(there) if there is not None else []
        if any(_says(one) == _says(wanted) and _covers(one, place) for one in standing):
            continue
        touching = [one for one in standing if _touches(one, place)]
        if any(not _ours(one, wanted) for one in touching):
            continue
        there = child(sheet, "dataValidations", SHEET_ORDER) if there is None else there
        for one in touching:
            _cut(one, place)
        wanted.set("sqref", str(place))
        there.append(wanted)
        there.set("count", str(len(there)))


def _wanted(rule: Tree, shift: Shift) -> Tree:
    made = deepcopy(rule)
    for formula in (one for one in made if etree.QName(one).localname.startswith("formula")):
        formula.text = moved(formula.text or "", shift.rows, shift.columns)
    return made


def _says(rule: Tree) -> object:
    """What a rule says, wherever it stands; flags that are off are as good as absent."""
    flags = {name: value for name, value in rule.attrib.items() if name != "sqref" and value not in ("0", "false", "")}
    flags.pop("type", None) if flags.get("type") == "none" else None
    return sorted(flags.items()), [content(one) for one in rule if etree.QName(one).namespace == MAIN]


def _areas(rule: Tree) -> list[Area]:
    return [area for part in rule.get("sqref", "").split() if (area := parse_area(part))]


def _covers(rule: Tree, place: Area) -> bool:
    return any(area.clip(place) == place for area in _areas(rule))


def _touches(rule: Tree, place: Area) -> bool:
    return any(area.clip(place) is not None for area in _areas(rule))


def _ours(rule: Tree, wanted: Tree) -> bool:
    """Whether a rule looks like what an older version gave this column: title, list or words the same."""
    same_title = bool(rule.get("promptTitle")) and rule.get("promptTitle") == wanted.get("promptTitle")
    same_words = bool(rule.get("error")) and rule.get("error") == wanted.get("error")
    lists = [one.findtext(main("formula1")) for one in (rule, wanted)]
    return same_title or same_words or (lists[0] is not None and lists[0] == lists[1])


def _cut(rule: Tree, place: Area) -> None:
    """Take a place out of where a rule holds; a rule that holds nowhere any more goes."""
    left = [piece for area in _areas(rule) for piece in _without(area, place)]
    if left:
        rule.set("sqref", " ".join(map(str, left)))
    else:
        rule.getparent().remove(rule)


def _without(area: Area, place: Area) -> list[Area]:
    part = area.clip(place)
    if part is None:
        return [area]
    pieces = (
        Area(area.first_row, area.first_column, area.last_row, part.first_column - 1),
        Area(area.first_row, part.last_column + 1, area.last_row, area.last_column),
        Area(area.first_row, part.first_column, part.first_row - 1, part.last_column),
        Area(part.last_row + 1, part.first_column, area.last_row, part.last_column),
    )
    return [one for one in pieces if one.first_row <= one.last_row and one.first_column <= one.last_column]
