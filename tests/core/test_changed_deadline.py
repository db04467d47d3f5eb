"""Which deadline is judged where a task was extended, or its plan amended, or both."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taskbook.core.case import build_case
from taskbook.core.changed_deadline import amended_deadline, approved_extension, extended_deadline
from taskbook.core.judge import judge_task
from taskbook.core.model import Deadline, Flag, Kind, Named, Status
from taskbook.core.parsed_cells import TaskReading
from taskbook.core.status import judge
from taskbook.texts.why import why
from tests.core.judging import PLAN, SETTINGS, WHEN, dated, quarterly, task

EARLY, LATE = date(2026, 5, 31), date(2026, 9, 30)
DOCUMENT = "45/QĐ-UBND ngày 10/5/2026"
AMENDED = {"amended_to": LATE, "amendment_document": DOCUMENT}


def due_of(deadline: Deadline, **cells: object) -> date | None:
    return build_case(task(**cells), deadline, PLAN, SETTINGS, WHEN)[0].due


def status_of(deadline: Deadline, **cells: object) -> Status:
    return judge(build_case(task(**cells), deadline, PLAN, SETTINGS, WHEN)[0])


def test_the_amended_deadline_is_judged_and_the_plans_own_stays() -> None:
    case, original = build_case(task(**AMENDED), dated(EARLY), PLAN, SETTINGS, WHEN)
    assert (case.due, original, case.contradictions) == (LATE, EARLY, ())


def test_an_amendment_may_bring_the_deadline_forward() -> None:
    assert status_of(dated(LATE), amended_to=EARLY, amendment_document=DOCUMENT) is Status.LATE


@pytest.mark.parametrize("document", [None, ""])
def test_without_its_document_an_amended_deadline_changes_nothing(document: str | None) -> None:
    assert due_of(dated(EARLY), amended_to=LATE, amendment_document=document) == EARLY


@pytest.mark.parametrize(
    ("extended", "by", "amended", "amended_by", "holds"),
    [
        (LATE, "1/QĐ ngày 1/6/2026", EARLY, "2/QĐ ngày 1/4/2026", LATE),
        (LATE, "1/QĐ ngày 1/4/2026", EARLY, "2/QĐ ngày 1/6/2026", EARLY),
        (LATE, "1/QĐ ngày 1/6/2026", EARLY, "2/QĐ ngày 1/6/2026", LATE),
        (EARLY, "1/QĐ", LATE, "2/QĐ", LATE),
        (LATE, "1/QĐ", EARLY, "2/QĐ ngày 1/6/2026", LATE),
        (EARLY, "1/QĐ ngày 1/4/2026", LATE, "2/QĐ ngày 1/3/2026; 9/QĐ ngày 1/6/2026", LATE),
        (LATE, None, EARLY, "2/QĐ ngày 1/4/2026", EARLY),
    ],
)
def test_of_an_extension_and_an_amendment_the_later_document_holds(
    extended: date, by: str | None, amended: date, amended_by: str, holds: date
) -> None:
    cells = {"extended_to": extended, "extension_document": by, "amended_to": amended, "amendment_document": amended_by}
    assert due_of(dated(date(2026, 4, 30)), **cells) == holds


def test_an_extension_is_held_against_the_amended_deadline_and_not_the_plans() -> None:
    cells = {"amended_to": EARLY, "amendment_document": DOCUMENT, "extended_to": date(2026, 8, 31)}
    case, _ = build_case(task(**cells, extension_document="7/QĐ ngày 1/6/2026"), dated(LATE), PLAN, SETTINGS, WHEN)
    assert (case.due, case.contradictions) == (date(2026, 8, 31), ())


def test_work_without_a_day_that_is_amended_to_a_day_is_judged_by_it() -> None:
    cells = {"amended_to": EARLY, "amendment_document": DOCUMENT}
    for kind in (Kind.ONGOING, Kind.CONDITIONAL, Kind.UNKNOWN):
        condition = "khi có hướng dẫn" if kind is Kind.CONDITIONAL else None
        assert status_of(Deadline("…", kind, condition=condition), **cells) is Status.LATE


def test_a_start_behind_the_amended_deadline_is_none() -> None:
    deadline = dated(date(2026, 12, 31), start=date(2026, 10, 1))
    assert status_of(deadline, amended_to=EARLY, amendment_document=DOCUMENT) is Status.LATE


def test_an_amendment_of_an_earlier_cycle_says_nothing_of_the_next() -> None:
    cells = {"amended_to": date(2026, 4, 15), "amendment_document": DOCUMENT, "completed": date(2026, 3, 31)}
    assert due_of(quarterly(date(2026, 3, 31)), **cells, result_document="1/BC") == date(2026, 6, 30)


def test_a_cell_of_the_amendment_that_cannot_be_used_is_data_to_check() -> None:
    assert status_of(dated(LATE), suspect=("amended_to",)) is Status.CHECK_DATA


def test_flag_and_reason_name_the_amendment_with_its_document() -> None:
    named = task(**AMENDED)
    reading = TaskReading(dated(EARLY), Named(), Named(), Named())
    verdict = judge_task(named, reading, PLAN, SETTINGS, WHEN, why).verdict
    assert Flag.AMENDED in verdict.flags
    assert Flag.EXTENDED not in verdict.flags
    assert f"kế hoạch sửa đổi hạn thành 30/9/2026 theo {DOCUMENT}" in verdict.why
    assert "mốc đến hạn" not in verdict.why


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ({"amendment_document": DOCUMENT}, f"có nội dung điều chỉnh theo {DOCUMENT}"),
        ({"amended_to": LATE}, "ghi hạn điều chỉnh 30/9/2026 nhưng chưa có văn bản"),
    ],
)
def test_the_reason_tells_other_amendments_and_what_they_lack(cells: dict[str, object], words: str) -> None:
    reading = TaskReading(dated(EARLY), Named(), Named(), Named())
    assert words in judge_task(task(**cells), reading, PLAN, SETTINGS, WHEN, why).verdict.why


_DAYS = st.none() | st.dates(date(2026, 1, 1), date(2027, 12, 31))
_DOCUMENTS = st.sampled_from([None, "1/QĐ", "2/QĐ ngày 1/4/2026", "3/QĐ ngày 31/2/2026", "4/QĐ ngày 1/6/2026"])


@given(_DAYS, _DOCUMENTS, _DAYS, _DOCUMENTS)
def test_at_most_one_of_both_holds_and_only_with_its_document(
    extended: date | None, by: str | None, amended: date | None, amended_by: str | None
) -> None:
    cells = {"extended_to": extended, "extension_document": by, "amended_to": amended, "amendment_document": amended_by}
    one = task(**cells)
    assert None in (amended_deadline(one), extended_deadline(one))
    holds = amended_deadline(one) or extended_deadline(one)
    assert holds in {None, extended if by else None, amended if amended_by else None}
    assert (holds is None) == (not (extended and by) and not (amended and amended_by))
    assert approved_extension(one) == (extended if by else None)
