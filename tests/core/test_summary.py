"""Counts add up, a task with two leads is counted once in the total, and lists show what to act on."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taskbook.core.estimate import estimate
from taskbook.core.judge import Judged, judge_task
from taskbook.core.model import Deadline, Flag, Named, Status, Verdict
from taskbook.core.naming.leaders import NamedLeaders
from taskbook.core.parsed_cells import TaskReading
from taskbook.core.summary import Figures, by_lead_unit, by_leader, by_plan, by_status, count, repeats, shared_leads
from taskbook.ports import Writable
from taskbook.sheets import summary as summary_sheet
from taskbook.texts.sheets import BY_UNIT, REPEATED, headline
from taskbook.texts.why import why
from taskbook_schemas.layout import ChartData, RowKind, Summary
from taskbook_schemas.statuses import Counted
from taskbook_schemas.words import NO_UNIT

from .judging import PLAN, SETTINGS, WHEN, C, dated, task

UNITS = ("Phòng Kinh tế", "Công an xã", "Trạm Y tế xã")


def judged(status: Status = Status.LATE, leads: tuple[str, ...] = UNITS[:1], **verdict: object) -> Judged:
    reading = TaskReading(dated(C), Named(units=leads), Named(), NamedLeaders(("Vũ Duy Kha",)))
    made = Verdict(status, due=C, days=None, flags=(), why="vì vậy", original_due=C)
    return Judged(task(), reading, replace(made, **verdict))  # type: ignore[arg-type]


def body_of(tasks: list[Judged]) -> list[tuple[Writable, ...]]:
    return summary_sheet.body(tasks, [PLAN], estimate(tasks, {PLAN.code: PLAN.sheet}, NO_UNIT))


judgements = st.builds(
    judged,
    st.sampled_from(Status),
    st.lists(st.sampled_from(UNITS), unique=True).map(tuple),
    days=st.none() | st.integers(-400, 400),
    flags=st.sampled_from([(), (Flag.NEVER_REPORTED,)]),
).map(lambda made: _with_mend_flag(made))


def _with_mend_flag(made: Judged) -> Judged:
    """As the rules give it: a row with a slip and days of delay bears the flag."""
    verdict = made.verdict
    if verdict.status is not Status.CHECK_DATA or (verdict.days or 0) <= 0:
        return made
    return replace(made, verdict=replace(verdict, flags=(*verdict.flags, Flag.LATE_CHECK_DATA)))


@given(st.lists(judgements))
def test_every_task_is_counted_exactly_once_in_the_total(tasks: list[Judged]) -> None:
    assert count(tasks).total == len(tasks)
    assert sum(by_status(tasks).values()) == len(tasks)


@given(st.lists(judgements))
def test_the_lines_of_units_count_a_task_once_for_each_of_its_leads(tasks: list[Judged]) -> None:
    places = sum(max(1, len(item.reading.lead.units)) for item in tasks)
    assert sum(line.figures.total for line in by_lead_unit(tasks, "không rõ")) == places


@given(st.lists(judgements))
def test_the_lines_of_leaders_and_plans_add_up_to_the_total(tasks: list[Judged]) -> None:
    assert sum(line.figures.total for line in by_leader(tasks, "?")) == len(tasks)
    assert sum(line.figures.total for line in by_plan(tasks, {"KH26": "KH 2026"})) == len(tasks)


@given(st.lists(judgements))
def test_the_columns_of_the_table_add_up_to_its_first(tasks: list[Judged]) -> None:
    body = body_of(tasks)
    numbers = [row for row in body if row[-1] in (RowKind.FIGURES.value, RowKind.TOTAL.value)]
    for row in numbers:
        shown = [int(str(row[column])) for column in (2, 5, 6, 7, 9)]
        assert row[1] == sum(shown)
        behind = [int(str(row[column])) for column in (12, 13, 14, 15, 16, 18)]
        assert row[9] == sum(behind), "what is called others is told apart behind the outline"


def numbers_in(sentence: str) -> tuple[int, list[int]]:
    """The total that a headline names and its parts, those in brackets left out."""
    total, parts = re.sub(r"\([^)]*\)", "", sentence).split(":")
    return int(re.findall(r"\d+", total)[0]), [int(number) for number in re.findall(r"\d+", parts)]


@given(st.lists(judgements))
def test_the_parts_of_the_headline_add_up_to_its_total(tasks: list[Judged]) -> None:
    total, parts = numbers_in(headline(count(tasks)))
    assert total == len(tasks) == sum(parts)


@given(st.lists(judgements))
def test_the_lines_of_every_table_add_up_to_its_last_in_every_column(tasks: list[Judged]) -> None:
    lines: list[tuple[object, ...]] = []
    for row in body_of(tasks):
        if row[-1] == RowKind.FIGURES.value:
            lines.append(row)
        if row[-1] == RowKind.TOTAL.value:
            for column in (1, 2, *range(5, 19)):
                assert sum(int(str(line[column])) for line in lines) == row[column]
            lines = []


@given(st.lists(judgements))
def test_the_figures_by_status_are_those_of_the_tables(tasks: list[Judged]) -> None:
    figures, statuses = count(tasks), by_status(tasks)
    assert figures.check_data == statuses[Status.CHECK_DATA]
    counted_late = sum(number for status, number in statuses.items() if status.row.counted is Counted.LATE)
    assert figures.late == counted_late + figures.late_to_confirm
    assert figures.to_confirm == statuses[Status.TO_CONFIRM] - figures.late_to_confirm
    assert figures.late_check_data <= figures.check_data
    listed = [row for row in body_of(tasks) if row[-1] == RowKind.ITEM.value]
    assert len(listed) == figures.late + figures.late_check_data + figures.due_soon


def test_a_task_with_two_leads_is_taken_off_once_above_the_total() -> None:
    tasks = [judged(leads=UNITS[:2]), judged()]
    repeated = repeats(by_lead_unit(tasks, "?"), count(tasks))
    assert repeated is not None
    assert (repeated.total, repeated.late) == (-1, -1)
    assert repeats(by_lead_unit(tasks[1:], "?"), count(tasks[1:])) is None


def test_what_is_late_with_a_cell_to_mend_has_its_own_figure_its_note_and_its_remedy() -> None:
    tasks = [judged(Status.CHECK_DATA, days=9, flags=(Flag.LATE_CHECK_DATA,)), judged(Status.TO_CONFIRM, days=2)]
    figures = count(tasks)
    assert (figures.late, figures.check_data, figures.late_check_data, figures.late_to_confirm) == (1, 1, 1, 1)
    said = " ".join(str(cell) for row in body_of(tasks) for cell in row if cell)
    assert "Quá hạn gồm 1 nhiệm vụ «Chờ xác nhận kết quả»" in said
    assert "«Quá hạn, cần sửa dữ liệu»: 1 nhiệm vụ" in said
    assert "Sửa ô nhập sai" in said
    assert headline(figures).endswith("cần kiểm tra dữ liệu 1 (trong đó 1 quá hạn, cần sửa dữ liệu).")


def test_no_task_gives_no_figure() -> None:
    assert {getattr(count([]), part.name) for part in fields(Figures)} == {0}


def test_what_is_not_late_stands_in_no_figure_of_late_tasks_though_nobody_has_reported() -> None:
    figures = count([judged(Status.DUE_SOON, flags=(Flag.NEVER_REPORTED,))])
    assert (figures.due_soon, figures.late, figures.late_never_reported) == (1, 0, 0)


@pytest.mark.parametrize("status", [Status.TO_CONFIRM, Status.CHECK_DATA, Status.DONE_NO_DEADLINE, Status.LATE])
def test_only_what_is_done_by_a_deadline_was_done_by_the_one_first_given(status: Status) -> None:
    figures = count([replace(judged(status), task=task(completed=C))])
    assert (figures.total, figures.original_on_time) == (1, 0)


def test_a_single_task_has_its_rates() -> None:
    figures = count([replace(judged(Status.DONE_ON_TIME), task=task(completed=C))])
    assert (figures.completion_rate, figures.on_time_rate, figures.original_on_time_rate) == (1.0, 1.0, 1.0)
    assert count([judged(Status.CANCELLED)]).completion_rate is None


@pytest.mark.parametrize(("flags", "never"), [((Flag.NEVER_REPORTED,), 1), ((), 0), ((Flag.EXTENDED,), 0)])
def test_a_late_task_is_never_reported_when_its_flag_says_so(flags: tuple[Flag, ...], never: int) -> None:
    figures = count([judged(flags=flags)])
    assert (figures.late, figures.late_never_reported) == (1, never)


def test_late_and_never_reported_are_shown_apart() -> None:
    figures = count([judged(flags=(Flag.NEVER_REPORTED,)), judged(), judged(Status.DUE_SOON)])
    assert (figures.late, figures.late_never_reported, figures.due_soon) == (2, 1, 1)


def test_a_result_to_confirm_is_late_once_its_deadline_is_over() -> None:
    figures = count([judged(Status.TO_CONFIRM, days=1), judged(Status.TO_CONFIRM, days=0), judged(Status.TO_CONFIRM)])
    assert (figures.late, figures.to_confirm) == (1, 2)


def test_rates_leave_out_what_is_halted_and_say_nothing_of_nothing() -> None:
    figures = Figures(done_on_time=2, done_late=1, done_no_deadline=1, late=4, suspended=3, cancelled=5)
    assert figures.completion_rate == pytest.approx(4 / 8)
    assert figures.on_time_rate == pytest.approx(2 / 4)
    assert Figures(cancelled=1).completion_rate is None
    assert Figures(late=1).on_time_rate is None


def test_on_time_by_the_original_deadline_and_after_extension_are_both_told() -> None:
    extended = replace(
        judged(Status.DONE_ON_TIME, original_due=C - timedelta(days=9)), task=task(completed=C, result_document="1/BC")
    )
    early = replace(judged(Status.DONE_ON_TIME), task=task(completed=C, result_document="2/BC"))
    figures = count([extended, early])
    assert (figures.on_time_rate, figures.original_on_time_rate) == (1.0, 0.5)


def test_a_completion_without_a_deadline_is_done_but_neither_on_time_nor_late() -> None:
    done = replace(judged(Status.DONE_NO_DEADLINE, original_due=None), task=task(completed=C))
    figures = count([done])
    assert (figures.done, figures.done_on_time, figures.original_on_time) == (1, 0, 0)


def test_units_stand_with_most_tasks_first_and_the_unnamed_last() -> None:
    tasks = [judged(leads=()), judged(leads=UNITS[1:2]), judged(leads=UNITS[:1]), judged(leads=UNITS[:1])]
    lines = by_lead_unit(tasks, "không rõ")
    assert [(line.name, line.figures.total, line.named) for line in lines] == [
        (UNITS[0], 2, True),
        (UNITS[1], 1, True),
        ("không rõ", 1, False),
    ]


def test_a_footnote_says_how_many_tasks_have_two_leads() -> None:
    tasks = [judged(leads=UNITS[:2]), judged()]
    assert shared_leads(tasks) == 1
    notes = [row[0] for row in body_of(tasks) if row[-1] == RowKind.NOTE.value]
    assert any("1 nhiệm vụ có nhiều đơn vị cùng chủ trì" in str(note) for note in notes)


def items(body: list[tuple[Writable, ...]]) -> list[tuple[Writable, ...]]:
    return [row for row in body if row[-1] == RowKind.ITEM.value]


def test_lists_stand_by_unit_most_late_first_with_whole_names_and_what_to_do() -> None:
    tasks = [judged(days=3), judged(days=9), judged(days=50, leads=UNITS[1:2]), judged(Status.DUE_SOON, days=-2)]
    long = replace(tasks[0], task=replace(tasks[0].task, name="Xây dựng kế hoạch " * 40, star="★"))
    body = body_of([long, *tasks[1:]])
    assert [row[Summary.ITEM_DAYS - 1] for row in items(body)] == [9, 3, 50, -2]
    assert str(items(body)[1][0]).startswith("★ " + "Xây dựng kế hoạch " * 40)
    assert all(row[Summary.ITEM_TODO - 1] for row in items(body))
    sections = [row[0] for row in body if row[-1] == RowKind.SECTION.value]
    assert sections == [f"{UNITS[0]}: 2 nhiệm vụ", f"{UNITS[1]}: 1 nhiệm vụ", f"{UNITS[0]}: 1 nhiệm vụ"]


@pytest.mark.parametrize(
    ("verdict", "words"),
    [
        ({"status": Status.TO_CONFIRM, "days": 2}, "Bổ sung"),
        ({"flags": (Flag.EXTENSION_ASKED,)}, "Trình quyết định gia hạn"),
        ({"flags": (Flag.NEVER_REPORTED,)}, "báo cáo"),
        ({}, "Đôn đốc"),
        ({"status": Status.DUE_SOON}, "Nhắc"),
    ],
)
def test_every_task_on_a_list_has_its_remedy(verdict: dict[str, object], words: str) -> None:
    body = body_of([judged(**verdict)])  # type: ignore[arg-type]
    assert words in str(items(body)[0][Summary.ITEM_TODO - 1])


@pytest.mark.parametrize(
    ("tasks", "shown", "words"), [(200, 200, []), (201, 200, ["1 nhiệm vụ nữa"]), (1_000, 200, ["800 nhiệm vụ nữa"])]
)
def test_a_long_list_shows_200_tasks_and_says_how_many_it_leaves_out(tasks: int, shown: int, words: list[str]) -> None:
    body = body_of([judged(days=1)] * tasks)
    assert sum(row[-1] == RowKind.ITEM.value for row in body) == shown
    said = [str(row[0]) for row in body if "nhiệm vụ nữa" in str(row[0])]
    assert len(said) == len(words)
    assert all(word in text for word, text in zip(words, said, strict=True))


def test_an_empty_list_says_so() -> None:
    body = body_of([])
    assert sum(row[0] == "Không có." for row in body) == 2


@given(st.lists(judgements, max_size=12))
def test_every_row_is_as_wide_as_the_sheet(tasks: list[Judged]) -> None:
    assert {len(row) for row in body_of(tasks)} == {Summary.KIND}


@given(st.lists(judgements))
def test_the_chart_shows_every_task(tasks: list[Judged]) -> None:
    rows = summary_sheet.chart_rows(tasks)
    assert len(rows) <= ChartData.UNITS
    assert all(len(row) == ChartData.KIND and 0 not in row for row in rows), "no bar, and no 0, of nothing"
    shown = sum(int(str(cell)) for row in rows for cell in row[1:-1] if cell)
    assert shown >= len(tasks)  # a task with two leads stands in two bars


def test_more_units_than_bars_stand_together_in_the_last() -> None:
    rows = summary_sheet.chart_rows([judged(leads=(f"Đơn vị {number}",)) for number in range(9)])
    assert len(rows) == ChartData.UNITS
    assert rows[-1][0] == "Đơn vị khác"
    assert [cell for cell in rows[-1][1:-1] if cell] == [4]


def test_statuses_stand_in_the_order_of_what_must_be_done_and_those_without_tasks_do_not() -> None:
    body = body_of([judged(Status.ONGOING), judged(), judged(), judged(Status.DUE_SOON), judged(Status.CANCELLED)])
    states = [row[:2] for row in body if row[-1] == RowKind.STATE.value]
    assert states == [("Quá hạn", 2), ("Sắp đến hạn", 1), ("Thường xuyên", 1), ("Đã hủy", 1)]
    assert [row[:2] for row in body if row[-1] == RowKind.SUM.value] == [("Tổng số", 5)]


@given(st.lists(judgements))
def test_the_tables_begin_below_the_chart_and_all_statuses_add_up(tasks: list[Judged]) -> None:
    body = body_of(tasks)
    assert next(place for place, row in enumerate(body) if row[0] == BY_UNIT) >= Summary.STATUS_ROWS
    states = [int(str(row[1])) for row in body if row[-1] == RowKind.STATE.value]
    assert sum(states) == len(tasks)
    assert 0 not in states


def test_money_stands_behind_the_outline_by_unit_and_plan_and_adds_up() -> None:
    tasks = [replace(judged(leads=UNITS[:2]), task=task(budget=100.5)), judged(), judged(Status.CANCELLED)]
    rows = [row for row in body_of(tasks) if row[-1] in (RowKind.FIGURES.value, RowKind.TOTAL.value)]
    money = [(row[0], row[20], row[21]) for row in rows if row[20] is not None]
    total = ("Cộng (mỗi nhiệm vụ tính một lần)", 100.5, 1)
    assert money[:4] == [(UNITS[0], 100.5, 1), (UNITS[1], 100.5, 0), (REPEATED, -100.5, 0), total]
    assert money[4:] == [(PLAN.sheet, 100.5, 1), total]


def test_judging_a_task_tells_everything_at_once() -> None:
    reading = TaskReading(dated(C - timedelta(days=51), phrase="10/5/2026"), Named(), Named(), NamedLeaders())
    verdict = judge_task(task(last_report=date(2026, 6, 20)), reading, PLAN, SETTINGS, WHEN, why).verdict
    assert (verdict.status, verdict.days, verdict.flags) == (Status.LATE, 51, ())
    assert verdict.why.startswith("Quá hạn 51 ngày: ")
    assert "chưa có ngày hoàn thành; " in verdict.why
    assert verdict.why.endswith("báo cáo gần nhất 20/6/2026.")


def test_a_deadline_that_was_not_understood_is_still_judged() -> None:
    reading = TaskReading(Deadline("???", kind=dated(C).kind, due=None), Named(), Named(), NamedLeaders())
    assert judge_task(task(), reading, PLAN, SETTINGS, WHEN, why).verdict.status is Status.NO_DEADLINE
