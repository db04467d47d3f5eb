"""What stands on the sheet `Theo người`."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from taskbook.core.judge import Judged
from taskbook.core.model import Status
from taskbook.core.people.extract import extract
from taskbook.core.period.kinds import Period
from taskbook.ports import SheetFill, Writable
from taskbook.sheets.people import people_fill
from taskbook.texts import people as texts
from taskbook_schemas.layout import People, RowKind
from taskbook_schemas.period_kinds import PeriodKind
from tests.adapters.mail.letters import judged
from tests.core.judging import PLAN

Q3 = Period(PeriodKind.QUARTER, 2026, 3)
DUE = date(2026, 7, 1)


def task(nth: int, status: Status, days: int | None, **cells: object) -> Judged:
    one = judged(nth, status, days)
    task = replace(one.task, **({"assignee": "Nguyễn Văn An"} | cells))  # type: ignore[arg-type]
    return replace(one, task=task, verdict=replace(one.verdict, due=DUE, original_due=date(2026, 6, 1)))


def fill(*tasks: Judged) -> SheetFill:
    return people_fill(extract(tasks, [PLAN], Q3, Q3.last))


def rows(made: SheetFill, kind: RowKind) -> list[tuple[Writable, ...]]:
    return [tuple(row[:-1]) for row in made.rows if row[-1] == kind.value]


def test_a_person_has_a_line_of_figures_without_zeros_and_a_list_of_tasks() -> None:
    late = task(
        1,
        Status.DONE_LATE,
        9,
        completed=date(2026, 7, 10),
        result_document="12/BC-KT",
        difficulty="Chờ hướng dẫn\ncủa Sở",
        note="Đã báo cáo",
        extended_to=DUE,
        extension_document="5/QĐ-UBND",
    )
    made = fill(late, task(2, Status.IN_TIME, -3))
    assert rows(made, RowKind.FIGURES) == [(1, None, "Nguyễn Văn An", None, 2, 2, 1, None, 1, None, 1)]
    assert rows(made, RowKind.TOTAL) == [(None, None, texts.TOTAL, None, 2, 2, 1, None, 1, None, 1)]
    first, second = rows(made, RowKind.TASK)
    assert first == (
        1,
        "KH26-1",
        "Nhiệm vụ số 1",
        "Phòng Kinh tế",
        DUE,
        date(2026, 7, 10),
        "12/BC-KT",
        "Hoàn thành quá hạn",
        9,
        "Chờ hướng dẫn\ncủa Sở\nGhi chú: Đã báo cáo",
        "Gia hạn đến 1/7/2026 (hạn gốc 1/6/2026): 5/QĐ-UBND",
    )
    assert second[5:] == (None, None, "Đang thực hiện trong hạn", None, None, None)
    assert [row[0] for row in rows(made, RowKind.TITLE)] == [
        texts.FIGURES_TITLE,
        "Nguyễn Văn An: 2 nhiệm vụ, 2 đến hạn trong kỳ, 1 hoàn thành quá hạn",
    ]


def test_what_names_nobody_comes_last_and_footnotes_say_what_is_counted_where() -> None:
    made = fill(
        task(1, Status.LATE, 5, assignee=None),
        task(2, Status.DONE_NO_DEADLINE, None, assignee="Nguyễn Văn An; Lê B"),
        task(3, Status.SUSPENDED, None, halt="Tạm dừng", halt_document="3/TB-UBND"),
    )
    assert [row[2] for row in rows(made, RowKind.FIGURES)] == ["Nguyễn Văn An", "Lê B", texts.NOBODY]
    notes = [str(row[0]) for row in rows(made, RowKind.NOTE)]
    assert notes == [
        "1 nhiệm vụ có nhiều người phụ trách: có ở từng người, tính một lần ở dòng Cộng.",
        "«Hoàn thành» gồm 1 nhiệm vụ không có hạn, nên không đúng hạn cũng không quá hạn.",
        "Ngoài ra 1 nhiệm vụ tạm dừng, hủy: có trong danh sách, không tính vào số liệu.",
    ]
    assert "Tạm dừng: 3/TB-UBND" in [row[10] for row in rows(made, RowKind.TASK)]


def test_nothing_in_the_period_is_said_and_no_score_stands_anywhere() -> None:
    made = fill()
    assert [row[0] for row in made.rows] == [texts.FIGURES_TITLE, texts.NO_TASKS]
    assert (*People.NOTICE, texts.NOTICE) in made.cells
    headings = [str(heading).casefold() for heading in (*People.HEADINGS, *People.FIGURE_HEADINGS)]
    assert not any("điểm" in heading or "xếp loại" in heading for heading in headings)
    assert (*People.AS_OF, "Quý III/2026 (từ 15/6/2026 đến 14/9/2026); số liệu đến hết ngày 14/9/2026") in made.cells
