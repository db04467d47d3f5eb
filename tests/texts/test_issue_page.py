"""The page of all issues is made here, from small workbooks that each have just one.

To take new sentences over: TASKBOOK_GOLDEN=write uv run pytest tests/texts/test_issue_page.py
"""

from __future__ import annotations

import os
import runpy
from collections.abc import Iterator
from pathlib import Path

import pytest

from taskbook.core.issue_codes import SEVERITY
from taskbook.core.issues import Issue, Severity
from taskbook.core.parsed_cells import read_tasks
from taskbook.tables import gather
from taskbook.tables.check import check_tables
from taskbook.texts.issues import problem, remedy
from tests.core.builders import FakeWorkbook
from tests.texts.provoking import NOT_MADE, TODAY, books, typed

PAGE = Path(__file__).parents[2] / "docs" / "cac-van-de.md"
BOOKS = dict(books())
HEAD = """# Các vấn đề trang «Kiểm tra» có thể báo

Mỗi vấn đề có một bảng nhỏ làm nó xuất hiện: sổ có hai nhiệm vụ không sai gì, chỉ thêm đúng việc ở cột «Làm thử».
Hôm nay được coi là 22/11/2026. Trang này do chương trình lập từ chính các câu nó nói; mã trong ngoặc để tra cứu.
"""
HEADINGS = {
    Severity.ERROR: "Lỗi phải sửa",
    Severity.WARNING: "Cảnh báo nên xem",
    Severity.HINT: "Gợi ý",
}


def issues_of(book: FakeWorkbook) -> tuple[Issue, ...]:
    gathered = gather(book)
    return check_tables(gathered, read_tasks(gathered), TODAY)


def page() -> Iterator[str]:
    """The lines of the page."""
    yield HEAD
    for severity, heading in HEADINGS.items():
        yield f"## {heading}\n"
        yield "| Làm thử | Chương trình nói | Làm gì |\n|---|---|---|"
        for code in (code for code, found in SEVERITY.items() if found is severity and code not in NOT_MADE):
            (issue,) = issues_of(BOOKS[code])
            cells = (f"{typed(code)} (`{code}`)", problem(issue), remedy(issue))
            yield "| " + " | ".join(text.replace("|", "\\|").replace("\n", " ") for text in cells) + " |"
        yield ""


def test_every_issue_has_its_small_workbook() -> None:
    assert BOOKS.keys() | NOT_MADE == SEVERITY.keys()


@pytest.mark.parametrize("code", BOOKS)
def test_a_small_workbook_has_just_its_issue(code: str) -> None:
    assert [issue.code for issue in issues_of(BOOKS[code])] == [code]


def test_the_page_says_what_the_program_says() -> None:
    made = "\n".join(page())
    if os.environ.get("TASKBOOK_GOLDEN") == "write":
        PAGE.write_text(made, encoding="utf-8", newline="\n")
        PAGE.with_suffix(".html").write_text(for_browser(made), encoding="utf-8", newline="\n")
    assert made == PAGE.read_text(encoding="utf-8")
    assert for_browser(made) == PAGE.with_suffix(".html").read_text(encoding="utf-8")


def for_browser(made: str) -> str:
    """The page as the guide's are made."""
    return str(runpy.run_path(str(PAGE.with_name("make_pictures.py")))["page"](made))
