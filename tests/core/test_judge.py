"""Tasks alike share one verdict: it is the verdict that each would get by itself."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from taskbook.core.judge import judge_task, judge_tasks
from taskbook.core.parsed_cells import read_tasks
from taskbook.tables import gather
from tests.core.builders import task, workbook
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
    alone = [judge_task(each, readings.of(each), plan, SETTINGS, WHEN) for each in gathered.tables[0].tasks]
    assert list(judge_tasks(gathered, readings, WHEN)) == alone
