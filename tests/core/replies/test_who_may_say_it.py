"""The lead reports; a coordinating unit's words are remarks below the lead's, and stand in nobody's way."""

from datetime import date
from itertools import permutations

import pytest

from taskbook.actions.replies import accept, merge
from taskbook.core.flags import has_report
from taskbook.core.remarks import as_remark, lead_words, own_words, remarks_of, with_remark
from taskbook.core.replies.kinds import FileRemark, Outcome, Voice
from taskbook.ports import CellWrite, Changes, Value
from taskbook.texts.replies import row_problem
from taskbook_schemas.layout import Review
from taskbook_schemas.registry import REVIEW
from tests.contract.memory import MemoryWorkbook
from tests.core.builders import task
from tests.core.judging import task as judged_task
from tests.core.replies.books import ECONOMY, LATER, POLICE, RUN, cell, master, place, review
from tests.core.replies.files import returned, sent, take_in

DAY = date(2026, 9, 15)
REMARK = "Ý kiến phối hợp (Công an xã): Đã cử cán bộ"


def from_police(book: MemoryWorkbook, field: str, value: Value, run: object = RUN) -> object:
    return take_in(book, returned(sent(book)[POLICE], {("KH26-1", field): value}), run=run)  # type: ignore[arg-type]


def test_a_coordinators_words_are_added_below_the_leads_and_do_not_report_for_it() -> None:
    book = master(task(1, situation="Đang làm"))
    from_police(book, "situation", "Đã cử cán bộ")
    assert cell(book, "KH26-1", "situation") == f"Đang làm\n{REMARK}"
    assert cell(book, "KH26-1", "last_report") is None


def test_words_typed_below_the_leads_in_its_cell_are_taken_alone() -> None:
    book = master(task(1, situation="Đang làm"))
    from_police(book, "situation", "Đang làm\nĐã cử cán bộ")
    assert cell(book, "KH26-1", "situation") == f"Đang làm\n{REMARK}"


def test_the_row_shows_whose_remark_it_is_and_is_filled_in_beforehand() -> None:
    book = master(task(1, situation="Đang làm"))
    merge(book, [returned(sent(book)[POLICE], {("KH26-1", "situation"): "Đã cử cán bộ"})], RUN)
    (row,) = review(book)
    assert row[0] == "Ý kiến phối hợp"
    assert (row[3], row[8], row[9]) == (POLICE, REMARK, "nhận")


@pytest.mark.parametrize(
    ("field", "value"),
    [("completed", DAY), ("result_document", "12/BC-CA"), ("progress", 100.0), ("extension_asked", DAY)],
)
def test_what_only_the_lead_reports_is_listed_and_never_chosen_beforehand(field: str, value: Value) -> None:
    book = master(task(1))
    report = from_police(book, field, value)
    (change,) = report.plan.changes  # type: ignore[attr-defined]
    assert (change.voice, change.outcome) == (Voice.COORDINATOR, Outcome.ASK)
    (row,) = review(book)
    assert row[Review.CHOICE - 1] is None
    assert cell(book, "KH26-1", field) is None


def test_a_coordinator_is_never_a_rival_of_the_lead() -> None:
    book = master(task(1))
    forms = sent(book)
    files = [
        returned(forms[ECONOMY], {("KH26-1", "progress"): 40.0}),
        returned(forms[POLICE], {("KH26-1", "progress"): 90.0}),
    ]
    take_in(book, *files)
    assert cell(book, "KH26-1", "progress") == 40.0
    (row,) = review(book)
    assert (row[3], row[Review.CHOICE - 1]) == (POLICE, None)


def test_a_coordinator_that_empties_the_leads_words_takes_nothing_away_and_is_told_of() -> None:
    book = master(task(1, situation="Đang làm"))
    report = from_police(book, "situation", None)
    assert [note.remark for note in report.plan.notes] == [FileRemark.COORDINATOR_CLEARED]  # type: ignore[attr-defined]
    assert cell(book, "KH26-1", "situation") == "Đang làm"


@pytest.mark.parametrize("units", [(ECONOMY, POLICE), (POLICE, ECONOMY)])
def test_lead_and_coordinator_in_any_order_leave_one_text(units: tuple[str, str]) -> None:
    book = master(task(1))
    forms = sent(book)
    for unit in units:
        take_in(book, returned(forms[unit], {("KH26-1", "situation"): f"lời của {unit}"}))
    said = "lời của Phòng Kinh tế\nÝ kiến phối hợp (Công an xã): lời của Công an xã"
    assert cell(book, "KH26-1", "situation") == said


@pytest.mark.parametrize("order", list(permutations(["Công an xã", "Phòng Kinh tế", "Văn phòng"])))
def test_remarks_of_several_units_stand_alike_in_whatever_order_they_come(order: tuple[str, ...]) -> None:
    text: str | None = "lead"
    for unit in order:
        text = with_remark(text, as_remark(unit, "lời"))
    assert [part.split("(")[1].split(")")[0] for part in remarks_of(text)] == sorted(order)
    assert lead_words(text) == "lead"


def test_the_same_remark_is_not_added_twice() -> None:
    book = master(task(1))
    from_police(book, "situation", "Đã cử cán bộ")
    form = sent(book, made=LATER.now)[POLICE]
    report = take_in(book, returned(form, {("KH26-1", "situation"): "Đã cử cán bộ"}), run=LATER)
    assert report.plan.changes == ()
    assert cell(book, "KH26-1", "situation") == REMARK


def test_a_corrected_remark_is_still_the_units() -> None:
    book = master(task(1, situation="Đang làm"))
    merge(book, [returned(sent(book)[POLICE], {("KH26-1", "situation"): "Đã cử"})], RUN)
    book.apply(Changes(cells=[CellWrite(REVIEW, Review.TOP, Review.CORRECTION, "Đã cử cán bộ")]))
    accept(book, RUN)
    assert cell(book, "KH26-1", "situation") == f"Đang làm\n{REMARK}"


def test_a_remark_for_which_the_cell_has_no_room_stays_and_says_so() -> None:
    book = master(task(1, situation="x" * 32_760))
    merge(book, [returned(sent(book)[POLICE], {("KH26-1", "situation"): "Đã cử cán bộ"})], RUN)
    done = accept(book, RUN).accepted
    assert "32.767" in row_problem(done.problems[0])
    assert len(done.waiting) == 1


def test_a_remark_is_never_in_the_place_of_what_the_office_wrote_since() -> None:
    book = master(task(1))
    merge(book, [returned(sent(book)[POLICE], {("KH26-1", "situation"): "Đã cử cán bộ"})], RUN)
    book.apply(Changes(cells=[CellWrite(*place(book, "KH26-1", "situation"), "gõ tay")]))
    accept(book, RUN)
    assert cell(book, "KH26-1", "situation") == f"gõ tay\n{REMARK}"


@pytest.mark.parametrize("text", [REMARK, f"-\n{REMARK}\n  dòng hai"])
def test_remarks_alone_are_no_report(text: str) -> None:
    assert not has_report(judged_task(situation=text, last_report=None, completed=None, result_document=None))
    assert has_report(judged_task(situation=f"Đang làm\n{text}", last_report=None))


def test_lines_of_a_remark_stay_together_and_apart_from_the_leads() -> None:
    remark = as_remark(POLICE, "một\nhai")
    text = f"lead\n{remark}\nlead nữa"
    assert lead_words(text) == "lead\nlead nữa"
    assert remarks_of(text) == (remark,)
    assert with_remark(with_remark(None, remark), remark) == remark


@pytest.mark.parametrize(
    ("was", "came", "words"),
    [
        (None, "mới", "mới"),
        ("cũ", "cũ. mới", "mới"),
        ("cũ", "mới\ncũ", "mới"),
        ("cũ", "cũ nữa", "cũ nữa"),
        ("cũ\nhai", "hai\ncũ", None),
        ("cũ", f"cũ\nÝ kiến phối hợp ({POLICE}): mới", "mới"),
    ],
)
def test_what_a_unit_added_is_found_wherever_it_typed(was: str | None, came: str, words: str | None) -> None:
    assert own_words(was, came, POLICE) == words
