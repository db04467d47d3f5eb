"""What stands where in a workbook: content types, relations, sheets, names and tables.

`map_book` reads the workbook part once; `tables_of` reads the tables of one sheet. Part names are those of the zip.
Errors: `WorkbookUnreadableError` when the file is no workbook of ours to read or a part is missing or damaged.
Source: ECMA-376 part 1 (18.2 workbook, 18.5 tables), part 2 (9 relationships, 10.1 content types).
"""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from taskbook.adapters.cells.area import Area, parse_area
from taskbook.adapters.cells.names import same_name
from taskbook.adapters.xlsx.markup import Element, elements, unescape_xml_text
from taskbook.adapters.xlsx.package import Package
from taskbook.errors import WorkbookUnreadableError
from taskbook.texts import reading as texts

CONTENT_TYPES: Final = "[Content_Types].xml"
WORKSHEET: Final = "worksheet"
MODULE: Final = "module"
SIGNATURE_FOLDER: Final = "_xmlsignatures/"
TRUE: Final = ("1", "true")
BOOK_ELEMENTS: Final = ("workbookPr", "sheet", "definedName")
TABLE_ELEMENTS: Final = ("table", "tableColumn", "filterColumn")
OTHER_PROGRAMS: Final = (("wordprocessingml", "Word"), ("presentationml", "PowerPoint"), ("visio", "Visio"))


@dataclass(frozen=True, slots=True)
class Relation:
    """One relation of a part. `kind` is the type's last word, such as `table`; `target` a part or a web address."""

    id: str
    kind: str
    target: str
    external: bool


@dataclass(frozen=True, slots=True)
class SheetEntry:
    """One sheet of the workbook. `state` is visible, hidden or veryHidden; `kind` is worksheet, chartsheet …"""

    name: str
    rid: str
    part: str
    state: str
    sheet_id: int
    kind: str


@dataclass(frozen=True, slots=True)
class DefinedName:
    """A name of the workbook, or of the sheet number `local_sheet` (0-based, in tab order)."""

    name: str
    text: str
    local_sheet: int | None
    hidden: bool


@dataclass(frozen=True, slots=True)
class BookMap:
    """Where the workbook keeps its parts. `content_types` holds each part named in Overrides."""

    workbook_part: str
    sheets: tuple[SheetEntry, ...]
    names: tuple[DefinedName, ...]
    shared_strings: str | None
    styles: str | None
    calc_chain: str | None
    date1904: bool
    signed: bool
    content_types: Mapping[str, str]
    _by_name: dict[str, SheetEntry] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Sheets are looked up by the thousand."""
        self._by_name.update((same_name(entry.name), entry) for entry in reversed(self.sheets))

    def sheet(self, name: str) -> SheetEntry | None:
        """The sheet of that name; None when there is none."""
        return self._by_name.get(same_name(name))


@dataclass(frozen=True, slots=True)
class TableEntry:
    """A table of a sheet as its part describes it. `columns` are the headings' texts in the part."""

    name: str
    ref: str
    area: Area
    columns: tuple[str, ...]
    part: str
    header_row_count: int
    totals_row_count: int
    autofilter_active: bool


def map_book(package: Package) -> BookMap:
    """Find out what stands where."""
    part = _workbook_part(package)
    kinds = relations_of(package, part)
    found = elements(package, part, BOOK_ELEMENTS)
    targets = {relation.id: relation for relation in kinds.values()}
    properties = [element.attributes for element in found if element.name == "workbookPr"]
    return BookMap(
        workbook_part=part,
        sheets=tuple(_sheet(package, element, targets) for element in found if element.name == "sheet"),
        names=tuple(_defined_name(element) for element in found if element.name == "definedName"),
        shared_strings=_first(package, kinds, "sharedStrings"),
        styles=_first(package, kinds, "styles"),
        calc_chain=_first(package, kinds, "calcChain"),
        date1904=any(attributes.get("date1904") in TRUE for attributes in properties),
        signed=any(name.casefold().startswith(SIGNATURE_FOLDER) for name in package.names()),
        content_types=_content_types(package),
    )


def relations_part(part: str) -> str:
    """Name of the part that holds a part's relations ("" is the whole package)."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def relations_of(package: Package, part: str) -> dict[str, Relation]:
    """Relations of a part by id, in their order; empty when it has none."""
    source = relations_part(part)
    if source not in package:
        return {}
    folder = posixpath.dirname(part)
    found = (_relation(element.attributes, folder) for element in elements(package, source, ("Relationship",)))
    return {relation.id: relation for relation in found}


def tables_of(package: Package, sheet_part: str) -> tuple[TableEntry, ...]:
    """Tables of one sheet, in the order of its relations."""
    tables = (relation for relation in relations_of(package, sheet_part).values() if relation.kind == "table")
    return tuple(_table(package, package.actual(relation.target) or relation.target) for relation in tables)


def _workbook_part(package: Package) -> str:
    if CONTENT_TYPES not in package:
        raise WorkbookUnreadableError(_foreign(package))
    main = _first(package, relations_of(package, ""), "officeDocument")
    if main is None:
        raise WorkbookUnreadableError(texts.not_workbook(package.label))
    _refuse_foreign(package, _content_types(package).get(main, ""), main)
    return main


def _foreign(package: Package) -> str:
    if "mimetype" in package and b"opendocument" in package.read("mimetype"):
        return texts.open_document(package.label)
    return texts.not_workbook(package.label)


def _refuse_foreign(package: Package, content_type: str, part: str) -> None:
    for mark, program in OTHER_PROGRAMS:
        if mark in content_type:
            raise WorkbookUnreadableError(texts.other_office(package.label, program))
    if part.casefold().endswith(".bin") or "sheet.binary" in content_type:
        raise WorkbookUnreadableError(texts.binary_excel(package.label))


def _content_types(package: Package) -> dict[str, str]:
    """Content types by part (Overrides); a part without one has its extension's, which none of ours needs."""
    overrides = (element.attributes for element in elements(package, CONTENT_TYPES, ("Override",)))
    pairs = ((entry.get("PartName", "").lstrip("/"), entry.get("ContentType", "")) for entry in overrides)
    return {package.actual(part) or part: content_type for part, content_type in pairs}


def _relation(attributes: dict[str, str], folder: str) -> Relation:
    target, external = attributes.get("Target", ""), attributes.get("TargetMode") == "External"
    if not external:
        target = target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
    return Relation(attributes.get("Id", ""), attributes.get("Type", "").rpartition("/")[2], target, external)


def _first(package: Package, relations: Mapping[str, Relation], kind: str) -> str | None:
    """The first part related in this way that the file really has."""
    targets = (relation.target for relation in relations.values() if relation.kind == kind and not relation.external)
    return next((name for name in map(package.actual, targets) if name is not None), None)


def _sheet(package: Package, element: Element, targets: Mapping[str, Relation]) -> SheetEntry:
    attributes = element.attributes
    name, rid, number = attributes.get("name", ""), attributes.get("id", ""), attributes.get("sheetId", "")
    if not rid:  # a module sheet of Excel 5: listed, without a part
        return SheetEntry(name, rid, "", attributes.get("state", "visible"), _whole(number), MODULE)
    relation = targets.get(rid)
    part = package.actual(relation.target) if relation else None
    if relation is None or part is None:
        raise WorkbookUnreadableError(texts.part_missing(package.label, name))
    return SheetEntry(name, rid, part, attributes.get("state", "visible"), _whole(number), relation.kind)


def _whole(number: str) -> int:
    return int(number) if number.isascii() and number.isdigit() else 0


def _defined_name(element: Element) -> DefinedName:
    attributes = element.attributes
    local = attributes.get("localSheetId", "")
    index = int(local) if local.isascii() and local.isdigit() else None
    return DefinedName(attributes.get("name", ""), "".join(element.text), index, attributes.get("hidden") in TRUE)


def _table(package: Package, part: str) -> TableEntry:
    found = elements(package, part, TABLE_ELEMENTS)
    attributes = next((element.attributes for element in found if element.name == "table"), {})
    ref = attributes.get("ref", "")
    area = parse_area(ref)
    if area is None:
        raise WorkbookUnreadableError(texts.part_damaged(package.label, part))
    columns = (element.attributes.get("name", "") for element in found if element.name == "tableColumn")
    return TableEntry(
        name=attributes.get("displayName") or attributes.get("name", ""),
        ref=ref,
        area=area,
        columns=tuple(unescape_xml_text(column) for column in columns),
        part=part,
        header_row_count=_count(attributes.get("headerRowCount"), 1),
        totals_row_count=_count(attributes.get("totalsRowCount"), 0),
        autofilter_active=any(element.name == "filterColumn" for element in found),
    )


def _count(text: str | None, default: int) -> int:
    return int(text) if text in ("0", "1") else default
