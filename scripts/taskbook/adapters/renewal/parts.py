"""The parts of a workbook while they are being renewed: read from its package, changed, added; relations and types."""

from __future__ import annotations

import posixpath
import re
from typing import Final

from lxml import etree

from taskbook.adapters.renewal.xml import PACKAGE, TYPES, Tree, parse, written
from taskbook.adapters.xlsx.package import Package
from taskbook.adapters.xlsx.relations import CONTENT_TYPES, Relation, relations_of, relations_part

_NUMBERED: Final = re.compile(r"(.*?)(\d*)(\.[^./]*)$")
_NO_RELATIONS: Final = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="{PACKAGE}"/>'
_ID: Final = re.compile(r"rId(\d+)")


class Parts:
    """A package's parts; what was changed or added is in `changed`."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.changed: dict[str, bytes] = {}
        self._added: dict[str, dict[str, Relation]] = {}

    def read(self, part: str) -> bytes:
        """A part as it stands now."""
        name = self.actual(part)
        return self.changed[name] if name in self.changed else self.package.read(name)

    def has(self, part: str) -> bool:
        """Whether there is such a part."""
        return part in self.changed or part in self.package

    def actual(self, part: str) -> str:
        """The part's name as the zip spells it."""
        return self.package.actual(part) or part

    def put(self, part: str, data: bytes) -> None:
        """Give a part new content; the same content is no change."""
        name = self.actual(part)
        if not self.has(name) or self.read(name) != data:
            self.changed[name] = data

    def add(self, like: str, data: bytes) -> str:
        """Add a part beside one of this name, under the next free number. Returns its name."""
        match = _NUMBERED.match(like)
        stem, ending = (match[1], match[3]) if match else (like, "")
        number = 1
        while self.has(f"{stem}{number}{ending}"):
            number += 1
        self.changed[f"{stem}{number}{ending}"] = data
        return f"{stem}{number}{ending}"

    def relations(self, part: str) -> dict[str, Relation]:
        """A part's relations, those that were added too."""
        there = relations_of(self.package, part) if part == "" or part in self.package else {}
        return {**there, **self._added.get(part, {})}

    def relate(self, part: str, kind: str, target: str) -> str:
        """Add a relation of full type `kind` from one part to another, unless it is there. Returns its id."""
        short = kind.rpartition("/")[2]
        for relation in self.relations(part).values():
            if (relation.kind, relation.target, relation.external) == (short, target, False):
                return relation.id
        root = self._tree(relations_part(part))
        numbers = [int(match[1]) for one in root if (match := _ID.fullmatch(one.get("Id", "")))]
        rid = f"rId{max(numbers, default=0) + 1}"
        to = "/" + target if part else target
        etree.SubElement(root, f"{{{PACKAGE}}}Relationship", Id=rid, Type=kind, Target=to)
        self.put(relations_part(part), written(root))
        self._added.setdefault(part, {})[rid] = Relation(rid, short, target, False)
        return rid

    def type_of(self, part: str) -> str | None:
        """A part's content type, by name or by its ending."""
        root = self._tree(CONTENT_TYPES)
        named = self._override(root, part)
        if named is not None:
            return str(named.get("ContentType"))
        ending = posixpath.splitext(part)[1][1:].casefold()
        defaults = (one for one in root if one.tag == f"{{{TYPES}}}Default")
        return next(
            (str(one.get("ContentType")) for one in defaults if one.get("Extension").casefold() == ending), None
        )

    def set_type(self, part: str, kind: str) -> None:
        """Say what a part is, where the package does not say so yet."""
        if self.type_of(part) == kind:
            return
        root = self._tree(CONTENT_TYPES)
        named = self._override(root, part)
        if named is None:
            named = etree.SubElement(root, f"{{{TYPES}}}Override", PartName="/" + part)
        named.set("ContentType", kind)
        self.put(CONTENT_TYPES, written(root))

    def _override(self, root: Tree, part: str) -> Tree | None:
        overrides = (one for one in root if one.tag == f"{{{TYPES}}}Override")
        return next((one for one in overrides if one.get("PartName").casefold() == f"/{part}".casefold()), None)

    def _tree(self, part: str) -> Tree:
        return parse(self.read(part) if self.has(part) else _NO_RELATIONS.encode())
