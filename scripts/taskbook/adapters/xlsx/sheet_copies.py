"""A new sheet copied from a template sheet of the same file, with all that belongs to it.

The copy has the template's formats, widths, print set-up and rules, since its numbers mean the same in the same file.
Parts related to the template (printer settings, drawings …) are copied under new names; pictures are shared. What would
have to be unique in the workbook (tables, pivot tables …) raises `TemplateError`.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html import escape
from itertools import count
from typing import Final

from taskbook.adapters.xlsx.book_parts import add_content_types
from taskbook.adapters.xlsx.markup import attributes, tag, with_attribute, without
from taskbook.adapters.xlsx.package import Package
from taskbook.adapters.xlsx.relations import BookMap, Relation, relations_of, relations_part
from taskbook.texts.saving import TEMPLATE_PARTS

SHEET_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
SHARED: Final = frozenset({"image", "hyperlink"})
NUMBERED: Final = re.compile(r"(.*?)(\d*)(\.[^./]*)$")


class TemplateError(ValueError):
    """The template holds something that cannot be copied; `what` is its name for people."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


@dataclass(slots=True)
class Copies:
    """New parts made so far, to be added to the file."""

    package: Package
    book: BookMap
    parts: dict[str, bytes] = field(default_factory=dict)
    carried: dict[str, str] = field(default_factory=dict)  # parts copied as they are: new name and source
    types: list[tuple[str, str]] = field(default_factory=list)
    _bare: dict[str, bytes] = field(default_factory=dict)
    _numbers: dict[tuple[str, str], Iterator[int]] = field(default_factory=dict)

    def copy_sheet(self, template_part: str) -> str:
        """Copy a sheet's part and what belongs to it; gives the new part's name."""
        part = self._copy(template_part)
        source = self.carried.pop(part)
        if source not in self._bare:
            self._bare[source] = bare_sheet(self.package.read(source))
        self.parts[part] = self._bare[source]
        if self.book.content_types.get(template_part) is None:
            self.types.append((part, SHEET_TYPE))
        return part

    def content_types(self, xml: bytes) -> bytes:
        """Add the new parts to the content types."""
        return add_content_types(xml, self.types) if self.types else xml

    def _copy(self, part: str) -> str:
        name = self._free_name(part)
        self.carried[name] = part
        kind = self.book.content_types.get(part)
        if kind is not None:
            self.types.append((name, kind))
        relations = relations_of(self.package, part)
        if relations:
            self.parts[relations_part(name)] = self._copied_relations(part, relations.values())
        return name

    def _copied_relations(self, part: str, relations: Iterable[Relation]) -> bytes:
        """The relations part of a copy: the same ids and types, other targets."""
        xml = self.package.read(relations_part(part))
        for relation in relations:
            if relation.kind in TEMPLATE_PARTS:
                raise TemplateError(TEMPLATE_PARTS[relation.kind])
            if not relation.external and relation.kind not in SHARED and relation.target in self.package:
                target = self._copy(self.package.actual(relation.target) or relation.target)
                xml = _with_target(xml, relation.id, "/" + target)
        return xml

    def _free_name(self, part: str) -> str:
        folder, name = posixpath.split(part)
        match = NUMBERED.match(name)
        stem, ending = (match[1], match[3]) if match else (name, "")
        numbers = self._numbers.setdefault((posixpath.join(folder, stem).casefold(), ending.casefold()), count(1))
        names = (posixpath.join(folder, f"{stem}{number}{ending}") for number in numbers)
        return next(name for name in names if name not in self.package)


def bare_sheet(xml: bytes) -> bytes:
    """Take out of a sheet what only one sheet may have: code name, being selected, identity."""
    for pattern, name in (
        (tag("sheetPr", "/?>"), "codeName"),
        (tag("sheetView", "/?>"), "tabSelected"),
        (tag("worksheet", ">"), r"\w+:uid"),
    ):
        xml = _bare(xml, pattern, name)
    return xml


def unselected(xml: bytes) -> bytes:
    """Let a sheet no longer be among the selected ones."""
    return _bare(xml, tag("sheetView", "/?>"), "tabSelected")


def _bare(xml: bytes, pattern: re.Pattern[bytes], name: str) -> bytes:
    """Take an attribute out of the first tag of its kind."""
    match = pattern.search(xml, 0, max(xml.find(b"<sheetData"), 0))
    if match is None:
        return xml
    start_tag = without(match[0], name)
    return xml if start_tag == match[0] else xml[: match.start()] + start_tag + xml[match.end() :]


def _with_target(xml: bytes, rid: str, target: str) -> bytes:
    def changed(match: re.Match[bytes]) -> bytes:
        if attributes(match[0]).get("Id") != rid:
            return match[0]
        return with_attribute(match[0], "Target", escape(target).encode())

    return tag("Relationship").sub(changed, xml)
