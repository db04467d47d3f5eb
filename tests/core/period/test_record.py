"""A closing's rows are written once and read back as they were; closings are found by their last rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given

from taskbook.core.model import Status
from taskbook.core.period.kinds import Period
from taskbook.core.period.line import TaskLine
from taskbook.core.period.record import Mark, places, places_among, read_line, read_mark, rows_of
from taskbook.core.period.since import since
from taskbook.ports import Value, Writable
from taskbook_schemas.layout import Snapshots
from taskbook_schemas.period_kinds import PeriodKind, kind_of

from ..test_summary import judged
from .test_figures import lines

SEPTEMBER = Period(PeriodKind.MONTH, 2026, 9)
TOLD = "Chốt lúc 08:00 ngày 14/9/2026, Lan"


def as_read(row: Sequence[Writable]) -> list[Value]:
    """A row as a workbook gives it back: every number is a float."""
    return [float(cell) if isinstance(cell, int) else cell for cell in row]  # type: ignore[misc]


def mark_of(period: Period, count: int, nth: int = 1) -> Mark:
    return Mark(period, period.last, nth, count)


def task(number: int) -> TaskLine:
    return TaskLine(f"KH26-{number}", f"Việc {number}", "KH26", ("Phòng Kinh tế",), (), Status.LATE, days=number)


def closing(period: Period, count: int, nth: int = 1) -> list[list[Value]]:
    tasks = [task(number) for number in range(1, count + 1)]
    return [as_read(row) for row in rows_of(mark_of(period, count, nth), tasks, TOLD, 1)]


@given(lines.map(lambda line: replace(line, leaders=("Vũ Duy Kha", "Bùi An"), extensions=2, progress=40.0)))
def test_a_task_is_read_back_as_it_was_written(line: TaskLine) -> None:
    [row] = rows_of(mark_of(SEPTEMBER, 1), [line], TOLD, 1)
    assert len(row) == Snapshots.WIDTH
    assert read_line(as_read(row)) == line
    assert read_mark(as_read(row)) == mark_of(SEPTEMBER, 1)


def test_a_row_that_somebody_spoilt_is_of_no_closing_and_no_task() -> None:
    [row] = closing(SEPTEMBER, 1)
    for place, value in ((0, "tháng chín"), (1, "14/9"), (2, None), (21, 0.5)):
        assert read_mark([*row[:place], value, *row[place + 1 :]]) is None
    assert read_line([*row[:9], "Xong rồi", *row[10:]]) is None
    assert read_line([*row[:14], "cờ lạ; chưa có báo cáo", *row[15:]]).flags  # type: ignore[union-attr]


def found(rows: Sequence[Sequence[Value]]) -> list[tuple[str, int, range | list[int]]] | None:
    made = places(Snapshots.TOP + len(rows) - 1, lambda number: rows[number - Snapshots.TOP])
    return None if made is None else [(one.mark.period.name, one.mark.nth, one.rows) for one in made]  # type: ignore[misc]


def test_closings_are_found_from_the_last_one_upward_by_two_rows_of_each() -> None:
    october = SEPTEMBER.after
    rows = [*closing(SEPTEMBER, 3), *closing(october, 2), *closing(october, 4, nth=2)]
    assert found(rows) == [
        ("Tháng 10/2026", 2, range(9, 13)),
        ("Tháng 10/2026", 1, range(7, 9)),
        ("Tháng 9/2026", 1, range(4, 7)),
    ]
    assert found([]) == []


@pytest.mark.parametrize(
    "spoilt",
    [
        lambda rows: rows[::-1],
        lambda rows: rows[:2] + rows[3:],
        lambda rows: rows[1:],
        lambda rows: [*rows, [None] * Snapshots.WIDTH],
        lambda rows: sorted(rows, key=lambda row: str(row[3])),
    ],
    ids=["reversed", "one deleted", "first deleted", "a blank one below", "sorted by id"],
)
def test_rows_that_were_moved_or_deleted_are_found_one_by_one(spoilt: object) -> None:
    rows = spoilt([*closing(SEPTEMBER, 3), *closing(SEPTEMBER.after, 2)])  # type: ignore[operator]
    if found(rows) is not None:
        assert {name for name, _, _ in found(rows) or ()} == {"Tháng 9/2026", "Tháng 10/2026"}
    among = places_among(rows)
    assert {one.mark.period.name for one in among} == {"Tháng 9/2026", "Tháng 10/2026"}
    assert all(read_mark(rows[number - Snapshots.TOP]) == one.mark for one in among for number in one.rows)


def test_tasks_beside_a_closing_are_counted_both_and_compared() -> None:
    late = judged(Status.LATE, days=9)
    before = [replace(task(1), id=late.task.id), task(7)]
    found = since([late], date(2026, 10, 1), mark_of(SEPTEMBER, 3), before)
    assert (found.figures.late, found.before.late) == (1, 2)
    assert [line.id for line in found.changes.gone] == ["KH26-7"]
    assert found.now[0].late_periods == 1
    assert found.lost == 1


def test_a_kind_of_period_is_found_by_the_word_that_is_typed() -> None:
    assert kind_of("nine-months") is PeriodKind.NINE_MONTHS
