"""A sheet the workbook lacks, copied from the pattern with all that hangs on it: tables, charts, drawings, names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from lxml import etree

from taskbook.adapters.renewal.parts import Parts
from taskbook.adapters.renewal.sheet import SheetPart
from taskbook.adapters.renewal.styles import FormatMap
from taskbook.adapters.renewal.xml import BOOK_ORDER, OFFICE, RID, Tree, child, main, parse, parse_main, written
from taskbook.adapters.xlsx.markup import run_text
from taskbook.adapters.xlsx.package import Package
from taskbook.adapters.xlsx.relations import BookMap, relations_of, relations_part

_SHARED: Final = re.compile(rb'<c\b([^<>]*?)\s+t="s"([^<>]*)><v>(\d+)</v></c>')
_STYLE: Final = re.compile(rb'(<(?:c|row)\b[^<>]*?\ss=")(\d+)(")')
_WORKSHEET: Final = "worksheet"


@dataclass(slots=True)
class Pattern:
    """The workbook of today as a package, and its shared texts."""

    package: Package
    book: BookMap
    texts: tuple[bytes, ...]

    def part(self, sheet: str) -> str:
        """The part of a sheet that the pattern has."""
        entry = self.book.sheet(sheet)
        assert entry is not None  # noqa: S101 - the pattern was drawn with it
        return entry.part

    def cells_inline(self, xml: bytes) -> bytes:
        """A sheet's XML with its texts in the cells themselves."""

        def inline(match: re.Match[bytes]) -> bytes:
            text = self.texts[int(match[3])]
            tag = b'<c%b%b t="inlineStr">' % (match[1], match[2])
            return tag + b'<is><t xml:space="preserve">%b</t></is></c>' % text

        return _SHARED.sub(inline, xml)


def shared_texts(package: Package, book: BookMap) -> tuple[bytes, ...]:
    """The pattern's shared texts as raw XML character data."""
    if book.shared_strings is None:
        return ()
    items = re.findall(rb"<si>(.*?)</si>", package.read(book.shared_strings), re.DOTALL)
    return tuple(run_text(item) for item in items)


class SheetAdder:
    """Adds sheets behind the last one of the workbook."""

    def __init__(self, parts: Parts, book: BookMap, pattern: Pattern, formats: FormatMap) -> None:
        self._parts, self._book, self._pattern, self._formats = parts, book, pattern, formats
        self._table_ids = max((_table_id(parts, name) for name in parts.package.names()), default=0)
        self.added: dict[str, int] = {}

    def add(self, title: str, after: str | None = None, before: str | None = None) -> None:
        """Copy one sheet of the pattern into the workbook: last, behind or before the one of that name."""
        source = self._pattern.part(title)
        part = self._copied(source, "xl/worksheets/sheet1.xml")
        root = parse_main(self._parts.read(self._book.workbook_part))
        sheets = root.find(main("sheets"))
        rid = self._parts.relate(self._book.workbook_part, f"{OFFICE}/{_WORKSHEET}", part)
        number = max(int(one.get("sheetId")) for one in sheets) + 1
        made = etree.SubElement(sheets, main("sheet"), {"name": title, "sheetId": str(number), RID: rid})
        state = next(one.state for one in self._pattern.book.sheets if one.name == title)
        if state != "visible":
            made.set("state", state)
        place = len(sheets) - 1
        if after is not None or before is not None:
            names = [one.get("name") for one in sheets]
            place = names.index(after) + 1 if after is not None else names.index(before)
            sheets.insert(place, made)
            _make_room(root, place)
        self.added[title] = place
        self._name(root, title, place)
        self._parts.put(self._book.workbook_part, written(root))

    def _name(self, root: Tree, title: str, place: int) -> None:
        """Copy the names that belong to the sheet: what is printed, what is filtered."""
        at = [one.name for one in self._pattern.book.sheets].index(title)
        for name in self._pattern.book.names:
            if name.local_sheet == at:
                add_name(root, name.name, name.text, place, hidden=name.hidden)

    def _copied(self, source: str, like: str) -> str:
        """Copy a part and those it leads to. Returns the new part's name."""
        package = self._pattern.package
        data = package.read(source)
        if source.startswith("xl/worksheets/"):
            data = self._sheet(data)
        part = self._parts.add(like, data)
        kind = (
            self._pattern.book.content_types.get(source) or "application/vnd.openxmlformats-officedocument.vmlDrawing"
        )
        self._parts.set_type(part, kind)
        targets: dict[str, str] = {}
        for relation in relations_of(package, source).values():
            target = package.actual(relation.target) or relation.target
            targets[relation.id] = "/" + self._copied(target, target)
        if targets:
            self._parts.put(relations_part(part), _relations(package.read(relations_part(source)), targets))
        if source.startswith("xl/tables/"):
            self._table_ids += 1
            self._parts.put(part, self._table(data))
        return part

    def _sheet(self, data: bytes) -> bytes:
        formats = self._formats
        sheet = SheetPart(self._pattern.cells_inline(data))
        for rule in sheet.root.iter(main("cfRule")):
            if rule.get("dxfId") is not None:
                rule.set("dxfId", str(formats.dxf(int(rule.get("dxfId")))))
        for column in sheet.root.iter(main("col")):
            if column.get("style") is not None:
                column.set("style", str(formats.xf(int(column.get("style")))))
        for view in sheet.root.iter(main("sheetView")):
            view.attrib.pop("tabSelected", None)
        return _STYLE.sub(lambda match: match[1] + b"%d" % formats.xf(int(match[2])) + match[3], sheet.result())

    def _table(self, data: bytes) -> bytes:
        root = parse_main(data)
        root.set("id", str(self._table_ids))
        for column in root.iter(main("tableColumn")):
            for look in ("dataDxfId", "headerRowDxfId"):
                if column.get(look) is not None:
                    column.set(look, str(self._formats.dxf(int(column.get(look)))))
        return written(root)


def _make_room(root: Tree, place: int) -> None:
    """Move what counts sheets by their place: names of one sheet, the sheet in front, the first tab in view."""
    counted = [(one, "localSheetId") for one in root.iter(main("definedName"))]
    counted += [(one, name) for one in root.iter(main("workbookView")) for name in ("activeTab", "firstSheet")]
    for element, name in counted:
        number = element.get(name)
        if number is not None and int(number) >= place:
            element.set(name, str(int(number) + 1))


def add_name(root: Tree, name: str, text: str, local: int | None = None, *, hidden: bool = False) -> None:
    """Add a defined name to the workbook, in the order that Excel keeps."""
    names = child(root, "definedNames", BOOK_ORDER)
    made = etree.SubElement(names, main("definedName"), name=name)
    if local is not None:
        made.set("localSheetId", str(local))
    if hidden:
        made.set("hidden", "1")
    made.text = text


def _relations(data: bytes, targets: Mapping[str, str]) -> bytes:
    root = parse(data)
    for one in root:
        one.set("Target", targets[one.get("Id")])
    return written(root)


def _table_id(parts: Parts, name: str) -> int:
    if not name.casefold().startswith("xl/tables/") or not name.casefold().endswith(".xml"):
        return 0
    number = parse(parts.read(name)).get("id", "0")
    return int(number) if number.isdigit() else 0
