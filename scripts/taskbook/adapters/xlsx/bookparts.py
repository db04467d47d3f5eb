"""Small changes to the parts that hold a workbook together: workbook, relations, content types.

Everything is done on the text as it stands, one element at a time; what is not plain raises `StrangeXmlError`.
Source: ECMA-376 part 1, 18.2 (order of the workbook's elements), part 2 (relationships, content types).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final
from xml.sax.saxutils import escape, quoteattr, unescape

from taskbook.adapters.xlsx.scan import StrangeXmlError

SHEETS: Final = re.compile(rb"<sheets\b[^<>]*>(.*?)</sheets>", re.DOTALL)
SHEET: Final = re.compile(rb"<sheet\s[^<>]*?/>")
ID_NAME: Final = re.compile(rb'\s([\w.-]+:id)="')
STATE: Final = re.compile(rb'\sstate="[^"]*"')
NAMES: Final = re.compile(rb"<definedNames\b[^<>]*>(.*?)</definedNames>", re.DOTALL)
NAME: Final = re.compile(rb"<definedName\s[^<>]*>[^<]*</definedName>")
LOCAL: Final = re.compile(rb'\slocalSheetId="(\d+)"')
CALC: Final = re.compile(rb"<calcPr\b[^<>]*?/?>")
BEFORE_CALC: Final = re.compile(
    rb"</definedNames>|<definedNames\s*/>|</externalReferences>|</functionGroups>|</sheets>", re.DOTALL
)
FULL_CALC: Final = re.compile(rb'\sfullCalcOnLoad="[^"]*"')
ACTIVE_TAB: Final = re.compile(rb'\sactiveTab="(\d+)"')
LOCKED: Final = re.compile(rb'<workbookProtection\s[^<>]*\blockStructure="(?:1|true)"')
QUOTES: Final = {"&quot;": '"', "&apos;": "'"}


@dataclass(frozen=True, slots=True)
class NewSheet:
    """A sheet to list in the workbook; `template` is the 0-based place of the sheet it was copied from."""

    name: str
    template: int
    sheet_id: int
    rid: str


def structure_locked(xml: bytes) -> bool:
    """Tell whether sheets may not be added, shown or hidden."""
    return LOCKED.search(xml) is not None


def add_sheets(xml: bytes, new: Iterable[NewSheet]) -> bytes:
    """List sheets behind the last one, with copies of the names that belong to their template (print titles …)."""
    found, entries = _sheets(xml)
    key = ID_NAME.search(entries[0])
    if key is None:
        raise StrangeXmlError("sheet without relation")
    prefix = re.escape(key[1].partition(b":")[0])
    own = re.search(rb'\sxmlns:%b="[^"]*"' % prefix, entries[0])  # openpyxl declares it on each sheet, not on the root
    declared = own[0] if own else b""
    names, local = _local_names(xml)
    listed: list[bytes] = []
    copies: list[bytes] = []
    for place, sheet in enumerate(new, start=len(entries)):
        name, rid = quoteattr(sheet.name).encode(), sheet.rid.encode()
        listed.append(b'<sheet%b name=%s sheetId="%d" %b="%b"/>' % (declared, name, sheet.sheet_id, key[1], rid))
        old_name = _attribute(entries[sheet.template], b"name")
        copies += [_copied(one, place, old_name, sheet.name) for one in local.get(sheet.template, ())]
    additions = [(found.end(1), listed), *([(names, copies)] if names is not None else [])]
    for place, pieces in sorted(additions, reverse=True):
        xml = xml[:place] + b"".join(pieces) + xml[place:]
    return xml


def show_sheets(xml: bytes, visible: dict[int, bool]) -> bytes:
    """Show or hide sheets, by their 0-based place."""
    found, entries = _sheets(xml)
    for place, shown in visible.items():
        bare = STATE.sub(b"", entries[place])
        entries[place] = bare if shown else bare.replace(b"<sheet ", b'<sheet state="hidden" ', 1)
    spans = [match.span() for match in SHEET.finditer(xml, *found.span(1))]
    for (start, end), entry in zip(reversed(spans), reversed(entries), strict=True):
        xml = xml[:start] + entry + xml[end:]
    return _with_visible_tab(xml, [STATE.search(entry) is None for entry in entries])


def full_calc(xml: bytes) -> bytes:
    """Ask Excel to compute all formulas when it opens the workbook."""
    match = CALC.search(xml)
    if match is not None:
        element = FULL_CALC.sub(b"", match[0]).replace(b"<calcPr", b'<calcPr fullCalcOnLoad="1"', 1)
        return xml if match[0].find(b'fullCalcOnLoad="1"') > 0 else xml[: match.start()] + element + xml[match.end() :]
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
        f"<Relationship Id={quoteattr(rid)} Type={quoteattr(kind)} Target={quoteattr(target)}"
        + (' TargetMode="External"/>' if external else "/>")
        for rid, kind, target, external in new
    )
    return xml[:end] + text.encode() + xml[end:]


def drop_relation(xml: bytes, rid: str) -> bytes:
    """Take a relation out of a relations part."""
    return re.sub(rb'<Relationship\b[^<>]*?\bId="%b"[^<>]*?/>' % re.escape(rid.encode()), b"", xml)


def add_content_types(xml: bytes, new: Iterable[tuple[str, str]]) -> bytes:
    """Name the types of new parts."""
    end = xml.rfind(b"</Types>")
    if end < 0:
        raise StrangeXmlError("no plain content types")
    text = "".join(f"<Override PartName={quoteattr('/' + part)} ContentType={quoteattr(kind)}/>" for part, kind in new)
    return xml[:end] + text.encode() + xml[end:]


def drop_content_type(xml: bytes, part: str) -> bytes:
    """Take a part that goes out of the content types."""
    name = re.escape(escape("/" + part).encode())
    return re.sub(rb'<Override\b[^<>]*?\bPartName="%b"[^<>]*?/>' % name, b"", xml, flags=re.IGNORECASE)


def _sheets(xml: bytes) -> tuple[re.Match[bytes], list[bytes]]:
    found = SHEETS.search(xml)
    entries = SHEET.findall(found[1]) if found else []
    if found is None or not entries or b"<!" in xml:
        raise StrangeXmlError("no plain list of sheets")
    return found, entries


def _attribute(element: bytes, name: bytes) -> str:
    match = re.search(rb'\s%b="([^"]*)"' % name, element)
    return unescape(match[1].decode(), QUOTES) if match else ""


def _local_names(xml: bytes) -> tuple[int | None, dict[int, list[bytes]]]:
    """Where the list of names ends (None: there is none), and the names that belong to a sheet, by its place."""
    found = NAMES.search(xml)
    local: dict[int, list[bytes]] = {}
    for name in NAME.findall(found[1]) if found else ():
        match = LOCAL.search(name)
        if match:
            local.setdefault(int(match[1]), []).append(name)
    return (found.end(1) if found else None), local


def _copied(name: bytes, place: int, old_sheet: str, new_sheet: str) -> bytes:
    """A name for another sheet: its local number and the sheet its text speaks of change."""
    head, _, rest = LOCAL.sub(b' localSheetId="%d"' % place, name, count=1).partition(b">")
    text = unescape(rest.removesuffix(b"</definedName>").decode(), QUOTES)
    quoted = old_sheet.replace("'", "''")
    target = "'" + new_sheet.replace("'", "''") + "'!"
    text = re.sub(rf"(?:'{re.escape(quoted)}'|(?<![\w.'])(?<!\$){re.escape(old_sheet)})!", lambda _: target, text)
    return head + b">" + escape(text).encode() + b"</definedName>"


def _with_visible_tab(xml: bytes, shown: list[bool]) -> bytes:
    """Let the workbook open on a sheet that can be seen."""
    match = ACTIVE_TAB.search(xml)
    active = int(match[1]) if match else 0
    if active >= len(shown) or shown[active] or True not in shown:
        return xml
    first = b' activeTab="%d"' % shown.index(True)
    if match is not None:
        return xml[: match.start()] + first + xml[match.end() :]
    return re.sub(rb"<workbookView(?=[\s/>])", lambda found: found[0] + first, xml, count=1)
