"""The project's own macros: linted, ASCII, and saying only what the hidden sheet holds."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
import xlsxwriter
from oletools.olevba import VBA_Parser
from openxml_audit import OpenXmlValidator
from pyvbaanalysis import analyze_workbook
from vbalidator import precheck

from taskbook.texts.vba import VBA_TEXT_SHEET, VBA_TEXTS
from taskbook_build.ribbon import add_ribbon
from taskbook_build.vba import vba_project
from taskbook_schemas.plan_view import view_words

ROOT = Path(__file__).parents[2]
MACROS = ROOT / "macros"
TWIN = ROOT / "tests" / "e2e" / "lo" / "Host.bas"
HOST = (MACROS / "Host.bas").read_text()
VIEWS = (MACROS / "Views.bas").read_text()

PLANTED = {
    "an undeclared variable": ("problem = WhyNot()", "problm = WhyNot()"),
    "a call of nothing": ("Tell TextFor(problem)", "Tel TextFor(problem)"),
    "a block left open": ("    End If\n    If problem <>", "    If problem <>"),
    "a member Excel does not have": ("ThisWorkbook.ReadOnly", "ThisWorkbook.ReadOnlyy"),
}


def built(tmp_path: Path, macros: Path) -> Path:
    """A small workbook with the compiled macros and the ribbon, as the build makes it."""
    target = io.BytesIO()
    workbook = xlsxwriter.Workbook(target, {"in_memory": True})
    workbook.set_vba_name("ThisWorkbook")
    workbook.add_worksheet("Tổng hợp").set_vba_name("Sheet1")
    workbook.add_vba_project(io.BytesIO(vba_project(macros, ["Sheet1"])), is_stream=True)
    workbook.close()
    path = tmp_path / "built.xlsm"
    path.write_bytes(add_ribbon(target.getvalue(), (macros / "ribbon.xml").read_bytes()))
    return path


def spoiled(tmp_path: Path, old: str, new: str) -> Path:
    folder = tmp_path / "macros"
    folder.mkdir()
    for path in MACROS.iterdir():
        (folder / path.name).write_bytes(path.read_bytes())
    assert old in HOST
    (folder / "Host.bas").write_text(HOST.replace(old, new))
    return folder


def complaints(workbook: Path, macros: Path) -> list[str]:
    analysed = analyze_workbook(workbook)
    first = [f"{name}: {finding}" for name, findings in analysed.items() for finding in findings]
    return first + [str(issue) for issue in precheck(macros, host="excel").issues]


def test_both_linters_find_nothing_in_the_built_file(tmp_path: Path) -> None:
    workbook = built(tmp_path, MACROS)
    assert {"ThisWorkbook", "Sheet1", "Host", "Buttons"} <= set(analyze_workbook(workbook))
    assert complaints(workbook, MACROS) == []


@pytest.mark.parametrize(("old", "new"), PLANTED.values(), ids=PLANTED)
def test_the_linters_find_a_planted_error(tmp_path: Path, old: str, new: str) -> None:
    macros = spoiled(tmp_path, old, new)
    assert complaints(built(tmp_path, macros), macros)


def test_the_built_file_holds_the_macros_word_for_word(tmp_path: Path) -> None:
    parser = VBA_Parser(str(built(tmp_path, MACROS)))
    found = {stream.rpartition("/")[2]: code.replace("\r\n", "\n") for _, _, stream, code in parser.extract_macros()}
    found = {name.removesuffix(".bas").removesuffix(".cls"): code for name, code in found.items()}
    for path in MACROS.glob("*.bas"):
        assert found[path.stem] == path.read_text()


def test_the_built_package_passes_the_audit(tmp_path: Path) -> None:
    result = OpenXmlValidator().validate(built(tmp_path, MACROS))
    assert [str(error) for error in result.errors] == []


def test_the_build_is_the_same_every_time() -> None:
    assert vba_project(MACROS, ["Sheet1", "Sheet2"]) == vba_project(MACROS, ["Sheet1", "Sheet2"])


@pytest.mark.parametrize("path", [*MACROS.glob("*.bas"), *MACROS.glob("*.cls"), TWIN], ids=lambda path: path.name)
def test_macros_are_plain_ascii_in_lines_a_screen_holds(path: Path) -> None:
    text = path.read_bytes().decode("ascii")
    assert max(map(len, text.splitlines())) <= 120
    assert "\nOption Explicit\n" in text.replace("\r\n", "\n")


def test_the_macros_use_every_text_of_the_hidden_sheet_and_no_other() -> None:
    direct = set(re.findall(r'TextFor\("(\w+)"\)', HOST))
    reasons = set(re.findall(r'(?:WhyNot|problem) = "(\w+)"', HOST))
    told = set(re.findall(r'TellKey "(\w+)"', VIEWS))
    assert direct | reasons | told == set(VBA_TEXTS)
    assert set(re.findall(r'TextFor\("(\w+)"\)', VIEWS)) == set(view_words())


def test_the_macros_read_the_sheet_that_the_build_writes() -> None:
    assert f'TEXT_SHEET As String = "{VBA_TEXT_SHEET}"' in HOST


def test_every_text_fits_a_cell_and_says_more_than_a_word() -> None:
    assert all(10 < len(text) < 1000 for text in VBA_TEXTS.values())


def test_the_twin_for_libreoffice_has_the_same_public_names() -> None:
    names = {"StartAction(ByVal action As String)", "TakeWordsBack()", "Auto_Close()"}
    names |= {"TellKey(ByVal key As String)", "TextFor(ByVal key As String) As String"}
    assert public_names(TWIN.read_text()) == public_names(HOST) == names


def test_only_the_host_module_knows_windows_and_excel() -> None:
    others = [path for path in MACROS.glob("*.bas") if path.name != "Host.bas"]
    assert others
    for path in others:
        assert not re.search(r"CreateObject|Application|ThisWorkbook|Shell|Declare", path.read_text())


def test_the_command_line_holds_what_xlwings_looks_for() -> None:
    for argument in ("--wb=", "--from_xl=1", "--hwnd="):
        assert argument in HOST
        assert argument in TWIN.read_text()


def public_names(code: str) -> set[str]:
    return set(re.findall(r"^Public (?:Sub|Function) (.+)$", code, re.MULTILINE))
