"""Small changes to the parts that hold a workbook together: workbook, relations, content types.

Everything is done on the text as it stands, one element at a time; what is not plain raises `StrangeXmlError`.
Source: ECMA-376 part 1, 18.2 (order of the workbook's elements), part 2 (relationships, content types).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from typing import Final

from taskbook.adapters.xlsx.markup import QUOTED, attributes, decode, tag, with_attribute, without
from taskbook.adapters.xlsx.relations import WORKSHEET
from taskbook.adapters.xlsx.scan import StrangeXmlError

SHEETS: Final = re.compile(rb"<sheets\b[^<>]*>(.*?)</sheets>", re.DOTALL)
ID_NAME: Final = re.compile(rb"\s([\w.-]+:id)\s*=\s*[\"']")
NAMES: Final = re.compile(rb"<definedNames\b[^<>]*>(.*?)</definedNames>", re.DOTALL)
BEFORE_CALC: Final = re.compile(
    rb"</definedNames>|<definedNames\s*/>|</externalReferences>|</functionGroups>|</sheets>", re.DOTALL
)
TRUE: Final = ("1", "true")


@dataclass(frozen=True, slots=True)
class NewSheet:
    """A sheet to list in the workbook; `template` is the 0-based place of the sheet it was copied from."""

    name: str
    template: int
    sheet_id: int
    rid: str


def structure_locked(xml: bytes) -> bool:
    """Tell whether sheets may not be added, shown or hidden."""
    found = tag("workbookProtection", "/?>").search(xml)
    return found is not None and attributes(found[0]).get("lockStructure") in TRUE


def add_sheets(xml: bytes, new: Iterable[NewSheet]) -> bytes:
    """List sheets behind the last one, with copies of the names that belong to their template (print titles …)."""
    found, entries = _sheets(xml)
    key = next(filter(None, map(ID_NAME.search, entries)), None)
    if key is None:
        raise StrangeXmlError("sheet without relation")
    prefix = re.escape(key[1].partition(b":")[0])
    own = re.search(rb"\sxmlns:%b\s*=\s*" % prefix + QUOTED, key.string)  # openpyxl declares it on each sheet
    declared = own[0] if own else b""
    names, local = _local_names(xml)
    listed: list[bytes] = []
    copies: list[bytes] = []
    for place, sheet in enumerate(new, start=len(entries)):
        name, rid = _quoted(sheet.name).encode(), sheet.rid.encode()
        listed.append(b'<sheet%b name=%s sheetId="%d" %b="%b"/>' % (declared, name, sheet.sheet_id, key[1], rid))
        old_name = attributes(entries[sheet.template]).get("name", "")
        copies += [_copied(one, place, old_name, sheet.name) for one in local.get(sheet.template, ())]
    additions = [(found.end(1), listed), *([(names, copies)] if names is not None else [])]
    for place, pieces in sorted(additions, reverse=True):
        xml = xml[:place] + b"".join(pieces) + xml[place:]
    return xml


def show_sheets(xml: bytes, visible: dict[int, bool]) -> bytes:
    """Show or hide sheets, by their 0-based place."""
    found, entries = _sheets(xml)
    for place, shown in visible.items():
        entry = entries[place]
        entries[place] = without(entry, "state") if shown else with_attribute(entry, "state", b"hidden")
    spans = [match.span() for match in tag("sheet").finditer(xml, *found.span(1))]
    for (start, end), entry in zip(reversed(spans), reversed(entries), strict=True):
        xml = xml[:start] + entry + xml[end:]
    return _with_visible_tab(xml, [attributes(entry).get("state", "visible") == "visible" for entry in entries])


def full_calc(xml: bytes) -> bytes:
    """Ask Excel to compute all formulas when it opens the workbook."""
    match = tag("calcPr", "/?>").search(xml)
    if match is not None:
        element = with_attribute(match[0], "fullCalcOnLoad", b"1")
        asked = attributes(match[0]).get("fullCalcOnLoad") in TRUE
        return xml if asked else xml[: match.start()] + element + xml[match.end() :]
    places = list(BEFORE_CALC.finditer(xml))
    if not places:
        raise StrangeXmlError("no plain workbook")
    place = max(match.end() for match in places)
    return xml[:place] + b'<calcPr fullCalcOnLoad="1"/>' + xml[place:]


def add_relations(xml: bytes, new: Iterable[tuple[str, str, str, bool]]) -> bytes:
    """Add relations (id, full type, target, external) to a relations part."""
    end = xml.rfind(b"</Relationships>")
    if end < 0:
        raise StrangeXmlError("no plain relations")
    text = "".join(
        f"<Relationship Id={_quoted(rid)} Type={_quoted(kind)} Target={_quoted(target)}"
        + (' TargetMode="External"/>' if external else "/>")
        for rid, kind, target, external in new
    )
    return xml[:end] + text.encode() + xml[end:]


def drop_relation(xml: bytes, rid: str) -> bytes:
    """Take a relation out of a relations part."""
    return tag("Relationship").sub(lambda match: b"" if attributes(match[0]).get("Id") == rid else match[0], xml)


def add_content_types(xml: bytes, new: Iterable[tuple[str, str]]) -> bytes:
    """Name the types of new parts."""
    end = xml.rfind(b"</Types>")
    if end < 0:
        raise StrangeXmlError("no plain content types")
    text = "".join(f"<Override PartName={_quoted('/' + part)} ContentType={_quoted(kind)}/>" for part, kind in new)
    return xml[:end] + text.encode() + xml[end:]


def drop_content_type(xml: bytes, part: str) -> bytes:
    """Take a part that goes out of the content types."""
    name = f"/{part}".casefold()

    def kept(match: re.Match[bytes]) -> bytes:
        return b"" if attributes(match[0]).get("PartName", "").casefold() == name else match[0]

    return tag("Override").sub(kept, xml)


def _sheets(xml: bytes) -> tuple[re.Match[bytes], list[bytes]]:
    found = SHEETS.search(xml)
    entries = tag("sheet").findall(found[1]) if found else []
    if found is None or not entries or b"<!" in xml:
        raise StrangeXmlError("no plain list of sheets")
    return found, entries


def _local_names(xml: bytes) -> tuple[int | None, dict[int, list[bytes]]]:
    """Where the list of names ends (None: there is none), and the names that belong to a sheet, by its place."""
    found = NAMES.search(xml)
    local: dict[int, list[bytes]] = {}
    for match in tag("definedName", ">[^<]*</{name}>").finditer(found[1]) if found else ():
        place = attributes(match[0][: _head_end(match[0])]).get("localSheetId", "")
        if place.isdigit():
            local.setdefault(int(place), []).append(match[0])
    return (found.end(1) if found else None), local


def _copied(name: bytes, place: int, old_sheet: str, new_sheet: str) -> bytes:
    """A name for another sheet: its local number and the sheet its text speaks of change."""
    end = _head_end(name)
    head = with_attribute(name[:end], "localSheetId", b"%d" % place)
    text = decode(name[end:].removesuffix(b"</definedName>"))
    quoted = old_sheet.replace("'", "''")
    target = "'" + new_sheet.replace("'", "''") + "'!"
    text = re.sub(rf"(?:'{re.escape(quoted)}'|(?<![\w.'])(?<!\$){re.escape(old_sheet)})!", lambda _: target, text)
    return head + escape(text, quote=False).encode() + b"</definedName>"


def _head_end(name: bytes) -> int:
    """Where the start tag of a name ends."""
    match = tag("definedName", ">").match(name)
    return match.end() if match else 0


def _with_visible_tab(xml: bytes, shown: list[bool]) -> bytes:
    """Let the workbook open on a sheet that can be seen."""
    view = tag("workbookView", "/?>").search(xml)
    active = attributes(view[0]).get("activeTab", "0") if view else ""
    if view is None or not active.isdigit() or int(active) >= len(shown) or shown[int(active)] or True not in shown:
        return xml
    return xml[: view.start()] + with_attribute(view[0], "activeTab", b"%d" % shown.index(True)) + xml[view.end() :]


def free_ids(taken: set[str]) -> Iterator[str]:
    """Yield ids of relations that are not among those taken."""
    number = 1
    while True:
        if f"rId{number}" not in taken:
            yield f"rId{number}"
        number += 1


def type_of_sheets(relations: bytes) -> str | None:
    """Return the full type of a relation to a sheet, which differs between the two kinds of OOXML; None: no sheet."""
    types = (attributes(match[0]).get("Type", "") for match in tag("Relationship").finditer(relations))
    return next((kind for kind in types if kind.endswith(f"/{WORKSHEET}")), None)


def _quoted(text: str) -> str:
    """An attribute's value with its quotes; a line break stays one."""
    return '"' + escape(text).replace("\t", "&#9;").replace("\n", "&#10;").replace("\r", "&#13;") + '"'
