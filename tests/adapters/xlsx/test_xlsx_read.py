"""Tables, blocks and sheets of a closed workbook as they are read, whatever program wrote the file."""

import re
from datetime import date, datetime
from pathlib import Path

import pytest

from taskbook.adapters.xlsx import package, read
from taskbook.adapters.xlsx.package import open_package
from taskbook.adapters.xlsx.relations import DefinedName, Relation, map_book, relations_of, tables_of
from taskbook.errors import WorkbookUnreadableError
from taskbook.ports import CellError, Grid, SheetInfo, Value
from tests.adapters.xlsx.hostile import MAIN, REL, Parts, parts, relations, sheet, strings, styles, table, write


def block(path: Path, made: Parts, width: int = 1) -> list[list[Value]]:
    return read.block(open_package(write(path / "a.xlsx", made)), "Trang", 1, width)


def cell(path: Path, xml: str, **changes: str) -> Value:
    """What A1 holds when its element is `xml`."""
    made = parts(sheet(f'<row r="1">{xml}</row>'), properties=changes.pop("properties", ""))
    made |= {f"xl/{name}.xml": content for name, content in changes.items()}
    rows = block(path, made)
    return rows[0][0] if rows else None


def grids(path: Path, made: Parts) -> list[Grid]:
    return read.tables(open_package(write(path / "a.xlsx", made)), ["Trang"])["Trang"]


@pytest.mark.parametrize(
    ("xml", "value"),
    [
        ('<c r="A1"><v>12</v></c>', 12.0),
        ('<c r="A1" t="n"><v>-1.5E-3</v></c>', -0.0015),
        ('<c r="A1" s="0"><v>12</v></c>', 12.0),
        ('<c r="A1" s="77"><v>12</v></c>', 12.0),
        ('<c r="A1"><v>abc</v></c>', CellError("#NUM!")),
        ('<c r="A1"><v>1e999</v></c>', CellError("#NUM!")),
        ('<c r="A1" t="b"><v>1</v></c>', True),
        ('<c r="A1" t="b"><v>0</v></c>', False),
        ('<c r="A1" t="e"><v>#N/A</v></c>', CellError("#N/A")),
        ('<c r="A1" t="s"><v>0</v></c>', "một"),
        ('<c r="A1" t="str"><v>hai &amp; ba</v></c>', "hai & ba"),
        ('<c r="A1" t="str"><f>"a"&amp;"b"</f><v>ab</v></c>', "ab"),
        ('<c r="A1" t="str"><f>""</f><v></v></c>', None),
        ('<c r="A1"><f aca="false">1+1</f><v>2</v></c>', 2.0),
        ('<c r="A1"><f t="shared" ref="A1:A9" si="0"/><v xml:space="preserve">2</v></c>', 2.0),
        ('<c r="A1"><f>NOW()</f></c>', None),
        ('<c r="A1" t="inlineStr"><is><t>bốn</t></is></c>', "bốn"),
        ('<c r="A1" t="inlineStr"><is><t xml:space="preserve"> bốn </t></is></c>', " bốn "),
        ('<c r="A1" t="inlineStr"><is><r><rPr><b/></rPr><t>bốn </t></r><r><t>năm</t></r></is></c>', "bốn năm"),
        ('<c r="A1" t="inlineStr"><is><t>東</t><rPh sb="0" eb="1"><t>ひがし</t></rPh><t>京</t></is></c>', "東京"),
        ('<c r="A1" t="inlineStr"><is><t/></is></c>', None),
        ('<c r="A1" t="inlineStr"><is><t>a_x000D_b_x005F_x0041_</t></is></c>', "a\rb_x0041_"),
        ('<c r="A1" t="inlineStr"><is><t>_xD83D__xDE00_ _xD83D_</t></is></c>', "😀 \ufffd"),
        (
            '<c r="A1" t="inlineStr"><is><t>&#273;&#x1ed9;&lt;&gt;&quot;&apos;&#0;&#55296;</t></is></c>',
            "độ<>\"'\ufffd\ufffd",
        ),
        ('<c r="A1" t="inlineStr"><is><t>a\r\nb\rc&#13;d</t></is></c>', "a\nb\nc\rd"),
        ('<c r="A1" t="d"><v>2026-03-31</v></c>', date(2026, 3, 31)),
        ('<c r="A1" t="d"><v>2026-03-31T07:30:00Z</v></c>', datetime(2026, 3, 31, 7, 30)),
        ('<c r="A1" t="d"><v>31/02</v></c>', "31/02"),
        ('<c r="A1" s="1"><v>46112</v></c>', date(2026, 3, 31)),
        ('<c r="A1" s="1"><v>46112.25</v></c>', datetime(2026, 3, 31, 6)),
        ('<c r="A1" s="1"><v>46111.9999999999</v></c>', date(2026, 3, 31)),
        ('<c r="A1" s="1"><v>1</v></c>', date(1900, 1, 1)),
        ('<c r="A1" s="1"><v>59</v></c>', date(1900, 2, 28)),
        ('<c r="A1" s="1"><v>60</v></c>', 60.0),
        ('<c r="A1" s="1"><v>61</v></c>', date(1900, 3, 1)),
        ('<c r="A1" s="1"><v>0.5</v></c>', 0.5),
        ('<c r="A1" s="1"><v>-3</v></c>', -3.0),
        ('<c r="A1" s="1"><v>2958465</v></c>', date(9999, 12, 31)),
        ('<c r="A1" s="1"><v>2958466</v></c>', 2958466.0),
        ('<c r="A1" s="1"><v>1e300</v></c>', 1e300),
        ('<c r="A1" s="1"><v>abc</v></c>', CellError("#NUM!")),
        ('<c r="A1" s="1" t="s"><v>0</v></c>', "một"),
        ('<c r="A1" s="1" cm="1" vm="2"><v>46112</v></c>', date(2026, 3, 31)),
        ('<c r="A1" s="1"></c>', None),
        ('<c r="A1" s="1"/>', None),
        ('\n <c r="A1" s="1"/>\n  <c r="B1"/>\n', None),
    ],
)
def test_a_cell_is_read_as_what_it_shows(tmp_path: Path, xml: str, value: Value) -> None:
    read_value = cell(tmp_path, xml)
    assert read_value == value
    assert type(read_value) is type(value)


@pytest.mark.parametrize(
    "xml",
    [
        "<c><v>7</v></c>",  # no reference: the position follows
        '<c s="0" r="A1"><v>7</v></c>',
        "<c r='A1'><v>7</v></c>",
        '<c r="A1" t = "n"><v>7</v></c>',
        '<c r="A1"><!-- ghi chú --><v>7</v></c>',
        '<c r="A1"><v><![CDATA[7]]></v></c>',
    ],
)
def test_unusual_but_legal_spellings_are_read_too(tmp_path: Path, xml: str) -> None:
    assert cell(tmp_path, xml) == 7.0


def test_rows_and_cells_without_references_follow_the_ones_before(tmp_path: Path) -> None:
    made = parts(sheet('<row r="2"><c r="B2"><v>1</v></c><c><v>2</v></c></row><row><c t="s"><v>0</v></c></row>'))
    assert block(tmp_path, made, 3) == [[None] * 3, [None, 1.0, 2.0], ["một", None, None]]


def test_a_sheet_and_strings_with_prefixes_are_read(tmp_path: Path) -> None:
    xml = (
        f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData><x:row r="1"><x:c r="A1" t="s"><x:v>1</x:v></x:c>'
        '<x:c r="B1" t="str"><x:f>1</x:f><x:v>a&amp;lt;_x0041_</x:v></x:c><x:c r="C1" t="inlineStr"><x:is><x:t>x</x:t>'
        "<x:rPh><x:t>y</x:t></x:rPh></x:is></x:c></x:row></x:sheetData></x:worksheet>"
    )
    made = parts(xml)
    made["xl/sharedStrings.xml"] = (
        f'<x:sst xmlns:x="{MAIN}"><x:si/><x:si><x:r><x:t>hai &amp;</x:t></x:r><x:rPh><x:t>no</x:t></x:rPh>'
        "<x:t> ba</x:t></x:si></x:sst>"
    )
    assert block(tmp_path, made, 3) == [["hai & ba", "a&lt;A", "x"]]


@pytest.mark.parametrize(
    ("item", "text"),
    [
        ("<t>một</t>", "một"),
        ('<t xml:space="preserve"> một\n</t>', " một\n"),
        ("<r><rPr><b/></rPr><t>một</t></r><r><t> hai</t></r>", "một hai"),
        ('<t>東京</t><rPh sb="0" eb="2"><t>とうきょう</t></rPh><phoneticPr fontId="1"/>', "東京"),
        ("<t/>", None),
        ("", None),
        ("<t></t>", None),
        ("<t>a &amp;amp; b</t>", "a &amp; b"),
    ],
)
def test_shared_strings_are_plain_or_rich(tmp_path: Path, item: str, text: str | None) -> None:
    around = strings("<t>trước</t>", item, "<t>sau</t>").replace("</sst>", "<extLst><ext/></extLst></sst>")
    made = parts(sheet("<row r='1'>" + "".join(f"<c t='s'><v>{i}</v></c>" for i in range(3)) + "</row>"))
    made["xl/sharedStrings.xml"] = around.replace("<si></si>", "<si/> ")
    assert block(tmp_path, made, 3) == [["trước", text, "sau"]]


@pytest.mark.parametrize(
    ("code", "is_date"),
    [
        ("dd/mm/yyyy", True),
        ("[$-42A]dd/mm/yyyy;@", True),
        ("[$-F800]dddd\\,\\ mmmm\\ dd", True),
        ("&quot;Ngày&quot; d", True),
        ("mm/yyyy", True),
        ("mmm", True),
        ("yyyy\\-mm\\-dd\\ hh:mm:ss AM/PM", True),
        ("hh:mm", False),
        ("[mm]:ss", False),
        ("[h]:mm", False),
        ("General", False),
        ("0.00E+00", False),
        ("#,##0 &quot;đồng/ngày dd&quot;", False),
        ("0\\d", False),
        ("[Red]0.0;[Yellow]-0", False),
        ("_-* #,##0_d", False),
        ("0;dd/mm", False),
        ("@", False),
    ],
)
def test_a_number_is_a_day_when_its_format_shows_one(tmp_path: Path, code: str, is_date: bool) -> None:
    value = cell(tmp_path, '<c r="A1" s="1"><v>46112</v></c>', styles=styles(code))
    assert value == (date(2026, 3, 31) if is_date else 46112.0)


@pytest.mark.parametrize(("number", "is_date"), [(14, True), (22, True), (57, True), (0, False), (20, False)])
def test_built_in_formats_are_known(tmp_path: Path, number: int, is_date: bool) -> None:
    xml = f'<styleSheet xmlns="{MAIN}"><cellXfs><xf numFmtId="{number}"/></cellXfs></styleSheet>'
    value = cell(tmp_path, '<c r="A1"><v>46112</v></c>', styles=xml)
    assert value == (date(2026, 3, 31) if is_date else 46112.0)


def test_a_built_in_number_with_another_format_is_what_the_file_says(tmp_path: Path) -> None:
    xml = styles("0.0").replace("200", "14")
    assert cell(tmp_path, '<c r="A1" s="1"><v>46112</v></c>', styles=xml) == 46112.0


def test_days_of_a_1904_workbook_are_right(tmp_path: Path) -> None:
    assert cell(tmp_path, '<c r="A1" s="1"><v>44650</v></c>', properties='date1904="1"') == date(2026, 3, 31)
    assert cell(tmp_path, '<c r="A1" s="1"><v>0</v></c>', properties='date1904="true"') == date(1904, 1, 1)


def test_a_workbook_without_strings_and_styles_is_read(tmp_path: Path) -> None:
    made = parts(sheet('<row r="1"><c r="A1" s="1"><v>46112</v></c></row>'))
    del made["xl/sharedStrings.xml"], made["xl/styles.xml"]
    assert block(tmp_path, made) == [[46112.0]]


ROWS = (
    '<row r="3"><c r="B3" t="inlineStr"><is><t> Mã\n số </t></is></c><c r="C3"><v>2026</v></c>'
    '<c r="E3" t="s"><v>0</v></c></row>'
    '<row r="5"><c r="A5"><v>9</v></c><c r="B5"><v>1</v></c><c r="D5"><f>B5</f></c><c r="F5"><v>9</v></c></row>'
    '<row r="7"><c r="B7" t="inlineStr"><is><t>Tổng</t></is></c></row>'
)


def test_a_table_is_read_with_its_blank_rows_and_without_its_totals(tmp_path: Path) -> None:
    made = parts(sheet(ROWS), table("B3:E7", "x", "y", "z", "w", attributes='totalsRowCount="1"'))
    assert grids(tmp_path, made) == [
        Grid(
            sheet="Trang",
            table="Bang_1",
            header_row=3,
            first_column=2,
            headings=("Mã số", "2026", "", "một"),
            columns=([None, 1.0, None], [None] * 3, [None] * 3, [None] * 3),
            formulas=frozenset({2}),
        )
    ]


def test_a_table_without_a_heading_row_takes_headings_from_its_definition(tmp_path: Path) -> None:
    made = parts(sheet(ROWS), table("B3:C5", "Mã", "Việc_x000a_làm", attributes='headerRowCount="0"'))
    [grid] = grids(tmp_path, made)
    assert (grid.header_row, grid.headings, grid.height) == (2, ("Mã", "Việc làm"), 3)


def test_two_tables_side_by_side_are_read_apart(tmp_path: Path) -> None:
    rows = '<row r="1"><c r="A1" t="s"><v>0</v></c></row><row r="2"><c r="A2"><v>1</v></c><c r="C2"><v>2</v></c></row>'
    made = parts(sheet(rows), table("A1:A2", "a", name="Trai"), table("C1:C2", "c", name="Phai"))
    found = [(grid.table, grid.first_column, grid.columns) for grid in grids(tmp_path, made)]
    assert found == [("Trai", 1, ([1.0],)), ("Phai", 3, ([2.0],))]


def test_merged_areas_are_told_as_far_as_they_touch_the_table(tmp_path: Path) -> None:
    refs = ("A1:XFD1048576", "D4:Z4", "A1:C2", "B7", "nonsense", "Z9:A1")
    merges = "<mergeCells>" + "".join(f'<mergeCell ref="{ref}"/>' for ref in refs) + "</mergeCells>"
    for prefix in ("", "<!-- the careful way -->"):
        made = parts(sheet(ROWS, prefix + merges), table("B3:E7", "a", "b", "c", "d"))
        [grid] = grids(tmp_path, made)
        assert grid.merged == ("B3:E7", "D4:E4", "B7")


def test_sheets_are_listed_with_what_is_hidden_and_filtered(tmp_path: Path) -> None:
    made = parts(sheet(ROWS, '<autoFilter ref="A1:B2"><filterColumn colId="0"/></autoFilter>'))
    made["xl/workbook.xml"] = (
        f'<workbook xmlns="{MAIN}" xmlns:r="{REL}"><sheets><sheet name="A &amp; B" sheetId="1" r:id="rId1"/>'
        '<sheet name="Ẩn" sheetId="2" state="hidden" r:id="rId2"/><sheet name="Biểu đồ" sheetId="x" '
        'state="veryHidden" r:id="rId3"/></sheets></workbook>'
    )
    made["xl/worksheets/sheet2.xml"] = sheet("")
    made["xl/chartsheets/sheet1.xml"] = f'<chartsheet xmlns="{MAIN}"/>'
    made["xl/worksheets/_rels/sheet2.xml.rels"] = made["xl/_rels/workbook.xml.rels"]
    made["xl/_rels/workbook.xml.rels"] = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        + "".join(
            f'<Relationship Id="rId{i + 1}" Type="{REL}/{kind}" Target="{target}"/>'
            for i, (kind, target) in enumerate(
                [("worksheet", "/XL/Worksheets/sheet1.xml"), ("worksheet", "worksheets/sheet2.xml")]
                + [("chartsheet", "chartsheets/sheet1.xml")]
            )
        )
        + "</Relationships>"
    )
    package = open_package(write(tmp_path / "a.xlsx", made))
    assert read.sheet_infos(package) == (
        SheetInfo("A & B", True, True),
        SheetInfo("Ẩn", False, False),
        SheetInfo("Biểu đồ", False, False),
    )
    assert set(read.tables(package, ["Ẩn", "Biểu đồ", "Thiếu"])) == {"Ẩn"}
    assert read.block(package, "Biểu đồ", 1, 1) == []


def test_a_filter_left_on_in_a_table_is_seen(tmp_path: Path) -> None:
    inside = '<autoFilter ref="B3:E7"><filterColumn colId="1"/></autoFilter>'
    made = parts(sheet(ROWS), table("B3:E7", "a", "b", "c", "d", inside=inside))
    package = open_package(write(tmp_path / "a.xlsx", made))
    assert read.sheet_infos(package) == (SheetInfo("Trang", True, True),)
    [entry] = tables_of(package, map_book(package).sheets[0].part)
    assert entry.columns == ("a", "b", "c", "d")


def test_names_and_outside_relations_are_mapped(tmp_path: Path) -> None:
    made = parts(sheet(ROWS))
    names = '<definedNames><definedName name="Vùng" localSheetId="0" hidden="1">Trang!$A$1</definedName></definedNames>'
    made["xl/workbook.xml"] = str(made["xl/workbook.xml"]).replace("</workbook>", f"{names}</workbook>")
    made["xl/worksheets/_rels/sheet1.xml.rels"] = relations(("hyperlink", 'https://vi.du/" TargetMode="External'))
    package = open_package(write(tmp_path / "a.xlsx", made))
    book = map_book(package)
    assert book.names == (DefinedName("Vùng", "Trang!$A$1", 0, True),)
    outside = relations_of(package, book.sheets[0].part)
    assert outside == {"rId1": Relation("rId1", "hyperlink", "https://vi.du/", True)}
    assert tables_of(package, book.sheets[0].part) == ()


@pytest.mark.parametrize(
    ("xml", "heading"),
    [
        ('<c r="A1" t="e"><v>#REF!</v></c>', "#REF!"),
        ('<c r="A1"><v>1.5</v></c>', "1.5"),
        ('<c r="A1" t="b"><v>1</v></c>', "True"),
        ("", ""),
    ],
)
def test_a_heading_that_is_no_text_is_still_one(tmp_path: Path, xml: str, heading: str) -> None:
    [grid] = grids(tmp_path, parts(sheet(f'<row r="1">{xml}</row>'), table("A1:A2", "a")))
    assert grid.headings == (heading,)


def test_a_block_has_the_rows_asked_for(tmp_path: Path) -> None:
    package = open_package(write(tmp_path / "a.xlsx", parts(sheet(ROWS))))
    assert read.block(package, "Trang", 5, 2) == [[9.0, 1.0], [None, None], [None, "Tổng"]]
    assert read.block(package, "Trang", 5, 1) == [[9.0]]
    assert read.block(package, "Trang", 5, 1, 2) == [[9.0], [None]]
    assert read.block(package, "Trang", 3, 2, 1) == [[None, " Mã\n số "]]
    assert read.block(package, "Trang", 8, 2) == []
    assert read.block(package, "Không có", 1, 2) == []


def test_equal_texts_are_kept_once(tmp_path: Path) -> None:
    xml = "".join(f'<row r="{i}"><c r="A{i}" t="inlineStr"><is><t>Phòng Kinh tế</t></is></c></row>' for i in (1, 2))
    rows = block(tmp_path, parts(sheet(xml)))
    assert rows[0][0] is rows[1][0]


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="1"><c r="A2"><v>1</v></c></row>',
        '<row r="1"><c r="a1"><v>1</v></c></row>',
        '<row r="x"><c><v>1</v></c></row>',
        '<row r="1048577"><c><v>1</v></c></row>',
        '<row r="1"><c r="XFE1"><v>1</v></c><c><v>1</v></c>x</row>',
        '<row r="1"><c r="A1" t="s"><v>5</v></c></row>',
        '<row r="1"><c r="A1" t="s"><v>-1</v></c></row>',
        '<row r="1"><c r="A1"><v>1</v></row>',
        '<row r="1">',
        '<row r="2"></row><row r="1"></row></x>',
    ],
)
def test_a_damaged_sheet_is_refused_by_its_name(tmp_path: Path, rows: str) -> None:
    with pytest.raises(WorkbookUnreadableError, match=r"«a\.xlsx».*(«Trang»|sharedStrings)"):
        block(tmp_path, parts(sheet(rows)))


@pytest.mark.parametrize(
    ("rows", "below"),
    [
        ('<row r="3"><c r="A3"><v>1</v></c><c r="B3"><v>2</v></c></row>', 3),
        ('<row r="5"><c r="A5"><v>1</v></c><c r="B5"><v>2</v></c></row>', 5),
        ('<row r="3"><c r="A3"><v>1</v></c><c r="C3"><v>2</v></c></row>', None),
        ('<row r="3"><c r="A3"><v>1</v></c><c r="B3"/></row>', None),
        ("", None),
    ],
)
def test_rows_typed_under_a_table_that_did_not_grow_are_noticed(tmp_path: Path, rows: str, below: int | None) -> None:
    made = parts(sheet(f'<row r="2"><c r="A2"><v>1</v></c></row>{rows}'), table("A1:B2", "Một", "Hai"))
    (grid,) = grids(tmp_path, made)
    assert (grid.height, grid.below) == (1, below)


def test_of_two_tables_one_above_the_other_the_lower_one_is_no_row_of_the_upper(tmp_path: Path) -> None:
    rows = "".join(f'<row r="{row}"><c r="A{row}"><v>1</v></c><c r="B{row}"><v>2</v></c></row>' for row in range(1, 6))
    made = parts(sheet(rows), table("A1:B2", "Một", "Hai"), table("A4:B5", "Ba", "Bốn", name="Bang_2"))
    assert [grid.below for grid in grids(tmp_path, made)] == [None, None]


@pytest.mark.parametrize(
    ("cell", "stray"),
    [
        ('<c r="C1" s="0"/><c r="XFD1"><v>1</v></c>', "XFD1048576"),
        ('<c r="XFD1" s="0"/>', None),
        ('<c r="B1" t="inlineStr"><is><t/></is></c><c r="D1" t="s"><v>0</v></c>', "D1048576"),
    ],
)
def test_a_cell_in_the_last_row_of_all_is_named(tmp_path: Path, cell: str, stray: str | None) -> None:
    last = re.sub(r'([A-Z])1"', r'\g<1>1048576"', cell)
    xml = sheet(f'<row r="2"><c r="A2"><v>1</v></c></row><row r="1048576">{last}</row>')
    (grid,) = grids(tmp_path, parts(xml, table("A1:B2", "Một", "Hai")))
    assert grid.stray == stray


SMALL = "xl/worksheets/small.xml"


def test_a_look_at_the_top_of_a_large_sheet_does_not_keep_it_in_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(package, "MAX_SPARE", 100)
    book = open_package(write(tmp_path / "a.xlsx", parts(sheet('<row r="1"><c r="A1"><v>1</v></c></row>'))))
    reader = read.open_reader(book)
    assert reader.block("Trang", 1, 1, 1) == [[1.0]]
    first = book.peek("xl/worksheets/sheet1.xml")
    assert book.peek("xl/worksheets/sheet1.xml") is not first


def test_small_sheets_looked_at_are_kept_as_long_as_nothing_else_needs_the_room(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = sheet('<row r="1"><c r="A1"><v>2</v></c></row>')
    book = open_package(write(tmp_path / "a.xlsx", parts(other) | {SMALL: other}))
    first = book.peek(SMALL)
    assert book.peek(SMALL) is first
    monkeypatch.setattr(package, "MAX_READ", len(book.raw) + len(first) + 10)
    assert book.read("xl/worksheets/sheet1.xml") == first
    assert book.peek("xl/worksheets/sheet1.xml") == first
    book.release("xl/worksheets/sheet1.xml")
    assert book.peek(SMALL) is not first


def test_of_many_small_sheets_no_more_are_kept_than_there_is_room_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = [f"xl/worksheets/s{number}.xml" for number in range(10)]
    one = sheet('<row r="1"><c r="A1"><v>2</v></c></row>')
    book = open_package(write(tmp_path / "a.xlsx", parts(one) | dict.fromkeys(names, one)))
    monkeypatch.setattr(package, "MAX_SPARE", 3 * len(one) + 5)
    looked_at = {name: book.peek(name) for name in names}
    assert [name for name in names if book.peek(name) is looked_at[name]] == names[:3]
    book.release(names[0])
    assert book.peek(names[9]) is book.peek(names[9])


def test_rows_far_down_are_found_again_in_any_order(tmp_path: Path) -> None:
    numbers = [row for row in range(1, 1000) if row % 7]
    rows = "".join(f'<row r="{row}"><c r="A{row}"><v>{row}</v></c></row>' for row in numbers)
    reader = read.open_reader(open_package(write(tmp_path / "a.xlsx", parts(sheet(rows)))))
    asked = [*range(990, 100, -13), *range(1, 990, 17), 1001]
    found = {row: reader.block("Trang", row, 1, 2) for row in asked}
    assert found == {row: [[float(one) if one in numbers else None] for one in (row, row + 1)] for row in asked}
    assert reader.block("Trang", 995, 1) == [[995.0], [996.0], [997.0], [998.0], [999.0]]
