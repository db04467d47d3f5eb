"""The ribbon tab and the sheet buttons: which of them are shown, and the ribbon's part in the workbook's package."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Set
from dataclasses import dataclass
from xml.etree import ElementTree as ET

NAMESPACE = "http://schemas.microsoft.com/office/2009/07/customui"
"""customUI14 (MS-CUSTOMUI2), understood by Excel 2010 and later."""

PART = "customUI/customUI14.xml"
_RELATIONSHIPS = "_rels/.rels"
_RELATIONSHIP = (
    '<Relationship Id="rIdRibbon14" Type="http://schemas.microsoft.com/office/2007/relationships/ui/extensibility" '
    f'Target="{PART}"/>'
).encode()
_RELATIONSHIPS_END = b"</Relationships>"
_ZIP_START = (1980, 1, 1, 0, 0, 0)

visible_actions: Set[str] = frozenset({"refresh", "check", "split", "draft", "merge", "accept", "undo", "help"})
"""Actions that exist: only their buttons are shown, on the ribbon and on the first sheet. Add one when it is built."""


@dataclass(frozen=True, slots=True)
class SheetButton:
    """A form-control button of the first sheet: the macro it runs, its words, the action behind it."""

    macro: str
    caption: str
    action: str


SHEET_BUTTONS: tuple[SheetButton, ...] = (
    SheetButton("Refresh_Click", "Làm mới", "refresh"),
    SheetButton("Check_Click", "Kiểm tra", "check"),
    SheetButton("UnitSheets_Click", "Phiếu đơn vị", "split"),
    SheetButton("Letters_Click", "Soạn thư", "draft"),
    SheetButton("Replies_Click", "Nhận phản hồi", "merge"),
    SheetButton("Report_Click", "Báo cáo", "report"),
    SheetButton("UndoLast_Click", "Hoàn tác", "undo"),
)
"""The main buttons, in order of use; `visible_sheet_buttons` is what the workbook gets."""


def visible_sheet_buttons(actions: Set[str] = visible_actions) -> tuple[SheetButton, ...]:
    """The sheet's buttons whose action exists."""
    return tuple(button for button in SHEET_BUTTONS if button.action in actions)


def visible_ribbon(ribbon_xml: bytes, actions: Set[str] = visible_actions) -> bytes:
    """The ribbon without the buttons whose `tag` is not among `actions`, and without groups left empty; UTF-8."""
    root = ET.fromstring(ribbon_xml)  # noqa: S314 - our own source file, never a user's
    for parent in root.iter(_name("group")):
        for button in parent.findall(_name("button")):
            if button.get("tag") not in actions:
                parent.remove(button)
    for tab in root.iter(_name("tab")):
        for group in tab.findall(_name("group")):
            if not len(group):
                tab.remove(group)
    ET.register_namespace("", NAMESPACE)
    ET.indent(root)
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True))


def add_ribbon(package: bytes, ribbon_xml: bytes) -> bytes:
    """The package with `ribbon_xml` as its ribbon part. Same input, same bytes, on any system.

    ValueError when the package has a ribbon already or declares no content type for .xml parts.
    """
    with zipfile.ZipFile(io.BytesIO(package)) as source:
        parts = {info.filename: source.read(info) for info in source.infolist()}
    _demand_no_ribbon(parts)
    relationships, end, rest = parts[_RELATIONSHIPS].rpartition(_RELATIONSHIPS_END)
    parts[_RELATIONSHIPS] = relationships + _RELATIONSHIP + end + rest
    parts[PART] = ribbon_xml
    return _zipped(parts)


def _demand_no_ribbon(parts: dict[str, bytes]) -> None:
    if b"/ui/extensibility" in parts[_RELATIONSHIPS]:
        raise ValueError("the package has a ribbon already")
    if b'Extension="xml"' not in parts["[Content_Types].xml"]:
        raise ValueError("the package declares no content type for .xml parts")


def _zipped(parts: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            info = zipfile.ZipInfo(name, _ZIP_START)
            info.create_system = 0  # else the bytes would tell on which system they were made
            package.writestr(info, content, zipfile.ZIP_DEFLATED, compresslevel=9)
    return target.getvalue()


def _name(tag: str) -> str:
    return f"{{{NAMESPACE}}}{tag}"
