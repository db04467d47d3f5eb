"""The workbook with buttons: its modules are the folder's, its words and ribbon are there, it opens cleanly."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import openpyxl
import pytest
from oletools.olevba import VBA_Parser
from openxml_audit import OpenXmlValidator
from pyvbaanalysis import analyze_workbook

from taskbook.texts.vba import VBA_TEXT_SHEET, VBA_TEXTS
from taskbook_build.macros import TEXTS_CODE_NAME, Macros
from taskbook_build.master import build_workbook, code_names
from taskbook_build.plan_files import new_plans
from taskbook_build.ribbon import PART
from taskbook_build.sources import macro_of
from taskbook_build.version import BUTTONS_VERSION, HAND_WRITTEN, KEY, hand_written, version_of
from taskbook_schemas.buttons import BUTTONS, SHEET_BUTTONS
from taskbook_schemas.plan_view import view_words
from taskbook_schemas.version import LAYOUT_KEY, LAYOUT_VERSION

ROOT = Path(__file__).parents[2]
SOURCES, MACROS, COMMITTED = ROOT / "workbook" / "plans", ROOT / "macros", ROOT / "workbook" / "TheoDoiNhiemVu.xlsm"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("built") / "book.xlsm"
    path.write_bytes(build_workbook(SOURCES, Macros(MACROS)))
    return path


def modules_of(path: Path) -> dict[str, str]:
    """Module name -> code without the lines that only a VBA project has."""
    found = {}
    for _, _, name, code in VBA_Parser(str(path)).extract_macros():
        lines = [line for line in code.splitlines() if not line.startswith("Attribute ")]
        found[name.rpartition(".")[0]] = "\n".join(lines).strip()
    return found


def sources() -> dict[str, str]:
    texts = {path.stem: path.read_text("ascii") for path in MACROS.glob("*.bas")}
    return {
        name: "\n".join(line for line in text.splitlines() if not line.startswith("Attribute ")).strip()
        for name, text in texts.items()
    }


@pytest.mark.parametrize("which", ["built", "committed"])
def test_the_workbooks_modules_equal_the_folder_of_macros(which: str, built: Path) -> None:
    modules = modules_of(built if which == "built" else COMMITTED)
    assert {name: modules[name] for name in sources()} == sources()
    assert all(code == "" for name, code in modules.items() if name not in sources())


@pytest.mark.parametrize("which", ["built", "committed"])
def test_the_analyser_finds_nothing_in_any_module_of_the_workbook(which: str, built: Path) -> None:
    analysed = analyze_workbook(built if which == "built" else COMMITTED)
    assert {name: list(findings) for name, findings in analysed.items()} == {
        name: [] for name in ["ThisWorkbook", *code_names(new_plans(SOURCES)).values(), TEXTS_CODE_NAME, *sources()]
    }


def test_building_twice_gives_the_same_bytes(built: Path) -> None:
    assert build_workbook(SOURCES, Macros(MACROS)) == built.read_bytes()


def test_every_document_module_is_a_sheet_of_that_code_name(built: Path) -> None:
    book = openpyxl.load_workbook(built, keep_vba=True)
    names = [sheet.sheet_properties.codeName for sheet in book]
    assert names == [*code_names(new_plans(SOURCES)).values(), TEXTS_CODE_NAME]
    assert set(modules_of(built)) == {"ThisWorkbook", *names, *sources()}


def test_the_macros_words_stand_on_a_sheet_nobody_sees(built: Path) -> None:
    sheet = openpyxl.load_workbook(built)[VBA_TEXT_SHEET]
    assert sheet.sheet_state == "veryHidden"
    words = {key.value: text.value for key, text in sheet.iter_rows(max_col=2)}
    assert words == {**VBA_TEXTS, **view_words(), KEY: BUTTONS_VERSION, LAYOUT_KEY: str(LAYOUT_VERSION)}


def test_the_package_knows_the_modules_written_by_hand_as_they_are() -> None:
    made = hand_written(MACROS)
    assert made == HAND_WRITTEN, f"the modules changed: HAND_WRITTEN in taskbook_build/version.py must be {made!r}"


def test_any_change_of_a_macro_or_of_a_button_is_another_version(tmp_path: Path) -> None:
    (tmp_path / "Host.bas").write_bytes((MACROS / "Host.bas").read_bytes().replace(b"refresh", b"fresh") + b"' x\r\n")
    moved = BUTTONS[0]._replace(on_sheet=not BUTTONS[0].on_sheet)
    renamed = BUTTONS[0]._replace(supertip="Khác")
    others = [version_of(hand_written(tmp_path), BUTTONS)]
    others += [version_of(HAND_WRITTEN, [changed, *BUTTONS[1:]]) for changed in (moved, renamed)]
    assert len({BUTTONS_VERSION, *others}) == 4


def test_the_first_sheet_has_a_button_for_every_main_action(built: Path) -> None:
    with zipfile.ZipFile(built) as package:
        drawings = b"".join(package.read(name) for name in package.namelist() if "vmlDrawing" in name).decode()
    assert re.findall(r"<x:FmlaMacro>(?:\[0\]!)?([^<]+)</x:FmlaMacro>", drawings) == [
        macro_of(button) for button in SHEET_BUTTONS
    ]


def test_the_ribbon_is_in_the_package(built: Path) -> None:
    with zipfile.ZipFile(built) as package:
        assert "Theo dõi nhiệm vụ" in package.read(PART).decode("utf-8")
        assert PART.encode() in package.read("_rels/.rels")


def test_the_auditor_of_office_files_finds_no_error(built: Path) -> None:
    result = OpenXmlValidator().validate(str(built))
    assert result.is_valid, result.errors


def test_without_macros_there_is_no_trace_of_them() -> None:
    with zipfile.ZipFile(io.BytesIO(build_workbook(SOURCES))) as package:
        assert not [name for name in package.namelist() if "vba" in name.lower() or "customUI" in name]
