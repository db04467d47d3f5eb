"""Which plan of the workbook a document gives again, how surely, and whether all of it or a part."""

from __future__ import annotations

from datetime import date

import pytest

from taskbook.core.appendix.grid import Cell, Paragraph, Row, Source, Table
from taskbook.core.appendix.reading import Reading
from taskbook.core.reissue import Extent, Why, find_reissues, said_around
from tests.core.appendix import grids
from tests.core.reissue.plans import plan, reading

SURVEY = ["1", "Rà soát, điều chỉnh quy hoạch chung xã đến năm 2045"]
ROADS = ["2", "Nâng cấp tuyến đường liên thôn từ cầu Đồng Niên đến chợ Gỗ"]
SCHOOL = ["3", "Sửa chữa trường mầm non khu trung tâm"]
MARKET = ["4", "Mở hội chợ nông sản OCOP cấp xã"]
HERITAGE = ["5", "Lập hồ sơ xếp hạng di tích đình Bầu"]
POND = ["6", "Kè ao làng thôn Trung chống sạt lở"]


def found(*lines: str, read: Reading | None = None, **of_plan: object) -> list[tuple[str, Extent, Why]]:
    plans = [plan(SURVEY, ROADS, **of_plan)]  # type: ignore[arg-type]
    reissues = find_reissues(read or reading(HERITAGE), lines, plans)
    return [(reissue.plan.code, reissue.extent, reissue.why) for reissue in reissues]


@pytest.mark.parametrize(
    "line",
    [
        "Kế hoạch này thay thế Kế hoạch số 66/KH-UBND ngày 19/9/2025 của UBND xã.",
        "Phụ lục này thay thế Phụ lục ban hành kèm theo Kế hoạch số: 66 /KH – UBND ngày 19 tháng 9 năm 2025",
        "BAN HÀNH LẠI KẾ HOẠCH SỐ 66/KH-UBND",
        "Thay thế toàn bộ nhiệm vụ của Kế hoạch số 066/KH-UBND",
        "Kế hoạch số 66/KH-UBND ngày 19/9/2025 của UBND xã hết hiệu lực kể từ ngày ký.",
        "Sửa đổi, thay thế Kế hoạch số 66/KH-UBND",
    ],
)
def test_a_document_that_replaces_the_plan_lists_all_of_it(line: str) -> None:
    assert found(line) == [("KH25", Extent.WHOLE, Why.SAID)]


@pytest.mark.parametrize(
    "line",
    [
        "Bổ sung nhiệm vụ vào Kế hoạch số 66/KH-UBND ngày 19/9/2025",
        "Về việc sửa đổi, bổ sung một số nội dung của Phụ lục II kèm theo Kế hoạch số 66/KH-UBND",
        "ĐIỀU CHỈNH, BỔ SUNG KẾ HOẠCH SỐ 66/KH-UBND NGÀY 19/9/2025 CỦA ỦY BAN NHÂN DÂN XÃ",
        "Thay thế một số nhiệm vụ tại Kế hoạch số 66/KH-UBND",
        "Đính chính thời hạn tại Kế hoạch số 66/KH-UBND",
        "Bổ sung nhiệm vụ thực hiện Kế hoạch số 66/KH-UBND",
    ],
)
def test_a_document_that_amends_the_plan_lists_a_part(line: str) -> None:
    assert found(line) == [("KH25", Extent.PART, Why.SAID)]


@pytest.mark.parametrize(
    "line",
    [
        "Thực hiện Kế hoạch số 66/KH-UBND ngày 19/9/2025, UBND xã ban hành Kế hoạch.",
        "Bổ sung nguồn lực để thực hiện Kế hoạch số 66/KH-UBND",
        "Điều chỉnh dự toán. Căn cứ Kế hoạch số 66/KH-UBND",
        "Kế hoạch này thay thế Kế hoạch số 166/KH-UBND",
        "Kế hoạch này thay thế Kế hoạch số 66/KH-UBND-NN",
        "Kế hoạch này thay thế Kế hoạch số 66/KH-UBND ngày 12/3/2024 của UBND xã",
        "Kế hoạch số 166/KH-UBND hết hiệu lực",
        "Thời hạn hết hiệu lực: xem Kế hoạch số 66/KH-UBND. Kế hoạch khác hết hiệu lực",
        "",
    ],
)
def test_a_document_that_only_names_the_plan_or_another_is_a_plan_of_its_own(line: str) -> None:
    assert found(line) == []


def test_the_words_that_say_it_are_given_and_may_run_over_two_lines() -> None:
    lines = ("Điều chỉnh, bổ sung một số nhiệm vụ của", "Kế hoạch số 66/KH-UBND ngày 19/9/2025")
    (reissue,) = find_reissues(reading(HERITAGE), lines, [plan(SURVEY)])
    assert reissue.words == "Điều chỉnh, bổ sung một số nhiệm vụ của Kế hoạch số 66/KH-UBND"


@pytest.mark.parametrize("day", ["ngày 10/3/2026", "ngày 10 tháng 3 năm 2026", "ngày 10/03/2026"])
def test_a_plan_whose_number_was_left_blank_is_known_by_its_day(day: str) -> None:
    line = f"Bổ sung Kế hoạch {day} của UBND xã"
    assert found(line, number=None, issued=date(2026, 3, 10)) == [("KH25", Extent.PART, Why.SAID)]


def test_a_plan_with_neither_number_nor_day_is_not_named_by_anything() -> None:
    assert found("Bổ sung Kế hoạch số 66/KH-UBND", number=None, issued=None) == []


def test_the_same_number_of_the_same_year_is_the_same_plan() -> None:
    assert found(read=reading(HERITAGE, number="66/kh-ubnd")) == [("KH25", Extent.WHOLE, Why.SAME_NUMBER)]
    assert found(read=reading(HERITAGE, number="66/KH-UBND", year=2025)) == [("KH25", Extent.WHOLE, Why.SAME_NUMBER)]


def test_numbers_begin_anew_each_year() -> None:
    assert found(read=reading(HERITAGE, number="66/KH-UBND", year=2026)) == []


def test_a_document_with_most_of_the_tasks_is_the_whole_plan_again() -> None:
    read = reading(SURVEY, ROADS, SCHOOL, HERITAGE)
    (reissue,) = find_reissues(read, [], [plan(SURVEY, ROADS, SCHOOL, MARKET)])
    assert (reissue.extent, reissue.why) == (Extent.WHOLE, Why.ALIKE)


def test_a_document_with_a_few_of_many_tasks_is_a_part_of_it() -> None:
    read = reading(SURVEY, ROADS, SCHOOL)
    (reissue,) = find_reissues(read, [], [plan(SURVEY, ROADS, SCHOOL, MARKET, HERITAGE, POND)])
    assert (reissue.extent, reissue.why) == (Extent.PART, Why.ALIKE)


@pytest.mark.parametrize(
    "read",
    [
        reading(SURVEY, ROADS),  # two alone say nothing
        reading(SURVEY, HERITAGE, POND, MARKET),  # one of four
        reading(HERITAGE, POND, MARKET),  # none
        reading(SURVEY, ROADS, SCHOOL, year=2026),  # next year's plan
    ],
)
def test_a_few_tasks_in_common_or_those_of_another_year_make_no_plan_the_same(read: Reading) -> None:
    assert find_reissues(read, [], [plan(SURVEY, ROADS, SCHOOL)]) == ()


def test_the_surest_comes_first() -> None:
    alike = plan(SURVEY, ROADS, SCHOOL, number="1/KH-UBND", code="ALIKE")
    numbered = plan(HERITAGE, number="2/KH-UBND", code="NUMBERED")
    named = plan(HERITAGE, number="3/KH-UBND", code="NAMED")
    read = reading(SURVEY, ROADS, SCHOOL, number="2/KH-UBND")
    reissues = find_reissues(read, ["Bổ sung Kế hoạch số 3/KH-UBND"], [alike, numbered, named])
    assert [reissue.plan.code for reissue in reissues] == ["NAMED", "NUMBERED", "ALIKE"]


def test_what_is_said_around_a_table_is_read_and_its_tasks_are_not() -> None:
    letterhead = grids.table(["UBND xã"])
    appendix = grids.table(
        [("Bổ sung Kế hoạch số 66/KH-UBND", 6)],
        list(grids.HEADINGS),
        ["1", "Xây dựng kế hoạch thay thế Kế hoạch số 9/KH-UBND", "Văn phòng", "", "", "Quý I"],
        number=2,
    )
    document = grids.source(letterhead, "Kính gửi: các thôn", appendix)
    lines = said_around(document, grids.read(*[letterhead, "Kính gửi: các thôn", appendix]))
    assert "Kính gửi: các thôn" in lines
    assert "Bổ sung Kế hoạch số 66/KH-UBND" in lines
    assert not any("thay thế" in line for line in lines)


def test_a_reading_without_rows_still_has_what_is_said_around_it() -> None:
    document = Source("a.docx", (Paragraph("Thay thế Kế hoạch"), Table(1, (Row(1, (Cell("TT", 0),)),))))
    assert said_around(document, reading()) == ("Thay thế Kế hoạch",)
