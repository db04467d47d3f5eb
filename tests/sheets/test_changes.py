"""`Biến động` says how figures, lateness and tasks changed; nothing it says is invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from taskbook.core.model import Status
from taskbook.core.period.compare import Then, compare
from taskbook.core.period.figures import figures_of
from taskbook.core.period.kinds import Period
from taskbook.core.period.line import TaskLine
from taskbook.core.period.record import Mark
from taskbook.core.period.since import Since
from taskbook.sheets.changes import changes_fill
from taskbook.texts.changes import change, changes_line, moved
from taskbook_schemas.layout import Movements, RowKind
from taskbook_schemas.period_kinds import PeriodKind
from tests.core.period.test_figures import lines

PERIOD = Period(PeriodKind.MONTH, 2026, 9)
C = date(2026, 10, 14)


def since_of(now: list[TaskLine], before: list[TaskLine]) -> Since:
    return Since(
        Mark(PERIOD, PERIOD.last, 1, max(len(before), 1)),
        tuple(now),
        tuple(before),
        figures_of(now, PERIOD.after.first, C),
        figures_of(before, PERIOD.first, PERIOD.last),
        compare(now, before),
        0,
    )


@given(st.lists(lines, max_size=12), st.lists(lines, max_size=12))
def test_every_row_is_as_wide_as_the_sheet_and_every_change_is_listed(
    now: list[TaskLine], before: list[TaskLine]
) -> None:
    since = since_of(now, before)
    rows = changes_fill(since, C).rows
    assert {len(row) for row in rows} == {Movements.KIND}
    items = [row[0] for row in rows if row[-1] == RowKind.ITEM.value]
    found = since.changes
    for pair in (*found.done, *found.newly_late, *found.moved, *found.undone):
        assert pair.now.id in items
    for line in (*found.new, *found.gone):
        assert line.id in items


@given(st.lists(lines, max_size=12), st.lists(lines, max_size=12))
def test_the_differences_shown_are_those_of_the_figures(now: list[TaskLine], before: list[TaskLine]) -> None:
    since = since_of(now, before)
    rows = [row for row in changes_fill(since, C).rows if row[-1] == RowKind.FIGURES.value]
    by_name = {row[1]: row for row in rows if row[4] is not None and isinstance(row[4], str)}
    if since.figures.late or since.before.late:
        assert by_name["Quá hạn"][2:5] == (
            since.before.late,
            since.figures.late,
            change(since.figures.late - since.before.late),
        )


def test_without_a_closing_it_says_so_and_shows_no_figure() -> None:
    fill = changes_fill(None, C)
    assert fill.rows == []
    assert "Chưa có kỳ nào được chốt" in str(fill.cells[0][2])


def test_a_difference_bears_its_sign_and_a_moved_deadline_its_days() -> None:
    assert [change(number) for number in (3, -2, 0)] == ["+3", "−2", "không đổi"]
    line = TaskLine("A", "Việc", "KH26", (), (), Status.IN_TIME, due=date(2026, 12, 31))
    assert moved(Then(line, replace(line, due=date(2026, 9, 30)))) == "từ 30/9/2026 thành 31/12/2026: lùi 92 ngày"
    assert moved(Then(line, replace(line, due=date(2027, 1, 2)))).endswith("sớm hơn 2 ngày")
    assert moved(Then(line, replace(line, due=None))) == "hạn cũ: không có; hạn mới: 31/12/2026"


def test_tasks_that_came_or_went_are_said_on_the_summary_too() -> None:
    line = TaskLine("A", "Việc", "KH26", (), (), Status.IN_TIME)
    said = changes_line(since_of([line], []))
    assert said.endswith("hoàn thành không đổi, quá hạn không đổi, nhiệm vụ mới 1, không còn 0.")
