"""What of the register `Đề xuất sửa đổi` stands on the sheet of checks, each with its cell."""

import pytest

from taskbook.core.parsed_cells import read_tasks
from taskbook.ports import Value
from taskbook.tables import gather
from taskbook.tables.check import check_tables
from taskbook.texts.issues import check_rows, problem, remedy
from taskbook_schemas.registry import AMENDMENTS
from tests.contract.memory import MemoryWorkbook
from tests.core.amendments.test_register import cells
from tests.core.builders import task
from tests.core.replies.books import RUN, master
from tests.core.replies.test_amendments import with_register


def told(*rows: list[Value], book: MemoryWorkbook | None = None) -> list[tuple[str, str | None]]:
    """The codes and cells of the register's issues."""
    workbook = with_register(book or master(task(1), task(2)), *rows)
    gathered = gather(workbook)
    issues = [one for one in check_tables(gathered, read_tasks(gathered), RUN.today) if one.sheet == AMENDMENTS]
    for issue in issues:
        assert problem(issue)
        assert remedy(issue)
        assert "{" not in problem(issue) + remedy(issue)
    assert len(check_rows(issues)) == max(len(issues), 1)
    return [(issue.code, issue.cell) for issue in issues]


@pytest.mark.parametrize(
    ("typed", "code", "cell"),
    [
        ({"decision": "Ừ"}, "amendment_decision_unknown", "I4"),
        ({"id": None}, "amendment_without_task", "A4"),
        ({"id": None, "decision": "Chờ"}, "amendment_without_task", "A4"),
        ({"id": "KH26-99"}, "amendment_task_unknown", "A4"),
        ({"id": "KH26-99", "decision": None}, "amendment_task_unknown", "A4"),
        ({"due": "Quý I"}, "amendment_day_unusable", "K4"),
        ({"signed": "hôm qua"}, "amendment_day_unusable", "M4"),
        ({"part": "Thời hạn"}, "amendment_deadline_without_day", "K4"),
        ({"approved": None}, "amendment_incomplete", "J4"),
        ({"document": "đang trình"}, "amendment_incomplete", "L4"),
        ({"signed": None}, "amendment_incomplete", "M4"),
        ({}, "amendment_to_write", "I4"),
        ({"decision": "Không đồng ý"}, "amendment_to_write", "I4"),
    ],
)
def test_a_row_to_look_at_is_told_with_its_cell(typed: dict[str, Value], code: str, cell: str) -> None:
    assert told(cells(**typed)) == [(code, cell)]


def test_a_row_that_waits_or_was_taken_in_is_not_told() -> None:
    assert told(cells(decision="Chờ"), cells(applied=RUN.today, document=None, id="KH26-99")) == []


def test_an_id_that_stands_twice_is_told() -> None:
    assert ("amendment_task_unknown", "A4") in told(cells(), book=master(task(1), task(1)))


def test_each_bad_row_is_told_apart() -> None:
    rows = told(cells(decision="Ừ"), cells(), cells(due="x", signed="y"))
    assert sorted(rows) == [
        ("amendment_day_unusable", "K6"),
        ("amendment_day_unusable", "M6"),
        ("amendment_decision_unknown", "I4"),
        ("amendment_to_write", "I5"),
    ]
