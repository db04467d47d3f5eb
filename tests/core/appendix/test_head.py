"""The head of a plan: what stands in letterheads and above the appendix, and what is blank."""

from __future__ import annotations

from datetime import date

import pytest

from taskbook.core.appendix.grid import Cell, Row, Table
from taskbook.core.appendix.reading import DoubtCode, PlanHead
from tests.core.appendix.grids import HEADINGS, read, table

TASKS = table(HEADINGS, ("1", "Một", "P", "C", "S", "Q"), number=2)
MOTTO = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")


def letterhead(left: tuple[str, ...], right: tuple[str, ...]) -> Table:
    cells = (Cell(" ".join(left), 0, lines=left), Cell(" ".join(right), 1, lines=right))
    return Table(1, (Row(1, cells),))


def head(*blocks: Table | str) -> PlanHead:
    return read(*blocks, TASKS).plan


def test_a_letterhead_gives_number_day_and_the_lowest_organ() -> None:
    left = ("UBND HUYỆN B", "ỦY BAN NHÂN DÂN", "XÃ A", "_____", "Số: 12/KH-UBND")
    plan = head(letterhead(left, (*MOTTO, "A, ngày 05 tháng 01 năm 2026")), "KẾ HOẠCH", "Phát triển chợ xã năm 2026")
    assert (plan.number, plan.issued, plan.issuer) == ("12/KH-UBND", date(2026, 1, 5), "ỦY BAN NHÂN DÂN XÃ A")
    assert (plan.subject, plan.year, plan.code) == ("Phát triển chợ xã năm 2026", 2026, "PTCX26")


def test_what_the_letterhead_leaves_blank_stays_blank_but_for_its_year() -> None:
    reading = read(
        letterhead(("UBND XÃ A", "Số:    /KH-UBND"), (*MOTTO, "A, ngày    tháng    năm 2026")),
        "KẾ HOẠCH",
        "Thu hè",
        TASKS,
    )
    assert (reading.plan.number, reading.plan.issued, reading.plan.year) == (None, None, 2026)
    assert [doubt.code for doubt in reading.doubts] == [DoubtCode.PLAN_NUMBER_BLANK, DoubtCode.PLAN_DAY_BLANK]


def test_the_line_above_the_appendix_fills_what_is_blank() -> None:
    plan = head("PHỤ LỤC I", "NHIỆM VỤ THU NGÂN SÁCH", "(Kèm theo Kế hoạch số 7-KH/ĐU ngày 3/2/2026 của Đảng ủy xã A)")
    assert plan == PlanHead(
        "7-KH/ĐU", date(2026, 2, 3), 2026, "NHIỆM VỤ THU NGÂN SÁCH", "Đảng ủy xã A", "TNS26"[:0] + plan.code
    )


def test_a_line_above_the_appendix_that_is_blank_too_is_not_filled() -> None:
    plan = head("PHỤ LỤC", "(Kèm theo Kế hoạch số      /KH-UBND ngày     /9/2025 của UBND xã A)")
    assert (plan.number, plan.issued, plan.year, plan.issuer) == (None, None, 2025, "UBND xã A")


def test_head_and_appendix_that_disagree_are_both_said() -> None:
    reading = read(
        letterhead(("UBND XÃ A", "Số: 12/KH-UBND"), (*MOTTO, "A, ngày 5/1/2026")),
        "PHỤ LỤC",
        "(Kèm theo Kế hoạch số 13/KH-UBND ngày 06/01/2026)",
        TASKS,
    )
    assert [doubt.values for doubt in reading.doubts if doubt.code is DoubtCode.PLAN_DIFFERS] == [
        ("12/KH-UBND", "13/KH-UBND"),
        ("05/01/2026", "06/01/2026"),
    ]


def test_a_day_that_is_none_is_blank() -> None:
    assert head("A, ngày 31 tháng 02 năm 2026").issued is None


@pytest.mark.parametrize(
    ("lines", "subject"),
    [
        (
            ("THÔNG BÁO", "Kết luận giao ban tháng 3,", "quý I năm 2026", "Căn cứ Luật"),
            "Kết luận giao ban tháng 3, quý I năm 2026",
        ),
        (("KẾ HOẠCH", "PHÒNG CHỐNG THIÊN TAI", "NĂM 2026", "Thực hiện chỉ đạo"), "PHÒNG CHỐNG THIÊN TAI NĂM 2026"),
        (("KẾ HOẠCH", "Thu ngân sách", "Nội dung khác"), "Thu ngân sách"),
        (("KẾ HOẠCH PHÒNG CHỐNG THIÊN TAI NĂM 2026",), "PHÒNG CHỐNG THIÊN TAI NĂM 2026"),
        (("KẾ HOẠCH HÀNH ĐỘNG PHÒNG CHỐNG LŨ",), "PHÒNG CHỐNG LŨ"),
        (("CHƯƠNG TRÌNH HÀNH ĐỘNG", "Thực hiện Nghị quyết số 57-NQ/TW"), "Thực hiện Nghị quyết số 57-NQ/TW"),
        (("V/v giao nhiệm vụ quý II",), "giao nhiệm vụ quý II"),
        (("KẾ HOẠCH", "-----", "PHỤ LỤC", "TÊN PHỤ LỤC"), "TÊN PHỤ LỤC"),
        (("PHỤ LỤC 2: Phân công nhiệm vụ", "Tổng số: 05 nhiệm vụ"), "Phân công nhiệm vụ"),
        (("PHỤ LỤC", "*****", "(bổ sung)", "Tổng số: 05 nhiệm vụ"), None),
        (("Kính gửi",), "Kính gửi"),
    ],
)
def test_the_subject_is_what_stands_below_the_kind_of_document(lines: tuple[str, ...], subject: str | None) -> None:
    assert head(*lines).subject == subject


@pytest.mark.parametrize(
    ("lines", "issuer"),
    [
        (
            ("ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "XÃ A Độc lập - Tự do - Hạnh phúc"),
            "ỦY BAN NHÂN DÂN XÃ A",
        ),
        (("UBND XÃ A", "PHỤ LỤC", "NHIỆM VỤ"), "UBND XÃ A"),
        (("____", "CỤC THUẾ", "Kế hoạch"), None),
        (("Kế hoạch chung",), None),
    ],
)
def test_an_organ_in_plain_lines(lines: tuple[str, ...], issuer: str | None) -> None:
    assert head(*lines).issuer == issuer


def test_a_letterhead_in_two_rows_is_read_column_by_column() -> None:
    made = table(("UBND XÃ A", "ĐẢNG CỘNG SẢN"), ("Số: 3/KH-UBND", "A, ngày 1/2/2026"), (None, ""))
    assert head(made).number == "3/KH-UBND"


def test_a_long_table_before_is_no_letterhead() -> None:
    made = table(*[("UBND XÃ A", "Số: 3/KH-UBND")] * 9)
    assert head(made).issuer is None
