"""The ribbon tab, made from the table of buttons, and its part in the workbook's package."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from xml.etree import ElementTree as ET

from taskbook_schemas.buttons import BUTTONS, VIEW_GROUP, VIEWS, Button, Choice, Group

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

CALLBACK = "Ribbon_OnAction"
"""The one macro that the ribbon calls: what it starts stands in the button's tag."""
VIEW_CALLBACK = "Ribbon_OnView"
"""The macro that shows a view, by the button's tag."""
_TAB: dict[str, str] = {
    "id": "tabTaskbook",
    "label": "Theo dõi nhiệm vụ",
    "keytip": "K",
    "insertAfterMso": "TabHome",
}
_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    "<!-- Made by the build from schemas/taskbook_schemas/buttons.py; a tag is the action. -->\n"
)


def ribbon_xml(buttons: Sequence[Button] = BUTTONS) -> bytes:
    """The ribbon of these buttons, group by group; a group without a button is left out. UTF-8."""
    root = ET.Element("customUI", {"xmlns": NAMESPACE})
    tab = ET.SubElement(ET.SubElement(ET.SubElement(root, "ribbon"), "tabs"), "tab", _TAB)
    for group in Group:
        members = [button for button in buttons if button.group is group]
        if members:
            place = ET.SubElement(tab, "group", {"id": f"group{group.name.title()}", "label": group.value})
            for button in members:
                _add_button(place, button)
    _add_views(tab)
    ET.indent(root)
    return (_HEAD + ET.tostring(root, encoding="unicode") + "\n").encode()


def _add_views(tab: ET.Element) -> None:
    """The views of a plan's sheet, behind the buttons: a macro shows them, no program is started."""
    place = ET.SubElement(tab, "group", {"id": "groupViews", "label": VIEW_GROUP})
    for view in VIEWS:
        words = {"id": f"button{view.macro}", "tag": view.action, "label": view.label, "imageMso": view.image}
        words |= {"onAction": VIEW_CALLBACK, "screentip": view.screentip, "supertip": view.supertip}
        ET.SubElement(place, "button", {**words, "size": "large", "keytip": view.keytip})


def _add_button(place: ET.Element, button: Button) -> None:
    """A button, or a split one whose arrow opens the menu."""
    named, keytip = f"button{button.macro}", {"keytip": button.keytip}
    if not button.menu:
        ET.SubElement(place, "button", {**_words(named, button), "size": "large", **keytip})
        return
    both = ET.SubElement(place, "splitButton", {"id": f"split{button.macro}", "size": "large", **keytip})
    ET.SubElement(both, "button", _words(named, button))
    menu = ET.SubElement(both, "menu", {"id": f"menu{button.macro}", "itemSize": "large"})
    for number, choice in enumerate(button.menu, start=1):
        ET.SubElement(menu, "button", _words(f"{named}{number}", choice))


def _words(id: str, shown: Button | Choice) -> dict[str, str]:
    words = {"id": id, "tag": shown.action, "label": shown.label, "imageMso": shown.image, "onAction": CALLBACK}
    if isinstance(shown, Button):
        words["screentip"] = shown.screentip
    return {**words, "supertip": shown.supertip}


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
