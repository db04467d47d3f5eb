"""Which table is the appendix, where its headings are, and rows that do not fit under them."""

from __future__ import annotations

import pytest

from taskbook.core.appendix.choice import Choice
from taskbook.core.appendix.grid import Cell, Row, Source, Table
from taskbook.core.appendix.read import read_appendix
from taskbook.core.appendix.reading import DoubtCode, Field, Kind, Refusal
from tests.core.appendix.grids import HEADINGS, UP, codes, read, said, source, table

ONE = ("1", "Một", "P", "C", "S", "Q")


def test_without_text_without_table_without_tasks() -> None:
    assert read_appendix(Source("a", ())) is Refusal.NO_TEXT
    assert read_appendix(source("Kính gửi")) is Refusal.NO_TABLE
    assert read_appendix(source(table(("TT", "Chữ viết tắt", "Nội dung"), ("1", "UBND", "Ủy ban")))) is Refusal.NO_TASKS


def test_headings_alone_are_no_table_of_tasks() -> None:
    assert read_appendix(source(table(HEADINGS))) is Refusal.NO_TASKS


def test_only_the_first_pages_are_looked_at_for_rubbish() -> None:
    long = table(HEADINGS, *[("1", "Rà soát thủ tục hành chính " * 400, "P", "C", "S", "Q")] * 4)
    assert len(read(long).tasks) == 4


def test_headings_stand_below_a_title_in_the_table() -> None:
    reading = read(table((("PHỤ LỤC: NHIỆM VỤ THU NGÂN SÁCH", 6),), ("", "", "", "", "", ""), HEADINGS, ONE))
    assert said(reading) == ["1 | Một | P | C | S | Q"]
    assert reading.plan.subject == "NHIỆM VỤ THU NGÂN SÁCH"


def test_a_row_without_a_cell_in_the_middle_leaves_a_hole() -> None:
    hole = Row(3, (Cell("2", 0), Cell("Hai", 1), Cell("Q2", 5)))
    made = table(HEADINGS, ONE)
    assert said(read(Table(1, (*made.rows, hole)))) == ["1 | Một | P | C | S | Q", "2 | Hai |  |  |  | Q2"]


def test_cells_beyond_the_last_heading_are_no_columns() -> None:
    made = table(HEADINGS, (*ONE, "ngoài"))
    assert said(read(made)) == ["1 | Một | P | C | S | Q"]


def test_two_narrow_cells_below_one_heading_are_its_text_together() -> None:
    headings = ("TT", ("Nhiệm vụ", 4), "Chủ trì", "Thời hạn")
    rows = [("1", "Một", ("A", 2), "B", "P", "Q"), ("2", ("Hai", 4), "P", "Q"), ("3", ("Ba", 4), "P", "Q")]
    found = said(read(table(headings, *rows)))
    assert found[0].startswith("1 | Một")
    assert found[1:] == ["2 | Hai | P |  |  | Q", "3 | Ba | P |  |  | Q"]


def test_a_cell_between_two_headings_goes_where_most_of_it_lies() -> None:
    headings = (("TT", 4), ("Nhiệm vụ", 4), ("Chủ trì", 4), ("Thời hạn", 4))
    odd = Row(3, (Cell("2", 0), Cell("Hai", 5), Cell("P", 9, 1), Cell("Q", 12, 1), Cell("", 13, 3)))
    made = table(headings, (("1", 4), ("Một", 4), ("P", 4), ("Q", 4)))
    assert said(read(Table(1, (*made.rows, odd)))) == ["1 | Một | P |  |  | Q", "2 | Hai | P |  |  | Q"]


def test_a_lead_that_names_both_over_one_column_is_told_of() -> None:
    reading = read(table(("TT", "Nhiệm vụ", "Đơn vị chủ trì, phối hợp", "Thời hạn"), ("1", "A", "P", "Q")))
    assert codes(reading) == ["COLUMN_GUESSED 1"]


def test_two_columns_that_name_one_field_keep_the_second_as_the_offices_own() -> None:
    reading = read(table(("TT", "Nhiệm vụ", "Chủ trì", "Thời hạn", "Thời hạn gia hạn"), ("1", "A", "P", "Q", "Q2")))
    assert said(reading) == ["1 | A | P |  |  | Q"]
    assert dict(reading.tasks[0].other) == {"Thời hạn gia hạn": "Q2"}
    assert codes(reading) == ["COLUMN_DOUBLED 1"]


def test_a_column_without_a_heading_is_kept_by_its_place() -> None:
    reading = read(table((*HEADINGS, "", "Ghi chú"), (*ONE, "x", "y"), ("", "và nữa", "", "", "", "", "z", "")))
    assert dict(reading.tasks[0].other) == {"#7": "x z", "Ghi chú": "y"}


def test_the_better_of_two_tables_comes_first_and_the_worse_is_not_offered_as_a_doubt() -> None:
    worse = table(("TT", "Nội dung", "Thời gian"), *[("1", "Một", "Q")] * 5, number=1)
    better = table(HEADINGS, ONE, number=2)
    reading = read(worse, "PHỤ LỤC II", better)
    assert [found.table for found in reading.candidates] == [2, 1]
    assert codes(reading) == []


def test_a_table_chosen_by_a_person_comes_first() -> None:
    worse = table(("TT", "Nội dung", "Thời gian"), ("1", "Một", "Q"), number=1)
    reading = read(worse, table(HEADINGS, ONE, number=2), choice=Choice(table=1))
    assert said(reading) == ["1 | Một |  |  |  | Q"]


def test_a_table_that_is_not_as_wide_or_not_right_below_is_no_rest() -> None:
    first = table(HEADINGS, ONE)
    narrow = table(("Nơi nhận", "TM. UBND"), number=2)
    assert len(read(first, narrow).rows) == 1
    apart = table(("2", "Hai", "P", "C", "S", "Q"), number=2)
    assert len(read(first, "Ghi chú thêm", apart).tasks) == 1
    assert len(read(first, apart).tasks) == 2
    targets = table(("Chỉ tiêu", "1", "2", "3", "4", "5"), number=2)
    assert len(read(first, targets).rows) == 1


def test_headings_cut_short_by_a_page_are_the_same_headings() -> None:
    second = table(("TT", "Nhiệm vụ", "Chủ trì", "Phối", "Sản", "Thời hạn"), ("2", "Hai", "P", "C", "S", "Q"), number=2)
    assert len(read(table(HEADINGS, ONE), second).tasks) == 2


def test_a_title_above_only_one_of_the_tables_is_no_section() -> None:
    second = table(HEADINGS, ("2", "Hai", "P", "C", "S", "Q"), number=2)
    assert said(read("I. KINH TẾ", table(HEADINGS, ONE), "tiếp theo", second)) == [
        "1 | Một | P | C | S | Q",
        "2 | Hai | P | C | S | Q",
    ]


def test_a_very_long_line_above_is_no_title() -> None:
    tables = [table(HEADINGS, ONE, number=number) for number in (1, 2)]
    assert read("I. " + "rất dài " * 60, tables[0], "II. Ngắn", tables[1]).tasks[0].section == ()


def test_other_headings_below_end_the_table() -> None:
    reading = read(
        table(
            HEADINGS,
            ONE,
            ("", "", "", "", "", ""),
            ("STT", "Công việc", "Đơn vị thực hiện", "x", "y", "Tiến độ"),
            ("9", "Khác", "P", "", "", "Q"),
        )
    )
    assert said(reading) == ["1 | Một | P | C | S | Q"]
    assert [found.headings[1] for found in reading.candidates] == ["Nhiệm vụ", "Công việc"]


def test_a_table_below_a_table_that_is_none_is_found() -> None:
    targets = [("TT", "Chỉ tiêu", "ĐVT", "", "", ""), ("1", "x", "%", "", "", ""), ("2", "y", "%", "", "", "")]
    assert said(read(table(*targets, HEADINGS, ONE))) == ["1 | Một | P | C | S | Q"]


def test_headings_in_two_rows_of_which_the_second_is_merged_away() -> None:
    reading = read(table(HEADINGS, (UP, UP, UP, UP, UP, UP), ONE))
    assert said(reading)[-1] == "1 | Một | P | C | S | Q"


def test_sections_that_fall_back_to_numbers_of_their_kind() -> None:
    rows = [
        (("I. A lớn", 6),),
        (("1. A nhỏ", 6),),
        ONE,
        (("II. B lớn", 6),),
        ONE,
        (("Không số", 6),),
        ONE,
        (("2. C", 6),),
        ONE,
    ]
    assert [task.section for task in read(table(HEADINGS, *rows)).tasks] == [
        ("I. A lớn", "1. A nhỏ"),
        ("II. B lớn",),
        ("II. B lớn", "Không số"),
        ("II. B lớn", "2. C"),
    ]


def test_kinds_of_rows_are_kept_in_their_order() -> None:
    reading = read(table(HEADINGS, HEADINGS, ONE, ("", "", "", "", "", ""), (("Tổng cộng", 6),), (("Nơi nhận:", 6),)))
    assert [row.kind for row in reading.rows] == [Kind.HEADING, Kind.TASK, Kind.BLANK, Kind.TOTAL, Kind.SIGNATURE]


def test_a_number_met_before_elsewhere_gets_an_id_of_its_own() -> None:
    reading = read(table(HEADINGS, ONE, ("2", "Hai", "P", "C", "S", "Q"), ("1", "Lại", "P", "C", "S", "Q")))
    assert [task.id for task in reading.tasks] == ["KH-1", "KH-2", "KH-1-2"]
    assert DoubtCode.NUMBER_REPEATED in {doubt.code for doubt in reading.all_doubts}


def test_headings_with_a_hole_between_them() -> None:
    cells = [Cell(text, at if at < 3 else at + 1) for at, text in enumerate(HEADINGS)]
    body = [Cell(text, at if at < 3 else at + 1) for at, text in enumerate(ONE)]
    assert said(read(Table(1, (Row(1, tuple(cells)), Row(2, tuple(body)))))) == ["1 | Một | P | C | S | Q"]


def test_sections_that_are_units_lead_all_below_where_no_row_names_a_lead() -> None:
    headings = ("TT", "Nhiệm vụ", "Phối hợp", "Thời hạn")
    rows = [
        (("I. PHÒNG KINH TẾ (01 nhiệm vụ)", 4),),
        ("1", "A", "C", "Q"),
        (("II. PHÒNG, CHỐNG THIÊN TAI", 4),),
        ("1", "B", "C", "Q"),
    ]
    reading = read(table(headings, *rows))
    assert [task.fields.get(Field.LEAD) for task in reading.tasks] == ["PHÒNG KINH TẾ", None]
    assert codes(reading) == ["NO_COLUMN 1", "FROM_SECTION 3"]
    blank = read(table(HEADINGS, (("CÔNG AN XÃ", 6),), ("1", "A", "", "C", "S", "Q")))
    assert said(blank) == ["CÔNG AN XÃ: 1 | A | CÔNG AN XÃ | C | S | Q"]


def test_a_unit_above_rows_with_leads_of_their_own_gives_them_none() -> None:
    reading = read(table(HEADINGS, (("I. CÔNG AN XÃ", 6),), ONE, ("2", "Hai", "", "", "", "Q")))
    assert said(reading)[1] == "I. CÔNG AN XÃ: 2 | Hai |  |  |  | Q"


def test_sections_that_are_times_are_the_deadline_of_all_below() -> None:
    headings = ("TT", "Nhiệm vụ", "Chủ trì", "Sản phẩm")
    rows = [(("QUÝ I/2026", 4),), ("1", "A", "P", "S"), (("Tháng 4, tháng 5/2026", 4),), ("2", "B", "P", "S")]
    found = [task.fields.get(Field.DEADLINE) for task in read(table(headings, *rows)).tasks]
    assert found == ["QUÝ I/2026", "Tháng 4, tháng 5/2026"]


def test_starred_headings_are_sections_and_a_starred_line_at_the_end_a_note() -> None:
    reading = read(table(HEADINGS, (("* Nông nghiệp", 6),), ONE, (("* Đơn vị in đậm chủ trì", 6),)))
    assert [row.kind for row in reading.rows] == [Kind.SECTION, Kind.TASK, Kind.NOTE]


def test_a_column_of_targets_beside_tasks_leads_and_times_is_the_offices_own() -> None:
    reading = read(table(("TT", "Nhiệm vụ", "Chỉ tiêu", "Đơn vị chủ trì", "Thời hạn"), ("1", "A", "10%", "P", "Q")))
    assert dict(reading.tasks[0].other) == {"Chỉ tiêu": "10%"}


def test_a_row_of_letters_numbers_the_columns() -> None:
    assert said(read(table(HEADINGS, ("A", "B", "C", "D", "E", "F"), ONE))) == ["1 | Một | P | C | S | Q"]


def test_a_calendar_of_marks_is_no_deadline() -> None:
    headings = ("TT", "Nhiệm vụ", "Chủ trì", ("Thời gian thực hiện", 2))
    reading = read(table(headings, (UP, UP, UP, "Quý I", "Quý II"), ("1", "A", "P", "x", "")))
    assert said(reading) == ["1 | A | P"]
    assert dict(reading.tasks[0].other) == {"Thời gian thực hiện/Quý I": "x"}
    assert codes(reading) == ["NO_COLUMN 1"]


def test_of_two_columns_of_tasks_the_one_that_says_more_is_taken() -> None:
    headings = ("TT", "Nhiệm vụ trọng tâm", "Nội dung công việc", "Chủ trì", "Thời hạn")
    reading = read(table(headings, ("1", "Kinh tế", "A", "P", "Q"), ("2", UP, "B", "P", "Q"), ("3", UP, "D", "P", "Q")))
    assert said(reading) == ["1 | A | P |  |  | Q", "2 | B | P |  |  | Q", "3 | D | P |  |  | Q"]
    assert [dict(task.other) for task in reading.tasks] == [{"Nhiệm vụ trọng tâm": "Kinh tế"}] * 3
    assert codes(reading) == ["COLUMN_DOUBLED 1"]


def test_the_unit_in_charge_is_the_lead_whatever_stands_before_it() -> None:
    reading = read(
        table(("TT", "Nhiệm vụ", "Người phụ trách", "Cơ quan chủ trì", "Thời hạn"), ("1", "A", "N", "P", "Q"))
    )
    assert [column.field for column in reading.columns[2:4]] == [Field.LEADER, Field.LEAD]
    alone = read(table(("TT", "Nhiệm vụ", "Người phụ trách", "Thời hạn"), ("1", "A", "N", "Q")))
    assert alone.columns[2].field is Field.LEAD


def test_a_wide_blank_cell_beside_a_note_makes_no_section() -> None:
    headings = (*HEADINGS, "Ghi chú")
    reading = read(table(headings, (*ONE, "xem"), (("", 6), "thêm"), ("2", "Hai", "P", "C", "S", "Q", "")))
    assert [dict(task.other) for task in reading.tasks] == [{"Ghi chú": "xem thêm"}, {}]


def test_a_heading_typed_with_its_number_in_the_column_of_tasks() -> None:
    reading = read(table(HEADINGS, ("", "I. Kinh tế", "", "", "", ""), ONE))
    assert said(reading) == ["I. Kinh tế: 1 | Một | P | C | S | Q"]


def test_a_heading_typed_in_the_column_of_numbers_of_a_sheet() -> None:
    reading = read(table(HEADINGS, ("I. Kinh tế", "", "", "", "", ""), ONE, sheet="PL"))
    assert said(reading) == ["I. Kinh tế: 1 | Một | P | C | S | Q"]


def test_a_number_of_a_sheet_that_lost_its_zero_has_it_again() -> None:
    rows = [(number, "Việc", "P", "C", "S", "Q") for number in ("1.9", "1.1", "1.11")]
    reading = read(table(HEADINGS, *rows, sheet="PL"))
    assert [task.fields[Field.NUMBER] for task in reading.tasks] == ["1.9", "1.10", "1.11"]
    assert [task.id for task in reading.tasks] == ["KH-1.9", "KH-1.10", "KH-1.11"]
    assert codes(reading) == ["NUMBER_COUNTED 3"]


def test_a_first_column_without_a_heading_is_the_numbers_where_it_only_counts() -> None:
    headings = ["", "Nhiệm vụ", "Chủ trì", "Thời hạn"]
    tasks = [["1", "Rà soát", "Văn phòng", "Quý I"], ["2", "Tổng hợp", "Văn phòng", "Quý II"]]
    assert [row.fields[Field.NUMBER] for row in read(table(headings, *tasks)).tasks] == ["1", "2"]


@pytest.mark.parametrize("first", [("Mới", "1"), ("1", ""), ("", "")])
def test_a_first_column_without_a_heading_that_does_more_or_less_than_count_is_not(first: tuple[str, str]) -> None:
    headings = ["", "Nhiệm vụ", "Chủ trì", "Thời hạn"]
    tasks = [[mark, "Rà soát", "Văn phòng", "Quý I"] for mark in first]
    assert all(Field.NUMBER not in row.fields for row in read(table(headings, *tasks)).tasks)
