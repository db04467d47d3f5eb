"""The ribbon: valid by the customUI14 schema, bound to macros that exist, put into a package without disturbing it."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
import xlsxwriter

from taskbook_build.ribbon import CALLBACK, NAMESPACE, PART, VIEW_CALLBACK, add_ribbon, ribbon_xml
from taskbook_build.sources import RIBBON as RIBBON_FILE
from taskbook_build.sources import buttons_module, macro_of, made_sources, write_sources
from taskbook_schemas.buttons import BUTTONS as TABLE
from taskbook_schemas.buttons import SHEET_BUTTONS, VIEWS, Button, Choice, Group

MACROS = Path(__file__).parents[2] / "macros"
RIBBON = (MACROS / RIBBON_FILE).read_bytes()
ROOT = ET.fromstring(RIBBON)
EVERY = list(ROOT.iter(f"{{{NAMESPACE}}}button"))
BUTTONS = [button for button in EVERY if button.attrib["tag"] not in {view.action for view in VIEWS}]
MENUS = {line.attrib["tag"] for menu in ROOT.iter(f"{{{NAMESPACE}}}menu") for line in menu}
LARGE = [button for button in BUTTONS if button.attrib["tag"] not in MENUS]
ALL_ACTIONS = {button.attrib["tag"] for button in LARGE}
CODE = (MACROS / "Buttons.bas").read_text()
CALLBACKS = set(re.findall(r"Public Sub (\w+)\(control As IRibbonControl\)", CODE))
SHEET_MACROS = dict(re.findall(r'Public Sub (\w+_Click)\(\)\n    StartAction "(\w+)"\nEnd Sub', CODE))
OF_THE_FIRST_WORKBOOK = {
    "Refresh_Click": "refresh",
    "Check_Click": "check",
    "UnitSheets_Click": "split",
    "Letters_Click": "draft",
    "Replies_Click": "merge",
    "UndoLast_Click": "undo",
}
WITH_MENU = Button(
    "report",
    "Report",
    "Báo cáo",
    "B",
    "CreateReport",
    Group.REPORT,
    "report",
    screentip="Lập báo cáo định kỳ",
    supertip="Tạo báo cáo từ số liệu đang có trong sổ.",
    writes="Không",
    menu=(
        Choice("report_month", "Báo cáo tháng", "CreateReport", "Của tháng có ngày chốt."),
        Choice("report_quarter", "Báo cáo quý & năm", "CreateReport", "Của quý có ngày chốt."),
    ),
)


@pytest.mark.parametrize("name", made_sources())
def test_the_files_in_the_folder_of_macros_are_what_the_table_of_buttons_says(name: str) -> None:
    assert (MACROS / name).read_bytes().replace(b"\r\n", b"\n") == made_sources()[name].replace(b"\r\n", b"\n")


def test_the_build_writes_only_files_that_differ_and_those_of_macros_in_lines_as_windows_ends_them(
    tmp_path: Path,
) -> None:
    write_sources(tmp_path)
    times = {path.name: path.stat().st_mtime_ns for path in tmp_path.iterdir()}
    assert times.keys() == made_sources().keys()
    assert b"End Sub\r\n" in (tmp_path / "Buttons.bas").read_bytes()
    (tmp_path / RIBBON_FILE).write_bytes(b"")
    write_sources(tmp_path)
    assert (tmp_path / RIBBON_FILE).read_bytes() == RIBBON
    assert (tmp_path / "Buttons.bas").stat().st_mtime_ns == times["Buttons.bas"]


def test_every_button_calls_the_one_macro_that_takes_a_ribbon_control_and_starts_its_tag() -> None:
    assert {button.attrib["onAction"] for button in BUTTONS} == {CALLBACK}
    assert {CALLBACK, VIEW_CALLBACK} == CALLBACKS
    assert f"{CALLBACK}(control As IRibbonControl)\n    StartAction control.Tag\nEnd Sub" in CODE


def test_every_sheet_button_runs_a_macro_without_arguments_that_starts_its_action() -> None:
    assert {macro_of(button): button.action for button in SHEET_BUTTONS}.items() <= SHEET_MACROS.items()


def test_the_two_views_are_shown_by_a_macro_that_starts_no_program() -> None:
    views = [button for button in EVERY if button.attrib["onAction"] == VIEW_CALLBACK]
    assert [button.attrib["label"] for button in views] == ["Nhập liệu", "Xem tình trạng"]
    assert f"{VIEW_CALLBACK}(control As IRibbonControl)\n    ShowView control.Tag\nEnd Sub" in CODE
    for view in VIEWS:
        assert f'Public Sub {view.macro}_Click()\n    ShowView "{view.action}"\nEnd Sub' in CODE


def test_the_macros_that_workbooks_in_use_call_stay() -> None:
    assert OF_THE_FIRST_WORKBOOK.items() <= SHEET_MACROS.items()


def test_every_ribbon_button_has_a_macro_for_a_sheet_too() -> None:
    assert set(SHEET_MACROS.values()) == ALL_ACTIONS


def test_the_ribbon_says_the_words_of_the_table() -> None:
    said = {button.attrib["tag"]: (button.attrib["label"], button.attrib["supertip"]) for button in BUTTONS}
    assert said == {one.action: (one.label, one.supertip) for button in TABLE for one in (button, *button.menu)}


def test_a_menu_hangs_under_its_button_and_every_line_starts_its_own_action() -> None:
    root = ET.fromstring(ribbon_xml([*(button for button in TABLE if not button.menu), WITH_MENU]))
    assert list(schema_faults(root, "CT_CustomUI/mso14:customUI")) == []
    (split,) = root.iter(f"{{{NAMESPACE}}}splitButton")
    assert [(one.attrib["tag"], one.attrib["label"]) for one in split.iter(f"{{{NAMESPACE}}}button")] == [
        ("report", "Báo cáo"),
        ("report_month", "Báo cáo tháng"),
        ("report_quarter", "Báo cáo quý & năm"),
    ]
    assert split.attrib["keytip"] == "B"
    ids = [element.attrib["id"] for element in root.iter() if "id" in element.attrib]
    assert len(set(ids)) == len(ids)
    assert WITH_MENU.actions == ("report", "report_month", "report_quarter")
    assert 'Public Sub Report_Click()\n    StartAction "report"\n' in buttons_module([WITH_MENU])


def test_keytips_are_one_letter_and_unique() -> None:
    keytips = [
        one.attrib["keytip"] for one in ROOT.iter() if "keytip" in one.attrib and "insertAfterMso" not in one.attrib
    ]
    assert len(set(keytips)) == len(keytips) == len(TABLE) + len(VIEWS)
    assert all(re.fullmatch("[A-Z]", keytip) for keytip in keytips)


def test_ids_are_unique() -> None:
    ids = [element.attrib["id"] for element in ROOT.iter() if "id" in element.attrib]
    assert len(set(ids)) == len(ids)


def test_every_button_has_words_and_a_picture() -> None:
    for button in BUTTONS:
        assert {"label", "supertip", "imageMso"} <= button.attrib.keys()
    assert all("screentip" in button.attrib for button in LARGE)


def test_the_ribbon_obeys_the_schema() -> None:
    assert list(schema_faults(ROOT, "CT_CustomUI/mso14:customUI")) == []


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('keytip="L"', 'keytip="LMNO"', "keytip"),
        ('imageMso="Undo"', 'picture="Undo"', "picture"),
        ('size="large"', 'size="huge"', "size"),
        ('id="buttonHelp"', 'id="button help"', "id"),
        ('label="Trợ giúp"', f'label="{"x" * 1025}"', "label"),
        ("<ribbon>", "<ribbon><button/>", "button"),
    ],
)
def test_the_schema_check_sees_a_planted_fault(old: str, new: str, fault: str) -> None:
    text = RIBBON.decode().replace("buttonGuide", "buttonHelp")
    assert old in text
    assert fault in " ".join(schema_faults(ET.fromstring(text.replace(old, new)), "CT_CustomUI/mso14:customUI"))


def test_a_group_without_a_button_is_left_out_and_buttons_keep_the_order_of_the_table() -> None:
    root = ET.fromstring(ribbon_xml([button for button in TABLE if button.action in ("refresh", "undo", "help")]))
    tags = [b.attrib["tag"] for b in root.iter(f"{{{NAMESPACE}}}button")]
    assert tags == ["refresh", "undo", "help", *(view.action for view in VIEWS)]
    assert [g.attrib["id"] for g in root.iter(f"{{{NAMESPACE}}}group")] == ["groupFigures", "groupHelp", "groupViews"]


def test_the_package_gets_the_ribbon_and_keeps_every_other_part(package: bytes) -> None:
    before, after = parts(package), parts(add_ribbon(package, RIBBON))
    relationships = after.pop("_rels/.rels")
    assert after.pop(PART) == RIBBON
    assert relationships != before.pop("_rels/.rels")
    assert after == before
    targets = {r.attrib["Type"].rpartition("/")[2]: r.attrib["Target"] for r in ET.fromstring(relationships)}
    assert targets["extensibility"] == PART
    assert targets["officeDocument"] == "xl/workbook.xml"


def test_the_same_package_and_ribbon_give_the_same_bytes(package: bytes) -> None:
    made = add_ribbon(package, RIBBON)
    assert made == add_ribbon(package, RIBBON)
    infos = zipfile.ZipFile(io.BytesIO(made)).infolist()
    assert {(info.date_time, info.create_system) for info in infos} == {((1980, 1, 1, 0, 0, 0), 0)}


def test_a_package_is_not_given_a_second_ribbon(package: bytes) -> None:
    with pytest.raises(ValueError, match="ribbon already"):
        add_ribbon(add_ribbon(package, RIBBON), RIBBON)


def test_a_package_without_a_content_type_for_xml_is_refused() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as file:
        file.writestr("_rels/.rels", "<Relationships></Relationships>")
        file.writestr("[Content_Types].xml", "<Types/>")
    with pytest.raises(ValueError, match="content type"):
        add_ribbon(target.getvalue(), RIBBON)


@pytest.fixture
def package() -> bytes:
    target = io.BytesIO()
    workbook = xlsxwriter.Workbook(target, {"in_memory": True})
    workbook.add_worksheet().write_string(0, 0, "Tổng hợp")
    workbook.close()
    return target.getvalue()


def parts(package: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(package)) as file:
        return {name: file.read(name) for name in file.namelist()}


SCHEMA_FILE = files("openxml_audit") / "data/openxml/schemas/schemas_microsoft_com_office_2009_07_customui.json"
SCHEMA: dict[str, dict[str, Any]] = {t["Name"]: t for t in json.loads(SCHEMA_FILE.read_text("utf-8"))["Types"]}
NCNAME = re.compile(r"[A-Za-z_][\w.-]*")


def schema_faults(element: ET.Element, type_name: str) -> Iterator[str]:
    """What an element breaks of the attributes, lengths and children that Microsoft's schema (as data) allows it."""
    allowed = SCHEMA[f"mso14:{type_name}"]
    attributes = {a["QName"].removeprefix(":"): a for a in allowed.get("Attributes", [])}
    for name, value in element.attrib.items():
        if name not in attributes:
            yield f"{type_name}: no attribute {name}"
        elif not value_fits(value, attributes[name]):
            yield f"{type_name}: {name}={value!r}"
    children = {c["Name"].rpartition(":")[2]: c["Name"] for c in allowed.get("Children", [])}
    for child in element:
        tag = child.tag.removeprefix(f"{{{NAMESPACE}}}")
        if tag in children:
            yield from schema_faults(child, children[tag].removeprefix("mso14:"))
        else:
            yield f"{type_name}: no child {tag}"


def value_fits(value: str, attribute: dict[str, Any]) -> bool:
    if attribute["Type"].endswith("SizeValues>"):
        return value in ("normal", "large")
    rules = {a["Name"]: a["Value"] for v in attribute.get("Validators", []) for a in v.get("Arguments", [])}
    long_enough = int(rules.get("MinLength", 0)) <= len(value) <= int(rules.get("MaxLength", 10**6))
    return long_enough and ("IsNcName" not in rules or NCNAME.fullmatch(value) is not None)
