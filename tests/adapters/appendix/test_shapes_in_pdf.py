"""PDF files: ruled tables over pages, letterheads of two sides, cells that a page's end cut."""

from __future__ import annotations

from pathlib import Path

import pytest

from taskbook.adapters.appendix import pdf
from taskbook.adapters.appendix.office import converted
from taskbook.adapters.appendix.pdf_layout import Box, Word, cell_text, halves, lines_of, merged_edges, paragraphs_of
from taskbook.adapters.appendix.source import read_source
from taskbook.core.appendix.read import read_appendix
from taskbook.core.appendix.reading import Reading
from taskbook.errors import AppendixUnreadableError
from tests.adapters.appendix.saying import rows_of
from tests.adapters.appendix.test_shapes_in_excel import needs_office
from tests.appendices import FOLDER, answer_to, differences
from tests.appendices.word import docx, table


def word(text: str, x0: float, top: float, width: float = 20) -> Word:
    return Word(text, x0, x0 + width, top, top + 10)


def as_pdf(folder: Path, source: Path) -> Path:
    with converted(source, "pdf") as made:
        path = folder / f"{source.stem}.pdf"
        path.write_bytes(made.read_bytes())
    return path


@needs_office
@pytest.mark.slow
@pytest.mark.parametrize("name", ["S_KTTN25", "S_TTKT26", "02_muc_hai_cap", "04_chin_cot_ngang", "05_cat_ba_bang"])
def test_a_word_file_printed_to_pdf_is_read_as_the_word_file(name: str, tmp_path: Path) -> None:
    reading = read_appendix(read_source(as_pdf(tmp_path, FOLDER / f"{name}.docx")))
    assert isinstance(reading, Reading)
    assert differences(reading, answer_to(FOLDER / f"{name}.docx")) == []


@needs_office
@pytest.mark.slow
def test_a_long_table_goes_on_over_pages(tmp_path: Path) -> None:
    headings = ["TT", "Nhiệm vụ", "Đơn vị chủ trì", "Thời hạn"]
    rows = [[str(at), f"Việc số {at} của kế hoạch", "Phòng Kinh tế", "Quý I/2026"] for at in range(1, 121)]
    (tmp_path / "a.docx").write_bytes(
        docx(
            table(headings, *rows, grid=[700, 4000, 2000, 2000]).replace(
                "<w:tblPr/>",
                f"<w:tblPr><w:tblBorders>{RULED}</w:tblBorders></w:tblPr>",
            )
        )
    )
    reading = read_appendix(read_source(as_pdf(tmp_path, tmp_path / "a.docx")))
    assert isinstance(reading, Reading)
    assert rows_of(reading) == [f"{row[0]} | {row[1]} | {row[2]} |  |  | {row[3]}" for row in rows]


def test_a_pdf_of_too_many_pages_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "MAX_PAGES", 0)
    with pytest.raises(AppendixUnreadableError, match="có hơn 0 trang"):
        read_source(FOLDER / "A02_hai_dong_tieu_de.pdf")


def test_a_pdf_of_too_many_rows_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "MAX_ROWS", 3)
    with pytest.raises(AppendixUnreadableError, match="dài hơn 3 dòng"):
        read_source(FOLDER / "A02_hai_dong_tieu_de.pdf")


RULED = "".join(f'<w:{side} w:val="single"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
BOX = Box(0, 0, 100, 100)


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        # a full line goes on in the next, one with room ends a paragraph
        (["Phòng|Văn|hóa|-", "Xã|hội"], "Phòng Văn hóa - Xã hội"),
        (["Gồm:", "-|một"], "Gồm:\n- một"),
        (["một|hai|ba|bốn;", "-|năm"], "một hai ba bốn;\n- năm"),
        (["một|hai|ba|QĐ-", "TTg"], "một hai ba QĐ-TTg"),
        (["1."], "1"),
        (["1.1."], "1.1"),
        (["II."], "II"),
        (["Báo", "cáo."], "Báo cáo."),
        # a narrow column cuts a day within its signs
        (["một|hai|ba|15/4/20", "26"], "một hai ba 15/4/2026"),
        (["một|hai|ba|(4/", "2026)."], "một hai ba (4/2026)."),
        (["một|hai|ba|4/2026", "2027"], "một hai ba 4/2026 2027"),
        (["một|hai|ba|20", "26"], "một hai ba 20 26"),
    ],
)
def test_lines_of_a_cell_are_put_together(lines: list[str], text: str) -> None:
    words = [
        word(piece, 5 + 23 * at, 10 + 12 * line)
        for line, pieces in enumerate(lines)
        for at, piece in enumerate(pieces.split("|"))
    ]
    assert cell_text(words, BOX)[0] == text


def test_paragraphs_of_a_cell_are_known_where_there_are_several() -> None:
    words = [word("ỦY", 5, 10), word("XÃ", 5, 22)]
    assert cell_text(words, BOX) == ("ỦY XÃ", ("ỦY", "XÃ"))


def test_words_stand_on_one_line_when_their_middles_do() -> None:
    lines = lines_of([word("b", 40, 11), word("a", 5, 10), word("c", 5, 30)])
    assert [[found.text for found in line] for line in lines] == [["a", "b"], ["c"]]


def test_edges_drawn_almost_at_one_place_are_one() -> None:
    assert merged_edges([10, 50, 11.5, 90]) == [10, 50, 90]


def test_a_letterhead_line_has_two_halves() -> None:
    assert [
        [found.text for found in part] for part in halves([word("a", 0, 0), word("b", 25, 0), word("c", 90, 0)])
    ] == [
        ["a", "b"],
        ["c"],
    ]


def test_running_text_is_paragraphs() -> None:
    lines = [
        [word("Thực", 0, 10), word("hiện", 22, 10), word("kế", 44, 10), word("hoạch", 66, 10)],
        [word("năm", 0, 22)],
        [word("(Kèm", 0, 34), word("theo", 22, 34), word("kế", 44, 34), word("hoạch)", 66, 34)],
        [word("PHỤ", 0, 46), word("LỤC", 22, 46), word("MỘT", 44, 46), word("HAI", 66, 46)],
        [word("Xa", 0, 90)],
    ]
    assert list(paragraphs_of(lines)) == ["Thực hiện kế hoạch năm", "(Kèm theo kế hoạch)", "PHỤ LỤC MỘT HAI", "Xa"]
    assert list(paragraphs_of([])) == []
