"""Makers of workbook files part by part: plain ones in any program's spelling, and hostile ones."""

import io
import struct
import zipfile
from collections.abc import Mapping
from pathlib import Path

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE_REL = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)

Parts = dict[str, str | bytes]


def sheet(rows: str, after: str = "", before: str = "") -> str:
    """A worksheet part whose sheetData holds `rows`."""
    return f'{HEAD}<worksheet xmlns="{MAIN}" xmlns:r="{REL}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'


def strings(*items: str) -> str:
    """A shared strings part; each item is what stands in an `si`."""
    return f'{HEAD}<sst xmlns="{MAIN}">' + "".join(f"<si>{item}</si>" for item in items) + "</sst>"


def styles(*codes: str) -> str:
    """A styles part: cell format 0 is General, format i shows the custom number format number i."""
    formats = "".join(f'<numFmt numFmtId="{200 + i}" formatCode="{code}"/>' for i, code in enumerate(codes))
    xfs = "".join(f'<xf numFmtId="{200 + i}" applyNumberFormat="1"/>' for i in range(len(codes)))
    return (
        f'{HEAD}<styleSheet xmlns="{MAIN}"><numFmts>{formats}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>'
        f'<cellXfs><xf numFmtId="0"/>{xfs}</cellXfs></styleSheet>'
    )


def table(ref: str, *columns: str, name: str = "Bang_1", attributes: str = "", inside: str = "") -> str:
    """A table part."""
    listed = "".join(f'<tableColumn id="{i + 1}" name="{column}"/>' for i, column in enumerate(columns))
    return (
        f'{HEAD}<table xmlns="{MAIN}" id="1" name="{name}" displayName="{name}" ref="{ref}" {attributes}>{inside}'
        f'<tableColumns count="{len(columns)}">{listed}</tableColumns></table>'
    )


def relations(*pairs: tuple[str, str]) -> str:
    """A relations part from (kind, target)."""
    found = "".join(
        f'<Relationship Id="rId{i + 1}" Type="{REL}/{kind}" Target="{target}"/>'
        for i, (kind, target) in enumerate(pairs)
    )
    return f'{HEAD}<Relationships xmlns="{PACKAGE_REL}">{found}</Relationships>'


def parts(sheet_xml: str | bytes, *tables: str, properties: str = "", main_type: str = SHEET_TYPE) -> Parts:
    """All parts of a workbook with one sheet, `Trang`."""
    made: Parts = {
        "[Content_Types].xml": f'{HEAD}<Types xmlns="{TYPES}"><Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{main_type}"/></Types>',
        "_rels/.rels": relations(("officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{REL}"><workbookPr {properties}/><sheets>'
        '<sheet name="Trang" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": relations(
            ("worksheet", "worksheets/sheet1.xml"), ("sharedStrings", "sharedStrings.xml"), ("styles", "styles.xml")
        ),
        "xl/worksheets/sheet1.xml": sheet_xml,
        "xl/sharedStrings.xml": strings("<t>một</t>"),
        "xl/styles.xml": styles("dd/mm/yyyy"),
    }
    if tables:
        pairs = [("table", f"../tables/table{i + 1}.xml") for i in range(len(tables))]
        made["xl/worksheets/_rels/sheet1.xml.rels"] = relations(*pairs)
        made |= {f"xl/tables/table{i + 1}.xml": part for i, part in enumerate(tables)}
    return made


def write(path: Path, made: Mapping[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> Path:
    """Zip the parts."""
    with zipfile.ZipFile(path, "w", method) as archive:
        for name, content in made.items():
            archive.writestr(name, content)
    return path


def plain_bytes() -> bytes:
    """A small, sound workbook file."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts(sheet('<row r="1"><c r="A1" t="s"><v>0</v></c></row>')).items():
            archive.writestr(name, content)
    return stream.getvalue()


def ole(*streams: str) -> bytes:
    """An OLE file with directory entries of these names."""
    return OLE + b"".join(name.encode("utf-16-le").ljust(128, b"\0") for name in streams)


def with_flag(raw: bytes, flag: int) -> bytes:
    """A zip all of whose members carry a general purpose flag, in the directory."""
    changed = bytearray(raw)
    place = changed.find(b"PK\x01\x02")
    while place >= 0:
        bits = struct.unpack_from("<H", changed, place + 8)[0] | flag
        struct.pack_into("<H", changed, place + 8, bits)
        place = changed.find(b"PK\x01\x02", place + 4)
    return bytes(changed)


def with_size(raw: bytes, size: int) -> bytes:
    """A zip whose directory says of its last member that it unpacks to `size` bytes."""
    changed = bytearray(raw)
    struct.pack_into("<I", changed, changed.rfind(b"PK\x01\x02") + 24, size)
    return bytes(changed)


def flipped(raw: bytes, part: str) -> bytes:
    """A zip in which the packed bytes of one part are damaged."""
    changed = bytearray(raw)
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        info = archive.getinfo(part)
    start = info.header_offset + 30 + len(part)
    for place in range(start + info.compress_size // 2, start + info.compress_size):
        changed[place] ^= 0xFF
    return bytes(changed)
