"""Numbers, headings, codes, targets, counts and old fonts: what words and signs are taken for."""

from __future__ import annotations

import pytest

from taskbook.core.appendix.counts import declared_for_whole, declared_in_heading
from taskbook.core.appendix.identities import propose_code
from taskbook.core.appendix.legibility import find_rubbish
from taskbook.core.appendix.lines import Line, go_on, join_lines
from taskbook.core.appendix.numbers import Mark, follows, is_first, leading_mark, rank, read_mark, skips
from taskbook.core.appendix.numerals import from_roman, letters_of, roman_of
from taskbook.core.appendix.reading import Field, Refusal
from taskbook.core.appendix.row_words import is_total, looks_like_section
from taskbook.core.appendix.targets import find_targets
from taskbook.core.appendix.vocabulary import has_meaning, is_own, is_refused, names_both, senses


@pytest.mark.parametrize("number", range(1, 400))
def test_a_roman_numeral_is_worth_what_it_was_made_of(number: int) -> None:
    assert from_roman(roman_of(number)) == number


@pytest.mark.parametrize("text", ["", "IIII", "VX", "A", "12"])
def test_other_letters_are_no_numerals(text: str) -> None:
    assert from_roman(text) is None


def test_letters_go_on_doubled() -> None:
    assert [letters_of(number) for number in (0, 1, 26, 27)] == ["", "A", "Z", "AA"]


@pytest.mark.parametrize(
    ("text", "style", "parts"),
    [
        ("1", "1", ("1",)),
        ("01.", "1", ("01",)),
        ("1.2.", "1.1", ("1", "2")),
        ("(3)", "1", ("3",)),
        ("a)", "a", ("a",)),
        ("đ)", "a", ("đ",)),
        ("ii)", "i", ("ii",)),
        ("i)", "i", ("i",)),
        ("IV", "I", ("IV",)),
        ("I.2", "I.1", ("I", "2")),
        ("B", "A", ("B",)),
        ("-", "-", ("-",)),
        ("+", "-", ("-",)),
        ("Phần II", "phần", ("2",)),
        ("Nhóm nhiệm vụ thứ ba", "nhóm nhiệm vụ", ("3",)),
        ("Mục b", "mục", ("B",)),
    ],
)
def test_a_number_is_told_by_how_it_is_written(text: str, style: str, parts: tuple[str, ...]) -> None:
    assert read_mark(text) == Mark(style, parts)


@pytest.mark.parametrize("text", ["", "Việc 1", "2026 - 2030", "1000", "Phòng"])
def test_words_are_no_numbers(text: str) -> None:
    assert read_mark(text) is None


def test_a_letter_that_is_a_numeral_is_what_it_follows() -> None:
    assert read_mark("I", (Mark("A", ("H",)),)) == Mark("A", ("I",))
    assert read_mark("C", (Mark("I", ("XCIX",)),)) == Mark("I", ("C",))
    assert read_mark("C", (Mark("I", ("II",)), Mark("A", ("B",)))) == Mark("A", ("C",))


@pytest.mark.parametrize(
    ("text", "mark", "rest"),
    [
        ("I. Kinh tế", Mark("I", ("I",)), "Kinh tế"),
        ("1 Đẩy mạnh", Mark("1", ("1",)), "Đẩy mạnh"),
        ("II - Văn hóa", Mark("I", ("II",)), "- Văn hóa"),
        ("1.2 cải cách", Mark("1.1", ("1", "2")), "cải cách"),
        ("Nhóm nhiệm vụ thứ nhất: Quốc phòng", Mark("nhóm nhiệm vụ", ("1",)), "Quốc phòng"),
        ("(a) Trình", None, ""),
    ],
)
def test_a_heading_begins_with_its_number(text: str, mark: Mark | None, rest: str) -> None:
    found = leading_mark(text)
    if mark is not None:
        assert found == (mark, rest)
    else:
        assert found is None or found[0].style == "a"


@pytest.mark.parametrize("text", ["Năm 2026 hoàn thành", "05 nhiệm vụ", "Các nhiệm vụ chung", "2 tháng một lần"])
def test_words_do_not_begin_with_a_number(text: str) -> None:
    assert leading_mark(text) is None


def mark(text: str) -> Mark:
    found = read_mark(text)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("before", "after"), [("1", "2"), ("1.9", "1.10"), ("I", "II"), ("d", "đ"), ("d", "e"), ("e", "g"), ("e", "f")]
)
def test_what_follows_what(before: str, after: str) -> None:
    assert follows(mark(after), mark(before))
    assert not skips(mark(after), mark(before))


@pytest.mark.parametrize(("before", "after"), [("1", "3"), ("I", "IV"), ("a", "d"), ("2.1", "2.4")])
def test_what_skips(before: str, after: str) -> None:
    assert skips(mark(after), mark(before))


@pytest.mark.parametrize(("before", "after"), [("3", "1"), ("1.2", "2.3"), ("1", "a"), ("2", "2")])
def test_what_does_neither(before: str, after: str) -> None:
    assert not follows(mark(after), mark(before))
    assert not skips(mark(after), mark(before))


def test_kinds_of_numbers_stand_above_each_other() -> None:
    ranks = [rank(mark(text)) for text in ("Phần I", "A", "I", "I.1", "1", "1.1", "a", "ii", "-")]
    assert ranks == sorted(ranks)
    assert is_first(mark("1.1"))
    assert not is_first(mark("b"))


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("TT", Field.NUMBER),
        ("S.T.T", Field.NUMBER),
        ("Số thứ tự", Field.NUMBER),
        ("Tên nhiệm vụ", Field.TASK),
        ("Nội dung công việc", Field.TASK),
        ("NỘI DUNG THỰC HIỆN", Field.TASK),
        ("Cơ quan chủ trì", Field.LEAD),
        ("Đơn vị thực hiện", Field.LEAD),
        ("Bộ phận chủ trì thực hiện", Field.LEAD),
        ("Cơ quan, đơn vị", Field.LEAD),
        ("Phân công thực hiện", Field.LEAD),
        ("Cơ quan, tổ chức, đơn vị phối hợp thực hiện", Field.COORDINATE),
        ("Phối hợp", Field.COORDINATE),
        ("Thời gian hoàn thành", Field.DEADLINE),
        ("Tiến độ", Field.DEADLINE),
        ("Thời hạn", Field.DEADLINE),
        ("Thời gian thực hiện", Field.DEADLINE),
        ("Thời gian bắt đầu - kết thúc", Field.DEADLINE),
        ("Ngày bắt đầu, ngày hoàn thành", Field.DEADLINE),
        ("Sản phẩm", Field.PRODUCT),
        ("Kết quả đầu ra", Field.PRODUCT),
        ("Dự kiến kết quả", Field.PRODUCT),
        ("Lãnh đạo UBND chỉ đạo", Field.LEADER),
        ("Đồng chí phụ trách", Field.LEADER),
        ("Người chỉ đạo", Field.LEADER),
        ("CQCT", Field.LEAD),
        ("ĐV PH", Field.COORDINATE),
        ("SP", Field.PRODUCT),
        ("TGHT", Field.DEADLINE),
        ("LĐ UBND", Field.LEADER),
        ("NV", Field.TASK),
    ],
)
def test_a_heading_names_a_field(heading: str, field: Field) -> None:
    assert senses(heading)[0].field is field


@pytest.mark.parametrize("heading", ["Ghi chú", "Kinh phí (triệu đồng)", "Căn cứ", "Ngày bắt đầu", "Đơn vị tính", ""])
def test_a_heading_of_the_offices_own_names_none(heading: str) -> None:
    assert senses(heading) == ()
    assert is_own(heading) == bool(heading)


def test_headings_that_refuse_that_mean_and_that_name_two() -> None:
    assert is_refused("Chỉ tiêu")
    assert not is_refused("Nhiệm vụ")
    assert has_meaning("Hoàn thành trước ngày")
    assert not has_meaning("Thời gian hoàn thành")
    assert names_both("Cơ quan chủ trì, phối hợp")
    assert not names_both("Cơ quan phối hợp")


@pytest.mark.parametrize(
    ("subject", "year", "code"),
    [
        ("Thực hiện Nghị quyết về phát triển kinh tế tư nhân trên địa bàn xã Trường Tân", 2025, "KTTN25"),
        ("Đẩy mạnh mục tiêu tăng trưởng kinh tế năm 2026", 2026, "TTKT26"),
        ("Cải cách hành chính giai đoạn 2026 - 2030 (đợt 1)", 2026, "CCHC26"),
        ("", 2026, "KH26"),
        ("Chuyển đổi số", None, "CDS"),
    ],
)
def test_a_code_is_made_of_the_subjects_last_words(subject: str, year: int | None, code: str) -> None:
    assert propose_code(subject, year) == code


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("Tổng số: 39 nhiệm vụ", 39),
        ("Tổng: 4 nhiệm vụ", 4),
        ("Tổng hợp 4 nhiệm vụ", None),
        ("Tổng cộng 07 nhiệm vụ", 7),
        ("Cộng: 03 nhiệm vụ", 3),
        ("(Gồm 12 nhiệm vụ)", 12),
        ("Tổng số nhiệm vụ: 8", 8),
        ("NHIỆM VỤ NĂM 2026 (15 nhiệm vụ)", 15),
        ("Nhiệm vụ năm 2026", None),
    ],
)
def test_a_line_declares_a_number_for_the_whole(text: str, whole: int | None) -> None:
    assert declared_for_whole(text) == whole


def test_a_heading_declares_a_number() -> None:
    assert declared_in_heading("I. Kinh tế (02 nhiệm vụ)") == 2
    assert declared_in_heading("I. Kinh tế (2026)") is None


def test_targets_are_clauses_with_a_figure_each_once() -> None:
    body = [
        "Phấn đấu có trên 150 doanh nghiệp hoạt động; đóng góp khoảng 42% GRDP. Tổ chức tốt hội nghị.",
        "Phấn đấu có trên 150 doanh nghiệp hoạt động; đóng góp khoảng 42% GRDP.",
        "Căn cứ Nghị quyết đạt 100% phiếu;",
    ]
    found = list(find_targets(body))
    assert [target.text for target in found] == [
        "Phấn đấu có trên 150 doanh nghiệp hoạt động",
        "đóng góp khoảng 42% GRDP",
    ]
    assert found[0].sentence.startswith("Phấn đấu")


def test_a_target_said_twice_in_one_sentence_is_one() -> None:
    assert len(list(find_targets(["Đạt 50% kế hoạch, đạt 50% kế hoạch."]))) == 1


VIETNAMESE = "Rà soát, đơn giản hóa thủ tục hành chính; công khai trên Cổng dịch vụ công của UBND xã. " * 3
TCVN3 = "Rµ so¸t, ®¬n gi¶n hãa thñ tôc hµnh chÝnh; c«ng khai trªn Cæng dÞch vô c«ng cña UBND x·. " * 3
VNI = "Raø soaùt, ñôn giaûn hoùa thuû tuïc haønh chính; coâng khai treân Coång dòch vuï coâng cuûa UBND xaõ. " * 3


@pytest.mark.parametrize(
    ("text", "rubbish"),
    [
        (VIETNAMESE, None),
        ("Short text", None),
        (TCVN3, Refusal.TCVN3),
        (VNI, Refusal.VNI),
        ("xyzzy qwrt plmk " * 20, Refusal.ILLEGIBLE),
        ("(cid:12)" * 50, Refusal.ILLEGIBLE),
        ("12 / 5 - 4 % " * 40, None),
        ("HĐND và UBND xã, OCOP, VNeID đạt 100%: «Số hóa» (đợt 1) " * 5, None),
    ],
)
def test_rubbish_is_known_by_its_letters(text: str, rubbish: Refusal | None) -> None:
    assert find_rubbish(text) is rubbish


def test_lines_are_joined_but_for_bullets_and_numbers_of_lists() -> None:
    lines = [Line("Rà  soát\nđất đai:"), Line("- một;"), Line("hai", ""), Line("ba", "a)"), Line("", "2."), Line("  ")]
    assert join_lines(lines) == "Rà soát đất đai:\n- một;\nhai\na) ba\n2"
    assert join_lines([Line("", "1.")]) == "1"
    assert (go_on("QĐ-", "TTg"), go_on("Văn hóa -", "Xã hội"), go_on("", "x")) == ("QĐ-TTg", "Văn hóa - Xã hội", "x")


def test_totals_are_not_tasks_that_begin_like_them() -> None:
    assert is_total("TỔNG CỘNG (A+B)")
    assert not is_total("Tổng hợp báo cáo")
    assert not is_total("Cộng đồng dân cư")
    assert looks_like_section("Nhóm giải pháp")
    assert not looks_like_section("Rà soát quy hoạch")
