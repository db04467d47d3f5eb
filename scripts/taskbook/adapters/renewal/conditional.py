"""Conditional formats of a sheet: those of the pattern take the place of those an older version drew.

A rule is one of ours when one of the pattern's asks the same, whatever its rows; every other rule is the office's own
and keeps its place above or below ours. Source: ECMA-376 part 1, 18.3.1.18 and 18.3.1.10.
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from taskbook.adapters.cells.area import Area
from taskbook.adapters.renewal.refs import bounds, moved, moved_area, shape
from taskbook.adapters.renewal.styles import FormatMap
from taskbook.adapters.renewal.xml import SHEET_ORDER, Tree, insert_in_order, main

_Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shift:
    """How much further than in the pattern a sheet's table stands, and the last row its rules must reach."""

    rows: int = 0
    columns: int = 0
    last_row: int = 0

    def area(self, area: Area) -> Area:
        """An area of the pattern as it is on the sheet; one of many rows reaches as far as the table."""
        placed = moved_area(area, self.rows, self.columns)
        last = max(placed.last_row, self.last_row) if area.last_row > area.first_row else placed.last_row
        return Area(placed.first_row, placed.first_column, last, placed.last_column)


@dataclass(frozen=True, slots=True)
class _Rule:
    """A rule: what it asks, how it looks, where; `element` is what stands in the sheet or the pattern."""

    key: _Key
    look: object
    area: Area | None
    element: Tree
    group: Tree

    @property
    def priority(self) -> int:
        return int(self.element.get("priority", "0"))


def renew_conditional(sheet: Tree, pattern: Tree, formats: FormatMap, shift: Shift = Shift()) -> None:
    """Give a sheet the pattern's rules. A sheet that has them already is not changed."""
    wanted = [_wanted(rule, group, formats, shift) for group, rule in _rules(pattern)]
    keys = {rule.key for rule in wanted}
    standing = [rule for rule in _standing(sheet, formats) if rule.key in keys]
    if len(wanted) == len(standing) and all(map(_in_place, standing, wanted)):
        return
    first = min((rule.priority for rule in standing), default=_last_priority(sheet) + 1)
    for rule in standing:
        rule.group.remove(rule.element)
        if rule.group.find(main("cfRule")) is None:
            sheet.remove(rule.group)
    _make_room(sheet, first, len(wanted))
    _add(sheet, wanted, first)


def _wanted(rule: Tree, group: Tree, formats: FormatMap, shift: Shift) -> _Rule:
    made = deepcopy(rule)
    for formula in made.iter(main("formula")):
        formula.text = moved(formula.text or "", shift.rows, shift.columns)
    if made.get("dxfId") is not None:
        made.set("dxfId", str(formats.dxf(int(made.get("dxfId")))))
    area = bounds(group.get("sqref", ""))
    return _Rule(_key(made), _look(made, formats), shift.area(area) if area else None, made, group)


def _standing(sheet: Tree, formats: FormatMap) -> list[_Rule]:
    found = [
        _Rule(_key(rule), _look(rule, formats), bounds(group.get("sqref", "")), rule, group)
        for group, rule in _rules(sheet)
    ]
    return sorted(found, key=lambda rule: rule.priority)


def _rules(sheet: Tree) -> Iterator[tuple[Tree, Tree]]:
    for group in sheet.findall(main("conditionalFormatting")):
        for rule in group.findall(main("cfRule")):
            yield group, rule


def _key(rule: Tree) -> _Key:
    return (rule.get("type", ""), *(shape(one.text or "") for one in rule.iter(main("formula"))))


def _look(rule: Tree, formats: FormatMap) -> object:
    number = rule.get("dxfId")
    return rule.get("stopIfTrue", "0"), formats.dxf_content(int(number)) if number is not None else None


def _in_place(standing: _Rule, wanted: _Rule) -> bool:
    if (standing.key, standing.look) != (wanted.key, wanted.look) or standing.area is None or wanted.area is None:
        return False
    has, needs = standing.area, wanted.area
    columns = (has.first_column, has.last_column) == (needs.first_column, needs.last_column)
    return columns and has.first_row <= needs.first_row and has.last_row >= needs.last_row


def _all_rules(sheet: Tree) -> list[Tree]:
    """Every rule with a priority, those of newer Excels in the sheet's extensions, too."""
    return [one for one in sheet.iter() if isinstance(one.tag, str) and _is_rule(one)]


def _is_rule(element: Tree) -> bool:
    return etree.QName(element).localname == "cfRule" and element.get("priority") is not None


def _last_priority(sheet: Tree) -> int:
    return max((int(rule.get("priority")) for rule in _all_rules(sheet)), default=0)


def _make_room(sheet: Tree, first: int, count: int) -> None:
    for rule in _all_rules(sheet):
        if int(rule.get("priority")) >= first:
            rule.set("priority", str(int(rule.get("priority")) + count))


def _add(sheet: Tree, wanted: list[_Rule], first: int) -> None:
    made: dict[int, Tree] = {}
    for priority, rule in enumerate(wanted, first):
        if id(rule.group) not in made:
            group = etree.SubElement(sheet, main("conditionalFormatting"), sqref=str(rule.area))
            made[id(rule.group)] = group
            insert_in_order(sheet, group, SHEET_ORDER)
        rule.element.set("priority", str(priority))
        made[id(rule.group)].append(rule.element)
