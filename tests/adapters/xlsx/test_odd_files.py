"""Files as other programs and accidents leave them: handled, or refused with the part that is damaged named."""

from __future__ import annotations

import random
import shutil
import zipfile
from datetime import date, datetime
from pathlib import Path
from unicodedata import normalize

import pytest

from taskbook.actions.refresh import refresh
from taskbook.adapters import backups
from taskbook.adapters.xlsx.workbook import open_workbook
from taskbook.core.run import Run
from taskbook.errors import TaskbookError, WorkbookUnreadableError
from taskbook.ports import CellWrite, Changes, ColumnWrite, SheetFill
from tests.adapters.xlsx.hostile import Parts, parts, sheet, styles, table, write
from tests.adapters.xlsx.rich import part

BOOK = "xl/workbook.xml"
BOOK_RELATIONS = "xl/_rels/workbook.xml.rels"
SHEET = "xl/worksheets/sheet1.xml"
WRITE = Changes(cells=[CellWrite("Trang", 1, 1, "mới")])
NEW = Changes(fills=[SheetFill("Mới", 1, 1, [["x"]], template="Trang")])
REAL = next((Path(__file__).resolve().parents[3] / "workbook").glob("TheoDoiNhiemVu.xlsm"))
PRINTER = bytes(range(256)) * 4
SETTINGS_RELATION = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/printerSettings" '
    'Target="../printerSettings/printerSettings1.bin"/></Relationships>'
)


def with_printer(made: Parts) -> Parts:
    """The sheet as Excel leaves it after Page Setup."""
    types = str(made["[Content_Types].xml"]).replace(
        "<Override", '<Default Extension="bin" ContentType="application/x-printer"/><Override', 1
    )
    return made | {
        "[Content_Types].xml": types,
        "xl/worksheets/_rels/sheet1.xml.rels": SETTINGS_RELATION,
        "xl/printerSettings/printerSettings1.bin": PRINTER,
    }


# parts that are only carried


def test_a_binary_part_of_the_template_is_copied_as_it_is(tmp_path: Path) -> None:
    path = write(tmp_path / "a.xlsx", with_printer(parts(sheet(""))))
    assert open_workbook(path).apply(NEW).new_sheets == ("Mới",)
    with zipfile.ZipFile(path) as file:
        copies = [name for name in file.namelist() if name.endswith(".bin")]
        assert [file.read(name) for name in copies] == [PRINTER, PRINTER]
        assert copies[1] in file.read("xl/worksheets/_rels/sheet2.xml.rels").decode()


@pytest.mark.parametrize("name", ["xl/vbaProject.bin", "xl/media/image1.png", "xl/worksheets/sheet9.xml"])
def test_a_damaged_part_that_is_only_carried_is_named_before_any_backup_goes(tmp_path: Path, name: str) -> None:
    content = random.Random(1).randbytes(3000)
    path = write(tmp_path / "a.xlsx", parts(sheet("")) | {name: content}, zipfile.ZIP_STORED)
    raw = path.read_bytes()
    place = raw.index(content) + 100
    path.write_bytes(raw[:place] + bytes([raw[place] ^ 1]) + raw[place + 1 :])
    with pytest.raises(WorkbookUnreadableError, match=name):
        open_workbook(path).apply(WRITE)
    assert backups.backups(path) == []


@pytest.mark.parametrize("name", ["xl/vbaProject.bin", SHEET])
def test_an_offset_in_the_directory_that_is_off_by_one_is_a_damaged_file(tmp_path: Path, name: str) -> None:
    path = write(tmp_path / "a.xlsx", parts(sheet("")) | {"xl/vbaProject.bin": b"x" * 500})
    raw = bytearray(path.read_bytes())
    entry = raw.rindex(name.encode()) - 46
    assert raw[entry : entry + 4] == b"PK\x01\x02"
    raw[entry + 42] ^= 1
    path.write_bytes(raw)
    with pytest.raises(WorkbookUnreadableError, match="hỏng"):
        open_workbook(path).apply(WRITE)


def test_whatever_stands_in_the_directory_a_file_is_written_or_refused(tmp_path: Path) -> None:
    whole = write(tmp_path / "a.xlsx", with_printer(parts(sheet("")))).read_bytes()
    start = whole.index(b"PK\x01\x02")
    chance = random.Random(7)
    refusals = 0
    for number in range(150):
        raw = bytearray(whole)
        for _ in range(chance.randint(1, 3)):
            raw[chance.randrange(start, len(raw))] = chance.randrange(256)
        path = tmp_path / f"{number}.xlsx"
        path.write_bytes(raw)
        try:
            open_workbook(path).apply(WRITE)
        except TaskbookError:
            refusals += 1
            assert path.read_bytes() == raw
        else:
            assert open_workbook(path).block("Trang", 1, 1) == [["mới"]]
    assert refusals > 20


# spellings


@pytest.mark.parametrize(
    "spelt",
    [
        '<numFmt numFmtId="200" formatCode="{}"></numFmt>',
        "<numFmt formatCode='{}' numFmtId='200'/>",
        '<numFmt\n  numFmtId = "200"\n  formatCode = "{}" />',
    ],
)
def test_a_users_number_format_stays_however_it_is_spelt(tmp_path: Path, spelt: str) -> None:
    code = '[>=1000]0.0,"k";0'
    xml = styles(code.replace('"', "&quot;"))
    start, end = xml.index("<numFmt "), xml.index("</numFmts>")
    made = spelt.format(code.replace('"', "&quot;"))
    path = write(tmp_path / "a.xlsx", parts(sheet("")) | {"xl/styles.xml": xml[:start] + made + xml[end:]})
    open_workbook(path).apply(Changes(cells=[CellWrite("Trang", 1, 1, date(2026, 3, 31))]))
    written = part(path, "xl/styles.xml")
    assert made in written
    assert 'numFmtId="201" formatCode="dd/mm/yyyy"' in written


NAMED = (
    '<definedNames><definedName name="_xlnm.Print_Titles" localSheetId="1" comment="a > b">\'Sau\'!$1:$2</definedName>'
    "</definedNames>"
)


def two_sheets(first: str, key: str = 'r:id="rId9"') -> Parts:
    """A sheet spelt in some way before the one called `Trang`, which has print titles."""
    made = parts(sheet('<row r="1"><c r="A1"><v>1</v></c></row>'))
    xml = (
        str(made[BOOK]).replace("<sheets>", f"<sheets><sheet {first} {key}/>").replace("</sheets>", f"</sheets>{NAMED}")
    )
    relations = str(made[BOOK_RELATIONS]).replace(
        "</Relationships>",
        '<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" '
        'Target="worksheets/sheet7.xml"/></Relationships>',
    )
    return made | {BOOK: xml, BOOK_RELATIONS: relations, "xl/worksheets/sheet7.xml": sheet("")}


@pytest.mark.parametrize(
    "made",
    [
        two_sheets('name="a>b" sheetId="5"'),
        two_sheets("name='a \"> b' sheetId='5'"),
        two_sheets('name="Module1" sheetId="5" state="veryHidden"', 'r:id=""'),
    ],
    ids=["a bare >", "single quotes", "a module sheet"],
)
def test_print_titles_go_to_the_right_sheet_however_the_others_are_spelt(tmp_path: Path, made: Parts) -> None:
    path = write(tmp_path / "a.xlsx", made)
    open_workbook(path).apply(Changes(fills=[SheetFill("Mới", 1, 1, [["x"]], template="Trang", visible=True)]))
    names = [info.name for info in open_workbook(path).sheets()]
    assert names[1:] == ["Trang", "Mới"]
    xml = part(path, BOOK)
    assert xml.count('localSheetId="1"') == 1
    assert xml.count('localSheetId="2"') == 1
    open_workbook(path).apply(Changes(fills=[SheetFill("Mới", 1, 1, [], visible=False)]))
    assert [info.visible for info in open_workbook(path).sheets()][1:] == [True, False]


def test_relations_in_single_quotes_are_understood(tmp_path: Path) -> None:
    made = with_printer(parts(sheet("")))
    single = {name: str(xml).replace('"', "'") for name, xml in made.items() if name.endswith(".rels")}
    path = write(tmp_path / "a.xlsx", made | single)
    assert open_workbook(path).apply(NEW).new_sheets == ("Mới",)
    assert open_workbook(path).block("Mới", 1, 1) == [["x"]]
    assert part(path, "xl/worksheets/_rels/sheet2.xml.rels").count("Target") == 1


def test_a_copied_sheet_loses_a_code_name_in_single_quotes(tmp_path: Path) -> None:
    xml = sheet("").replace("<sheetData", "<sheetPr codeName='Sheet1'/><sheetData", 1)
    path = write(tmp_path / "a.xlsx", parts(xml))
    open_workbook(path).apply(NEW)
    assert "codeName" not in part(path, "xl/worksheets/sheet2.xml")


# letters composed or not


def test_sheets_and_headings_with_letters_in_pieces_are_ours(tmp_path: Path) -> None:
    heading, name = normalize("NFD", "Tình hình"), normalize("NFD", "Kế hoạch")
    rows = f'<row r="1"><c r="A1" t="inlineStr"><is><t>{heading}</t></is></c></row><row r="2"/>'
    made = parts(sheet(rows), table("A1:A2", heading))
    path = write(tmp_path / "a.xlsx", made | {BOOK: str(made[BOOK]).replace('name="Trang"', f'name="{name}"')})
    [grid] = open_workbook(path).tables([name])[name]
    open_workbook(path).apply(Changes(columns=[ColumnWrite("Kế hoạch", grid.table, "Tình hình", ["xong"])]))
    assert open_workbook(path).block("Kế hoạch", 2, 1) == [["xong"]]


@pytest.mark.slow
def test_the_real_workbook_is_refreshed_when_its_names_are_in_pieces(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsm"
    shutil.copy(REAL, path)
    with zipfile.ZipFile(path) as file:
        made = {name: file.read(name) for name in file.namelist()}
    for name in (BOOK, "xl/sharedStrings.xml", *(one for one in made if one.startswith("xl/tables/"))):
        made[name] = normalize("NFD", made[name].decode()).encode()
    write(path, made)
    run = Run(datetime(2026, 11, 27, 8), "Bình")
    assert refresh(open_workbook(path), run, date(2026, 11, 27)).receipt.changed


def test_files_with_the_same_small_parts_are_each_told_by_their_own_name_and_read_by_their_own_formats(
    tmp_path: Path,
) -> None:
    day = parts(sheet('<row r="1"><c r="A1" s="1"><v>46000</v></c></row>'))
    shown = {}
    for name, code in (("một", "dd/mm/yyyy"), ("hai", "0.00"), ("ba", "dd/mm/yyyy"), ("bốn", "0.00")):
        path = write(tmp_path / f"{name}.xlsx", {**day, "xl/styles.xml": styles(code)})
        shown[name] = open_workbook(path).block("Trang", 1, 1, 1)
    assert shown == {"một": [[date(2025, 12, 9)]], "ba": [[date(2025, 12, 9)]], "hai": [[46000.0]], "bốn": [[46000.0]]}
    for name in ("năm", "sáu"):
        path = write(tmp_path / f"{name}.xlsx", {**day, "xl/styles.xml": "<styleSheet"})
        with pytest.raises(WorkbookUnreadableError, match=name):
            open_workbook(path).block("Trang", 1, 1, 1)
