"""A plan issued again, held against the one that stands: what is the same, moved, changed, added, dropped."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from taskbook.core.appendix.reading import Field, Reading
from taskbook.core.model import Task
from taskbook.core.reissue import SECTION, Change, Extent, Outcome, PlanRow, Proposal, compare, standing_row
from tests.core.reissue.plans import reading, standing

SURVEY = "Rà soát, điều chỉnh quy hoạch chung xã đến năm 2045"
ROADS = "Nâng cấp tuyến đường liên thôn từ cầu Đồng Niên đến chợ Gỗ"
SCHOOL = "Sửa chữa trường mầm non khu trung tâm"
MARKET = "Mở hội chợ nông sản OCOP cấp xã"
HERITAGE = "Lập hồ sơ xếp hạng di tích đình Bầu"


def said(proposals: Sequence[Proposal]) -> list[str]:
    """Each proposal: what becomes of which id, and each cell that differs."""
    return [
        " ".join([proposal.outcome.name, proposal.id, *(f"{c.field}:{c.old}>{c.new}" for c in proposal.changes)])
        for proposal in proposals
    ]


def held(old: tuple[PlanRow, ...], new: Reading, extent: Extent = Extent.WHOLE, **more: object) -> list[str]:
    return said(compare(old, new, extent, code="KH25", **more))  # type: ignore[arg-type]


def test_a_plan_issued_again_word_for_word_changes_nothing() -> None:
    rows = (["1", SURVEY, "Phòng Kinh tế", "Quý I"], ["2", ROADS, "Phòng Kinh tế", "Quý II"])
    assert held(standing(*rows), reading(*rows)) == ["SAME KH25-1", "SAME KH25-2"]


def test_a_row_put_in_shifts_the_numbers_and_not_the_tasks() -> None:
    old = standing(["1", SURVEY], ["2", ROADS], ["3", SCHOOL])
    new = reading(["1", SURVEY], ["2", MARKET], ["3", ROADS], ["4", SCHOOL])
    assert held(old, new) == ["SAME KH25-1", "ADDED KH25-2-2", "MOVED KH25-2 number:2>3", "MOVED KH25-3 number:3>4"]


def test_a_changed_deadline_and_lead_are_shown_with_the_old_words() -> None:
    old = standing(["1", SURVEY, "Phòng Kinh tế", "Quý I/2026"])
    new = reading(["1", SURVEY, "Văn phòng", "Quý III/2026"])
    assert held(old, new) == ["CHANGED KH25-1 lead:Phòng Kinh tế>Văn phòng deadline:Quý I/2026>Quý III/2026"]


def test_a_task_with_some_words_changed_is_still_that_task_wherever_it_stands_now() -> None:
    old = standing(["1", SURVEY], ["2", ROADS], ["3", SCHOOL])
    edited = ROADS.replace("chợ Gỗ", "chợ Gỗ và khu dân cư mới")
    new = reading(["1", edited], ["2", SURVEY])
    assert held(old, new) == [
        f"CHANGED KH25-2 number:2>1 task:{ROADS}>{edited}",
        "DROPPED KH25-3",
        "MOVED KH25-1 number:1>2",
    ]


def test_another_task_under_the_same_number_is_dropped_and_added() -> None:
    old = standing(["1", SURVEY, "Phòng Kinh tế"], ["2", ROADS, "Phòng Kinh tế"])
    new = reading(["1", SURVEY, "Phòng Kinh tế"], ["2", HERITAGE, "Phòng Kinh tế"])
    assert held(old, new) == ["SAME KH25-1", "DROPPED KH25-2", "ADDED KH25-2-2"]


def test_what_all_tasks_begin_with_makes_no_two_of_them_one() -> None:
    begun = "Xây dựng và triển khai Kế hoạch"
    old = standing(["1", f"{begun} cải cách hành chính trên địa bàn xã"], ["2", f"{begun} phòng cháy trên địa bàn xã"])
    new = reading(["1", f"{begun} chuyển đổi số trên địa bàn xã"], ["2", f"{begun} phòng cháy trên địa bàn xã"])
    assert held(old, new) == ["DROPPED KH25-1", "ADDED KH25-1-2", "SAME KH25-2"]


def test_tasks_of_office_words_alone_are_held_by_their_place_and_lead() -> None:
    old = standing(["1", "Ban hành kế hoạch của UBND xã", "Văn phòng"])
    new = reading(["1", "Ban hành các kế hoạch của UBND xã", "Văn phòng"])
    assert held(old, new)[0].startswith("CHANGED KH25-1 task:")


@pytest.mark.parametrize("left_out", ["xúc", "tiến", "thương", "mại"])
def test_a_task_is_known_without_the_very_word_that_others_have_not(left_out: str) -> None:
    trade = "Triển khai thực hiện Kế hoạch xúc tiến thương mại trên địa bàn xã năm 2026"
    poor = "Triển khai thực hiện Chương trình giảm nghèo bền vững trên địa bàn xã năm 2026"
    old = standing(["1", poor, "Phòng Kinh tế"], ["2", trade, "Phòng Kinh tế"])
    new = reading(["1", trade.replace(f" {left_out}", ""), "Phòng Kinh tế"], ["2", poor, "Phòng Kinh tế"])
    assert [line.split()[:2] for line in held(old, new)] == [["CHANGED", "KH25-2"], ["MOVED", "KH25-1"]]


def test_two_leads_of_one_task_keep_their_own_rows() -> None:
    old = standing(["1", SURVEY, "Phòng Kinh tế", "Quý I"], ["", SURVEY, "Công an xã", "Quý I"])
    new = reading(["1", SURVEY, "Công an xã", "Quý II"], ["1", SURVEY, "Trạm Y tế", "Quý I"])
    assert held(old, new) == [
        "CHANGED KH25-2 deadline:Quý I>Quý II",
        "CHANGED KH25-1 lead:Phòng Kinh tế>Trạm Y tế",
    ]


def test_the_same_words_in_two_sections_keep_to_their_section() -> None:
    first, second = (PlanRow(f"KH25-{key}.1", key, {Field.TASK: "Báo cáo kết quả"}) for key in ("I", "II"))
    new = reading(["", "Báo cáo kết quả"], section=("II",))
    assert held((first, second), new) == ["DROPPED KH25-I.1", "SAME KH25-II.1"]


def test_two_edited_tasks_of_the_same_words_go_to_the_leads_they_had() -> None:
    edited = f"{ROADS} và sân vận động"
    old = standing(["1", ROADS, "Phòng Kinh tế"], ["2", ROADS, "Công an xã"])
    new = reading(["7", edited, "Công an xã"], ["8", edited, "Phòng Kinh tế"])
    assert [line.split()[1] for line in held(old, new)] == ["KH25-2", "KH25-1"]


def test_another_heading_moves_a_task() -> None:
    old = standing(["1", SURVEY], section="I. Kinh tế (02 nhiệm vụ)")
    new = reading(["1", SURVEY], section=("I. Kinh tế", "1. Đất đai"))
    (proposal,) = compare(old, new, Extent.WHOLE)
    assert proposal.outcome is Outcome.MOVED
    assert proposal.changes == (Change(SECTION, "I. Kinh tế (02 nhiệm vụ)", "I. Kinh tế › 1. Đất đai"),)


@pytest.mark.parametrize(
    ("before", "after"),
    [("1.", "1"), ("", "1"), ("1", ""), ("a)", "a")],
)
def test_a_number_written_otherwise_or_left_blank_is_no_other_number(before: str, after: str) -> None:
    assert held(standing([before, SURVEY]), reading([after, SURVEY])) == ["SAME KH25-1"]


def test_blanks_and_line_ends_are_no_change_of_words() -> None:
    assert held(standing(["1", "Rà soát:\n- đất đai"]), reading(["1", "Rà soát: -  đất đai"])) == ["SAME KH25-1"]


def test_capitals_and_marks_are_a_change_of_words() -> None:
    old, new = standing(["1", "Số hoá hồ sơ"]), reading(["1", "Số hóa hồ sơ;"])
    assert held(old, new) == ["CHANGED KH25-1 task:Số hoá hồ sơ>Số hóa hồ sơ;"]


def test_a_column_that_the_new_appendix_has_not_leaves_what_the_office_has() -> None:
    old = standing(["1", SURVEY, "Phòng Kinh tế", "Quý I"])
    new = reading(["1", SURVEY], columns=(Field.NUMBER, Field.TASK))
    assert held(old, new) == ["SAME KH25-1"]


def test_an_emptied_cell_of_a_whole_list_is_a_change() -> None:
    old, new = standing(["1", SURVEY, "", "Quý I"]), reading(["1", SURVEY])
    assert held(old, new) == ["CHANGED KH25-1 deadline:Quý I>"]


def test_what_is_only_added_to_leaves_all_that_is_not_listed() -> None:
    old = standing(["1", SURVEY, "", "Quý I"], ["2", ROADS], ["3", SCHOOL])
    new = reading(["1", MARKET], ["2", SURVEY, "", "Quý II"], section=("Nhiệm vụ bổ sung",))
    assert held(old, new, Extent.PART) == [
        "ADDED KH25-BS1",
        "CHANGED KH25-1 deadline:Quý I>Quý II",
        "UNLISTED KH25-2",
        "UNLISTED KH25-3",
    ]


def test_an_empty_cell_of_a_list_of_changes_changes_nothing() -> None:
    old = standing(["5", SURVEY, "Phòng Kinh tế", "Quý I"])
    assert held(old, reading(["1", SURVEY]), Extent.PART) == ["SAME KH25-1"]


@pytest.mark.parametrize(
    "heading",
    [
        "III. Nhiệm vụ bãi bỏ",
        "NHIỆM VỤ ĐƯA RA KHỎI KẾ HOẠCH",
        "Các nhiệm vụ không tiếp tục thực hiện",
        "Các nhiệm vụ dừng thực hiện",
    ],
)
def test_what_stands_under_a_heading_of_tasks_taken_out_is_dropped(heading: str) -> None:
    old = standing(["1", SURVEY], ["2", ROADS])
    new = reading(["1", ROADS], ["2", HERITAGE], section=(heading,))
    found = compare(old, new, Extent.PART, code="KH25")
    assert said(found) == ["UNLISTED KH25-1", "DROPPED KH25-2", "UNFOUND KH25-BS2"]
    assert found[1].new is not None


def test_a_whole_list_may_speak_of_what_is_abolished() -> None:
    row = ["1", SURVEY]
    new = reading(row, section=("I. Bãi bỏ văn bản trái luật",))
    assert held(standing(row, section="I. Bãi bỏ văn bản trái luật"), new) == ["SAME KH25-1"]


def test_a_new_task_gets_an_id_that_no_task_of_the_workbook_has() -> None:
    old = standing(["1", SURVEY])
    new = reading(["1", MARKET], ["2", ROADS])
    found = held(old, new, taken=["kh25-2", "KH25-2-2"])
    assert found == ["DROPPED KH25-1", "ADDED KH25-1-2", "ADDED KH25-2-3"]


def test_without_a_code_new_tasks_keep_the_ids_they_were_read_with() -> None:
    (proposal,) = compare((), reading(["1", MARKET]), Extent.WHOLE)
    assert (proposal.id, proposal.old) == ("XX-1", None)


def test_a_dropped_row_stands_behind_the_row_it_followed() -> None:
    old = standing(["1", HERITAGE], ["2", SURVEY], ["3", ROADS], ["4", MARKET], ["5", SCHOOL])
    new = reading(["1", SCHOOL], ["2", SURVEY])
    assert [line.split()[1] for line in held(old, new)] == ["KH25-1", "KH25-5", "KH25-2", "KH25-3", "KH25-4"]


def test_a_task_of_the_workbook_is_compared_by_what_its_plan_gave_it() -> None:
    task = Task(
        "KH25-1", "KH25", "KH 2025", 6, "I", None, SURVEY, "Phòng Kinh tế", "", "Quý I", "", situation="đang làm"
    )
    assert standing_row(task) == PlanRow(
        "KH25-1", "I", {Field.TASK: SURVEY, Field.LEAD: "Phòng Kinh tế", Field.DEADLINE: "Quý I"}
    )
