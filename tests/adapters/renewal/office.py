"""Workbooks of the first version as offices have them by now: results typed in, and things of their own added."""

from __future__ import annotations

import re
import shutil
import zipfile
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl

from taskbook.actions.renew import RenewReport, renew
from taskbook.adapters.history import FileHistory
from taskbook.adapters.xlsx.workbook import open_workbook
from taskbook.core.run import Run
from taskbook.ports import CellWrite, Changes, Writable
from taskbook_build.renewing import renewable
from taskbook_schemas.registry import SUMMARY
from tests.adapters.xlsx.rich import edit, rich_workbook

WORKBOOKS = Path(__file__).parents[2] / "workbooks"
FIRST, FIRST_WITH_MACROS = WORKBOOKS / "version-1-first.xlsx", WORKBOOKS / "version-1.xlsm"
RUN = Run(datetime(2026, 11, 27, 8, 0), "Lan")
PLAN = "TTKT 2026"
OWN_SHEET, OWN_COLUMN, OWN_NAME = "Sổ riêng của Lan", "Cột riêng", "RiengCuaLan"


def version_1(folder: Path, source: Path = FIRST_WITH_MACROS) -> Path:
    """The workbook as it was first committed."""
    return Path(shutil.copy(source, folder / f"TheoDoiNhiemVu{source.suffix}"))


def typed(path: Path, *cells: tuple[str, int, int, Writable]) -> Path:
    """The workbook with these cells (sheet, row, column, value) typed in."""
    open_workbook(path, lambda: RUN.now).apply(Changes(cells=[CellWrite(*cell) for cell in cells]))
    return path


FORMER = f"{SUMMARY} (bản cũ)"


def moved(place: tuple[str, str]) -> tuple[str, str]:
    """Where a cell of the workbook stands once it is renewed: the former first sheet is kept under another name."""
    return (FORMER, place[1]) if place[0] == SUMMARY else place


def renamed(heading: Any) -> Any:
    """A heading as it reads once the workbook is renewed."""
    return "Lưu ý" if heading == "Cờ" else heading


def renamed_headings(kept: dict[tuple[str, str], Any]) -> dict[tuple[str, str], Any]:
    """The cells as they stand once it is renewed: the heading that has another word by now has it."""
    return {place: renamed(value) for place, value in kept.items()}


def in_use(path: Path) -> Path:
    """A workbook with results, a column, a sheet with a chart and a comment, a name and rules of the office's own."""
    typed(
        path,
        (PLAN, 6, 13, date(2026, 6, 30)),
        (PLAN, 6, 14, "12/BC-UBND ngày 30/6/2026"),
        (PLAN, 7, 12, "Đang làm & «gấp» <xong>"),
        ("Đơn vị", 5, 3, "kinhte@example.org"),
        ("Thiết lập", 6, 2, 45),
    )
    rich = rich_workbook(path.with_name("rich.xlsx"))
    with zipfile.ZipFile(rich) as archive:
        chart = archive.read("xl/charts/chart1.xml").replace(b"'KTTN 2025'!", f"'{PLAN}'!".encode())
        drawings = [archive.read(name) for name in archive.namelist() if name.startswith("xl/drawings/drawing")]
        drawing_part = next(part for part in drawings if b"c:chart" in part)
    rich.unlink()
    edit(
        path,
        {
            "[Content_Types].xml": _typed_parts,
            "xl/workbook.xml": _with_sheet,
            "xl/_rels/workbook.xml.rels": lambda xml: _related(
                xml, "rId900", "officeDocument/2006/relationships/worksheet", "worksheets/sheet90.xml"
            ),
            "xl/worksheets/sheet90.xml": _own_sheet(),
            "xl/worksheets/_rels/sheet90.xml.rels": _own_relations(),
            "xl/drawings/drawing90.xml": re.sub(rb'r:id="rId\d+"', b'r:id="rId1"', drawing_part),
            "xl/drawings/_rels/drawing90.xml.rels": _relations(
                ("rId1", "officeDocument/2006/relationships/chart", "../charts/chart90.xml")
            ),
            "xl/charts/chart90.xml": chart,
            "xl/comments90.xml": _comments(),
            "xl/worksheets/sheet3.xml": _with_own_column,
            "xl/tables/table2.xml": _with_table_column,
            "customXml/item1.xml": b"<own>1</own>",
        },
    )
    return path


def renewed(path: Path, run: Run = RUN) -> RenewReport:
    """Renew a workbook as the command does."""
    return renew(renewable(path), FileHistory(path), run)


def values(path: Path) -> dict[tuple[str, str], object]:
    """Every filled cell of a workbook."""
    book = openpyxl.load_workbook(path)
    return {
        (sheet.title, cell.coordinate): cell.value
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    }


def parts(path: Path) -> dict[str, bytes]:
    """Every part of a workbook, unpacked."""
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _typed_parts(xml: bytes) -> bytes:
    kinds = {
        "/xl/worksheets/sheet90.xml": "spreadsheetml.worksheet",
        "/xl/drawings/drawing90.xml": "drawing",
        "/xl/charts/chart90.xml": "drawingml.chart",
        "/xl/comments90.xml": "spreadsheetml.comments",
    }
    new = "".join(
        f'<Override PartName="{part}" ContentType="application/vnd.openxmlformats-officedocument.{kind}+xml"/>'
        for part, kind in kinds.items()
    )
    return xml.replace(b"</Types>", new.encode() + b"</Types>")


def _with_sheet(xml: bytes) -> bytes:
    sheet = f'<sheet name="{OWN_SHEET}" sheetId="90" r:id="rId900"/></sheets>'
    name = f"<definedName name=\"{OWN_NAME}\">'{OWN_SHEET}'!$A$1:$A$2</definedName></definedNames>"
    return xml.replace(b"</sheets>", sheet.encode()).replace(b"</definedNames>", name.encode())


def _related(xml: bytes, rid: str, kind: str, target: str) -> bytes:
    one = f'<Relationship Id="{rid}" Type="http://schemas.openxmlformats.org/{kind}" Target="{target}"/>'
    return xml.replace(b"</Relationships>", one.encode() + b"</Relationships>")


def _relations(*pairs: tuple[str, str, str]) -> bytes:
    xml = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
    for pair in pairs:
        xml = _related(xml, *pair)
    return xml


def _own_relations() -> bytes:
    office = "officeDocument/2006/relationships"
    return _relations(
        ("rId1", f"{office}/drawing", "../drawings/drawing90.xml"), ("rId2", f"{office}/comments", "../comments90.xml")
    )


def _own_sheet() -> bytes:
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    cells = '<row r="1"><c r="A1" t="inlineStr"><is><t>Ghi riêng</t></is></c></row>'
    cells += f'<row r="2"><c r="A2"><f>COUNTA(\'{PLAN}\'!A5:A20)</f><v>16</v></c></row>'
    head = f'<worksheet xmlns="{main}" xmlns:r="{office}"><sheetData>{cells}</sheetData>'
    return (head + '<drawing r:id="rId1"/></worksheet>').encode()


def _comments() -> bytes:
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    note = '<comment ref="A1" authorId="0"><text><t>Đừng quên</t></text></comment>'
    authors = "<authors><author>Lan</author></authors>"
    return f'<comments xmlns="{main}">{authors}<commentList>{note}</commentList></comments>'.encode()


def _with_own_column(xml: bytes) -> bytes:
    """A column of the office's own right of the table, and rules of its own: a look, and a list for the notes."""
    text = xml.decode()
    text = re.sub(r'(<row r="4".*?)(</row>)', rf'\1<c r="AF4" t="inlineStr"><is><t>{OWN_COLUMN}</t></is></c>\2', text)
    text = re.sub(r'(<row r="5".*?)(</row>)', r'\1<c r="AF5" t="inlineStr"><is><t>của Lan</t></is></c>\2', text)
    look = '<conditionalFormatting sqref="J5:J20"><cfRule type="expression" dxfId="0" priority="99">'
    look += "<formula>LEN($J5)&gt;3</formula></cfRule></conditionalFormatting>"
    text = text.replace("<dataValidations", look + "<dataValidations", 1)
    notes = re.search(r"<dataValidation [^<>]*sqref=\"Y5:Y2000\"/>", text)
    assert notes is not None
    own = (
        '<dataValidation type="list" promptTitle="Của Lan" sqref="Y5:Y2000"><formula1>"a,b"</formula1></dataValidation>'
    )
    return text.replace(notes[0], own).encode()


def _with_table_column(xml: bytes) -> bytes:
    text = xml.decode().replace("A4:AE20", "A4:AF20").replace('count="31"', 'count="32"')
    return text.replace("</tableColumns>", f'<tableColumn id="77" name="{OWN_COLUMN}"/></tableColumns>').encode()
