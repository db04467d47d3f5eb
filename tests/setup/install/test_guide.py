"""The guide: pictures and links lead somewhere, its HTML form is its text, and it tells of every button there is."""

from __future__ import annotations

import re
import runpy
from pathlib import Path

import pytest

from taskbook.core.model import Status
from taskbook.setup.doctor.report import texts as doctor_texts
from taskbook.texts.excel import GUIDE_OPENED, HELP
from taskbook.texts.install import CMD_TEXTS, DONE, GUIDE_SHORTCUT, OPEN_SHORTCUT, REFRESH_SHORTCUT
from taskbook_build.guide import TABLES, with_tables
from taskbook_build.master import CODE_NAMES
from taskbook_schemas import registry
from taskbook_schemas.buttons import BUTTONS
from taskbook_schemas.column import Column, Role
from taskbook_schemas.commands import COMMANDS
from taskbook_schemas.settings import Setting
from taskbook_schemas.task_columns import TASK_COLUMNS

REPOSITORY = Path(__file__).parents[3]
DOCS = REPOSITORY / "docs"
GUIDE = (DOCS / "huong-dan.md").read_text(encoding="utf-8")


def test_every_picture_is_there_and_used_and_all_are_small() -> None:
    named = set(re.findall(r"!\[[^\]]+\]\(anh/([^)]+)\)", GUIDE))
    files = list((DOCS / "anh").iterdir())
    assert {file.name for file in files} == named
    assert sum(file.stat().st_size for file in files) < 1_500_000


def test_every_link_inside_leads_to_an_anchor() -> None:
    assert set(re.findall(r"\]\(#([\w-]+)\)", GUIDE)) == set(re.findall(r'<a id="([\w-]+)">', GUIDE))


def test_every_button_that_is_shown_is_told_of() -> None:
    for button in BUTTONS:
        assert f"| **{button.label}** | {button.keytip} |" in GUIDE


def test_no_button_is_told_of_that_the_ribbon_does_not_know() -> None:
    told = re.findall(r"^\| \*\*([^*]+)\*\* \| \w \|", GUIDE, re.MULTILINE)
    assert told
    assert set(told) <= {button.label for button in BUTTONS}


def test_the_tables_are_those_of_the_program() -> None:
    assert set(re.findall(r"<!-- bảng: ([^>]+) -->", GUIDE)) == set(TABLES)
    assert with_tables(GUIDE) == GUIDE, "make them anew: uv run python docs/make_pictures.py text"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_told_of(name: str) -> None:
    assert f"| `taskbook {name}` |" in GUIDE


@pytest.mark.parametrize("setting", Setting)
def test_every_setting_is_told_of(setting: Setting) -> None:
    assert f"| `{setting}` |" in GUIDE


@pytest.mark.parametrize("column", [column for column in TASK_COLUMNS if column.role is Role.INPUT])
def test_every_column_that_the_office_types_into_is_told_of(column: Column) -> None:
    assert f"| `{column.heading}` | {column.help} |" in GUIDE
    assert column.help


@pytest.mark.parametrize("sheet", [sheet for sheet in CODE_NAMES if sheet != registry.TEMPLATE])
def test_every_sheet_is_told_of(sheet: str) -> None:
    assert f"| `{sheet}`" in GUIDE or f"`{sheet}`," in GUIDE


@pytest.mark.parametrize("status", Status)
def test_every_status_is_explained(status: Status) -> None:
    assert f"| {status.row.look.symbol} {status.value} |" in GUIDE


def test_no_word_of_a_table_breaks_its_row() -> None:
    for rows in TABLES.values():
        assert all("|" not in cell and "\n" not in cell for row in rows() for cell in row)


def test_words_people_will_look_for_are_those_that_are_shown() -> None:
    assert DONE[0].rstrip(".") in GUIDE
    for words in (OPEN_SHORTCUT, REFRESH_SHORTCUT, *doctor_texts.MARKS.values()):
        assert words in GUIDE
    assert "cai-dat.cmd" in CMD_TEXTS["failed"][0]


def test_the_help_button_promises_to_open_the_guide_and_names_the_shortcut_that_does_so_too() -> None:
    assert f"«{GUIDE_SHORTCUT}»" in GUIDE_OPENED
    tips = {button.action: button.screentip for button in BUTTONS}
    assert tips["help"].startswith("Mở hướng dẫn")


def test_the_help_button_tells_of_every_button_that_is_shown() -> None:
    told = {line.split(":")[0] for line in HELP}
    assert told == {button.label for button in BUTTONS} - {"Trợ giúp"}


def test_the_page_for_a_browser_is_made_from_the_text() -> None:
    made = runpy.run_path(str(DOCS / "make_pictures.py"))["page"](GUIDE)
    assert (DOCS / "huong-dan.html").read_text(encoding="utf-8") == made
    assert made.count("<table>") == len(re.findall(r"^\|(?:-+\|)+$", GUIDE, re.MULTILINE))


def test_the_guide_leads_to_the_page_of_issues_on_a_computer_without_markdown_too() -> None:
    page = runpy.run_path(str(DOCS / "make_pictures.py"))["page"]
    issues = (DOCS / "cac-van-de.md").read_text(encoding="utf-8")
    assert "](cac-van-de.md)" in GUIDE
    assert 'href="cac-van-de.html"' in page(GUIDE)
    assert (DOCS / "cac-van-de.html").read_text(encoding="utf-8") == page(issues)
    assert f"<title>{issues.splitlines()[0][2:]}</title>" in page(issues)
    assert page(issues).count("<tr>") == len(re.findall(r"^\|(?!-)", issues, re.MULTILINE))
