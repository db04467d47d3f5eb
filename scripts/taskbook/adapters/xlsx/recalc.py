"""What must be computed anew once cells have changed: formulas elsewhere, pivot tables, the order of computing.

The rule is simple and safe: a formula depends on a change when it stands on a changed sheet, or names one, or names
one of its tables or a name that leads there, or builds an address from text. Links (`HYPERLINK("#…")`) depend on
nothing. Only then is Excel asked to compute at opening, since that makes it ask to save at closing.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from html import unescape
from typing import Final

from taskbook.adapters.xlsx.markup import ATTRIBUTES, attributes, with_attribute
from taskbook.adapters.xlsx.package import Package
from taskbook.adapters.xlsx.relations import TRUE, WORKSHEET, BookMap, relations_of, tables_of

FORMULA: Final = re.compile(rb"<(?:\w+:)?f(?:\s[^<>]*)?(?<!/)>([^<]*)</(?:\w+:)?f>")
LINK: Final = re.compile(r'\s*HYPERLINK\("#', re.IGNORECASE)
FROM_TEXT: Final = ("indirect(", "offset(")
FEW: Final = 10_000  # letters looked at one by one before both are looked for together
BANG: Final = re.compile("!")
PIVOT_ROOT: Final = re.compile(rb"<(?:\w+:)?pivotCacheDefinition\b" + ATTRIBUTES + rb">")
PIVOT_SOURCE: Final = re.compile(rb"<(?:\w+:)?worksheetSource\b" + ATTRIBUTES + rb">")


@dataclass(frozen=True, slots=True)
class Touched:
    """Sheets that changed, and what leads to them in a formula, all in lower case."""

    sheets: frozenset[str]
    tables: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    _ends: dict[int, set[str]] = field(default_factory=dict)  # what stands before "!" where a sheet is meant, by length

    def __post_init__(self) -> None:
        """A sheet is meant by its name, bare or in quotes."""
        for sheet in self.sheets:
            for end in (sheet, "{}'".format(sheet.replace("'", "''"))):
                self._ends.setdefault(len(end), set()).add(end)

    def named_in(self, formula: str) -> bool:
        """Tell whether a formula speaks of a changed sheet."""
        text = formula.casefold()
        words = (*self.tables, *self.names, *FROM_TEXT)
        return any(self._names_sheet(text, match.start()) for match in BANG.finditer(text)) or any(
            word in text for word in words
        )

    def _names_sheet(self, text: str, end: int) -> bool:
        """Tell whether the name of a changed sheet ends here."""
        return any(text[max(end - length, 0) : end] in ends for length, ends in self._ends.items())


def touched(package: Package, book: BookMap, sheets: Collection[str]) -> Touched:
    """Gather what leads to the changed sheets."""
    folded = frozenset(sheet.casefold() for sheet in sheets)
    entries = [entry for entry in book.sheets if entry.name in sheets and entry.kind == WORKSHEET]
    tables = frozenset(table.name.casefold() for entry in entries for table in tables_of(package, entry.part))
    direct = Touched(folded, tables)
    names = {name.name.casefold() for name in book.names if not name.hidden and direct.named_in(name.text)}
    return Touched(folded, tables, frozenset(names))


def formulas_in(xml: bytes) -> set[bytes]:
    """All different formulas of a sheet, as its XML has them."""
    return set(FORMULA.findall(xml)) if _has_formula(xml) else set()


def _has_formula(xml: bytes) -> bool:
    """Whether a formula may end in a sheet's XML.

    Single letters are looked for ten times as fast as two, and f is rare where the text is Vietnamese.
    """
    at = xml.find(b"f")
    for _ in range(FEW):
        if at < 0 or xml.startswith(b"f>", at):
            break
        at = xml.find(b"f", at + 1)
    return at >= 0 and xml.find(b"f>", at) >= 0


def must_compute(package: Package, book: BookMap, change: Touched, known: Mapping[str, set[bytes]]) -> bool:
    """Tell whether any formula of the workbook depends on what changed; `known` are formulas of sheets by name."""
    return any(
        _depends(
            known[entry.name] if entry.name in known else formulas_in(package.peek(entry.part)),
            entry.name.casefold() in change.sheets,
            change,
        )
        for entry in book.sheets
        if entry.kind == WORKSHEET
    )


def stale_pivots(package: Package, book: BookMap, change: Touched) -> dict[str, bytes]:
    """Pivot caches drawn from what changed, set to be refreshed at opening: part and its new XML."""
    stale: dict[str, bytes] = {}
    for relation in relations_of(package, book.workbook_part).values():
        part = package.actual(relation.target) if relation.kind == "pivotCacheDefinition" else None
        if part is not None and _is_drawn_from(package.read(part), change):
            fresh = _refreshing(package.read(part))
            if fresh != package.read(part):
                stale[part] = fresh
    return stale


def _depends(formulas: set[bytes], on_changed_sheet: bool, change: Touched) -> bool:
    for raw in formulas:
        formula = unescape(raw.decode("utf-8", "replace"))
        if not LINK.match(formula) and (on_changed_sheet or change.named_in(formula)):
            return True
    return False


def _is_drawn_from(xml: bytes, change: Touched) -> bool:
    source = PIVOT_SOURCE.search(xml)
    found = attributes(source[0]) if source else {}
    sheet, name = found.get("sheet", "").casefold(), found.get("name", "").casefold()
    return sheet in change.sheets or name in change.tables or name in change.names


def _refreshing(xml: bytes) -> bytes:
    root = PIVOT_ROOT.search(xml)
    if root is None or attributes(root[0]).get("refreshOnLoad") in TRUE:
        return xml
    return xml[: root.start()] + with_attribute(root[0], "refreshOnLoad", b"1") + xml[root.end() :]
