"""A closed workbook as an action uses it: its name, its kinds of file, what it says when it cannot be used."""

from datetime import datetime
from pathlib import Path

import pytest

from taskbook.adapters.xlsx.workbook import open_workbook
from taskbook.errors import StructureError, WorkbookUnreadableError
from taskbook.ports import CellWrite, Changes, ColumnWrite, SheetFill, Workbook
from tests.adapters.xlsx.hostile import ole, parts, relations, sheet, table, write

MACRO_BOOK = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
WRITE = Changes(cells=[CellWrite("Trang", 1, 1, "mới")])


def test_it_is_a_workbook_named_after_its_file(tmp_path: Path) -> None:
    book: Workbook = open_workbook(write(tmp_path / "Sổ.xlsx", parts(sheet(""))))
    assert book.label == "Sổ.xlsx"


def test_a_workbook_with_macros_stays_one(tmp_path: Path) -> None:
    path = write(tmp_path / "Sổ.xlsm", parts(sheet(""), main_type=MACRO_BOOK) | {"xl/vbaProject.bin": b"\x00\xff"})
    receipt = open_workbook(path, lambda: datetime(2026, 11, 22)).apply(WRITE)
    assert str(receipt.backup).endswith("Sổ 2026-11-22 00-00-00.xlsm")
    assert open_workbook(path).block("Trang", 1, 1) == [["mới"]]


def test_nothing_to_write_is_no_write(tmp_path: Path) -> None:
    path = write(tmp_path / "a.xlsx", parts(sheet("")))
    assert open_workbook(path).apply(Changes()).changed == 0
    assert [file.name for file in tmp_path.iterdir()] == ["a.xlsx"]


@pytest.mark.parametrize("content", [b"", b"xyz", ole("EncryptionInfo", "EncryptedPackage")])
def test_a_file_that_is_no_workbook_is_refused_at_opening(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(content)
    with pytest.raises(WorkbookUnreadableError):
        open_workbook(path)


def test_a_chart_sheet_cannot_be_written(tmp_path: Path) -> None:
    made = parts(sheet("")) | {"xl/_rels/workbook.xml.rels": relations(("chartsheet", "worksheets/sheet1.xml"))}
    path = write(tmp_path / "a.xlsx", made)
    with pytest.raises(StructureError, match=r"không phải trang tính thường.*Hãy đổi tên trang đó"):
        open_workbook(path).apply(WRITE)
    with pytest.raises(StructureError, match=r"«Trang».*không phải trang tính thường"):
        open_workbook(path).apply(Changes(fills=[SheetFill("Mới", 1, 1, [], template="Trang")]))


def test_a_heading_that_stands_twice_is_told(tmp_path: Path) -> None:
    cells = "".join(f'<c r="{column}1" t="inlineStr"><is><t>Mã</t></is></c>' for column in "AB")
    path = write(tmp_path / "a.xlsx", parts(sheet(f'<row r="1">{cells}</row>'), table("A1:B2", "Mã", "Mã ")))
    with pytest.raises(StructureError, match="có 2 cột cùng tên «Mã»"):
        open_workbook(path).apply(Changes(columns=[ColumnWrite("Trang", "Bang_1", "Mã", [1])]))


def test_a_column_is_written_under_the_heading_it_was_read_by_a_number_too(tmp_path: Path) -> None:
    cells = '<row r="1"><c r="A1" t="inlineStr"><is><t>Mã</t></is></c><c r="B1"><v>2026</v></c></row><row r="2"/>'
    path = write(tmp_path / "a.xlsx", parts(sheet(cells), table("A1:B2", "Mã", "2026")))
    (grid,) = open_workbook(path).tables(["Trang"])["Trang"]
    open_workbook(path).apply(Changes(columns=[ColumnWrite("Trang", "Bang_1", grid.headings[1], ["12"])]))
    assert open_workbook(path).tables(["Trang"])["Trang"][0].columns[1] == ["12"]
