"""How values become cells: their XML, their formats, the rows they stand in."""

from datetime import date, datetime
from pathlib import Path

import numpy
import pandas
import pytest

from taskbook.adapters.xlsx.workbook import open_workbook
from taskbook.errors import WorkbookChangedError
from taskbook.ports import Append, CellWrite, Changes, ColumnWrite, Link, SheetFill, SheetInfo, Value, Writable
from tests.adapters.xlsx.hostile import Parts, parts, sheet, strings, styles, table, write
from tests.adapters.xlsx.rich import part

SHEET = "xl/worksheets/sheet1.xml"
DAY = date(2026, 3, 31)


def rows_of(path: Path) -> str:
    xml = part(path, SHEET)
    return xml[xml.index("<sheetData") : xml.index("</sheetData>")].partition(">")[2]


def filled(path: Path, made: Parts, *rows: list[Writable], top: int = 1, width: int = 2) -> str:
    """The rows of a sheet once it was filled."""
    write(path / "a.xlsx", made)
    open_workbook(path / "a.xlsx").apply(Changes(fills=[SheetFill("Trang", top, width, rows)]))
    return rows_of(path / "a.xlsx")


def put(path: Path, made: Parts, *cells: tuple[int, int, Writable]) -> str:
    """The rows of a sheet once single cells were written."""
    write(path / "a.xlsx", made)
    changes = [CellWrite("Trang", row, column, value) for row, column, value in cells]
    open_workbook(path / "a.xlsx").apply(Changes(cells=changes))
    return rows_of(path / "a.xlsx")


def with_styles(made: Parts, *codes: str) -> Parts:
    return made | {"xl/styles.xml": styles(*codes)}


@pytest.mark.parametrize(
    ("value", "xml"),
    [
        ("chữ", ' t="inlineStr"><is><t>chữ</t></is></c>'),
        ("=1+1", ' t="inlineStr"><is><t>=1+1</t></is></c>'),
        (" a&<b> ", ' t="inlineStr"><is><t xml:space="preserve"> a&amp;&lt;b&gt; </t></is></c>'),
        ("a\nb", ' t="inlineStr"><is><t xml:space="preserve">a\nb</t></is></c>'),
        ("a\rb", ' t="inlineStr"><is><t>a_x000D_b</t></is></c>'),
        ("_x0041\rb", ' t="inlineStr"><is><t>_x005F_x0041_x000D_b</t></is></c>'),
        ("_x000D_", ' t="inlineStr"><is><t>_x005F_x000D_</t></is></c>'),
        ("_x0041_x0042_", ' t="inlineStr"><is><t>_x005F_x0041_x005F_x0042_</t></is></c>'),
        ("a\x00\x0b\x1f\ud800\uffffb", ' t="inlineStr"><is><t>ab</t></is></c>'),
        ("😀", ' t="inlineStr"><is><t>😀</t></is></c>'),
        (5, "><v>5</v></c>"),
        (5.0, "><v>5</v></c>"),
        (0.1, "><v>0.1</v></c>"),
        (1e300, "><v>1e+300</v></c>"),
        (10**20, "><v>1e+20</v></c>"),
        (True, ' t="b"><v>1</v></c>'),
        (False, ' t="b"><v>0</v></c>'),
        (
            Link("Trang 'a' & b", "B5", 'xem "B5"'),
            ' t="str"><f>HYPERLINK("#\'Trang \'\'a\'\' &amp; b\'!B5","xem ""B5""")</f><v>xem "B5"</v></c>',
        ),
        (date(1899, 12, 31), ' t="inlineStr"><is><t>31/12/1899</t></is></c>'),
        (datetime(1066, 10, 14, 9, 5, 1), ' t="inlineStr"><is><t>14/10/1066 09:05:01</t></is></c>'),
    ],
)
def test_each_kind_of_value_has_its_xml(tmp_path: Path, value: Writable, xml: str) -> None:
    assert put(tmp_path, parts(sheet("")), (2, 3, value)) == f'<row r="2"><c r="C2"{xml}</row>'


@pytest.mark.parametrize("value", [None, "", "\x01", float("nan"), float("inf"), -float("inf"), 10**400])
def test_what_cannot_be_shown_is_blank(tmp_path: Path, value: Writable) -> None:
    made = parts(sheet('<row r="1"><c r="A1" s="1"><v>5</v></c></row>'))
    assert put(tmp_path, with_styles(made, "0"), (1, 1, value)) == '<row r="1"><c r="A1" s="1"/></row>'


def test_values_of_other_libraries_are_taken_for_what_they_are(tmp_path: Path) -> None:
    values = [pandas.Timestamp(2026, 3, 31, 6), pandas.NaT, numpy.float64(0.5), numpy.float64("nan")]
    made = with_styles(parts(sheet("")), "dd/mm/yyyy")
    put(tmp_path, made, *((1, column, value) for column, value in enumerate(values, 1)))  # type: ignore[misc]
    found = open_workbook(tmp_path / "a.xlsx").block("Trang", 1, 4)
    assert found == [[datetime(2026, 3, 31, 6), None, 0.5, None]]


@pytest.mark.parametrize("pad", ["x", "😀"])
def test_too_long_a_text_is_cut_with_a_mark(tmp_path: Path, pad: str) -> None:
    put(tmp_path, parts(sheet("")), (1, 1, pad * 40_000))
    book = open_workbook(tmp_path / "a.xlsx")
    (text,) = book.block("Trang", 1, 1)[0]
    assert isinstance(text, str)
    assert len(text.encode("utf-16-le")) // 2 in (32_766, 32_767)
    assert text.endswith("[…] (đã cắt bớt: quá 32.767 ký tự)")
    assert book.apply(Changes(cells=[CellWrite("Trang", 1, 1, pad * 40_000)])).changed == 0


def test_the_longest_text_is_kept_whole(tmp_path: Path) -> None:
    put(tmp_path, parts(sheet("")), (1, 1, "x" * 32_767))
    assert open_workbook(tmp_path / "a.xlsx").block("Trang", 1, 1) == [["x" * 32_767]]


def test_a_link_with_a_long_text_is_cut_to_what_a_formula_may_hold(tmp_path: Path) -> None:
    put(tmp_path, parts(sheet("")), (1, 1, Link("Trang", "A1", "x" * 300)))
    assert open_workbook(tmp_path / "a.xlsx").block("Trang", 1, 1) == [["x" * 254 + "…"]]


@pytest.mark.parametrize(
    ("standing", "value"),
    [
        ('<c r="A1" t="s"><v>0</v></c>', "một"),
        ('<c r="A1" t="inlineStr"><is><r><t>m</t></r><r><t>ột</t></r></is></c>', "một"),
        ('<c r="A1" t="n"><v>5.0</v></c>', 5),
        ('<c r="A1"><v>5E0</v></c>', 5.0),
        ('<c r="A1" s="1"><v>46112.0</v></c>', DAY),
        ('<c r="A1" t="b"><v>true</v></c>', True),
        ('<c r="A1" s="1" t="s"/>', None),
        ('<c r="A1" t="s"><v>1</v></c>', ""),
    ],
)
def test_a_value_that_stands_there_in_another_spelling_is_not_written(
    tmp_path: Path, standing: str, value: Writable
) -> None:
    made = with_styles(parts(sheet(f'<row r="1">{standing}</row>')), "dd/mm/yyyy")
    write(tmp_path / "a.xlsx", made | {"xl/sharedStrings.xml": strings("<t>một</t>", "<t/>")})
    for changes in (
        Changes(cells=[CellWrite("Trang", 1, 1, value)]),
        Changes(fills=[SheetFill("Trang", 1, 1, [[value]])]),
    ):
        assert open_workbook(tmp_path / "a.xlsx").apply(changes).changed == 0


@pytest.mark.parametrize(
    ("standing", "value"),
    [("<v>1</v>", True), ("<f>1+1</f><v>2</v>", 2), ("<v>46112</v>", DAY), ("<v>5</v>", "5")],
)
def test_a_value_of_another_kind_is_new(tmp_path: Path, standing: str, value: Writable) -> None:
    made = with_styles(parts(sheet(f'<row r="1"><c r="A1">{standing}</c></row>')), "dd/mm/yyyy")
    write(tmp_path / "a.xlsx", made)
    assert open_workbook(tmp_path / "a.xlsx").apply(Changes(cells=[CellWrite("Trang", 1, 1, value)])).changed == 1


SHARED = strings(
    "<t>một</t>", "<r><t>đậm</t></r>", "<t>a\nb</t>", '<t xml:space="preserve"> hở</t>', "<t>a&amp;b</t>", "<t/>"
)


@pytest.mark.parametrize(
    ("text", "xml"),
    [
        ("một", ' t="s"><v>0</v></c>'),
        ("a\nb", ' t="s"><v>2</v></c>'),
        ("a&b", ' t="s"><v>4</v></c>'),
        ("đậm", ' t="inlineStr"><is><t>đậm</t></is></c>'),  # the shared one has a font of its own
        (" hở", ' t="inlineStr"><is><t xml:space="preserve"> hở</t></is></c>'),
        ("Một", ' t="inlineStr"><is><t>Một</t></is></c>'),
    ],
)
def test_a_text_that_the_workbook_shares_is_not_written_again(tmp_path: Path, text: str, xml: str) -> None:
    made = parts(sheet("")) | {"xl/sharedStrings.xml": SHARED}
    assert put(tmp_path, made, (1, 1, text)) == f'<row r="1"><c r="A1"{xml}</row>'
    assert filled(tmp_path, made, [text]) == f'<row r="1"><c r="A1"{xml}</row>'
    assert part(tmp_path / "a.xlsx", "xl/sharedStrings.xml") == SHARED


def test_shared_texts_in_an_unusual_spelling_are_left_alone(tmp_path: Path) -> None:
    made = parts(sheet("")) | {"xl/sharedStrings.xml": SHARED.replace("<si>", "<si><!-- -->", 1)}
    assert put(tmp_path, made, (1, 1, "một")) == '<row r="1"><c r="A1" t="inlineStr"><is><t>một</t></is></c></row>'


def test_a_link_whose_text_is_nothing_is_still_written(tmp_path: Path) -> None:
    made = filled(tmp_path, parts(sheet('<row r="1"><c r="A1" s="0"/></row>')), [Link("Trang", "B2", "")])
    assert "HYPERLINK" in made


def inline(address: str, text: str) -> str:
    return f'<c r="{address}" t="inlineStr"><is><t>{text}</t></is></c>'


@pytest.mark.parametrize(
    ("said", "style"), [('customFormat="false" s="1"', ""), ('customFormat="true" s="1"', ' s="1"')]
)
def test_a_row_may_say_whether_it_has_a_format_of_its_own(tmp_path: Path, said: str, style: str) -> None:
    made = with_styles(parts(sheet(f'<row r="1" {said}>{inline("A1", "x")}</row>')), "0.00")
    assert put(tmp_path, made, (1, 2, 3)).endswith(f'<c r="B1"{style}><v>3</v></c></row>')


def test_blank_rows_below_a_body_stay_and_filled_ones_are_emptied(tmp_path: Path) -> None:
    rows = '<row r="2" ht="20"><c r="A2" s="1"/></row><row r="3"><c r="A3" s="1"/><c r="B3" s="1"><v>1</v></c></row>'
    made = with_styles(parts(sheet(f'<row r="1">{inline("A1", "cũ")}</row>{rows}')), "0.00")
    assert filled(tmp_path, made, ["mới"]) == (
        f'<row r="1">{inline("A1", "mới")}</row><row r="2" ht="20"><c r="A2" s="1"/></row>'
        '<row r="3"><c r="A3" s="1"/><c r="B3" s="1"/></row>'
    )


def test_a_text_that_looks_like_a_rows_number_is_not_mixed_up_with_that_of_another_row(tmp_path: Path) -> None:
    cells = [("5", 'cao 5"'), ("7", 'cao 7"'), ("9", 'cao 5"'), ("11", "rộng"), ("12", "rộng")]
    standing = "".join(f'<row r="{row}">{inline(f"A{row}", "x")}{inline(f"B{row}", text)}</row>' for row, text in cells)
    made = parts(
        sheet(f'<row r="4">{inline("A4", "Mã")}{inline("B4", "Cột")}</row>{standing}'), table("A4:B12", "Mã", "Cột")
    )
    write(tmp_path / "a.xlsx", made)
    wanted = ['dày 7"', None, 'dày 7"', None, 'dày 7"', None, 'dày 12"', 'dày 12"']
    receipt = open_workbook(tmp_path / "a.xlsx").apply(Changes(columns=[ColumnWrite("Trang", "Bang_1", "Cột", wanted)]))
    found = open_workbook(tmp_path / "a.xlsx").tables(["Trang"])["Trang"][0]
    assert list(found.columns[1]) == wanted
    old = {block.row + place: row[0] for block in receipt.blocks for place, row in enumerate(block.old)}
    assert {row: text for row, text in old.items() if text} == {int(row): text for row, text in cells}


# formats


def test_a_cell_keeps_its_format(tmp_path: Path) -> None:
    made = with_styles(parts(sheet('<row r="1"><c r="A1" s="1" t="e"><v>#N/A</v></c></row>')), "0.00")
    assert put(tmp_path, made, (1, 1, 3)) == '<row r="1"><c r="A1" s="1"><v>3</v></c></row>'


def test_a_new_cell_takes_the_format_of_its_row_else_of_its_column(tmp_path: Path) -> None:
    columns = '<cols><col min="1" max="2" style="1" width="9"/><col min="3" max="3" width="9"/></cols>'
    rows = '<row r="1" s="2" customFormat="1"/><row r="2" s="2"/>'
    made = with_styles(parts(sheet(rows, before=columns)), "0.0", "0.00")
    assert put(tmp_path, made, *((row, column, 5) for row in (1, 2, 3) for column in (2, 3))) == (
        '<row r="1" s="2" customFormat="1"><c r="B1" s="2"><v>5</v></c><c r="C1" s="2"><v>5</v></c></row>'
        '<row r="2" s="2"><c r="B2" s="1"><v>5</v></c><c r="C2"><v>5</v></c></row>'
        '<row r="3"><c r="B3" s="1"><v>5</v></c><c r="C3"><v>5</v></c></row>'
    )


def test_a_day_in_a_plain_cell_gets_the_workbooks_own_format_for_days(tmp_path: Path) -> None:
    made = with_styles(parts(sheet("")), "0.0", "dd/mm/yyyy")
    assert put(tmp_path, made, (1, 1, DAY)) == '<row r="1"><c r="A1" s="2"><v>46112</v></c></row>'
    assert part(tmp_path / "a.xlsx", "xl/styles.xml") == made["xl/styles.xml"]


def test_a_format_for_days_is_added_when_there_is_none(tmp_path: Path) -> None:
    made = with_styles(parts(sheet('<row r="1"><c r="A1" s="1"/></row>')), "0.0")
    moment = datetime(2026, 3, 31, 12)
    found = put(tmp_path, made, (1, 1, DAY), (2, 1, DAY), (3, 1, moment), (4, 1, DAY))
    assert found == (
        '<row r="1"><c r="A1" s="2"><v>46112</v></c></row><row r="2"><c r="A2" s="2"><v>46112</v></c></row>'
        '<row r="3"><c r="A3" s="3"><v>46112.5</v></c></row><row r="4"><c r="A4" s="2"><v>46112</v></c></row>'
    )
    xml = part(tmp_path / "a.xlsx", "xl/styles.xml")
    assert (
        '<numFmt numFmtId="201" formatCode="dd/mm/yyyy"/><numFmt numFmtId="202" formatCode="dd/mm/yyyy hh:mm"/>' in xml
    )
    assert '<cellXfs count="4">' in xml
    assert open_workbook(tmp_path / "a.xlsx").block("Trang", 1, 1) == [[DAY], [DAY], [moment], [DAY]]


def test_number_formats_are_added_where_there_are_none_at_all(tmp_path: Path) -> None:
    bare = styles().replace("<numFmts></numFmts>", "")
    put(tmp_path, parts(sheet("")) | {"xl/styles.xml": bare}, (1, 1, DAY))
    xml = part(tmp_path / "a.xlsx", "xl/styles.xml")
    assert '<numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts><cellStyleXfs>' in xml


def test_a_number_where_a_day_stood_shows_as_a_number(tmp_path: Path) -> None:
    made = with_styles(parts(sheet('<row r="1"><c r="A1" s="1"><v>46112</v></c></row>')), "dd/mm/yyyy")
    assert put(tmp_path, made, (1, 1, 46112)) == '<row r="1"><c r="A1" s="0"><v>46112</v></c></row>'.replace(
        ' s="0"', ""
    )
    assert open_workbook(tmp_path / "a.xlsx").block("Trang", 1, 1) == [[46112.0]]


def test_a_rate_where_a_day_stood_takes_the_columns_format(tmp_path: Path) -> None:
    columns = '<cols><col min="1" max="1" style="2" width="9"/></cols>'
    made = with_styles(
        parts(sheet('<row r="1"><c r="A1" s="1"><v>46112</v></c></row>', before=columns)), "dd/mm/yyyy", "0%"
    )
    assert put(tmp_path, made, (1, 1, 0.5)) == '<row r="1"><c r="A1" s="2"><v>0.5</v></c></row>'


@pytest.mark.parametrize(
    ("day", "serial"),
    [(date(1904, 1, 1), "0"), (date(1904, 1, 2), "1"), (DAY, "44650"), (date(1903, 12, 31), "31/12/1903")],
)
def test_days_count_from_1904_where_the_workbook_says_so(tmp_path: Path, day: date, serial: str) -> None:
    made = with_styles(parts(sheet(""), properties='date1904="1"'), "dd/mm/yyyy")
    assert f">{serial}<" in put(tmp_path, made, (1, 1, day))


@pytest.mark.parametrize(
    ("day", "serial"),
    [(date(1900, 1, 1), 1), (date(1900, 2, 28), 59), (date(1900, 3, 1), 61), (date(9999, 12, 31), 2958465)],
)
def test_days_count_as_excel_counts_them(tmp_path: Path, day: date, serial: int) -> None:
    assert f"<v>{serial}</v>" in put(tmp_path, with_styles(parts(sheet("")), "dd/mm/yyyy"), (1, 1, day))
    assert open_workbook(tmp_path / "a.xlsx").block("Trang", 1, 1) == [[day]]


# places


def test_cells_are_put_between_those_that_stand_there(tmp_path: Path) -> None:
    rows = '<row r="2" spans="2:4"><c r="B2"><v>2</v></c><c r="D2"><v>4</v></c></row><row r="5"/>'
    cells = ((1, 1, 1), (2, 1, 1), (2, 3, 3), (2, 5, 5), (3, 1, 1), (5, 2, 2), (7, 1, 1))
    assert put(tmp_path, parts(sheet(rows, before='<dimension ref="B2:D5"/>')), *cells) == (
        '<row r="1"><c r="A1"><v>1</v></c></row>'
        '<row r="2"><c r="A2"><v>1</v></c><c r="B2"><v>2</v></c><c r="C2"><v>3</v></c><c r="D2"><v>4</v></c>'
        '<c r="E2"><v>5</v></c></row>'
        '<row r="3"><c r="A3"><v>1</v></c></row><row r="5"><c r="B5"><v>2</v></c></row>'
        '<row r="7"><c r="A7"><v>1</v></c></row>'
    )
    assert '<dimension ref="A1:E7"/>' in part(tmp_path / "a.xlsx", SHEET)


def test_cells_written_in_an_unusual_order_of_attributes_are_understood(tmp_path: Path) -> None:
    rows = '<row r="1"><c t="n" r="A1"><v>1</v></c><c  r="C1" ><v>3</v></c></row>'
    assert put(tmp_path, parts(sheet(rows)), (1, 1, 10), (1, 2, 20), (1, 3, 30), (1, 4, None)) == (
        '<row r="1"><c r="A1"><v>10</v></c><c r="B1"><v>20</v></c><c r="C1"><v>30</v></c></row>'
    )


@pytest.mark.parametrize("empty", ["<sheetData/>", "<sheetData></sheetData>"])
def test_an_empty_sheet_gets_its_first_rows(tmp_path: Path, empty: str) -> None:
    made = parts(sheet("").replace("<sheetData></sheetData>", empty))
    assert put(tmp_path, made, (1, 1, 1), (3, 1, 3)) == (
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="3"><c r="A3"><v>3</v></c></row>'
    )


# generated sheets


def test_rows_of_a_body_lose_their_height_when_they_change(tmp_path: Path) -> None:
    rows = (
        '<row r="1" ht="30" customHeight="1" spans="1:2"><c r="A1"><v>1</v></c></row><row r="2" ht="30">'
        '<c r="A2"><v>2</v></c></row>'
    )
    assert filled(tmp_path, parts(sheet(rows)), [5], [2]) == (
        '<row r="1"><c r="A1"><v>5</v></c></row><row r="2" ht="30"><c r="A2"><v>2</v></c></row>'
    )


def test_rows_left_over_go_and_notes_beside_the_body_stay(tmp_path: Path) -> None:
    rows = (
        '<row r="1"><c r="A1"><v>1</v></c></row>'
        '<row r="2" ht="30"><c r="A2"><v>2</v></c><c r="B2" s="1"><v>2</v></c></row>'
        '<row r="3"><c r="A3"><v>3</v></c><c r="C3"><v>9</v></c></row>'
        '<row r="4"><c r="A4"><v>4</v></c></row>'
        '<row r="5" hidden="1"><c r="A5"><v>4</v></c></row>'
    )
    assert filled(tmp_path, with_styles(parts(sheet(rows)), "0.0"), [1]) == (
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="B2" s="1"/></row>'
        '<row r="3"><c r="C3"><v>9</v></c></row><row r="5" hidden="1"></row>'
    )


def test_a_filter_left_on_is_cleared_when_the_body_changes(tmp_path: Path) -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="2" hidden="1"><c r="A2"><v>2</v></c></row>'
    after = (
        '<autoFilter ref="A1:B2"><filterColumn colId="0"><filters><filter val="1"/></filters>'
        "</filterColumn></autoFilter>"
    )
    made = parts(sheet(rows, after))
    assert 'hidden="1"' in filled(tmp_path, made, [1], [2])
    assert filled(tmp_path, made, [7], [2]) == (
        '<row r="1"><c r="A1"><v>7</v></c></row><row r="2"><c r="A2"><v>2</v></c></row>'
    )
    assert '<autoFilter ref="A1:B2"></autoFilter>' in part(tmp_path / "a.xlsx", SHEET)


def test_a_sheet_that_is_hidden_is_no_longer_selected(tmp_path: Path) -> None:
    view = '<sheetViews><sheetView tabSelected="1" workbookViewId="0"/></sheetViews>'
    path = write(tmp_path / "a.xlsx", parts(sheet("", before=view)))
    assert open_workbook(path).apply(Changes(fills=[SheetFill("Trang", 1, 1, [], visible=False)])).changed == 1
    assert '<sheetView workbookViewId="0"/>' in part(path, SHEET)
    assert open_workbook(path).sheets() == (SheetInfo("Trang", False),)


@pytest.mark.parametrize(
    ("view", "opens_on"),
    [('<workbookView activeTab="1"/>', 'activeTab="0"'), ("<workbookView/>", "<workbookView/>"), ("", "<sheets>")],
)
def test_the_workbook_does_not_open_on_a_hidden_sheet(tmp_path: Path, view: str, opens_on: str) -> None:
    made = parts(sheet(""))
    made["xl/workbook.xml"] = str(made["xl/workbook.xml"]).replace(
        "<sheets>", f"<bookViews>{view}</bookViews><sheets>" if view else "<sheets>"
    )
    path = write(tmp_path / "a.xlsx", made)
    open_workbook(path).apply(Changes(fills=[SheetFill("Hai", 1, 1, [["x"]], template="Trang", visible=False)]))
    assert opens_on in part(path, "xl/workbook.xml")
    assert open_workbook(path).sheets() == (SheetInfo("Trang", True), SheetInfo("Hai", False))


def test_when_the_first_sheet_is_hidden_the_workbook_opens_on_the_next(tmp_path: Path) -> None:
    made = parts(sheet(""))
    made["xl/workbook.xml"] = str(made["xl/workbook.xml"]).replace(
        "<sheets>", "<bookViews><workbookView/></bookViews><sheets>"
    )
    path = write(tmp_path / "a.xlsx", made)
    fills = [SheetFill("Hai", 1, 1, [["x"]], template="Trang"), SheetFill("Trang", 1, 1, [], visible=False)]
    open_workbook(path).apply(Changes(fills=fills))
    assert '<workbookView activeTab="1"/>' in part(path, "xl/workbook.xml")
    assert '<sheet state="hidden" name="Trang"' in part(path, "xl/workbook.xml")


def test_a_copied_sheet_is_plain_and_not_selected(tmp_path: Path) -> None:
    head = (
        '<sheetPr codeName="Trang1"><tabColor rgb="FF0000"/></sheetPr><sheetViews>'
        '<sheetView tabSelected="1" workbookViewId="0"/></sheetViews>'
    )
    path = write(tmp_path / "a.xlsx", parts(sheet("", before=head)))
    open_workbook(path).apply(Changes(fills=[SheetFill("B 'b' & c", 1, 1, [["x"]], template="Trang")]))
    xml = part(path, "xl/worksheets/sheet2.xml")
    assert '<sheetPr><tabColor rgb="FF0000"/></sheetPr><sheetViews><sheetView workbookViewId="0"/></sheetViews>' in xml
    assert open_workbook(path).sheets() == (SheetInfo("Trang", True), SheetInfo("B 'b' & c", True))


def test_names_of_sheets_are_found_whatever_their_case(tmp_path: Path) -> None:
    path = write(tmp_path / "a.xlsx", parts(sheet("")))
    receipt = open_workbook(path).apply(Changes(fills=[SheetFill("TRANG", 1, 1, [["x"]], template="Trang")]))
    assert receipt.new_sheets == ()
    assert open_workbook(path).block("Trang", 1, 1) == [["x"]]


# tables and logs


def test_a_table_with_totals_and_a_column_beside_it_is_written_in_its_data_rows(tmp_path: Path) -> None:
    rows = '<row r="1"><c r="A1" t="inlineStr"><is><t>Mã  số</t></is></c></row><row r="4"><c r="A4"><v>9</v></c></row>'
    made = parts(sheet(rows), table("A1:A4", "Mã số", attributes='totalsRowCount="1"'))
    path = write(tmp_path / "a.xlsx", made)
    open_workbook(path).apply(Changes(columns=[ColumnWrite("Trang", "Bang_1", "Mã số", [1, 2])]))
    assert [row[0] for row in open_workbook(path).block("Trang", 2, 1)] == [1.0, 2.0, 9.0]


def test_a_long_blank_end_of_a_table_that_was_not_read_is_not_written(tmp_path: Path) -> None:
    rows = '<row r="1"><c r="A1" t="inlineStr"><is><t>Mã</t></is></c></row><row r="2"><c r="A2"><v>1</v></c></row>'
    path = write(tmp_path / "a.xlsx", parts(sheet(rows), table("A1:A90000", "Mã")))
    book = open_workbook(path)
    height = book.tables(["Trang"])["Trang"][0].height
    assert book.apply(Changes(columns=[ColumnWrite("Trang", "Bang_1", "Mã", [5] * height)])).changed == 1
    with pytest.raises(WorkbookChangedError, match=r"89999 dòng, lúc đọc có 80000"):
        book.apply(Changes(columns=[ColumnWrite("Trang", "Bang_1", "Mã", [5] * 80_000)]))


def test_rows_are_added_below_the_last_value_and_not_below_empty_formats(tmp_path: Path) -> None:
    rows = (
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="B2" t="inlineStr"><is><t>x</t></is></c>'
        '</row><row r="3"><c r="A3" s="0"/></row>'
    )
    path = write(tmp_path / "a.xlsx", parts(sheet(rows)))
    open_workbook(path).apply(Changes(appends=[Append("Trang", 1, [["a"], ["b"]]), Append("Trang", 1, [["c"]])]))
    found: list[list[Value]] = open_workbook(path).block("Trang", 2, 2)
    assert found == [[None, "x"], ["a", None], ["b", None], ["c", None]]


def test_each_of_many_new_sheets_has_a_name_and_a_part_of_its_own(tmp_path: Path) -> None:
    path = write(tmp_path / "a.xlsx", parts(sheet("")) | {"xl/worksheets/sheet3.xml": "<x/>"})
    fills = [SheetFill(name, 1, 1, [[name]], template="Trang") for name in ("Một", "Hai", "MỘT", "Ba")]
    receipt = open_workbook(path).apply(Changes(fills=fills))
    assert receipt.new_sheets == ("Một", "Hai", "Ba")
    book = open_workbook(path)
    assert [book.block(name, 1, 1) for name in receipt.new_sheets] == [[["MỘT"]], [["Hai"]], [["Ba"]]]
    assert part(path, "xl/worksheets/sheet3.xml") == "<x/>"
