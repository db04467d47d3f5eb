"""Automatic numbers, counted as Word counts them: Word keeps none of them in the file.

Source: ECMA-376 part 1, 17.9 (numbering). Lists of one abstract definition count on together; a list's own start
value holds the first time that list is met.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from taskbook.adapters.appendix.docx.names import VAL, Element, W, is_on, number, value
from taskbook.core.appendix.numerals import letters_of, roman_of

_PLACE: Final = re.compile(r"%([1-9])")
BULLET: Final = "bullet"


@dataclass(frozen=True, slots=True)
class Level:
    """A level of a list: how it counts, what it shows ("%1.%2."), where it begins, after which level it begins anew."""

    form: str
    text: str
    start: int
    restart: int | None
    legal: bool


@dataclass(frozen=True, slots=True)
class List:
    """A list that paragraphs name: the definition it counts with, its levels, its own start values."""

    counts_with: str
    levels: dict[int, Level]
    starts: dict[int, int]


class Numbering:
    """Counts the paragraphs of a document, which must come in their order."""

    def __init__(self, numbering: Element | None, styles: Element | None) -> None:
        self._lists = _lists(numbering)
        self._styles = _style_lists(styles, numbering)
        self._default = _default_style(styles)
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()

    def label(self, paragraph: Element) -> str | None:
        """Count a paragraph; its number as shown, "" for a bullet, None when it is not in a list."""
        found = self._list_of(paragraph) if self._lists else None
        if found is None:
            return None
        name, at = found
        own = self._lists.get(name)
        if own is None or at not in own.levels:
            return None
        counts = self._count(name, own, at)
        level = own.levels[at]
        if level.form == BULLET:
            return ""
        return _PLACE.sub(lambda met: _shown(own, counts, int(met[1]) - 1, level.legal), level.text).strip() or None

    def _list_of(self, paragraph: Element) -> tuple[str, int] | None:
        properties = paragraph.find(W + "pPr")
        own = None if properties is None else properties.find(W + "numPr")
        style = value(properties, "pStyle") or self._default
        inherited = self._styles.get(style or "")
        name = value(own, "numId") or (inherited[0] if inherited else None)
        if name is None or name == "0":
            return None
        at = number(own, "ilvl")
        return name, at if at is not None else (inherited[1] if inherited and inherited[0] == name else 0)

    def _count(self, name: str, own: List, at: int) -> dict[int, int]:
        counts = self._counts.setdefault(own.counts_with, {})
        for above in range(at):
            anew = above in own.starts and (name, above) not in self._begun
            if anew or (above not in counts and above in own.levels):
                counts[above] = own.starts.get(above, own.levels[above].start)
                self._begun.add((name, above))
        if at in own.starts and (name, at) not in self._begun:
            counts[at] = own.starts[at]
        else:
            counts[at] = counts[at] + 1 if at in counts else own.levels[at].start
        self._begun.add((name, at))
        for below in [level for level in counts if level > at]:
            if _begins_anew(own.levels.get(below), at):
                del counts[below]
        return counts


def _begins_anew(level: Level | None, after: int) -> bool:
    return level is None or level.restart is None or (level.restart != 0 and after < level.restart)


def _shown(own: List, counts: dict[int, int], at: int, legal: bool) -> str:
    level = own.levels.get(at)
    if level is None:
        return ""
    count = counts.get(at, level.start)
    match "decimal" if legal else level.form:
        case "upperRoman":
            return roman_of(count)
        case "lowerRoman":
            return roman_of(count).lower()
        case "upperLetter":
            return letters_of(count)
        case "lowerLetter":
            return letters_of(count).lower()
        case "decimalZero":
            return f"{count:02d}"
        case "none" | "bullet":
            return ""
    return str(count)


def _lists(numbering: Element | None) -> dict[str, List]:
    if numbering is None:
        return {}
    definitions = {found.get(W + "abstractNumId"): found for found in numbering.iterchildren(W + "abstractNum")}
    by_style = {value(found, "styleLink"): found for found in definitions.values()}
    lists = {}
    for found in numbering.iterchildren(W + "num"):
        name = value(found, "abstractNumId")
        definition = definitions.get(name)
        if definition is None:
            continue
        link = value(definition, "numStyleLink")
        levels = _levels(by_style.get(link, definition) if link else definition)
        starts = {}
        for override in found.iterchildren(W + "lvlOverride"):
            at = int(override.get(W + "ilvl", "0"))
            levels |= _levels(override)
            start = number(override, "startOverride")
            if start is not None:
                starts[at] = start
        lists[found.get(W + "numId")] = List(str(name), levels, starts)
    return lists


def _levels(parent: Element) -> dict[int, Level]:
    levels = {}
    for found in parent.iterchildren(W + "lvl"):
        start = number(found, "start")
        form = found.find(f".//{W}numFmt")
        levels[int(found.get(W + "ilvl", "0"))] = Level(
            form="decimal" if form is None else form.get(VAL, "decimal"),
            text=value(found, "lvlText") or "",
            start=0 if start is None else start,
            restart=number(found, "lvlRestart"),
            legal=is_on(found, "isLgl"),
        )
    return levels


def _style_lists(styles: Element | None, numbering: Element | None) -> dict[str, tuple[str, int]]:
    """The list and level that each paragraph style puts its paragraphs into, its own or that of what it is based on."""
    found = {} if styles is None else {style.get(W + "styleId"): style for style in styles.iterchildren(W + "style")}
    linked = _linked_levels(numbering)
    lists = {}
    for name in found:
        at: str | None = name
        seen: set[str | None] = set()
        while at in found and at not in seen:
            seen.add(at)
            properties = found[at].find(f"{W}pPr/{W}numPr")
            listed = value(properties, "numId")
            if listed is not None:
                level = number(properties, "ilvl")
                lists[name] = (listed, level if level is not None else linked.get(str(at), 0))
                break
            at = value(found[at], "basedOn")
    return lists


def _linked_levels(numbering: Element | None) -> dict[str, int]:
    if numbering is None:
        return {}
    return {
        style: int(level.get(W + "ilvl", "0"))
        for level in numbering.iter(W + "lvl")
        if (style := value(level, "pStyle")) is not None
    }


def _default_style(styles: Element | None) -> str | None:
    for style in () if styles is None else styles.iterchildren(W + "style"):
        if style.get(W + "type") == "paragraph" and style.get(W + "default") in ("1", "true"):
            return str(style.get(W + "styleId"))
    return None
