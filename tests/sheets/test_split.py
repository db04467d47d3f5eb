"""Who gets a file, and what stands in it."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from taskbook.core.model import Status
from taskbook.core.unit_file import HEADINGS, INPUT_FIELDS, TaskRole, UnitFile
from taskbook.sheets.split import task_keys
from taskbook_schemas.layout import RowKind
from tests.adapters.unit_file.builders import ARMY, BATCH, ECONOMY, POLICE, files, judged
from tests.core.judging import task


def kinds(form: UnitFile) -> list[RowKind]:
    return [row.kind for row in form.rows]


def test_every_unit_that_leads_or_coordinates_gets_one_file() -> None:
    made = files(judged(ECONOMY.name, with_=(POLICE.name,)))
    assert [(form.unit, form.file_name) for form in made] == [
        ("Phòng Kinh tế", "Phong Kinh te.xlsx"),
        ("Công an xã", "Cong an xa.xlsx"),
    ]


def test_a_unit_that_receives_no_sheet_gets_no_file() -> None:
    assert files(judged(ARMY.name)) == ()


def test_a_group_gets_no_file() -> None:
    assert files(judged(groups=("Các đơn vị liên quan",))) == ()


def test_a_unit_without_tasks_gets_no_file() -> None:
    assert [form.unit for form in files(judged(POLICE.name))] == [POLICE.name]


def test_two_leads_both_get_the_task_and_a_note() -> None:
    economy, police = files(judged(ECONOMY.name, POLICE.name))
    assert kinds(economy) == kinds(police) == [RowKind.TITLE, RowKind.PLAN, RowKind.TASK, RowKind.NOTE]
    assert economy.rows[2].cells[3] == "Chủ trì *"


def test_a_unit_named_twice_in_one_task_leads_it() -> None:
    (form,) = files(judged(ECONOMY.name, with_=(ECONOMY.name,)))
    assert [sent.role for sent in form.manifest.tasks] == [TaskRole.LEAD]


def test_lead_tasks_come_first_and_each_part_goes_by_urgency_and_plan() -> None:
    made = files(
        judged(POLICE.name, with_=(ECONOMY.name,), id="KH26-1", row=5),
        judged(ECONOMY.name, id="KH26-2", row=6, status=Status.DONE_ON_TIME),
        judged(ECONOMY.name, id="KH26-3", row=7, section="II. Mục hai"),
        judged(ECONOMY.name, id="KH25-1", plan="KH25", sheet="KH 2025", section=""),
    )
    rows = made[0].rows
    assert [row.cells[0] if row.kind is not RowKind.TASK else row.cells[1] for row in rows] == [
        "NHIỆM VỤ CHỦ TRÌ: 3 (quá hạn 2, trong đó 2 chưa có báo cáo; hoàn thành 1)",
        "QUÁ HẠN: 1 - Kế hoạch tăng trưởng",
        "KH26-3",
        "QUÁ HẠN: 1 - Kế hoạch kinh tế tư nhân",
        "KH25-1",
        "ĐÃ HOÀN THÀNH: 1 - Kế hoạch tăng trưởng",
        "KH26-2",
        "NHIỆM VỤ PHỐI HỢP: 1 (quá hạn 1, trong đó 1 chưa có báo cáo)",
        "QUÁ HẠN: 1 - Kế hoạch tăng trưởng",
        "KH26-1",
    ]
    assert made[0].manifest.plans == ("KH26", "KH25")


def test_a_task_carries_the_current_values_of_what_the_unit_types() -> None:
    values = {
        "situation": "Đang làm",
        "progress": 40.0,
        "completed": date(2026, 9, 1),
        "result_document": "12/BC-UBND",
        "difficulty": "Thiếu người",
        "proposal": "Bổ sung người",
        "extension_asked": date(2026, 12, 1),
    }
    (form,) = files(judged(ECONOMY.name, **values))
    cells = form.rows[2].cells
    assert len(cells) == len(HEADINGS)
    assert dict(zip(INPUT_FIELDS, cells[-len(INPUT_FIELDS) :], strict=True)) == values
    assert form.manifest.tasks[0].values == values


def test_the_manifest_says_where_each_task_stands_in_the_master() -> None:
    (form,) = files(judged(ECONOMY.name, id="KH26-I.1b", row=12))
    manifest, sent = form.manifest, form.manifest.tasks[0]
    assert (manifest.workbook, manifest.batch, manifest.as_of) == (BATCH.workbook, BATCH.id, BATCH.as_of)
    assert (sent.key, sent.id, sent.plan, sent.sheet, sent.row) == ("KH26-I.1b", "KH26-I.1b", "KH26", "KH 2026", 12)


def test_two_rows_with_one_id_are_told_apart_in_the_visible_column() -> None:
    (form,) = files(judged(ECONOMY.name, id="A", row=5), judged(ECONOMY.name, id="a", row=6))
    assert [sent.key for sent in form.manifest.tasks] == ["A (KH 2026, dòng 5)", "a (KH 2026, dòng 6)"]
    assert [row.cells[1] for row in form.rows if row.kind is RowKind.TASK] == [s.key for s in form.manifest.tasks]
    assert [sent.id for sent in form.manifest.tasks] == ["A", "a"]


def test_the_figures_count_lead_and_coordinated_tasks_apart() -> None:
    made = files(judged(ECONOMY.name, id="1", row=5), judged(POLICE.name, with_=(ECONOMY.name,), id="2", row=6))
    titles = [str(row.cells[0]) for row in made[0].rows if row.kind is RowKind.TITLE]
    assert [title.split(" (")[0] for title in titles] == ["NHIỆM VỤ CHỦ TRÌ: 1", "NHIỆM VỤ PHỐI HỢP: 1"]


def test_the_batch_is_named_after_the_reporting_day_and_the_moment() -> None:
    assert BATCH.id == "20260930-20261001083005"


@given(st.lists(st.tuples(st.sampled_from(["A", "a", "B", "Đ"]), st.sampled_from(["S", "T"])), max_size=8))
def test_keys_are_never_the_same(ids: list[tuple[str, str]]) -> None:
    tasks = [task(id=id, sheet=sheet, row=row) for row, (id, sheet) in enumerate(ids, start=5)]
    assert len(set(task_keys(tasks).values())) == len(tasks)
