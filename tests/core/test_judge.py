"""Tasks alike share one verdict; a slip takes no task out of the late ones; any word of a unit is a report."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from taskbook.core.case import Days
from taskbook.core.judge import Judged, judge_task, judge_tasks
from taskbook.core.model import Flag, Status
from taskbook.core.parsed_cells import read_tasks
from taskbook.tables import gather
from taskbook.texts.why import why
from tests.core.builders import Row, task, workbook
from tests.core.judging import SETTINGS, WHEN

DAYS = st.none() | st.sampled_from([date(2026, 4, 1), date(2026, 6, 20), date(2026, 9, 30), date(2020, 1, 1)])
DOCUMENTS = st.none() | st.sampled_from(["5/BC", "6/QĐ"])
CELLS = st.fixed_dictionaries(
    {
        "deadline": st.sampled_from(["Quý II/2026", "15/6/2026", "Hằng quý", "Thường xuyên", "Sau khi có vốn", "abc"]),
        "completed": DAYS | st.just("hôm qua"),
        "result_document": DOCUMENTS,
        "extension_asked": DAYS,
        "extended_to": DAYS,
        "extension_document": DOCUMENTS,
        "condition_met": DAYS,
        "halt": st.sampled_from([None, "Tạm dừng", "Hủy"]),
        "halt_document": DOCUMENTS,
        "last_report": DAYS,
        "situation": st.sampled_from([None, "Đang làm"]),
    }
)


@settings(max_examples=80, deadline=None)
@given(st.lists(CELLS, min_size=1, max_size=6))
def test_a_task_is_judged_the_same_among_others_as_alone(cells: list[dict[str, object]]) -> None:
    rows = [task(nth, **own) for nth, own in enumerate([*cells, *cells])]  # type: ignore[arg-type]
    gathered = gather(workbook(*rows))
    readings = read_tasks(gathered)
    plan = gathered.tables[0].plan
    alone = [judge_task(each, readings.of(each), plan, SETTINGS, WHEN, why) for each in gathered.tables[0].tasks]
    assert list(judge_tasks(gathered, readings, WHEN, why)) == alone


@pytest.mark.parametrize(
    ("cells", "late"),
    [
        ({"halt": "tạm hoãn"}, True),
        ({"completed": "đã xong tháng 3"}, True),
        ({"extended_to": "sang năm"}, True),
        ({"extended_to": date(2026, 2, 1), "extension_document": "1/TB ngày 1/1/2026"}, True),
        ({"completed": date(2026, 1, 5), "result_document": "1/BC"}, True),  # before the plan was issued
        ({"completed": date(2026, 3, 20), "result_document": "1/BC", "halt": "tạm hoãn"}, False),
        ({"completed": date(2026, 3, 20), "result_document": "1/BC", "extended_to": "sang năm"}, False),
        ({"halt": "tạm hoãn", "deadline": "Quý IV/2026"}, False),
        ({"halt": "tạm hoãn", "deadline": "Thường xuyên"}, False),
        ({"halt": "tạm hoãn", "deadline": "Tháng 3/2026 sau khi có hướng dẫn của Bộ"}, False),
    ],
)
def test_a_slip_in_a_cell_takes_no_late_task_out_of_the_late_ones(cells: Row, late: bool) -> None:
    (judged,) = judged_of(task(**{"deadline": "31/3/2026", **cells}))
    assert judged.verdict.status is Status.CHECK_DATA
    assert judged.late_check_data is judged.is_late is late
    assert not judged.counts_as_late
    assert (judged.verdict.days is not None) is late


def test_a_slip_that_shortens_a_deadline_makes_nothing_late_before_it() -> None:
    cells: Row = {"extended_to": date(2026, 4, 1), "extension_document": "1/TB ngày 1/1/2026"}
    (judged,) = judged_of(task(deadline="Quý IV/2026", **cells))
    assert (judged.verdict.status, judged.is_late) == (Status.CHECK_DATA, False)


@pytest.mark.parametrize(
    ("cells", "flags"),
    [
        ({}, (Flag.NEVER_REPORTED,)),
        ({"progress": "khoảng 70%"}, ()),
        ({"situation": "Đã trình dự thảo", "progress": 60.0}, ()),
        ({"situation": "đang làm"}, ()),
        ({"situation": "chưa có"}, (Flag.NEVER_REPORTED,)),
        ({"progress": 60.0}, ()),
        ({"result_document": "210/QĐ-UBND", "progress": 100.0}, ()),
        ({"result_document": "chưa có"}, (Flag.NEVER_REPORTED,)),
        ({"last_report": date(2026, 11, 14)}, (Flag.NOT_REPORTED_IN_PERIOD,)),
        ({"last_report": date(2026, 11, 15)}, ()),
        ({"last_report": date(2026, 10, 1), "completed": date(2026, 11, 16)}, ()),
    ],
)
def test_a_task_has_a_report_when_any_of_its_cells_says_so(cells: Row, flags: tuple[Flag, ...]) -> None:
    (judged,) = judged_of(task(deadline="31/3/2026", **cells))
    assert judged.verdict.flags == flags
    assert ("đã báo cáo, chưa ghi ngày" in judged.verdict.why) is (not flags and "last_report" not in cells)
    assert ("chưa có báo cáo" in judged.verdict.why) is (flags == (Flag.NEVER_REPORTED,))


def judged_of(*rows: Row) -> tuple[Judged, ...]:
    """Rows of one plan, judged on 22 November 2026."""
    gathered = gather(workbook(*rows))
    return judge_tasks(gathered, read_tasks(gathered), Days(date(2026, 11, 22), date(2026, 11, 22)), why)
