"""Two tasks look like one by the rare words both say, the document both name, the lead and the product both have."""

from __future__ import annotations

import pytest

from taskbook.core.overlap import Work, find_overlaps
from taskbook.core.overlap.words import words_of

OTHERS = tuple(
    Work("A", text, ("Phòng Kinh tế",))
    for text in (
        "Trồng cây xanh ven đường trục thôn Đông",
        "Nạo vét kênh mương nội đồng vụ chiêm xuân",
        "Mua sắm máy vi tính cho bộ phận một cửa",
        "Khám sức khỏe nghĩa vụ quân sự đợt hai",
    )
)
"""Work of another kind, so that words have a weight."""


@pytest.mark.parametrize(
    ("text", "documents"),
    [
        ("Thực hiện Nghị quyết số 138/NQ-CP", {"138/NQ-CP"}),
        ("theo Kế hoạch số 66/KH - UBND ngày 19/9/2025", {"66/KH-UBND"}),
        ("Nghị quyết số 14-NQ/TU và Quyết định 13/2026/QĐ-UBND", {"14-NQ/TU", "13/2026/QĐ-UBND"}),
        ("giai đoạn 2026-2030, trước ngày 30/6/2026, giảm 30%", set()),
        ("Ban hành kế hoạch", set()),
    ],
)
def test_documents_are_known_by_their_numbers(text: str, documents: set[str]) -> None:
    assert words_of(text).documents == documents


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("Triển khai thực hiện việc tiêm phòng trên địa bàn xã", (("tiêm", "phòng"), ("xã",))),
        ("quy hoạch chung của xã đến năm 2050, tầm nhìn đến năm 2075", (("quy", "hoạch", "chung", "xã"),)),
        ("ỦY BAN NHÂN DÂN xã báo cáo UBND thành phố", (("xã",),)),
        ("Hoá đơn - phiếu thu; thuỷ lợi", (("hóa", "đơn"), ("phiếu", "thu"), ("thủy", "lợi"))),
        ("Ban hành kế hoạch năm 2026", ()),
        ("", ()),
    ],
)
def test_words_of_the_office_part_what_is_said_and_say_nothing(text: str, runs: tuple[tuple[str, ...], ...]) -> None:
    assert words_of(text).runs == runs


def test_what_a_text_names_first_is_a_thing_and_what_it_names_late_is_none() -> None:
    first = words_of("Lập quy hoạch chung xã, trong đó có khu dân cư mới, chợ, bến xe")
    late = words_of("Sửa đường thôn Đông, thôn Đoài, thôn Trung, thôn Bắc theo quy hoạch chung xã")
    assert "quy hoạch chung xã" in first.things
    assert "quy hoạch chung xã" not in late.things


def test_the_opening_is_the_first_words_and_all_that_is_said_is_more() -> None:
    words = words_of("một " * 5 + "hai ba bốn năm sáu bảy tám chín mười " * 3 + "tiêm phòng")
    assert "hai ba" in words.opening
    assert "tiêm phòng" in words.all - words.opening


def test_a_text_said_twice_by_two_plans_is_one_work() -> None:
    again = Work("B", OTHERS[0].text, ("Công an xã",), ("Báo cáo",))
    (overlap,) = find_overlaps([*OTHERS, again])
    assert (overlap.first, overlap.second) == (OTHERS[0], again)
    assert (overlap.leads, overlap.products, overlap.documents) == ((), (), ())


def test_works_of_one_plan_are_never_held_against_each_other() -> None:
    again = Work("A", OTHERS[0].text)
    alike = Work("A", "Tổ chức trồng cây xanh ven đường trục thôn Đông")
    assert find_overlaps([*OTHERS, again, alike]) == ()


def test_words_that_every_office_uses_make_no_pair() -> None:
    said = "Tiếp tục đẩy mạnh thực hiện nhiệm vụ, báo cáo kết quả với UBND thành phố"
    assert find_overlaps([*OTHERS, Work("B", said), Work("C", said)]) == ()


def test_a_document_that_only_these_two_name_makes_them_one_work() -> None:
    first = Work("A", "Giải phóng mặt bằng đường 10 theo Thông báo số 215/TB-UBND")
    second = Work("B", "Chi trả bồi thường cho 32 hộ (Thông báo số 215/TB-UBND ngày 3/4/2026)")
    (overlap,) = find_overlaps([*OTHERS, first, second])
    assert overlap.documents == ("215/TB-UBND",)


def test_a_document_that_everybody_names_makes_none() -> None:
    named = [Work(work.plan, f"{work.text} theo Nghị quyết số 138/NQ-CP") for work in OTHERS]
    assert find_overlaps([*named, Work("B", "Đối thoại doanh nghiệp theo Nghị quyết số 138/NQ-CP")]) == ()


def test_a_product_and_a_lead_both_have_are_told_as_the_second_writes_them() -> None:
    first = Work(
        "A", "Rà soát hộ nghèo, hộ cận nghèo đa chiều", ("Công an xã", "Phòng Kinh tế"), ("Danh sách hộ nghèo",)
    )
    second = Work("B", "Tổng rà soát hộ nghèo đa chiều", ("Phòng Kinh tế",), ("danh sách  hộ nghèo", "Báo cáo"))
    (overlap,) = find_overlaps([*OTHERS, first, second])
    assert overlap.leads == ("Phòng Kinh tế",)
    assert overlap.products == ("danh sách  hộ nghèo",)
    assert overlap.phrases == ("nghèo đa chiều", "hộ nghèo")


def test_the_best_of_several_comes_first() -> None:
    near = Work("A", "Tiêm phòng dại cho đàn chó, mèo ở các thôn")
    nearer = Work("C", "Tiêm phòng dại cho đàn chó, mèo năm 2026")
    new = Work("B", "Tiêm phòng dại cho đàn chó, mèo năm 2027")
    found = find_overlaps([*OTHERS, near, nearer, new])
    assert [(one.first, one.second) for one in found] == [(near, nearer), (nearer, new), (near, new)]
    assert found[1].score > found[2].score


def test_rows_to_come_are_held_against_standing_ones_alone() -> None:
    standing = [Work("A", "Tiêm phòng dại cho đàn chó, mèo"), Work("B", "Tiêm phòng dại đàn chó, mèo"), *OTHERS]
    new = [Work("nhập", "Triển khai tiêm phòng dại cho chó, mèo"), Work("nhập", "Sơn lại cổng trụ sở")]
    found = find_overlaps(new, standing)
    assert {(one.first, one.second) for one in found} == {(standing[0], new[0]), (standing[1], new[0])}


def test_no_work_at_all_has_no_overlap() -> None:
    assert find_overlaps([]) == ()
