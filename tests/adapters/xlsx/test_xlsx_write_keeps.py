"""What is not ours stays as it was, to the byte, and where that cannot be promised nothing is written."""

import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from taskbook.adapters.xlsx import apply
from taskbook.adapters.xlsx.workbook import open_workbook
from taskbook.errors import TaskbookError, WorkbookUnsafeToWriteError
from taskbook.ports import Append, CellWrite, Changes, ColumnWrite, SheetFill, Writable
from tests.adapters.xlsx.rich import (
    HEADINGS,
    ROWS,
    audit,
    cell,
    edit,
    packed_parts,
    part,
    pivot_cache,
    related,
    rich_workbook,
    with_everything_else,
)

SHEET = "xl/worksheets/sheet1.xml"
OWN_SHEET = "xl/worksheets/sheet3.xml"
BOOK = "xl/workbook.xml"
DAYS: list[Writable] = [date(2026, 1, day) for day in range(1, ROWS + 1)]
DUE = Changes(columns=[ColumnWrite("KTTN 2025", "KTTN_2025", "Hạn xử lý", DAYS)])
NEW_SHEET = Changes(fills=[SheetFill("Phiếu A", 11, 3, [["việc", 1, date(2026, 1, 1)]], template="Mẫu phiếu")])


@pytest.fixture
def rich(tmp_path: Path) -> Path:
    return with_everything_else(rich_workbook(tmp_path / "Sổ.xlsx"))


def changed_parts(path: Path, changes: Changes) -> set[str]:
    before = packed_parts(path)
    assert open_workbook(path).apply(changes).changed
    after = packed_parts(path)
    return {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}


def without_cells(xml: str, columns: str) -> str:
    return re.sub(rf'<c r="[{columns}][5-9]"(?:[^<>]*/>|.*?</c>)|<c r="[{columns}]10"(?:[^<>]*/>|.*?</c>)', "", xml)


def test_only_the_sheet_with_the_column_changes(rich: Path) -> None:
    assert changed_parts(rich, DUE) == {SHEET, BOOK}  # the workbook asks for computing: a formula stands beside


def test_in_that_sheet_only_the_cells_of_the_column_change(rich: Path) -> None:
    before = part(rich, SHEET)
    open_workbook(rich).apply(DUE)
    assert without_cells(part(rich, SHEET), "D") == without_cells(before, "D")
    assert cell(rich, "D5") == '<c r="D5" s="2"><v>46023</v></c>'


def test_a_new_sheet_changes_only_what_lists_sheets(rich: Path) -> None:
    assert changed_parts(rich, NEW_SHEET) == {
        BOOK,
        "xl/_rels/workbook.xml.rels",
        "[Content_Types].xml",
        "xl/worksheets/sheet4.xml",
        "xl/worksheets/_rels/sheet4.xml.rels",
        "xl/drawings/drawing4.xml",
        "xl/drawings/_rels/drawing4.xml.rels",
    }


def test_members_keep_their_order_and_dates(rich: Path) -> None:
    with zipfile.ZipFile(rich) as archive:
        before = [(info.filename, info.date_time) for info in archive.infolist()]
    open_workbook(rich).apply(DUE)
    with zipfile.ZipFile(rich) as archive:
        assert [(info.filename, info.date_time) for info in archive.infolist()] == before


def test_the_same_changes_give_the_same_bytes(tmp_path: Path) -> None:
    made = [rich_workbook(tmp_path / f"{number}.xlsx") for number in range(2)]
    shutil.copy(made[0], made[1])
    for path in made:
        open_workbook(path).apply(NEW_SHEET)
    assert made[0].read_bytes() == made[1].read_bytes()


def test_a_second_time_the_file_is_not_touched_and_no_backup_made(rich: Path) -> None:
    everything = Changes(DUE.columns, (), NEW_SHEET.fills)
    open_workbook(rich).apply(everything)
    status, content = rich.stat(), rich.read_bytes()
    receipt = open_workbook(rich).apply(everything)
    assert (receipt.changed, receipt.backup) == (0, None)
    assert (rich.stat().st_mtime_ns, rich.stat().st_ino, rich.read_bytes()) == (
        status.st_mtime_ns, status.st_ino, content,
    )  # fmt: skip
    assert len(list((rich.parent / "Sao lưu").iterdir())) == 1


def test_results_are_valid_for_a_schema_validator(tmp_path: Path) -> None:
    path = rich_workbook(tmp_path / "a.xlsx")
    before = audit(path)
    open_workbook(path).apply(Changes(DUE.columns, (), NEW_SHEET.fills))
    assert audit(path) == before


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) is not installed")
def test_libreoffice_opens_the_result(tmp_path: Path) -> None:
    path = rich_workbook(tmp_path / "a.xlsx")
    open_workbook(path).apply(Changes(DUE.columns, (), NEW_SHEET.fills))
    profile = f"-env:UserInstallation=file://{tmp_path}/lo"
    command = ["soffice", "--headless", profile, "--convert-to", 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1', "--outdir", str(tmp_path), str(path)]  # fmt: skip # noqa: E501
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    assert "01/01/2026" in (tmp_path / "a-KTTN 2025.csv").read_text()
    assert "việc" in (tmp_path / "a-Phiếu A.csv").read_text()


# where it cannot be promised


def replaced(old: str, new: str) -> Callable[[bytes], bytes]:
    return lambda xml: xml.replace(old.encode(), new.encode(), 1)


ODD = {
    "a comment in the sheet": ({SHEET: replaced("<sheetData>", "<!-- x --><sheetData>")}, "cách khác thường"),
    "CDATA in the sheet": ({SHEET: replaced("<v>9</v>", "<v><![CDATA[9]]></v>")}, "cách khác thường"),
    "prefixes in the sheet": (
        {
            SHEET: lambda xml: re.sub(rb"<(/?)(row|c|v|f|sheetData)\b", rb"<\1x:\2", xml).replace(
                b"<worksheet ", b'<worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
            )
        },
        "cách khác thường",
    ),
    "a signature": ({"_xmlsignatures/origin.sigs": b""}, "chữ ký số"),
    "an array formula over the cell": (
        {SHEET: replaced("<f>LEN(A5)</f>", '<f t="array" ref="C5:D5">LEN(A5:B5)</f>')},
        "C5:D5.*dùng chung",
    ),
    "a data table over the cell": (
        {SHEET: replaced("<f>LEN(A5)</f>", '<f t="dataTable" ref="D5:D7" dt2D="0" dtr="0" r1="A1"/>')},
        "D5:D7.*dùng chung",
    ),
    "the first cell of a shared formula": (
        {SHEET: replaced('<c r="D5" s="2"/>', '<c r="D5" s="2"><f t="shared" ref="D5:D9" si="0">A5</f><v>1</v></c>')},
        "D5.*dùng chung",
    ),
    "styles with a comment": (
        {"xl/styles.xml": replaced("<cellXfs", "<!-- x --><cellXfs"), SHEET: replaced('<c r="D5" s="2"/>', "")},
        "xl/styles.xml|cách khác thường",
    ),
}


@pytest.mark.parametrize(("changes", "words"), ODD.values(), ids=ODD)
def test_where_something_could_be_lost_nothing_is_written(
    rich: Path, changes: dict[str, Callable[[bytes], bytes]], words: str
) -> None:
    edit(rich, changes)
    content = rich.read_bytes()
    with pytest.raises(WorkbookUnsafeToWriteError, match=words):
        open_workbook(rich).apply(DUE)
    assert rich.read_bytes() == content
    assert sorted(file.name for file in rich.parent.iterdir()) == ["Sổ.xlsx"]


def test_a_part_that_would_come_out_broken_is_not_written(rich: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = rich.read_bytes()
    monkeypatch.setattr(apply, "add_sheets", lambda xml, new: xml.replace(b"</sheets>", b'<sheet r2:id="1"/></sheets>'))
    with pytest.raises(WorkbookUnsafeToWriteError, match=r"«xl/workbook\.xml» của tệp «Sổ\.xlsx»"):
        open_workbook(rich).apply(NEW_SHEET)
    assert rich.read_bytes() == before


def test_an_array_formula_elsewhere_does_not_matter(rich: Path) -> None:
    edit(rich, {SHEET: replaced("<f>LEN(A5)</f>", '<f t="array" ref="C5">LEN(A5)</f>')})
    assert open_workbook(rich).apply(DUE).changed == ROWS


def test_headings_of_tables_are_not_overwritten(rich: Path) -> None:
    with pytest.raises(WorkbookUnsafeToWriteError, match="tiêu đề của một bảng"):
        open_workbook(rich).apply(Changes(cells=[CellWrite("KTTN 2025", 4, 2, "x")]))
    with pytest.raises(WorkbookUnsafeToWriteError, match="tiêu đề của một bảng"):
        open_workbook(rich).apply(Changes(fills=[SheetFill("KTTN 2025", 2, 1, [])]))


def test_a_protected_sheet_can_be_written_but_a_locked_structure_stops_new_sheets(rich: Path) -> None:
    assert open_workbook(rich).apply(Changes(cells=[CellWrite("Của tôi", 9, 9, "x")])).changed == 1
    edit(rich, {BOOK: replaced("<bookViews>", '<workbookProtection lockStructure="1"/><bookViews>')})
    with pytest.raises(WorkbookUnsafeToWriteError, match="khóa cấu trúc"):
        open_workbook(rich).apply(NEW_SHEET)
    with pytest.raises(WorkbookUnsafeToWriteError, match="khóa cấu trúc"):
        open_workbook(rich).apply(Changes(fills=[SheetFill("Của tôi", 50, 1, [], visible=False)]))
    assert open_workbook(rich).apply(DUE).changed == ROWS


def test_a_template_with_a_table_cannot_be_copied(rich: Path) -> None:
    edit(
        rich,
        {
            "xl/worksheets/_rels/sheet2.xml.rels": lambda xml: related(
                xml, [("http://schemas.openxmlformats.org/officeDocument/2006/relationships/table", "../tables/t.xml")]
            )
        },
    )
    with pytest.raises(WorkbookUnsafeToWriteError, match=r"Mẫu phiếu.*bảng Excel"):
        open_workbook(rich).apply(NEW_SHEET)


@pytest.mark.parametrize("name", ["", "x" * 32, "a/b", "a:b", "[a]", "'a"])
def test_a_name_that_no_sheet_can_have_is_refused(rich: Path, name: str) -> None:
    with pytest.raises(TaskbookError, match="không đặt tên"):
        open_workbook(rich).apply(Changes(fills=[SheetFill(name, 11, 1, [["x"]], template="Mẫu phiếu")]))


# what follows from a change


def test_the_order_of_computing_goes_only_when_a_formula_was_overwritten(rich: Path) -> None:
    open_workbook(rich).apply(DUE)
    assert "xl/calcChain.xml" in packed_parts(rich)
    write = Changes(columns=[ColumnWrite("KTTN 2025", "KTTN_2025", "Ghi riêng", [1] * ROWS)])
    open_workbook(rich).apply(write)
    assert "xl/calcChain.xml" not in packed_parts(rich)
    assert "calcChain" not in part(rich, "[Content_Types].xml") + part(rich, "xl/_rels/workbook.xml.rels")
    assert cell(rich, "C5") == '<c r="C5"><v>1</v></c>'


WRITE_OWN = Changes(cells=[CellWrite("Của tôi", 1, 1, "mới")])
FORMULAS = {
    "names the sheet": ("'Của tôi'!A1", True),
    "names it in another case": ("'CỦA TÔI'!A1", True),
    "uses a name that leads there": ("SUM(CuaToi)", True),
    "builds the address": ('INDIRECT("A"&amp;1)', True),
    "is a link": ('HYPERLINK("#\'Của tôi\'!A1","x")', False),
    "speaks of another sheet": ("'Mẫu phiếu'!A1", False),
}


@pytest.mark.parametrize(("formula", "asked"), FORMULAS.values(), ids=FORMULAS)
def test_excel_is_asked_to_compute_only_when_a_formula_depends_on_the_change(
    rich: Path, formula: str, asked: bool
) -> None:
    escaped = formula.replace('"', "&quot;").encode()
    edit(
        rich,
        {
            SHEET: lambda xml: re.sub(rb"<f>LEN\(A\d+\)</f>", b"<f>" + escaped + b"</f>", xml),
            OWN_SHEET: lambda xml: re.sub(rb"<f>[^<]*</f>", b"", xml),
        },
    )
    open_workbook(rich).apply(WRITE_OWN)
    assert ("fullCalcOnLoad" in part(rich, BOOK)) == asked


@pytest.mark.parametrize("calc", ["", '<calcPr calcId="1"/>', '<calcPr calcId="1" fullCalcOnLoad="0"></calcPr>'])
def test_the_request_to_compute_stands_where_the_schema_wants_it(tmp_path: Path, calc: str) -> None:
    path = rich_workbook(tmp_path / "a.xlsx")
    edit(path, {BOOK: lambda xml: re.sub(rb"<calcPr[^<>]*/>", calc.encode(), xml)})
    before = audit(path)
    open_workbook(path).apply(DUE)
    assert part(path, BOOK).count('fullCalcOnLoad="1"') == 1
    assert audit(path) == before


PIVOTS = {
    "of the table": ('name="KTTN_2025"', True),
    "of the sheet": ('ref="A4:E10" sheet="KTTN 2025"', True),
    "of another sheet": ('ref="A1:A3" sheet="Của tôi"', False),
}


@pytest.mark.parametrize(("source", "asked"), PIVOTS.values(), ids=PIVOTS)
def test_pivot_tables_drawn_from_a_changed_table_are_refreshed_at_opening(rich: Path, source: str, asked: bool) -> None:
    name = "xl/pivotCache/pivotCacheDefinition1.xml"
    edit(rich, {name: pivot_cache(source)})
    open_workbook(rich).apply(DUE)
    assert ('<pivotCacheDefinition refreshOnLoad="1">' in part(rich, name)) == asked
    later = Changes(columns=[ColumnWrite("KTTN 2025", "KTTN_2025", "Hạn xử lý", [None] * ROWS)])
    assert name not in changed_parts(rich, later)


def test_headings_are_found_where_the_user_moved_them(rich: Path) -> None:
    assert HEADINGS.index("Hạn xử lý") == 3
    edit(
        rich,
        {
            "xl/tables/table1.xml": lambda xml: xml.replace(b"Ghi ri\xc3\xaang", b"?1").replace(
                "Hạn xử lý".encode(), "Ghi riêng".encode()
            ).replace(b"?1", "Hạn xử lý".encode()),
            "xl/sharedStrings.xml": lambda xml: xml.replace("Ghi riêng".encode(), b"?1").replace(
                "Hạn xử lý".encode(), "Ghi riêng".encode()
            ).replace(b"?1", "Hạn xử lý".encode()),
        },
    )  # fmt: skip
    open_workbook(rich).apply(DUE)
    assert cell(rich, "C5").endswith("<v>46023</v></c>")
    assert cell(rich, "D5") == '<c r="D5" s="2"/>'


def test_rows_are_added_to_a_sheet_of_the_users_own(rich: Path) -> None:
    open_workbook(rich).apply(Changes(appends=[Append("Của tôi", 1, [["mới"]])]))
    assert cell(rich, "A4", OWN_SHEET) == '<c r="A4" t="inlineStr"><is><t>mới</t></is></c>'
