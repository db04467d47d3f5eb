"""What a page's end cuts: cells, numbers, headings; and tables that go on."""

from __future__ import annotations

import pytest

from taskbook.core.appendix.reading import Kind
from tests.core.appendix.grids import HEADINGS, UP, codes, read, said, table

ONE = ("1", "Một", "P", "C", "S", "Q")
TWO = ("2", "Hai", "P", "C", "S", "Q")


def test_the_rest_of_several_cells_ends_them_and_a_bullet_keeps_its_line() -> None:
    cut = ("1", "Rà soát các", "Phòng Kinh", "", "Báo cáo;", "Quý")
    rest = ("", "thủ tục", "tế", "", "- Kế hoạch", "II/2026")
    reading = read(table(HEADINGS, cut, rest, TWO, tops=[3]))
    assert said(reading) == [
        "1 | Rà soát các thủ tục | Phòng Kinh tế |  | Báo cáo;\n- Kế hoạch | Quý II/2026",
        "2 | Hai | P | C | S | Q",
    ]
    assert codes(reading) == ["REST_JOINED 2"] or codes(reading) == ["REST_JOINED 3"]


def test_a_cell_that_was_empty_before_the_cut_is_no_doubt_any_more() -> None:
    reading = read(table(HEADINGS, ("1", "Một", "P", "", "", ""), ("", "và nữa", "", "", "", "Quý I"), tops=[3]))
    assert said(reading) == ["1 | Một và nữa | P |  |  | Quý I"]
    assert codes(reading) == ["REST_JOINED 3"]


def test_a_lead_of_its_own_on_a_new_page_is_another_row_of_the_task() -> None:
    reading = read(table(HEADINGS, ONE, ("", "", "P2", "", "S2", "Q2"), tops=[3]))
    assert said(reading) == ["1 | Một | P | C | S | Q", "1 | Một | P2 |  | S2 | Q2"]


@pytest.mark.parametrize(
    ("above", "first", "second", "whole"),
    [("9", "1", "0", "10"), ("1.4", "1.", "5", "1.5"), ("1.4", "1", "5", "1.5")],
)
def test_a_number_that_a_narrow_column_and_a_page_cut_is_put_together(
    above: str, first: str, second: str, whole: str
) -> None:
    reading = read(
        table(
            HEADINGS,
            (above, "Trên", "P", "C", "S", "Q"),
            (first, "Cắt giữa", "P", "C", "S", "Q"),
            (second, "chừng", "", "", "", ""),
            tops=[4],
        )
    )
    # A row that has a number and words alone is not joined unless its cells go on, too
    assert said(reading)[0] == f"{above} | Trên | P | C | S | Q"
    joined = read(
        table(
            HEADINGS,
            (above, "Trên", "P", "C", "S", "Q"),
            (first, "Cắt giữa", "Phòng", "C", "S", "Quý"),
            (second, "chừng", "Kinh tế", "", "", "I/2026"),
            tops=[4],
        )
    )
    assert said(joined)[1] == f"{whole} | Cắt giữa chừng | Phòng Kinh tế | C | S | Quý I/2026"
    assert codes(joined) == ["REST_JOINED 4"]


def test_numbers_at_the_top_of_a_page_are_not_put_together_where_they_need_not_be() -> None:
    three = ("3", "Ba", "P", "C", "S", "Q")
    assert said(read(table(HEADINGS, ONE, TWO, three, tops=[4]))) == [
        "1 | Một | P | C | S | Q",
        "2 | Hai | P | C | S | Q",
        "3 | Ba | P | C | S | Q",
    ]
    odd = ("7", "Bảy", "P", "C", "S", "Q")
    assert codes(read(table(HEADINGS, ONE, ("5", "Năm", "P", "C", "S", "Q"), odd, tops=[4]))) == [
        "NUMBER_SKIPPED 3",
        "NUMBER_SKIPPED 4",
    ]


def test_a_heading_that_a_page_cut_is_one_heading() -> None:
    reading = read(table(HEADINGS, (("I. Phát triển kinh tế", 6),), (("và hạ tầng (01 nhiệm vụ)", 6),), ONE, tops=[3]))
    assert said(reading) == ["I. Phát triển kinh tế và hạ tầng (01 nhiệm vụ): 1 | Một | P | C | S | Q"]
    assert [(count.declared, count.found) for count in reading.counts] == [(1, 1)]
    assert codes(reading) == ["REST_JOINED 2"]


def test_a_number_that_a_narrow_column_broke_is_whole() -> None:
    reading = read(table(HEADINGS, ("1. 1", "Một", "P", "C", "S", "Q"), ("1 .2", "Hai", "P", "C", "S", "Q")))
    assert [task.id for task in reading.tasks] == ["KH-1.1", "KH-1.2"]


def test_words_in_the_numbers_column_are_kept_as_they_are() -> None:
    reading = read(table(HEADINGS, ("Việc 1", "Một", "P", "C", "S", "Q")))
    assert said(reading) == ["Việc 1 | Một | P | C | S | Q"]
    assert codes(reading) == ["NUMBER_EMPTY 2"]


def test_a_sentence_that_stops_in_the_middle_goes_on_in_the_next_row() -> None:
    reading = read(
        table(HEADINGS, ("1", "Rà soát các thủ tục của", "P", "C", "S", "Q"), ("", "Ủy ban nhân dân", "", "", "", ""))
    )
    assert said(reading) == ["1 | Rà soát các thủ tục của Ủy ban nhân dân | P | C | S | Q"]


def test_only_a_note_in_a_column_of_the_offices_own_goes_to_the_row_above() -> None:
    reading = read(table((*HEADINGS, "Ghi chú"), (*ONE, "xem"), ("", "", "", "", "", "", "thêm"), (*TWO, "")))
    assert [dict(task.other) for task in reading.tasks] == [{"Ghi chú": "xem thêm"}, {}]


def test_a_number_alone_is_a_task_without_words() -> None:
    reading = read(table(HEADINGS, ONE, ("2", "", "", "", "", "")))
    assert said(reading) == ["1 | Một | P | C | S | Q", "2"]
    assert codes(reading) == ["TASK_EMPTY 3", "LEAD_EMPTY 3", "DEADLINE_EMPTY 3"]


def test_words_below_the_last_task_are_kept_as_a_note_and_said() -> None:
    reading = read(table(HEADINGS, ONE, ("", "Các đơn vị báo cáo hằng tháng", "", "", "", "")))
    assert [row.kind for row in reading.rows] == [Kind.TASK, Kind.NOTE]
    assert codes(reading) == ["NOT_A_TASK 3"]


def test_words_above_the_first_task_are_a_section() -> None:
    reading = read(
        table(HEADINGS, ("", "Trong năm", "", "", "", ""), ("", "", "", "", "", ""), ("", "Quý I", "", "", "", ""), ONE)
    )
    assert said(reading) == ["Quý I: 1 | Một | P | C | S | Q"]
    assert codes(reading) == ["SECTION_GUESSED 2", "SECTION_GUESSED 4"]


def test_a_hidden_row_is_said_and_changes_nothing() -> None:
    reading = read(table(HEADINGS, ONE, ("2", "Ẩn", "P", "C", "S", "Q"), TWO, hidden=[3]))
    assert [task.id for task in reading.tasks] == ["KH-1", "KH-2"]
    assert codes(reading) == ["HIDDEN_ROW 3"]


def test_a_heading_over_sections_is_one_as_well() -> None:
    reading = read(
        table(HEADINGS, ("A", "KINH TẾ", "", "", "", ""), (("I. Nông nghiệp", 6),), ONE, ("B", "", "", "", "", ""), TWO)
    )
    assert said(reading)[0] == "A. KINH TẾ > I. Nông nghiệp: 1 | Một | P | C | S | Q"


def test_a_task_whose_number_is_merged_down_has_a_row_for_each_lead() -> None:
    reading = read(table(HEADINGS, ONE, (UP, UP, "P2", "C2", "S2", "Q2")))
    assert said(reading) == ["1 | Một | P | C | S | Q", "1 | Một | P2 | C2 | S2 | Q2"]
    assert [task.id for task in reading.tasks] == ["KH-1a", "KH-1b"]


def test_a_number_merged_down_beside_blank_words_is_another_row_of_the_task() -> None:
    reading = read(table(HEADINGS, ONE, (UP, "", "P2", "", "S2", "Q2")))
    assert said(reading) == ["1 | Một | P | C | S | Q", "1 | Một | P2 |  | S2 | Q2"]
    assert codes(reading) == ["BLANK_FROM_ABOVE 3"]


def test_words_in_small_letters_beside_another_product_end_the_row_above() -> None:
    reading = read(table(HEADINGS, ONE, ("", "và hai", "", "", "kèm danh sách", ""), TWO))
    assert said(reading) == ["1 | Một và hai | P | C | S kèm danh sách | Q", "2 | Hai | P | C | S | Q"]


def test_words_in_capitals_without_a_number_are_a_task_of_their_own() -> None:
    reading = read(table(HEADINGS, ONE, ("", "Việc nữa", "", "C2", "", "Q2")))
    assert said(reading)[1] == " | Việc nữa |  | C2 |  | Q2"


def test_one_part_without_cells_does_not_make_a_task_a_section() -> None:
    reading = read(table(HEADINGS, ONE, ("a)", "Phần", "", "", "", ""), TWO))
    assert said(reading)[:2] == ["1 | Một | P | C | S | Q", "a) | Phần"]


def test_a_numbered_row_above_a_wide_one_is_its_parent() -> None:
    reading = read(
        table(HEADINGS, ("1", "Kinh tế", "", "", "", ""), (("a) Nông nghiệp", 6),), ("-", "Một", "P", "C", "S", "Q"))
    )
    assert said(reading) == ["1. Kinh tế > a) Nông nghiệp: - | Một | P | C | S | Q"]


PLAN = ("PHỤ LỤC", "(Kèm theo Kế hoạch số 1/KH-UBND ngày 5/1/2026)")


def test_a_deadline_that_a_refresh_would_not_understand_is_asked_about() -> None:
    rows = [("1", "Một", "P", "C", "S", "Vụ Mùa"), ("2", "Hai", "P", "C", "S", "Quý II")]
    assert codes(read(*PLAN, table(HEADINGS, *rows))) == ["DEADLINE_UNREAD 2"]
    assert codes(read(table(HEADINGS, *rows))) == []  # without a year nothing can be told


def test_a_deadline_that_a_page_cut_is_understood_whole() -> None:
    rows = [("1", "Một", "P", "C", "S", "Trước"), ("", "và nữa", "", "", "", "ngày 30/6/2026")]
    assert codes(read(*PLAN, table(HEADINGS, *rows, tops=[3]))) == ["REST_JOINED 3"]
