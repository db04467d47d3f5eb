"""The sentences of a report: parts that are 0 are left out, rates say what they are of, nothing is invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from taskbook.core.judge import Judged
from taskbook.core.model import Flag, Plan, Status
from taskbook.core.period.figures import figures_of
from taskbook.core.period.kinds import Period
from taskbook.core.period.line import TaskLine
from taskbook.core.report.extensions import Extension
from taskbook.core.report.model import Outline, Said, Signing, Standing
from taskbook.core.report.outline import Office, outline
from taskbook.texts import report as texts
from taskbook.texts.report_rows import quotes
from taskbook_schemas.period_kinds import PeriodKind
from taskbook_schemas.report_kinds import ReportKind
from tests.adapters.mail.letters import judged

FIRST, C = date(2026, 9, 15), date(2026, 10, 14)
LATE = TaskLine("A", "Việc", "KH26", ("Phòng",), (), Status.LATE, 51, date(2026, 8, 24))


def several(line: TaskLine, times: int) -> list[TaskLine]:
    return [replace(line, id=f"{line.id}-{number}") for number in range(times)]


def state(*lines: TaskLine, before: list[TaskLine] | None = None) -> str:
    earlier = figures_of(before, date(2026, 8, 15), date(2026, 9, 14)) if before is not None else None
    return texts.state(figures_of(lines, FIRST, C), earlier, C)


def status(word: Status, times: int = 1, **more: object) -> list[TaskLine]:
    return several(replace(LATE, id=word.name, status=word, days=None, **more), times)  # type: ignore[arg-type]


def test_the_sentence_is_that_of_the_city() -> None:
    told = state(
        *status(Status.DONE_ON_TIME, 3),
        *status(Status.DONE_LATE, 2),
        *status(Status.DONE_NO_DEADLINE),
        *status(Status.IN_TIME, 4),
        *status(Status.DUE_SOON),
        *several(LATE, 5),
        replace(LATE, id="N", days=60, flags=(Flag.NEVER_REPORTED,)),
        *status(Status.ONGOING, 2),
        *status(Status.WAITING),
        *status(Status.NO_DEADLINE, due=None),
        *status(Status.TO_CONFIRM),
        *status(Status.SUSPENDED, 2),
        *status(Status.CANCELLED),
        before=several(LATE, 4),
    )
    assert told == (
        "Tính đến hết ngày 14/10/2026, tổng số nhiệm vụ được giao là 22. Đã hoàn thành 6 nhiệm vụ, bằng 27,3% tổng số; "
        "trong đó đúng hạn 3, quá hạn 2, không có hạn 1. Đang thực hiện 11 nhiệm vụ: trong hạn 5 (sắp đến hạn 1), quá "
        "hạn 6 (tăng 2 so với kỳ trước; bằng 27,3% tổng số, bằng 28,6% số nhiệm vụ có hạn), nhiệm vụ quá hạn dài nhất "
        "60 ngày; trong số quá hạn có 1 nhiệm vụ chưa có báo cáo. Ngoài ra: thường xuyên 2; chờ điều kiện 1; chưa xác "
        "định thời hạn 1; chờ xác nhận kết quả 1; tạm dừng 2, hủy 1 (không tính)."
    )


def test_parts_that_are_0_are_left_out() -> None:
    assert state(*status(Status.DONE_ON_TIME)) == (
        "Tính đến hết ngày 14/10/2026, tổng số nhiệm vụ được giao là 1. Đã hoàn thành 1 nhiệm vụ, bằng 100% tổng số; "
        "trong đó đúng hạn 1. Không có nhiệm vụ đang thực hiện theo hạn."
    )


def test_fewer_late_ones_and_as_many_are_told_as_such() -> None:
    assert "(giảm 2 so với kỳ trước; " in state(LATE, before=several(LATE, 3))
    assert "(bằng kỳ trước; " in state(LATE, before=several(LATE, 1))
    assert "không có nhiệm vụ quá hạn (giảm 1 so với kỳ trước)" in state(*status(Status.IN_TIME), before=[LATE])


def test_without_a_closing_before_nothing_is_compared_and_no_zero_is_invented() -> None:
    told = state(LATE)
    assert "so với" not in told
    assert "kỳ trước" not in told
    assert "Chưa có nhiệm vụ nào hoàn thành." in told


def test_tasks_late_with_a_cell_to_mend_are_told_beside_the_others() -> None:
    told = state(*status(Status.CHECK_DATA, flags=(Flag.LATE_CHECK_DATA,)), *status(Status.CHECK_DATA))
    assert "cần kiểm tra dữ liệu 2 (trong đó 1 đã quá hạn)" in told


def test_a_day_in_the_head_is_written_as_the_decree_wants_it() -> None:
    assert texts.long_day(date(2026, 9, 30)) == "ngày 30 tháng 9 năm 2026"
    assert texts.long_day(date(2026, 2, 5)) == "ngày 05 tháng 02 năm 2026"


def test_a_period_goes_on_within_a_sentence() -> None:
    assert texts.period_words(Period(PeriodKind.QUARTER, 2026, 3)) == "quý III/2026"
    assert texts.period_words(Period(PeriodKind.HALF, 2026)) == "6 tháng đầu năm 2026"


def test_a_plans_own_words_are_kept_and_its_missing_number_left_open() -> None:
    plan = Plan("KH", None, date(2026, 3, 10), 2026, "Đẩy mạnh  tăng trưởng", "KH")
    assert texts.plan_in_parts(plan, "UBND xã") == (
        "Kế hoạch số ",
        " ngày 10/3/2026 của UBND xã về đẩy mạnh tăng trưởng",
    )
    assert texts.plan_words(plan) == "Kế hoạch ngày 10/3/2026"
    assert texts.plan_in_parts(replace(plan, subject="GRDP 12%"), "UBND xã")[1].endswith(" về GRDP 12%")
    letters = replace(plan, own_documents=True)
    assert texts.plan_in_parts(letters, "UBND xã") == ("các nhiệm vụ giao theo công văn, thông báo kết luận", "")


def outlined(*found: Extension, tasks: tuple[Judged, ...] = ()) -> Outline:
    quarter = Period(PeriodKind.QUARTER, 2026, 3)
    plan = Plan("KH26", "1/KH", None, 2026, "Kế hoạch", "KH 2026")
    signing = Signing("Chủ tịch", "BC-KT", ("TRƯỞNG PHÒNG",), "", ("Lưu: KT",), "Phòng Kinh tế")
    office = Office(tasks, [plan], (), found, signing)
    return outline(ReportKind.CHAIRMAN, Standing(quarter, quarter.last, (LATE,)), None, None, office)


def test_extensions_and_proposals_to_amend_are_counted_apart_by_what_was_decided() -> None:
    asked = Extension("A", "Việc", "Phòng", C, "", FIRST - timedelta(days=30), "1", True, False, C, "1/QĐ", C)
    asked = replace(asked, signed=date(2026, 9, 1))
    proposed = replace(asked, granted=False, proposed="Sản phẩm: báo cáo", signed=None)
    told = texts.extensions_line(outlined(asked, proposed, replace(proposed, refused=True, signed=date(2026, 9, 1))))
    assert told == (
        "Đề nghị gia hạn: 1 (đồng ý 1); đề xuất sửa đổi kế hoạch: 2 (không đồng ý 1, chưa quyết định 1) (Phụ lục III "
        "kèm theo)."
    )
    assert texts.extensions_line(outlined(proposed)).startswith("Đề xuất sửa đổi kế hoạch: 1 (chưa quyết định 1)")
    assert texts.extensions_line(outlined()) == "Trong kỳ không có đề nghị gia hạn, đề xuất sửa đổi kế hoạch."


def test_estimates_are_summed_in_a_quarters_report_and_their_lack_is_told() -> None:
    def judged_with(id: str, budget: float | None) -> Judged:
        found = judged(1)
        return replace(found, task=replace(found.task, id=id, plan="KH26", budget=budget))

    told = texts.estimate_line(outlined(tasks=(judged_with("A", 12160.5), judged_with("B", None))))
    assert told == (
        "Theo sổ lúc lập báo cáo, dự toán của 1/2 nhiệm vụ là 12.160,5 triệu đồng. Theo đơn vị chủ trì: Phòng Kinh tế "
        "12.160,5. 1 nhiệm vụ chưa hoàn thành chưa có dự toán."
    )
    assert texts.estimate_line(outlined()) == "Sổ chưa ghi dự toán của nhiệm vụ nào."
    assert texts.estimate_line(replace(outlined(), estimate=None)) == ""


def test_a_month_names_three_stubborn_tasks_a_quarter_eight_and_the_rest_is_counted() -> None:
    lines = tuple(several(replace(LATE, late_periods=2), 9))
    nobody = Office((), (), (), (), Signing("", "", (), "", (), ""))
    kinds = (PeriodKind.MONTH, PeriodKind.QUARTER)
    month, quarter = (
        outline(ReportKind.CHAIRMAN, Standing(Period(kind, 2026, 3), C, lines), None, None, nobody) for kind in kinds
    )
    assert [len(texts.named(one)) for one in (month, quarter)] == [3, 8]
    assert "9 nhiệm vụ, 3 nhiệm vụ quá hạn dài nhất" in texts.stubborn_line(month)


def test_what_a_unit_says_of_several_tasks_alike_is_quoted_once() -> None:
    said = [
        Said(replace(LATE, id=id), "Phòng Kinh tế", words)
        for id, words in (("A", "Chờ"), ("B", "Chờ"), ("C", "Thiếu vốn"))
    ]
    assert [(row["id"], row["words"]) for row in quotes(said)] == [("A, B", "Chờ"), ("C", "Thiếu vốn")]
