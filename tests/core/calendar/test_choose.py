"""Which tasks stand in whose calendar, under which name."""

from __future__ import annotations

from dataclasses import replace

from taskbook.core.calendar.choose import Naming, of_leader, of_units
from taskbook.core.judge import Judged
from taskbook.core.unit_work import UnitWork, work_by_unit
from tests.adapters.mail.letters import ECONOMY, POLICE, THO, judged

BOOK = "ab" * 16


def works(*tasks: Judged) -> list[UnitWork]:
    return work_by_unit(tasks, [ECONOMY, POLICE])


def test_a_unit_has_the_tasks_it_leads_and_then_those_it_coordinates() -> None:
    tasks = (judged(1, lead=(POLICE.name,), coordinate=(ECONOMY.name,)), judged(2))
    found = list(of_units(Naming.of(BOOK, tasks), [work for work in works(*tasks) if work.unit == ECONOMY]))
    assert [(one.judged.task.id, one.owner, one.leads) for one in found] == [
        ("KH26-2", ECONOMY.name, True),
        ("KH26-1", ECONOMY.name, False),
    ]


def test_units_behind_one_letter_have_each_task_once_in_the_calendar_of_its_lead() -> None:
    tasks = (judged(1, coordinate=(POLICE.name,)), judged(2, lead=(POLICE.name, ECONOMY.name)))
    found = list(of_units(Naming.of(BOOK, tasks), works(*tasks)))
    assert [(one.judged.task.id, one.owner, one.leads) for one in found] == [
        ("KH26-1", ECONOMY.name, True),
        ("KH26-2", ECONOMY.name, True),
    ]


def test_a_leader_has_the_tasks_he_supervises() -> None:
    tasks = (judged(1, leader=(THO.name,)), judged(2))
    assert [one.judged.task.id for one in of_leader(Naming.of(BOOK, tasks), THO.name, tasks)] == ["KH26-1"]


def test_an_entry_keeps_its_name_whatever_becomes_of_row_sheet_deadline_and_spelling() -> None:
    one = judged(1)
    naming = Naming.of(BOOK, [one])
    moved = replace(one.task, row=99, sheet="Khác", id="kh26-1", deadline_text="Quý IV/2026", name="Tên khác")
    assert naming.uid(moved, "phòng kinh tế") == naming.uid(one.task, ECONOMY.name)


def test_names_differ_by_workbook_task_and_whose_calendar_it_is() -> None:
    one, other = judged(1).task, judged(2).task
    naming = Naming.of(BOOK, [])
    names = [
        naming.uid(one, ECONOMY.name),
        naming.uid(one, POLICE.name),
        naming.uid(other, ECONOMY.name),
        Naming.of("cd" * 16, []).uid(one, ECONOMY.name),
    ]
    assert len(set(names)) == 4


def test_two_rows_that_bear_one_id_are_two_entries() -> None:
    first, second = judged(1), replace(judged(2), task=replace(judged(2).task, id="KH26-1"))
    found = list(of_units(Naming.of(BOOK, [first, second]), works(first, second)))
    assert len({one.uid for one in found}) == 2
