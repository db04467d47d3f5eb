"""A table copied to the clipboard: HTML of Word, of a mail, of a web page."""

from __future__ import annotations

import pytest

from taskbook.adapters.appendix.cf_html import fragment_of
from taskbook.adapters.appendix.html import read_html
from taskbook.adapters.appendix.limits import MAX_BYTES
from taskbook.core.appendix.grid import Table
from taskbook.core.appendix.read import read_appendix
from taskbook.core.appendix.reading import Reading, Refusal
from taskbook.errors import AppendixUnreadableError
from tests.adapters.appendix.saying import rows_of

HEAD = "<tr><th>TT<th>Nhiệm vụ<th>Chủ trì<th>Phối hợp<th>Sản phẩm<th>Thời hạn</tr>"
WORD = (
    "Version:1.0\r\nStartHTML:0000000105\r\nEndHTML:0000001000\r\nStartFragment:0000000141\r\n"
    "EndFragment:0000000900\r\n<html><head><style>td {color: red}</style></head><body>\r\n"
    "<!--StartFragment--><table>{}</table><!--EndFragment--></body></html>"
)


def read(html: str) -> list[str]:
    reading = read_appendix(read_html(fragment_of(html.encode()), "bảng đã sao chép"))
    assert isinstance(reading, Reading), reading
    return rows_of(reading)


def test_spans_both_ways_give_each_row_its_texts() -> None:
    rows = (
        "<tr><td colspan=6>I. KINH TẾ</td></tr>"
        "<tr><td>1<td>A<td rowspan=2>P<td>C<td>S<td rowspan='2'>Q</tr>"
        "<tr><td>2<td>B<td>C2<td>S2</tr>"
    )
    assert read(f"<table>{HEAD}{rows}</table>") == [
        "I. KINH TẾ: 1 | A | P | C | S | Q",
        "I. KINH TẾ: 2 | B | P | C2 | S2 | Q",
    ]


def test_what_word_copies_keeps_paragraphs_bullets_and_automatic_numbers() -> None:
    number = "<p class=MsoListParagraph><span style='mso-list:Ignore'>1.<span>&nbsp; </span></span></p>"
    bullet = "<p><span style='mso-list:Ignore'>·<span>&nbsp;</span></span>Đất\r\nđai;</p>"
    hidden = "<span style='display:none'>ẩn</span><del>bỏ</del>"
    cell = f"<p>Rà soát{hidden}:</p>{bullet}<p>- Hộ tịch</p>"
    rows = f"<tr><td>{number}<td>{cell}<td>Phòng <b>Kinh tế</b><td>C<br>D<td>S<td><p>Quý</p><p>I</p></tr>"
    assert read(WORD.replace("{}", f"<thead>{HEAD}</thead><tbody>{rows}</tbody>")) == [
        "1 | Rà soát:\nĐất đai;\n- Hộ tịch | Phòng Kinh tế | C D | S | Quý I"
    ]


def test_a_list_of_a_web_page_is_bullets() -> None:
    rows = "<tr><td>1<td>Gồm:<ul><li>một</li><li>hai</li></ul><td>P<td>C<td>S<td>Q</tr>"
    assert read(f"<div><table>{HEAD}{rows}</table></div>") == ["1 | Gồm:\nmột\nhai | P | C | S | Q"]


def test_a_numbered_list_of_a_web_page_gives_its_numbers() -> None:
    rows = "".join(
        f"<tr><td><ol {kind}><li><p><br></p></li></ol><td>A<td>P<td>C<td>S<td>Q</tr>"
        for kind in ("", "start=2", "start=3")
    )
    assert [line[:5] for line in read(f"<table>{HEAD}{rows}</table>")] == ["1 | A", "2 | A", "3 | A"]
    cell = "Gồm:<ol type=a><li>một</li><li>hai</li></ol><ol type=I><li>ba</li></ol>"
    assert read(f"<table>{HEAD}<tr><td>1<td>{cell}<td>P<td>C<td>S<td>Q</tr></table>") == [
        "1 | Gồm:\na) một\nb) hai\nI. ba | P | C | S | Q"
    ]


def test_a_fragment_may_begin_inside_of_a_table() -> None:
    rows = f"{HEAD}<tr><td>1</td><td>A</td><td>P</td><td>C</td><td>S</td><td>Q</td></tr>"
    assert read(f"<html><!--StartFragment-->{rows}<!--EndFragment--></html>") == ["1 | A | P | C | S | Q"]


def test_text_beside_the_table_is_paragraphs_and_a_script_is_nothing() -> None:
    source = read_html(f"<p>PHỤ LỤC</p><script>x</script><p></p><table>{HEAD}</table>", "bảng")
    assert [type(block).__name__ for block in source.blocks] == ["Paragraph", "Table"]


@pytest.mark.parametrize("html", ["", "   ", "<p></p>"])
def test_nothing_copied_is_no_text(html: str) -> None:
    assert read_appendix(read_html(html, "bảng")) is Refusal.NO_TEXT


def test_a_span_that_is_no_number_is_one() -> None:
    (table,) = read_html("<table><tr><td colspan='x'>a<td rowspan='-1'>b<td colspan='99999'>c</tr></table>", "b").blocks
    assert isinstance(table, Table)
    assert [(cell.column, cell.span) for cell in table.rows[0].cells] == [(0, 1), (1, 1), (2, 60)]


def test_what_is_too_large_stops_with_a_sentence() -> None:
    with pytest.raises(AppendixUnreadableError, match="«bảng» lớn hơn 50 MB"):
        read_html("x" * (MAX_BYTES + 1), "bảng")
    with pytest.raises(AppendixUnreadableError, match="dài hơn"):
        read_html(f"<table>{'<tr></tr>' * 12_001}</table>", "bảng")


@pytest.mark.parametrize(
    "html",
    [
        f"<table {' '.join(f'a{at}' for at in range(25_000))}><tr><td>x</table>",
        f"<table>{'<td>' * 1_000_001}",
    ],
    ids=["attributes that are held against each other", "tags"],
)
def test_what_would_take_minutes_stops_with_what_to_do(html: str) -> None:
    with pytest.raises(AppendixUnreadableError, match=r"quá lớn hoặc lạ khác thường.*Hãy chỉ bôi đen bảng"):
        read_html(html, "bảng")


def test_a_long_style_as_word_writes_it_is_no_trouble() -> None:
    style = "mso-style-name:x;" * 500
    assert len(read_html(f"<table style='{style}'>{HEAD}</table>", "bảng").blocks) == 1
