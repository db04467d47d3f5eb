"""Who leads a task: the plan's words, until the office types another leader, from the day it says."""

from datetime import date

import pytest

from taskbook.core.case import Days
from taskbook.core.days import day_text
from taskbook.core.gathered import Gathered
from taskbook.core.judge import judge_tasks
from taskbook.core.parsed_cells import read_tasks
from taskbook.core.summary import by_leader
from taskbook.core.task_leader import changed_leader, leader_field, leader_words
from taskbook.ports import Value
from taskbook.tables import gather
from taskbook.texts.why import why
from tests.core.builders import LEADER_ROWS, task, workbook

AN, BINH = "Nguyễn Văn An", "Trần Thị Bình"
DAY, NEXT = date(2026, 6, 1), date(2026, 6, 2)

TABLE = [
    # plan's words, typed, from when, at, the leader, told in `Vì sao`
    ("", "", None, DAY, "", ""),
    (AN, "", None, DAY, AN, ""),
    ("", BINH, None, DAY, BINH, ""),
    (AN, BINH, None, DAY, BINH, f"lãnh đạo chỉ đạo là {BINH} (kế hoạch ghi: {AN})"),
    (AN, BINH, DAY, DAY, BINH, f"lãnh đạo chỉ đạo từ {day_text(DAY)} là {BINH} (kế hoạch ghi: {AN})"),
    (AN, BINH, NEXT, DAY, AN, f"từ {day_text(NEXT)} lãnh đạo chỉ đạo là {BINH}"),
    ("", BINH, NEXT, DAY, "", f"từ {day_text(NEXT)} lãnh đạo chỉ đạo là {BINH}"),
    ("", BINH, date(2026, 5, 1), DAY, BINH, ""),
    (AN, AN, None, DAY, AN, ""),
    (AN, "", date(2026, 5, 1), DAY, AN, ""),
]


def read(**cells: Value) -> Gathered:
    return gather(workbook(task(**cells), leaders=[*LEADER_ROWS, {"name": BINH}]))


@pytest.mark.parametrize(("own", "typed", "since", "at", "leads", "told"), TABLE)
def test_what_the_office_types_goes_before_the_plan_from_its_day_on(
    own: str, typed: str, since: date | None, at: date, leads: str, told: str
) -> None:
    gathered = gather(
        workbook(
            task(plan_leader=own or None, leader=typed or None, leader_from=since),
            leaders=[*LEADER_ROWS, {"name": BINH}],
        )
    )
    (one,) = gathered.tables[0].tasks
    assert leader_words(one, at) == leads
    readings = read_tasks(gathered, at)
    assert readings.of(one).leader.names == ((leads,) if leads in (AN, BINH) else ())
    (judged,) = judge_tasks(gathered, readings, Days(at, at), why)
    assert ("lãnh đạo" in judged.verdict.why) is bool(told)
    assert told in judged.verdict.why
    (line,) = by_leader([judged], "(không)")
    assert line.name == (leads or "(không)")


def test_without_a_day_of_figures_what_is_typed_holds() -> None:
    (one,) = (
        gather(
            workbook(
                task(plan_leader=AN, leader=BINH, leader_from=date(2099, 1, 1)), leaders=[*LEADER_ROWS, {"name": BINH}]
            )
        )
        .tables[0]
        .tasks
    )
    assert leader_field(one, None) == "leader"
    assert changed_leader(one) == (BINH, AN, date(2099, 1, 1))
