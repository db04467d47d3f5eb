"""Appendices of many shapes, as Word files: each row, each cell, each section, and what is said to be doubtful."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from taskbook.core.appendix.choice import Choice
from taskbook.core.appendix.grid import Notice
from taskbook.core.appendix.reading import Field, Kind
from tests.adapters.appendix.saying import HEADINGS, doubts_of, reading_of, rows_of
from tests.appendices.word import UP, Cell, docx, down, level, listed, numbering, paragraph, row, run, table, wide

LISTS = numbering(
    [
        level(0, "upperRoman", "%1.") + level(1, "decimal", "%2.") + level(2, "lowerLetter", "%3)"),
        level(0, "bullet", "-"),
        level(0, "decimal", "%1") + level(1, "decimal", "%1.%2", more="<w:isLgl/>"),
    ],
    [
        (1, 0, ""),
        (3, 1, ""),
        (4, 0, '<w:lvlOverride w:ilvl="1"><w:startOverride w:val="5"/></w:lvlOverride>'),
        (5, 2, ""),
    ],
)


def task(number: str, words: str = "Việc") -> list[str | Cell]:
    return [number, words, "P", "C", "S", "Q"]


class Shape(NamedTuple):
    """A document and its right answer: rows as `saying.said`, doubts as code and row."""

    body: Sequence[str]
    rows: Sequence[str]
    doubts: Sequence[str] = ()


def one(*rows: Sequence[str | Cell] | str) -> list[str]:
    return [table(HEADINGS, *rows)]


SHAPES = {
    "a control around a cell does not shift the row": Shape(
        one(["1", "Việc", Cell("P", control=True), "C", "S", "Q"]), ["1 | Việc | P | C | S | Q"]
    ),
    "controls around a row and a table": Shape(
        [
            "<w:sdt><w:sdtContent>"
            + table(HEADINGS, f"<w:sdt><w:sdtContent>{row(task('1'))}</w:sdtContent></w:sdt>", task("2"))
            + "</w:sdtContent></w:sdt>"
        ],
        ["1 | Việc | P | C | S | Q", "2 | Việc | P | C | S | Q"],
    ),
    "tracked rows and words are read as if accepted": Shape(
        one(
            row(task("1", "Thêm"), '<w:ins w:id="1"/>'),
            row(task("2", "Bỏ"), '<w:del w:id="2"/>'),
            [
                "2",
                f"<w:p>{run('Rà soát ')}<w:del><w:r><w:delText>cũ </w:delText></w:r></w:del>"
                f"<w:ins>{run('mới')}</w:ins></w:p>",
                "P",
                "C",
                "S",
                "Q",
            ],
        ),
        ["1 | Thêm | P | C | S | Q", "2 | Rà soát mới | P | C | S | Q"],
    ),
    "a paragraph whose end was deleted goes on in the next": Shape(
        one(["1", paragraph("Rà soát ", "<w:rPr><w:del/></w:rPr>") + paragraph("đất đai"), "P", "C", "S", "Q"]),
        ["1 | Rà soát đất đai | P | C | S | Q"],
    ),
    "a footnote's number and hidden words are no text": Shape(
        one(
            [
                "1",
                "Việc",
                "P",
                "C",
                "S",
                f"<w:p>{run('Quý III/2026')}<w:r><w:footnoteReference w:id='1'/></w:r>{run('1', '<w:vanish/>')}</w:p>",
            ]
        ),
        ["1 | Việc | P | C | S | Quý III/2026"],
    ),
    "headings in three rows, merged both ways, with column numbers below and repeated further down": Shape(
        [
            table(
                [down("TT"), down("Nội dung công việc"), wide("Tổ chức thực hiện", 3), down("Sản phẩm")],
                [UP, UP, wide("Phân công", 2), down("Thời gian↵hoàn thành"), UP],
                [UP, UP, "Chủ trì", "Phối hợp", UP, UP],
                ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"],
                ["1", "A", "P", "C", "Q", "S"],
                ["TT", "Nội dung công việc", "Chủ trì", "Phối hợp", "Thời gian hoàn thành", "Sản phẩm"],
                ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"],
                ["2", "B", "P", "", "Q", "S"],
            )
        ],
        ["1 | A | P | C | S | Q", "2 | B | P |  | S | Q"],
    ),
    "headings in capitals with soft breaks": Shape(
        [table(["S↵TT", "NỘI DUNG↵CÔNG VIỆC", "CƠ QUAN↵CHỦ TRÌ", "THỜI GIAN↵HOÀN THÀNH"], ["01", "A", "P", "Q"])],
        ["01 | A | P |  |  | Q"],
    ),
    "start and end are two columns below one heading": Shape(
        [
            table(
                [down("TT"), down("Nhiệm vụ"), down("Đơn vị chủ trì"), wide("Thời gian thực hiện", 2)],
                [UP, UP, UP, "Từ", "Đến"],
                ["1", "A", "P", "1/2", "30/6"],
            )
        ],
        ["1 | A | P |  |  | 30/6"],
        ["COLUMN_GUESSED 2"],
    ),
    "one heading over the lead's and the coordinating unit's columns": Shape(
        [table(["TT", "Nhiệm vụ", wide("Đơn vị chủ trì, phối hợp", 2), "Thời hạn"], ["1", "A", "P", "C", "Q"])],
        ["1 | A | P | C |  | Q"],
        ["COLUMN_GUESSED 1"],
    ),
    "a heading that says something about its cells": Shape(
        [table(["TT", "Nhiệm vụ", "Đơn vị chủ trì", "Hoàn thành trước"], ["1", "A", "P", "30/6/2026"])],
        ["1 | A | P |  |  | 30/6/2026"],
        ["HEADING_HAS_MEANING 1"],
    ),
    "a lead and a deadline merged down": Shape(
        one(
            ["1", "A", down("P"), "", "S", down("Q1")],
            ["2", "B", UP, "C", "S", UP],
            ["3", "D", UP, "", "S", "Q2"],
        ),
        ["1 | A | P |  | S | Q1", "2 | B | P | C | S | Q1", "3 | D | P |  | S | Q2"],
    ),
    "«như trên» in three spellings": Shape(
        one(task("1"), ["2", "B", "nt", "-nt-", "S", "như trên"], ["3", "D", '"', "''", "S", "Q2"]),
        ["1 | Việc | P | C | S | Q", "2 | B | P | C | S | Q", "3 | D | P | C | S | Q2"],
        [*["SAME_AS_ABOVE 3"] * 3, *["SAME_AS_ABOVE 4"] * 2],
    ),
    "a section's row holds the lead for all below": Shape(
        one(
            ["I", "Kinh tế", "P1", "", "", ""],
            ["1", "A", "", "", "S", "Q"],
            ["2", "B", "", "C", "S", "Q"],
            ["II", "Văn hóa", "P2", "", "", "Q4"],
            ["1", "D", "", "", "S", ""],
        ),
        [
            "I. Kinh tế: 1 | A | P1 |  | S | Q",
            "I. Kinh tế: 2 | B | P1 | C | S | Q",
            "II. Văn hóa: 1 | D | P2 |  | S | Q4",
        ],
        ["SECTION_GUESSED 2", "FROM_SECTION 3", "FROM_SECTION 4", "SECTION_GUESSED 5", *["FROM_SECTION 6"] * 2],
    ),
    "a section over two columns holds the deadline for all below": Shape(
        one([wide("I. Kinh tế", 2), "", "", "", "Q4"], ["1", "A", "P", "", "S", ""], ["2", "B", "P", "", "S", ""]),
        ["I. Kinh tế: 1 | A | P |  | S | Q4", "I. Kinh tế: 2 | B | P |  | S | Q4"],
        ["SECTION_GUESSED 2", "FROM_SECTION 3", "FROM_SECTION 4"],
    ),
    "numbers and sections that skip": Shape(
        one(
            [wide("I. Kinh tế", 6)],
            task("1"),
            task("3"),
            [wide("III. Văn hóa", 6)],
            task("1"),
            task("2"),
            task("1"),
        ),
        [
            "I. Kinh tế: 1 | Việc | P | C | S | Q",
            "I. Kinh tế: 3 | Việc | P | C | S | Q",
            "III. Văn hóa: 1 | Việc | P | C | S | Q",
            "III. Văn hóa: 2 | Việc | P | C | S | Q",
            "III. Văn hóa: 1 | Việc | P | C | S | Q",
        ],
        ["NUMBER_SKIPPED 4", "NUMBER_SKIPPED 5", "NUMBER_REPEATED 8"],
    ),
    "a second lead and a second product under one number, not merged": Shape(
        one(task("1", "A"), ["", "", "P2", "", "S2", "Q2"], task("2", "B"), ["", "", "", "", "Sản phẩm hai", "Q3"]),
        [
            "1 | A | P | C | S | Q",
            "1 | A | P2 |  | S2 | Q2",
            "2 | B | P | C | S | Q",
            "2 | B | P |  | Sản phẩm hai | Q3",
        ],
        [*["BLANK_FROM_ABOVE 3"] * 2, *["BLANK_FROM_ABOVE 5"] * 3],
    ),
    "a total and signatures below": Shape(
        one(
            task("1"),
            [wide("Tổng cộng: 01 nhiệm vụ", 6)],
            ["", "", "", "", "TM. ỦY BAN NHÂN DÂN", ""],
            ["", "", "", "", "CHỦ TỊCH", ""],
            ["", "", "", "", "Nguyễn Văn A", ""],
        ),
        ["1 | Việc | P | C | S | Q"],
    ),
    "a note below": Shape(
        one(task("1"), [wide("Ghi chú: đơn vị chủ trì được in đậm", 6)]),
        ["1 | Việc | P | C | S | Q"],
        ["NOT_A_TASK 3"],
    ),
    "tables of targets and of projects are none": Shape(
        [
            table(["TT", "Chỉ tiêu", "ĐVT", "Đơn vị chủ trì", "Thời hạn"], ["1", "X", "%", "P", "Q"]),
            *one(task("1")),
            table(
                ["TT", "Tên dự án", "Chủ đầu tư", "Tổng mức đầu tư", "Thời gian thực hiện"], ["1", "X", "P", "1", "Q"]
            ),
        ],
        ["1 | Việc | P | C | S | Q"],
    ),
    "another appendix fits as well": Shape(
        [
            "PHỤ LỤC I",
            *one(task("1"), task("2")),
            "PHỤ LỤC II",
            table(["TT", "Công việc", "Đơn vị thực hiện", "Thời gian"], ["1", "X", "P", "Q"]),
        ],
        ["1 | Việc | P | C | S | Q", "2 | Việc | P | C | S | Q"],
        ["TWO_TABLES 1"],
    ),
    "a table for each section, its heading above": Shape(
        ["PHỤ LỤC", "I. LĨNH VỰC KINH TẾ", *one(task("1")), "II. LĨNH VỰC VĂN HÓA", *one(task("1"))],
        ["I. LĨNH VỰC KINH TẾ: 1 | Việc | P | C | S | Q", "II. LĨNH VỰC VĂN HÓA: 1 | Việc | P | C | S | Q"],
    ),
    "a table that goes on without headings, a cell cut in two, a page's number between": Shape(
        [*one(task("1"), task("2", "Cắt giữa")), "", "2", table(["", "chừng của việc", "", "", "", ""], task("3"))],
        ["1 | Việc | P | C | S | Q", "2 | Cắt giữa chừng của việc | P | C | S | Q", "3 | Việc | P | C | S | Q"],
        ["REST_JOINED 1"],
    ),
    "no column of numbers": Shape(
        [table(["Nhiệm vụ", "Đơn vị thực hiện", "Thời gian"], ["A", "P", "Q"], ["B", "P", "Q"])],
        [" | A | P |  |  | Q", " | B | P |  |  | Q"],
        ["NO_COLUMN 1"],
    ),
    "no column of leads": Shape(
        [table(["TT", "Nội dung", "Tiến độ", "Kết quả"], ["1", "A", "Q", "S"])],
        ["1 | A |  |  | S | Q"],
        ["NO_COLUMN 1"],
    ),
    "automatic numbers in three levels, in sections, parents and cells": Shape(
        one(
            [wide(listed("Kinh tế", 1), 6)],
            [listed("", 1, 1), "A", "P", "C", "S", "Q"],
            [listed("", 1, 1), "Rà soát", "", "", "", ""],
            [listed("", 1, 2), "Đất đai", "P", "C", "S", "Q"],
            [listed("", 1, 2), "Hộ tịch", "P", "C", "S", "Q"],
            [listed("", 1, 1), "B", "P", "C", "S", "Q"],
            [wide(listed("Văn hóa", 1), 6)],
            [listed("", 1, 1), paragraph("Gồm:") + listed("một;", 3) + listed("hai", 3), "P", "C", "S", "Q"],
        ),
        [
            "I. Kinh tế: 1 | A | P | C | S | Q",
            "I. Kinh tế > 2. Rà soát: a) | Đất đai | P | C | S | Q",
            "I. Kinh tế > 2. Rà soát: b) | Hộ tịch | P | C | S | Q",
            "I. Kinh tế: 3 | B | P | C | S | Q",
            "II. Văn hóa: 1 | Gồm:\nmột;\nhai | P | C | S | Q",
        ],
        ["SECTION_GUESSED 4"],
    ),
    "an automatic number that begins at five": Shape(
        one([listed("", 4, 1), *task("")[1:]], [listed("", 4, 1), *task("")[1:]]),
        ["5 | Việc | P | C | S | Q", "6 | Việc | P | C | S | Q"],
    ),
    "automatic numbers of two pieces": Shape(
        one(
            [listed("", 5), "Cha", "", "", "", ""], [listed("", 5, 1), *task("")[1:]], [listed("", 5, 1), *task("")[1:]]
        ),
        ["1. Cha: 1.1 | Việc | P | C | S | Q", "1. Cha: 1.2 | Việc | P | C | S | Q"],
        ["SECTION_GUESSED 2"],
    ),
    "a row that begins a column later": Shape(
        one(task("1"), row(["B", "P2", "", "S", "Q2"], '<w:gridBefore w:val="1"/>')),
        ["1 | Việc | P | C | S | Q", " | B | P2 |  | S | Q2"],
    ),
    "a table inside of a cell": Shape(
        one(["1", paragraph("Gồm:") + table(["a", "b"], ["c", "d"]) + paragraph(""), "P", "C", "S", "Q"]),
        ["1 | Gồm: a b c d | P | C | S | Q"],
    ),
    "the appendix inside of a cell of a frame": Shape(
        [table([table(HEADINGS, task("1"), [listed("", 1, 1), *task("")[1:]]) + paragraph("")])],
        ["1 | Việc | P | C | S | Q", "1 | Việc | P | C | S | Q"],
        ["NUMBER_REPEATED 3"],
    ),
    "a parent over parts with dashes": Shape(
        one(
            ["1", "Rà soát", "", "", "", ""],
            ["", "- Đất đai", "P", "", "S", "Q"],
            ["", "- Hộ tịch", "P2", "", "S", "Q"],
            task("2"),
        ),
        [
            "1. Rà soát:  | - Đất đai | P |  | S | Q",
            "1. Rà soát:  | - Hộ tịch | P2 |  | S | Q",
            "2 | Việc | P | C | S | Q",
        ],
        ["SECTION_GUESSED 2", "NUMBER_EMPTY 3", "NUMBER_EMPTY 4"],
    ),
    "a dash for a number": Shape(
        one(
            ["1", "Rà soát", "", "", "", ""],
            ["-", "Đất đai", "P", "", "S", "Q"],
            ["-", "Hộ tịch", "P2", "", "S", "Q"],
            task("2"),
        ),
        [
            "1. Rà soát: - | Đất đai | P |  | S | Q",
            "1. Rà soát: - | Hộ tịch | P2 |  | S | Q",
            "2 | Việc | P | C | S | Q",
        ],
        ["SECTION_GUESSED 2"],
    ),
    "details in rows of their own": Shape(
        one(
            ["1", "Rà soát:", "P", "C", "S", "Q"],
            ["", "- Đất đai;", "", "", "", ""],
            ["", "- Hộ tịch", "", "", "", ""],
            task("2"),
        ),
        ["1 | Rà soát:\n- Đất đai;\n- Hộ tịch | P | C | S | Q", "2 | Việc | P | C | S | Q"],
        ["REST_JOINED 3", "REST_JOINED 4"],
    ),
    "1 over 1.1, not merged": Shape(
        one(["1", "Kinh tế", "", "", "", ""], task("1.1"), task("1.2"), ["2", "Văn hóa", "", "", "", ""], task("2.1")),
        [
            "1. Kinh tế: 1.1 | Việc | P | C | S | Q",
            "1. Kinh tế: 1.2 | Việc | P | C | S | Q",
            "2. Văn hóa: 2.1 | Việc | P | C | S | Q",
        ],
        ["SECTION_GUESSED 2", "SECTION_GUESSED 5"],
    ),
    "A over I over 1, letters that are numerals too": Shape(
        one(
            ["A", "KINH TẾ", "", "", "", ""],
            ["I", "Nông nghiệp", "", "", "", ""],
            task("1"),
            ["II", "Công nghiệp", "", "", "", ""],
            task("1"),
            ["B", "VĂN HÓA", "", "", "", ""],
            ["I", "Trường học", "", "", "", ""],
            task("1"),
            ["C", "KHÁC", "", "", "", ""],
            task("1"),
            ["D", "NỮA", "", "", "", ""],
            task("1"),
        ),
        [
            "A. KINH TẾ > I. Nông nghiệp: 1 | Việc | P | C | S | Q",
            "A. KINH TẾ > II. Công nghiệp: 1 | Việc | P | C | S | Q",
            "B. VĂN HÓA > I. Trường học: 1 | Việc | P | C | S | Q",
            "C. KHÁC: 1 | Việc | P | C | S | Q",
            "D. NỮA: 1 | Việc | P | C | S | Q",
        ],
    ),
    "numbers with their section's": Shape(
        one([wide("I. Kinh tế", 6)], task("I.1"), task("I.2"), [wide("II. Văn hóa", 6)], task("II.1")),
        [
            "I. Kinh tế: I.1 | Việc | P | C | S | Q",
            "I. Kinh tế: I.2 | Việc | P | C | S | Q",
            "II. Văn hóa: II.1 | Việc | P | C | S | Q",
        ],
    ),
    "a parent with cells over parts with cells": Shape(
        one(task("1", "Cha"), task("1.1", "Con"), task("1.2", "Con"), task("2", "Hai")),
        [
            "1 | Cha | P | C | S | Q",
            "1.1 | Con | P | C | S | Q",
            "1.2 | Con | P | C | S | Q",
            "2 | Hai | P | C | S | Q",
        ],
    ),
    "a parent's cells count for its parts without cells": Shape(
        one(task("1", "Cha"), ["a)", "Một", "", "", "", ""], ["b)", "Hai", "", "", "", ""], task("2")),
        ["1. Cha: a) | Một | P | C | S | Q", "1. Cha: b) | Hai | P | C | S | Q", "2 | Việc | P | C | S | Q"],
        ["SECTION_GUESSED 2", *["FROM_SECTION 3"] * 4, *["FROM_SECTION 4"] * 4],
    ),
    "a task that nobody has yet stands between others": Shape(
        one(["1", "Chưa giao", "", "", "", ""], task("2"), ["3", "Chưa giao", "", "", "", ""]),
        ["1 | Chưa giao |  |  |  | ", "2 | Việc | P | C | S | Q", "3 | Chưa giao |  |  |  | "],
        ["LEAD_EMPTY 2", "DEADLINE_EMPTY 2", "LEAD_EMPTY 4", "DEADLINE_EMPTY 4"],
    ),
    "tasks with Roman numbers": Shape(
        one(task("I"), task("II"), ["III", "Chưa giao", "", "", "", ""], task("IV")),
        [
            "I | Việc | P | C | S | Q",
            "II | Việc | P | C | S | Q",
            "III | Chưa giao |  |  |  | ",
            "IV | Việc | P | C | S | Q",
        ],
        ["LEAD_EMPTY 4", "DEADLINE_EMPTY 4"],
    ),
    "sections without a number": Shape(
        one(["", "Nhóm nhiệm vụ về kinh tế", "", "", "", ""], task("1"), ["", "Văn hóa", "", "", "", ""], task("2")),
        ["Nhóm nhiệm vụ về kinh tế: 1 | Việc | P | C | S | Q", "Văn hóa: 2 | Việc | P | C | S | Q"],
        ["SECTION_GUESSED 4"],
    ),
    "columns of the office's own, a group merged down": Shape(
        [
            table(
                ["TT", "Lĩnh vực", "Nhiệm vụ cụ thể", "Đơn vị chủ trì", "Thời hạn"],
                [down("1"), down("Kinh tế"), "A", "P", "Q"],
                [UP, UP, "B", "P", "Q"],
            )
        ],
        ["1 | A | P |  |  | Q", "1 | B | P |  |  | Q"],
    ),
    "edges drawn a little beside each other": Shape(
        [
            table(
                ["TT", wide("Nhiệm vụ", 2), "Chủ trì", "Thời hạn"],
                ["1", "A", wide("P", 2), "Q"],
                ["2", wide("B", 2), "P", "Q"],
                grid=[500, 3000, 60, 2000, 1500],
            )
        ],
        ["1 | A | P |  |  | Q", "2 | B | P |  |  | Q"],
    ),
    "a grid whose widths say nothing": Shape(
        [table(["TT", "Nhiệm vụ", "Chủ trì", "Thời hạn"], ["1", "A", "P", "Q"], grid=[20, 60, 20, 20])],
        ["1 | A | P |  |  | Q"],
    ),
    "a grid without widths": Shape(
        [table(["TT", "Nhiệm vụ", "Chủ trì", "Thời hạn"], ["1", "A", "P", "Q"], grid=[0, 0, 0, 0])],
        ["1 | A | P |  |  | Q"],
    ),
    "Vietnamese letters as numbers": Shape(
        one(*[task(letter) for letter in "abcdđeghi"]),
        [f"{letter} | Việc | P | C | S | Q" for letter in "abcdđeghi"],
    ),
    "a leader's column": Shape(
        [
            table(
                ["Stt", "Nội dung", "Đơn vị thực hiện", "Thời hạn", "Lãnh đạo phụ trách"],
                ["1", "A", "P", "Q", "Chủ tịch"],
            )
        ],
        ["1 | A | P |  |  | Q | Chủ tịch"],
    ),
}


@pytest.mark.parametrize("name", SHAPES)
def test_an_appendix_of_this_shape_is_read_cell_by_cell(name: str, tmp_path: Path) -> None:
    shape = SHAPES[name]
    reading = reading_of(tmp_path, docx(*shape.body, numbering=LISTS))
    assert rows_of(reading) == list(shape.rows)
    assert doubts_of(reading) == list(shape.doubts)


def test_the_other_columns_are_kept_under_their_headings(tmp_path: Path) -> None:
    body = SHAPES["columns of the office's own, a group merged down"].body
    assert [dict(task.other) for task in reading_of(tmp_path, docx(*body)).tasks] == [{"Lĩnh vực": "Kinh tế"}] * 2


def test_what_was_left_out_is_said(tmp_path: Path) -> None:
    box = "<w:r><w:pict><w:txbxContent><w:p/></w:txbxContent></w:pict></w:r>"
    marks = "<w:r><w:commentReference w:id='1'/><w:endnoteReference w:id='1'/></w:r>"
    words = f"<w:p>{run('Việc')}{marks}{box}<w:r><w:drawing/></w:r></w:p>"
    reading = reading_of(tmp_path, docx(*one(["1", words, "P", "C", "S", "Q"], row(task("2"), "<w:del/>"))))
    assert rows_of(reading) == ["1 | Việc | P | C | S | Q"]
    assert reading.notices == (Notice.TRACKED, Notice.FOOTNOTES, Notice.COMMENTS, Notice.TEXT_BOXES)


def test_a_hidden_row_is_no_task(tmp_path: Path) -> None:
    reading = reading_of(tmp_path, docx(*one(task("1"), row(task("2"), "<w:hidden/>"), task("3"))))
    assert [row.kind for row in reading.rows] == [Kind.TASK, Kind.HIDDEN, Kind.TASK]


def test_a_person_may_choose_the_other_table(tmp_path: Path) -> None:
    raw = docx(*SHAPES["another appendix fits as well"].body)
    assert [found.table for found in reading_of(tmp_path, raw).candidates] == [1, 2]
    chosen = reading_of(tmp_path, raw, choice=Choice(table=2, code="VHXH26"))
    assert rows_of(chosen) == ["1 | X | P |  |  | Q"]
    assert [task.id for task in chosen.tasks] == ["VHXH26-1"]


def test_a_person_may_say_which_column_is_which(tmp_path: Path) -> None:
    raw = docx(*one(task("1")))
    swapped = reading_of(tmp_path, raw, choice=Choice(columns={2: Field.COORDINATE, 3: Field.LEAD, 4: None}))
    assert rows_of(swapped) == ["1 | Việc | C | P |  | Q"]
    assert dict(swapped.tasks[0].other) == {"Sản phẩm": "S"}


def broken(*lines: str) -> str:
    """A paragraph whose lines are parted by soft breaks."""
    return f"<w:p>{'<w:r><w:br/></w:r>'.join(map(run, lines))}</w:p>"


def test_a_letterhead_whose_lines_are_parted_by_soft_breaks_is_read_line_by_line(tmp_path: Path) -> None:
    left = Cell(broken("ỦY BAN NHÂN DÂN", "XÃ AN BÌNH", "Số: 45/KH-UBND"))
    right = Cell(broken("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "An Bình, ngày 12 tháng 3 năm 2026"))
    title = broken("KẾ HOẠCH", "Phát triển sản phẩm OCOP", "giai đoạn 2026 - 2030")
    plan = reading_of(tmp_path, docx(table([left, right]), title, *one(task("1")))).plan
    assert (plan.number, plan.issued, plan.issuer) == ("45/KH-UBND", date(2026, 3, 12), "ỦY BAN NHÂN DÂN XÃ AN BÌNH")
    assert plan.subject == "Phát triển sản phẩm OCOP giai đoạn 2026 - 2030"


def test_a_target_in_the_line_above_a_table_without_a_label_is_found(tmp_path: Path) -> None:
    aim = "Mục tiêu: trên 150 doanh nghiệp thành lập mới."
    bare = reading_of(tmp_path, docx(paragraph(aim), *one(task("1"))))
    title = paragraph("Danh mục nhiệm vụ phấn đấu đạt 90% trong năm")
    labelled = reading_of(tmp_path, docx(paragraph(aim), paragraph("PHỤ LỤC"), title, *one(task("1"))))
    assert [target.sentence for target in (*bare.targets, *labelled.targets)] == [aim, aim]
