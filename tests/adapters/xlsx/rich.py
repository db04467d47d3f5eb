"""Workbooks with all that users put into them, and what is asked of them after a write."""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path

import xlsxwriter
from openxml_audit import OpenXmlValidator

PACKAGE_REL = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MICROSOFT = "http://schemas.microsoft.com/office"
ROWS = 6
HEADINGS = ["Mã", "Nhiệm vụ", "Ghi riêng", "Hạn xử lý", "Trạng thái"]


def picture() -> io.BytesIO:
    """The smallest PNG."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    pixel = zlib.compress(b"\x00\xff\x00\x00")
    head = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    return io.BytesIO(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", pixel) + chunk(b"IEND", b""))


def rich_workbook(path: Path) -> Path:
    """A workbook with charts, pictures, comments, sparklines, rich text, rules, names and sheets of the user's own."""
    with xlsxwriter.Workbook(path) as book:
        day = book.add_format({"num_format": "dd/mm/yyyy", "border": 1})
        bold = book.add_format({"bold": True})
        plan = book.add_worksheet("KTTN 2025")
        plan.add_table(3, 0, 3 + ROWS, 4, {"name": "KTTN_2025", "columns": [{"header": h} for h in HEADINGS]})
        for row in range(4, 4 + ROWS):
            plan.write_string(row, 0, f"KTTN25-{row}")
            plan.write_rich_string(row, 1, "Việc ", bold, "quan trọng", " & gấp")
            plan.write_formula(row, 2, f"=LEN(A{row + 1})", None, 9)
            plan.write_blank(row, 3, None, day)
        plan.write_comment("B5", "Ghi chú của người dùng")
        plan.insert_image("H5", "a.png", {"image_data": picture()})
        plan.insert_textbox("H9", "Khung chữ")
        plan.add_sparkline("G5", {"range": "'KTTN 2025'!C5:C10"})
        plan.conditional_format("C5:C10", {"type": "data_bar", "data_bar_2010": True})
        plan.conditional_format("E5:E10", {"type": "text", "criteria": "containing", "value": "Quá hạn"})
        plan.data_validation("E5:E10", {"validate": "list", "source": "='Của tôi'!$A$1:$A$3"})
        plan.freeze_panes(4, 1)
        plan.write_url("G1", "https://example.org/", string="trang ngoài")
        template = book.add_worksheet("Mẫu phiếu")
        template.set_column(0, 1, 20)
        template.set_column(2, 2, 12, day)
        template.write(0, 0, "ỦY BAN NHÂN DÂN", bold)
        template.repeat_rows(9)
        template.set_landscape()
        template.insert_image("F1", "logo.png", {"image_data": picture()})
        template.hide()
        own = book.add_worksheet("Của tôi")
        own.write_column(0, 0, ["x", "y", "z"])
        own.write_formula("C1", "=SUM(A1:A3)", None, 0)
        chart = book.add_chart({"type": "column"})
        chart.add_series({"values": "='KTTN 2025'!$C$5:$C$10"})
        own.insert_chart("E2", chart)
        own.protect("mật khẩu")
        book.define_name("CuaToi", "='Của tôi'!$A$1:$A$3")
    return path


def edit(path: Path, changes: Mapping[str, Callable[[bytes], bytes] | bytes | None]) -> Path:
    """Change, add or (None) drop parts of a file."""
    with zipfile.ZipFile(path) as archive:
        members = {info.filename: archive.read(info) for info in archive.infolist()}
    for name, change in changes.items():
        if change is None:
            del members[name]
        else:
            members[name] = change(members[name]) if callable(change) else change
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def with_everything_else(path: Path) -> Path:
    """Add what XlsxWriter cannot make: parts that only have to be there afterwards, with their relations."""
    book = {
        "vbaProject": (f"{MICROSOFT}/2006/relationships/vbaProject", "vbaProject.bin"),
        "pivot": (f"{OFFICE}/pivotCacheDefinition", "pivotCache/pivotCacheDefinition1.xml"),
        "person": (f"{MICROSOFT}/2017/10/relationships/person", "persons/person.xml"),
        "slicer": (f"{MICROSOFT}/2007/relationships/slicerCache", "slicerCaches/slicerCache1.xml"),
        "chain": (f"{OFFICE}/calcChain", "calcChain.xml"),
    }
    threaded = f"{MICROSOFT}/2017/10/relationships/threadedComment"
    return edit(
        path,
        {
            "xl/_rels/workbook.xml.rels": lambda xml: related(xml, book.values()),
            "xl/worksheets/_rels/sheet1.xml.rels": lambda xml: related(
                xml, [(threaded, "../threadedComments/threadedComment1.xml")]
            ),
            "xl/workbook.xml": lambda xml: xml.replace(b' fullCalcOnLoad="1"', b""),
            "xl/vbaProject.bin": bytes(range(256)) * 9,
            "xl/pivotCache/pivotCacheDefinition1.xml": pivot_cache('name="Khác"'),
            "xl/persons/person.xml": b"<personList/>",
            "xl/slicerCaches/slicerCache1.xml": b"<slicerCacheDefinition/>",
            "xl/threadedComments/threadedComment1.xml": b"<ThreadedComments/>",
            "xl/calcChain.xml": b'<calcChain><c r="C5" i="1"/></calcChain>',
            "customUI/customUI14.xml": b"<customUI/>",
            "customXml/item1.xml": b"<a/>",
        },
    )


def related(xml: bytes, pairs: object) -> bytes:
    """Add relations to a relations part."""
    new = "".join(
        f'<Relationship Id="rIdX{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(pairs)  # type: ignore[arg-type, var-annotated]
    )
    return xml.replace(b"</Relationships>", new.encode() + b"</Relationships>")


def pivot_cache(source: str) -> bytes:
    inside = f'<cacheSource type="worksheet"><worksheetSource {source}/></cacheSource>'
    return f"<pivotCacheDefinition>{inside}</pivotCacheDefinition>".encode()


def packed_parts(path: Path) -> dict[str, bytes]:
    """Each part as the zip holds it, still packed."""
    raw = path.read_bytes()
    found: dict[str, bytes] = {}
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        for info in archive.infolist():
            name_length, extra_length = struct.unpack_from("<HH", raw, info.header_offset + 26)
            start = info.header_offset + 30 + name_length + extra_length
            found[info.filename] = raw[start : start + info.compress_size]
    return found


def part(path: Path, name: str) -> str:
    with zipfile.ZipFile(path) as archive:
        return archive.read(name).decode()


def cell(path: Path, address: str, name: str = "xl/worksheets/sheet1.xml") -> str:
    """A cell's element, or nothing."""
    found = re.search(rf'<c r="{address}"(?:[^<>]*/>|.*?</c>)', part(path, name))
    return found[0] if found else ""


def audit(path: Path) -> list[str]:
    """What a schema validator holds against a file."""
    return [str(error) for error in OpenXmlValidator().validate(path).errors]
