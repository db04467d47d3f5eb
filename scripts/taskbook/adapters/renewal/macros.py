"""The workbook's macros, ribbon and code names: those of today, with the office's own modules carried along."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from lxml import etree

from taskbook.adapters.renewal.new_sheet import Pattern
from taskbook.adapters.renewal.parts import Parts
from taskbook.adapters.renewal.sheet import SheetPart
from taskbook.adapters.renewal.vba_modules import VbaModule, read_project
from taskbook.adapters.renewal.xml import (
    BOOK_ORDER,
    SHEET_ORDER,
    Tree,
    child,
    insert_in_order,
    main,
    parse_main,
    written,
)
from taskbook.adapters.xlsx.relations import BookMap, relations_of

MakeProject = Callable[[Sequence[str], Sequence[VbaModule]], bytes]
"""Makes `vbaProject.bin` for sheets of these code names, with these modules of the office's own.

ValueError when one of them cannot be written.
"""

_MICROSOFT: Final = "http://schemas.microsoft.com/office"
_PROJECT: Final = "xl/vbaProject.bin"
_PROJECT_KIND: Final = f"{_MICROSOFT}/2006/relationships/vbaProject"
_PROJECT_TYPE: Final = "application/vnd.ms-office.vbaProject"
_BOOK_TYPE: Final = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
_RIBBON_KIND: Final = f"{_MICROSOFT}/2007/relationships/ui/extensibility"
_RIBBON: Final = "customUI/customUI14.xml"


def renew_macros(parts: Parts, book: BookMap, pattern: Pattern, make: MakeProject, *, current: bool) -> bool:
    """Give a workbook with macros the project of today; `current`: its mark says it has that already.

    False when its own project stays, since it has what a new one would lose.
    """
    old = next((one for one in parts.relations(book.workbook_part).values() if one.kind == "vbaProject"), None)
    names = [name for part in _sheet_parts(parts, book) if (name := _code_name(parts.read(part)))]
    try:
        standing = read_project(parts.read(old.target)) if old is not None else None
    except ValueError:
        return False
    if standing is not None and current and set(names) <= {module.name for module in standing.modules}:
        return True
    if standing is not None and (not standing.whole or _signed(parts, parts.actual(old.target))):  # type: ignore[union-attr]
        return False
    ours = {module.name for module in read_project(_pattern_project(pattern)).modules if not module.document}
    own = [module for module in standing.modules if module.code and module.name not in ours] if standing else []
    try:
        project = make(names, own)
    except ValueError:
        return False
    part = parts.actual(old.target) if old is not None else _PROJECT
    parts.put(part, project)
    parts.set_type(part, _PROJECT_TYPE)
    parts.set_type(book.workbook_part, _BOOK_TYPE)
    parts.relate(book.workbook_part, _PROJECT_KIND, part)
    return True


def renew_ribbon(parts: Parts, pattern: Pattern) -> None:
    """Give a workbook the ribbon of today."""
    part = next((one.target for one in parts.relations("").values() if one.target == _RIBBON), _RIBBON)
    parts.put(part, pattern.package.read(_RIBBON))
    if parts.type_of(part) is None:
        parts.set_type(part, "application/xml")
    parts.relate("", _RIBBON_KIND, part)


def renew_code_names(parts: Parts, book: BookMap, pattern: Pattern, titles: dict[str, str]) -> None:
    """Give the workbook and its sheets the names macros call them by, where another program has dropped them.

    `titles`: part of each sheet that the pattern has, and its title there.
    """
    root = parse_main(parts.read(book.workbook_part))
    properties = child(root, "workbookPr", BOOK_ORDER)
    if not properties.get("codeName"):
        properties.set("codeName", "ThisWorkbook")
        parts.put(book.workbook_part, written(root))
    taken = {_code_name(parts.read(part)) for part in _sheet_parts(parts, book)}
    for part, title in titles.items():
        wanted = _code_name(pattern.package.read(pattern.part(title)))
        if wanted and _code_name(parts.read(part)) is None and wanted not in taken:
            sheet = SheetPart(parts.read(part))
            _properties(sheet.root).set("codeName", wanted)
            parts.put(part, sheet.result())


def drop_code_name(parts: Parts, part: str) -> None:
    """Leave it to Excel to name a sheet for macros: the project that stays does not know it."""
    sheet = SheetPart(parts.read(part))
    _properties(sheet.root).attrib.pop("codeName", None)
    parts.put(part, sheet.result())


def _properties(sheet: Tree) -> Tree:
    found = sheet.find(main("sheetPr"))
    if found is None:
        found = etree.SubElement(sheet, main("sheetPr"))
        insert_in_order(sheet, found, SHEET_ORDER)
    return found


def _sheet_parts(parts: Parts, book: BookMap) -> list[str]:
    """The parts of all worksheets, those added too, in the order of the tabs."""
    root = parse_main(parts.read(book.workbook_part))
    relations = parts.relations(book.workbook_part)
    listed = [relations[one.get(key)] for one in root.iter(main("sheet")) for key in one.attrib if key.endswith("}id")]
    return [parts.actual(relation.target) for relation in listed if relation.kind == "worksheet"]


def _code_name(data: bytes) -> str | None:
    head = data[: data.find(b"<sheetData")]
    start = head.find(b'codeName="')
    return head[start + 10 : head.find(b'"', start + 10)].decode() if start >= 0 else None


def _signed(parts: Parts, project: str) -> bool:
    return any("Signature" in relation.kind for relation in parts.relations(project).values())


def _pattern_project(pattern: Pattern) -> bytes:
    relations = relations_of(pattern.package, pattern.book.workbook_part).values()
    return pattern.package.read(next(one.target for one in relations if one.kind == "vbaProject"))
