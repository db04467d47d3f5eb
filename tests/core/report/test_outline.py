"""What a report says of tasks: its lists add up to its figures, and what only a person knows is left open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taskbook.core.judge import Judged
from taskbook.core.model import Flag, Plan, Status
from taskbook.core.period.kinds import Period
from taskbook.core.period.line import TaskLine
from taskbook.core.report.extensions import Extension
from taskbook.core.report.model import Annex, Gap, GapKind, Outline, Signing, Standing
from taskbook.core.report.outline import Office, outline
from taskbook_schemas.period_kinds import PeriodKind
from taskbook_schemas.report_kinds import ReportKind
from tests.adapters.mail.letters import judged

KT, CA = "Phòng Kinh tế", "Công an xã"
MONTH = Period(PeriodKind.MONTH, 2026, 10)
C = MONTH.last
PLAN = Plan("KH26", "12/KH-UBND", date(2026, 3, 10), 2026, "tăng trưởng", "KH 2026")
SIGNING = Signing("Chủ tịch UBND xã", "BC-KT", ("TRƯỞNG PHÒNG",), "Nguyễn Văn An", ("Lưu: KT",), KT)


def line(id: str, status: Status = Status.IN_TIME, due: date | None = date(2026, 12, 31), **more: object) -> TaskLine:
    days = (C - due).days if due else None
    made = TaskLine(id, f"Việc {id}", "KH26", (KT,), ("An",), status, days=days, due=due, original_due=due)
    return replace(made, **more)  # type: ignore[arg-type]


def late(id: str, days: int = 10, **more: object) -> TaskLine:
    return line(id, Status.LATE, C - timedelta(days=days), **more)


def done(id: str, day: date | None, **more: object) -> TaskLine:
    return line(id, Status.DONE_ON_TIME, completed=day, reported=day, days=None, **more)


def office(
    tasks: Sequence[Judged] = (), extensions: Sequence[Extension] = (), signing: Signing = SIGNING, **more: object
) -> Office:
    return replace(Office(tasks, (PLAN,), (), extensions, signing), **more)  # type: ignore[arg-type]


def made(
    *lines: TaskLine,
    kind: ReportKind = ReportKind.CHAIRMAN,
    before: Sequence[TaskLine] | None = None,
    period: Period = MONTH,
    of: Office | None = None,
) -> Outline:
    earlier = Standing(period.before, period.before.last, tuple(before)) if before is not None else None
    return outline(kind, Standing(period, period.last, lines), earlier, None, of or office())


def ids(lines: Sequence[TaskLine]) -> list[str]:
    return [one.id for one in lines]


def gaps(found: Outline) -> list[GapKind]:
    return [gap.kind for gap in found.gaps]


def test_late_tasks_stand_longest_first_and_by_unit_in_falling_order() -> None:
    found = made(
        late("A", 3), late("B", 30, leads=(CA,)), late("C", 9), late("D", 4, leads=(KT, CA)), late("E", leads=())
    )
    assert ids(found.late) == ["B", "E", "C", "D", "A"]
    assert [(unit.name, ids(unit.lines)) for unit in found.late_units] == [
        (KT, ["C", "D", "A"]),
        (CA, ["B", "D"]),
        (None, ["E"]),
    ]


def test_a_task_late_with_a_cell_to_mend_is_among_the_late_ones() -> None:
    found = made(line("A", Status.CHECK_DATA, flags=(Flag.LATE_CHECK_DATA,)))
    assert (ids(found.late), found.figures.late, found.figures.late_check_data) == (["A"], 0, 1)


def test_tasks_late_for_two_closings_or_more_are_named() -> None:
    assert ids(made(late("A", late_periods=1), late("B", late_periods=2)).stubborn) == ["B"]


def test_due_next_are_those_going_on_that_fall_due_before_the_next_closing() -> None:
    end = MONTH.after.last
    found = made(
        line("A", due=end),
        line("B", due=end + timedelta(days=1)),
        line("D", due=C),
        late("E"),
        done("F", C),
        line("G", Status.SUSPENDED, due=end),
        line("H", Status.NO_DEADLINE, due=None),
    )
    assert (ids(found.due_next), found.until) == (["D", "A"], end)


def test_done_in_the_period_are_those_that_were_not_done_at_the_closing_before() -> None:
    before = [line("A"), done("B", date(2026, 8, 1))]
    found = made(done("A", date(2026, 8, 1)), done("B", date(2026, 8, 1)), done("N", C), line("M"), before=before)
    assert ids(found.done) == ["A", "N"]


def test_done_without_a_closing_before_are_those_whose_day_lies_in_the_period() -> None:
    found = made(done("A", MONTH.first), done("B", MONTH.first - timedelta(days=1)), done("N", None), line("M"))
    assert ids(found.done) == ["A"]
    assert (found.before, found.changes, found.a_year_before) == (None, None, None)


def test_units_that_owe_a_report_and_made_none_are_named() -> None:
    found = made(
        line("A", reported=C),
        line("B"),
        line("D", leads=(CA,)),
        line("E", leads=()),
        done("F", date(2026, 1, 1), leads=("Phòng Văn hóa",)),
    )
    assert (found.owing, found.silent_units) == ((CA, KT), (CA,))
    assert ids(found.silent) == ["B", "D", "E"]
    assert len(found.silent) == found.figures.owe_report - found.figures.reported


def saying(nth: int, status: Status = Status.LATE, **cells: object) -> tuple[TaskLine, Judged]:
    one = judged(nth, status, 10)
    one = replace(one, task=replace(one.task, **cells))  # type: ignore[arg-type]
    return late(one.task.id) if status is Status.LATE else line(one.task.id), one


def test_causes_are_the_units_own_words_on_late_tasks_and_none_is_made_up() -> None:
    told, one = saying(1, difficulty="thiếu kinh phí\nÝ kiến phối hợp (Công an xã): chờ số liệu")
    nothing, two = saying(2, difficulty="không")
    in_time, three = saying(3, Status.IN_TIME, difficulty="khó")
    found = made(told, nothing, in_time, late("GONE"), of=office([one, two, three]))
    assert [(said.line.id, said.unit, said.words) for said in found.causes] == [
        (told.id, KT, "thiếu kinh phí"),
        (told.id, CA, "chờ số liệu"),
    ]


def test_requests_for_an_extension_wait_for_a_decision_before_proposals() -> None:
    first, one = saying(1, proposal="bổ sung kinh phí")
    second, two = saying(2, extension_asked=date(2026, 12, 31))
    found = made(first, second, done("X", C), of=office([one, two]))
    assert [(item.line.id, item.asked, item.words) for item in found.to_decide] == [
        (second.id, date(2026, 12, 31), ""),
        (first.id, None, "bổ sung kinh phí"),
    ]


def test_a_month_has_fewer_annexes_and_one_with_nothing_in_it_is_left_out() -> None:
    tasks = (late("A"), line("B", due=MONTH.after.last), done("D", C))
    found = made(*tasks)
    assert found.annexes == (Annex.LATE, Annex.DUE_NEXT, Annex.DONE, Annex.SILENT)
    assert (found.number_of(Annex.DONE), found.number_of(Annex.ALL)) == (3, None)
    assert made(line("B", reported=C)).annexes == ()


def test_a_quarter_has_all_units_extensions_and_all_tasks_besides() -> None:
    quarter = Period(PeriodKind.QUARTER, 2026, 3)
    asked = Extension("A", "Việc A", KT, C, "", quarter.last, "1", False, False, None, "", None)
    found = made(late("A", 90), period=quarter, of=office(extensions=[asked]))
    assert found.annexes == (Annex.BY_UNIT, Annex.LATE, Annex.EXTENSIONS, Annex.SILENT, Annex.ALL)


def test_a_letter_has_the_late_tasks_alone() -> None:
    quarter = Period(PeriodKind.QUARTER, 2026, 3)
    found = made(late("A"), done("B", quarter.last), period=quarter, kind=ReportKind.URGE)
    assert found.annexes == (Annex.LATE,)


def test_a_report_leaves_causes_direction_and_proposals_to_a_person() -> None:
    assert gaps(made(late("A"))) == [GapKind.CAUSES, GapKind.DIRECTION, GapKind.PROPOSALS]
    assert gaps(made(line("A"))) == [GapKind.DIRECTION, GapKind.PROPOSALS], "nothing late has no cause"


@pytest.mark.parametrize("kind", [PeriodKind.HALF, PeriodKind.NINE_MONTHS, PeriodKind.YEAR])
def test_long_periods_leave_an_assessment_too(kind: PeriodKind) -> None:
    assert GapKind.ASSESSMENT in gaps(made(line("A"), period=Period(kind, 2026)))
    assert GapKind.ASSESSMENT not in gaps(made(line("A"), period=Period(PeriodKind.QUARTER, 2026, 3)))


def test_a_number_recipient_or_name_that_nobody_typed_is_left_open() -> None:
    unsigned = replace(SIGNING, to="", name="")
    plans = (replace(PLAN, number=None), replace(PLAN, code="GV", number=None, own_documents=True))
    found = made(line("A"), line("B", plan="GV"), of=office(signing=unsigned, plans=plans))
    assert found.gaps[:2] == (Gap(GapKind.RECIPIENT), Gap(GapKind.PLAN_NUMBER, "KH26"))
    assert gaps(found)[-1] is GapKind.SIGNED_BY
    assert found.plans == plans


def test_a_letter_leaves_the_day_to_reply_open_where_nobody_set_it() -> None:
    assert gaps(made(late("A"), kind=ReportKind.URGE)) == [GapKind.REPLY_BY]
    assert gaps(made(late("A"), kind=ReportKind.URGE, of=office(reply_by=C))) == []


def test_plans_of_which_no_task_is_reported_are_not_named() -> None:
    assert made(line("A", plan="KHAC")).plans == ()


def test_earlier_closings_are_counted_with_their_own_days() -> None:
    quarter = Period(PeriodKind.QUARTER, 2026, 3)
    year_before = Standing(quarter.a_year_before, quarter.a_year_before.last, (late("A"), line("B")))
    before = Standing(quarter.before, quarter.before.last, (line("A"),))
    found = outline(ReportKind.UPWARD, Standing(quarter, quarter.last, (late("A"),)), before, year_before, office())
    assert found.before is not None
    assert found.a_year_before is not None
    assert (found.before.figures.total, found.a_year_before.figures.total) == (1, 2)
    assert found.changes is not None
    assert ids([one.now for one in found.changes.newly_late]) == ["A"]


STATUSES = st.sampled_from(list(Status))


@given(
    st.lists(st.tuples(STATUSES, st.integers(-400, 400), st.sampled_from([(), (KT,), (CA,), (KT, CA)])), max_size=25)
)
def test_lists_are_as_long_as_the_figures_say(drawn: list[tuple[Status, int, tuple[str, ...]]]) -> None:
    lines = [
        line(f"T{nth}", status, C - timedelta(days=days), leads=leads)
        for nth, (status, days, leads) in enumerate(drawn)
    ]
    found = made(*lines, period=Period(PeriodKind.QUARTER, 2026, 3))
    figures = found.figures
    assert len(found.late) == figures.late + figures.late_check_data
    assert len(found.silent) == figures.owe_report - figures.reported
    assert sum(len(unit.lines) for unit in found.late_units) >= len(found.late)
    assert sum(one.figures.total for one in found.by_plan) == figures.total
    assert {one for unit in found.late_units for one in unit.lines} == set(found.late)
