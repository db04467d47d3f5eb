"""What Word, Excel, LibreOffice, Google and browsers put on the clipboard for a table, each in a dialect of its own."""

from __future__ import annotations

import pytest

from taskbook.adapters.appendix.copied import copied_source
from taskbook.adapters.appendix.limits import MAX_ROWS
from taskbook.adapters.windows.clipboard import Copied
from taskbook.core.appendix.grid import Notice, Paragraph, Source
from taskbook.core.appendix.read import read_appendix
from taskbook.core.appendix.reading import Reading
from taskbook.errors import AppendixUnreadableError
from taskbook.texts.appendix_copied import COPIED
from tests.adapters.appendix.saying import HEADINGS, doubts_of, rows_of


def source(html: str) -> Source:
    return copied_source(Copied(html=html.encode()))


def read(html: str) -> Reading:
    reading = read_appendix(source(html))
    assert isinstance(reading, Reading), reading
    return reading


def row(*cells: str, tag: str = "td", style: str = "") -> str:
    return f"<tr{style}>{''.join(f'<{tag}>{cell}</{tag}>' for cell in cells)}</tr>"


HEAD = row(*HEADINGS)

WORD = """Version:1.0\r
StartHTML:0000000105\r
EndHTML:0000099999\r
StartFragment:0000000141\r
EndFragment:0000099950\r
\r
<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40">
<head><meta http-equiv=Content-Type content="text/html; charset=utf-8"><meta name=ProgId content=Word.Document>
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
<style><!-- @list l0:level1 {mso-level-number-format:roman-upper;} p.MsoNormal {margin:0in;} --></style>
<!--[if gte mso 10]><style>table.MsoNormalTable {mso-style-name:"Table Normal";}</style><![endif]--></head>
<body lang=EN-US style='tab-interval:.5in'>
<!--StartFragment-->
<table class=MsoTableGrid border=1 cellspacing=0 cellpadding=0 style='border-collapse:collapse;mso-yfti-tbllook:1184'>
 @ROWS@
</table>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<!--EndFragment-->
</body></html>"""


def word(*rows: str) -> str:
    return WORD.replace("@ROWS@", "".join(rows))


def paragraph(words: str) -> str:
    return f"<p class=MsoNormal align=center style='text-align:center'><span lang=VI>{words}<o:p></o:p></span></p>"


def listed(number: str, words: str = "") -> str:
    """A paragraph of Word's with the number a list gives it."""
    blanks = "<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp;&nbsp;&nbsp; </span>"
    return (
        "<p class=MsoListParagraph style='text-indent:-.25in;mso-list:l0 level1 lfo1'><![if !supportLists]>"
        f"<span style='mso-fareast-font-family:Calibri'><span style='mso-list:Ignore'>{number}{blanks}</span></span>"
        f"<![endif]>{words}<o:p></o:p></p>"
    )


def test_words_automatic_numbers_of_tasks_sections_and_parts_are_kept() -> None:
    section = f"<tr><td colspan=6>{listed('II.', 'KINH TẾ')}</td></tr>"
    first = row(listed("1."), paragraph("Rà soát\r\n  quy hoạch"), "Phòng Kinh tế", "", "", "Quý I")
    parts = listed("a)", "đất đai") + listed("·", "hộ tịch") + listed("§", "đường sá")
    second = row(listed("2.1."), paragraph("Số hóa:") + parts, "Văn phòng", "", "", "Quý II")
    assert rows_of(read(word(HEAD, section, first, second))) == [
        "II. KINH TẾ: 1 | Rà soát quy hoạch | Phòng Kinh tế |  |  | Quý I",
        "II. KINH TẾ: 2.1 | Số hóa:\na) đất đai\nhộ tịch\nđường sá | Văn phòng |  |  | Quý II",
    ]


def test_what_word_tracks_notes_and_hides_is_left_out_and_said() -> None:
    tracked = "<del cite='mailto:A' datetime='2026-03-01T08:00'>Quý I</del><ins cite='mailto:A'>Quý II</ins>"
    note = (
        "Rà soát<a style='mso-footnote-id:ftn1' href='#_ftn1'><span class=MsoFootnoteReference>"
        "<span style='mso-special-character:footnote'><![if !supportFootnotes]>[1]<![endif]></span></span></a>"
    )
    comment = (
        "Phòng Kinh tế<span class=MsoCommentReference><![if !supportAnnotations]><a class=msocomanchor "
        "style='mso-comment-reference:NV_1;mso-comment-date:20260301T0800'>[NV1]</a><![endif]></span>"
    )
    hidden = "Báo cáo<span style='display:none;mso-hide:all'> mật</span>"
    found = source(word(HEAD, row("1", note, comment, "", hidden, tracked)))
    reading = read_appendix(found)
    assert isinstance(reading, Reading)
    assert rows_of(reading) == ["1 | Rà soát | Phòng Kinh tế |  | Báo cáo | Quý II"]
    assert set(found.notices) == {Notice.TRACKED, Notice.FOOTNOTES, Notice.COMMENTS, Notice.HIDDEN_TEXT}


def test_words_merged_cells_and_a_table_within_a_cell_are_read() -> None:
    inner = f"<table>{row('5 km', 'đường')}</table>"
    rows = (
        f"<tr><td>1</td><td>Rà soát {inner}</td><td rowspan=2>Phòng Kinh tế</td><td></td><td></td><td>Quý I</td></tr>",
        "<tr><td>2</td><td>Nâng cấp</td><td></td><td></td><td>Quý II</td></tr>",
    )
    found = source(word(HEAD, *rows))
    assert found.notices == (Notice.NESTED_TABLE,)
    reading = read_appendix(found)
    assert isinstance(reading, Reading)
    assert [line.split(" | ")[2] for line in rows_of(reading)] == ["Phòng Kinh tế", "Phòng Kinh tế"]
    assert "5 km" in rows_of(reading)[0]


EXCEL = """Version:1.0\r
StartHTML:0000000100\r
EndHTML:0000009999\r
StartFragment:0000000200\r
EndFragment:0000009990\r
<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><style><!--
.xl65 {{mso-number-format:"\\@"; text-align:left;}} --></style></head>
<body link=blue vlink=purple>
<table border=0 cellpadding=0 cellspacing=0 width=704 style='border-collapse:collapse;width:528pt'>
<!--StartFragment-->
 <col width=64 span=2 style='width:48pt'>
 {columns}
{rows}
<!--EndFragment-->
</table></body></html>"""


def test_what_excel_copies_begins_inside_of_its_table() -> None:
    rows = "\n".join(
        [
            " <tr height=20 style='height:15.0pt'>"
            + "".join(f"<td height=20 class=xl65 width=64>{text}</td>" for text in HEADINGS)
            + "</tr>",
            " <tr><td colspan=6 class=xl66 style='mso-ignore:colspan'>I. Kinh tế</td></tr>",
            " <tr><td class=xl65 align=right x:num>1</td><td class=xl65>Rà soát:<br>\n  - đất đai<br>\n  - hộ tịch</td>"
            "<td rowspan=2>Phòng<span style='mso-spacerun:yes'>  </span>Kinh tế</td><td></td><td></td>"
            "<td>30/6/2026</td></tr>",
            " <tr><td align=right>1.10</td><td>Nâng cấp</td><td></td><td></td><td>Quý II</td></tr>",
        ]
    )
    assert rows_of(read(EXCEL.format(columns="<col width=240>", rows=rows))) == [
        "I. Kinh tế: 1 | Rà soát:\n- đất đai\n- hộ tịch | Phòng Kinh tế |  |  | 30/6/2026",
        "I. Kinh tế: 1.10 | Nâng cấp | Phòng Kinh tế |  |  | Quý II",
    ]


def test_rows_and_columns_that_excel_hides_are_left_out_and_said() -> None:
    rows = (
        row(*HEADINGS[:2], "Ghi chú nội bộ", *HEADINGS[2:])
        + row("1", "Rà soát", "mật", "Phòng Kinh tế", "", "", "Quý I")
        + row("2", "Bỏ", "mật", "Phòng Kinh tế", "", "", "Quý I", style=" height=0 style='display:none'")
    )
    html = EXCEL.format(columns="<col width=0 style='display:none;mso-width-source:userset'>", rows=rows)
    found = source(html)
    assert found.notices == (Notice.HIDDEN_ROWS, Notice.HIDDEN_COLUMNS)
    reading = read_appendix(found)
    assert isinstance(reading, Reading)
    assert rows_of(reading) == ["1 | Rà soát | Phòng Kinh tế |  |  | Quý I"]
    assert not reading.tasks[0].other
    assert "HIDDEN_ROW 3" in doubts_of(reading)


ROWS = HEAD + row("1", "<p>Rà soát</p><p>quy hoạch</p>", "Phòng Kinh tế", "", "", "Quý I")
SAID = ["1 | Rà soát quy hoạch | Phòng Kinh tế |  |  | Quý I"]


@pytest.mark.parametrize(
    "html",
    [
        f"<meta charset='utf-8'><b style='font-weight:normal' id='docs-internal-guid-1'><div><table>{ROWS}"
        "</table></div></b>",
        f"<google-sheets-html-origin><style>td {{border: 1px}}</style><table><colgroup><col></colgroup><tbody>{ROWS}"
        "</tbody></table></google-sheets-html-origin>",
        f"<div class=WordSection1><p>Kính gửi anh chị,</p><div align=center><table>{ROWS}</table></div></div>",
        f"<!DOCTYPE html><html><body><!--StartFragment--><table><thead>{HEAD}</thead><tbody>{ROWS[len(HEAD) :]}</tbody>"
        "</table><!--EndFragment--></body></html>",
        f"<html><body><!--StartFragment--><tbody>{ROWS}</tbody><!--EndFragment--></body></html>",
        f"<font face='Times New Roman'><table cols=6><colgroup width=85></colgroup>{ROWS}</table></font>",
    ],
    ids=["Google Docs", "Google Sheets", "mail", "browser", "part of a table", "LibreOffice"],
)
def test_a_table_is_found_within_whatever_stands_around_it(html: str) -> None:
    assert rows_of(read(html)) == SAID


def test_words_beside_the_table_are_lines_of_their_own() -> None:
    found = source(
        f"<div>KẾ HOẠCH<div>Phát triển kinh tế</div>năm 2026</div><table>{ROWS}</table>Nơi nhận:<br>- Đảng ủy"
    )
    assert [block.text for block in found.blocks if isinstance(block, Paragraph)] == [
        "KẾ HOẠCH",
        "Phát triển kinh tế",
        "năm 2026",
        "Nơi nhận:\n- Đảng ủy",
    ]


@pytest.mark.parametrize(
    ("opening", "number"),
    [
        ("<ol start=4><li>", "4"),
        ("<ol type=I><li value=3>", "III"),
        ("<ol type=i><li value=2>", "ii"),
        ("<ol type=A><li>", "A"),
        ("<ol type=a><li value=2>", "b)"),
        ("<ol style='list-style-type:lower-alpha'><li>", "a)"),
        ("<ol><li style='list-style-type: upper-roman;'>", "I"),
        ("<ol start=x><li>", "1"),
    ],
)
def test_a_list_of_a_web_page_gives_its_number_as_it_is_shown(opening: str, number: str) -> None:
    rows = HEAD + row(f"{opening}<p><br></p></ol>", "Rà soát", "Phòng Kinh tế", "", "", "Quý I")
    assert rows_of(read(f"<table>{rows}</table>")) == [f"{number} | Rà soát | Phòng Kinh tế |  |  | Quý I"]


def test_a_list_goes_on_counting_after_a_number_of_its_own() -> None:
    cell = "<ol><li>một</li><li value=5>hai</li><li>ba</li></ol>"
    rows = HEAD + row("1", cell, "Phòng Kinh tế", "", "", "Quý I")
    assert rows_of(read(f"<table>{rows}</table>")) == ["1 | 1. một\n5. hai\n6. ba | Phòng Kinh tế |  |  | Quý I"]


TABBED = 'TT\tNhiệm vụ\tChủ trì\tThời hạn\r\n1\t"Rà soát:\n- đất ""đai"""\tPhòng Kinh tế\tQuý I\r\n'


@pytest.mark.parametrize("html", [None, b"", b"<p>no table</p>"])
def test_text_with_tabs_is_a_table_where_no_html_has_one(html: bytes | None) -> None:
    reading = read_appendix(copied_source(Copied(html, TABBED)))
    assert isinstance(reading, Reading)
    assert rows_of(reading) == ['1 | Rà soát:\n- đất "đai" | Phòng Kinh tế |  |  | Quý I']


@pytest.mark.parametrize(
    ("copied", "said"),
    [
        (Copied(), "không có bảng hay chữ nào"),
        (Copied(b"", ""), "không có bảng hay chữ nào"),
        (Copied(None, "Rà soát quy hoạch"), "chỉ có chữ, không có bảng"),
        (Copied(None, "Một\tdòng\nkhông phải bảng"), "chỉ có chữ, không có bảng"),
        (Copied("<p>Rà soát</p>".encode(), "Rà soát"), "chỉ có chữ, không có bảng"),
        (Copied(None, "a\tb\n" * (MAX_ROWS + 1)), "dài hơn 12.000 dòng"),
        (Copied(None, "a\tb\n" + "x" * 200_000 + "\tb\n"), "chỉ có chữ, không có bảng"),
        (Copied(None, "a\tb\n" * 13_000_000), "lớn hơn 50 MB"),
    ],
    ids=["nothing", "empty", "words", "one tab", "HTML without a table", "rows", "an endless cell", "megabytes"],
)
def test_what_has_no_table_stops_with_what_to_do(copied: Copied, said: str) -> None:
    with pytest.raises(AppendixUnreadableError, match=said) as stop:
        copied_source(copied)
    assert "Hãy" in str(stop.value)


def test_what_was_copied_is_called_so() -> None:
    assert source(f"<table>{ROWS}</table>").name == COPIED
