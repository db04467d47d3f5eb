"""Files that give no plan: each stops with one sentence that names the file and says what to do; nothing changes."""

from __future__ import annotations

import io
import os
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path

import pytest
from PIL import Image

from taskbook.actions.appendix import read_plan
from taskbook.adapters.appendix import office
from taskbook.adapters.appendix.docx.tables import MAX_INSIDE
from taskbook.adapters.appendix.limits import MAX_ROWS
from taskbook.adapters.appendix.source import read_source
from taskbook.errors import AppendixUnreadableError
from tests.adapters.appendix.saying import HEADINGS
from tests.adapters.appendix.test_shapes_in_excel import book, needs_office, rows
from tests.appendices.word import SPACE, docx, numbering, paragraph, table

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
TCVN3 = "Phßng Kinh tÕ thùc hiÖn nhiÖm vô ph¸t triÓn kinh tÕ x· héi trªn ®Þa bµn x· vµ c¸c nhiÖm vô kh¸c"
VNI = (
    "Phoøng Kinh teá thöïc hieän nhieäm vuï phaùt trieån kinh teá xaõ hoäi treân ñòa baøn xaõ vaø caùc nhieäm vuï khaùc"
)
BROKEN = (
    "(cid:12)(cid:7)(cid:44) (cid:3)(cid:9)(cid:18) (cid:5)(cid:6) (cid:77)(cid:8) (cid:1)(cid:2)(cid:3) (cid:4)(cid:5)"
)
LONG = "".join(f"{number:x} " for number in range(1_000_000, 4_000_000))
ENGLISH = "Review the annual budget and prepare a detailed implementation report for the committee meeting"


def read_plan_file(path: Path) -> None:
    read_plan(read_source(path))


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def with_document(xml: str) -> bytes:
    """A Word file whose document is this XML."""
    with zipfile.ZipFile(io.BytesIO(docx("x"))) as archive:
        parts: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    return packed(parts | {"word/document.xml": xml})


def nested(depth: int) -> str:
    inner = paragraph("x")
    for _ in range(depth):
        inner = table([inner + paragraph("")])
    return inner


def body(xml: str) -> str:
    return f'<w:document xmlns:w="{SPACE}"><w:body>{xml}</w:body></w:document>'


def many_rows(count: int) -> str:
    return table(HEADINGS, *["<w:tr><w:tc><w:p/></w:tc></w:tr>"] * count)


def scan() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (600, 800), "white").save(out, "PDF")
    return out.getvalue()


def locked_pdf() -> bytes:
    """A PDF that asks for a password: its keys fit to none."""
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]>>",
        f"<</Filter/Standard/V 1/R 2/P -4/O<{'41' * 32}>/U<{'42' * 32}>>>",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, text in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj{text}endobj\n".encode()
    table_at = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
    ids = "<00112233445566778899aabbccddeeff>"
    trailer = f"<</Size {len(objects) + 1}/Root 1 0 R/Encrypt 4 0 R/ID[{ids}{ids}]>>"
    return out + f"trailer{trailer}\nstartxref\n{table_at}\n%%EOF".encode()


def drawn_pdf(drawing: bytes, pages: int = 1) -> bytes:
    """A PDF whose pages all draw this."""
    kids = " ".join(f"{3 + at} 0 R" for at in range(pages))
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", f"<</Type/Pages/Kids[{kids}]/Count {pages}>>".encode()]
    content = f"{3 + pages} 0 R"
    objects += [f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents {content}>>".encode()] * pages
    packed_drawing = zlib.compress(drawing)
    head = f"<</Length {len(packed_drawing)}/Filter/FlateDecode>>\nstream\n".encode()
    objects.append(head + packed_drawing + b"\nendstream")
    out, places = b"%PDF-1.4\n", []
    for number, written in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + written + b"\nendobj\n"
    table_at = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
    return out + f"trailer<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{table_at}\n%%EOF".encode()


def pdf_bomb(layers: int = 1) -> bytes:
    stream = bytes(200_000_000)
    for _ in range(layers):
        stream = zlib.compress(stream, 9)
    head = f"%PDF-1.4\n1 0 obj<</Length {len(stream)}/Filter/FlateDecode>>stream\n".encode()
    return head + stream + b"\nendstream endobj\n%%EOF"


SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def with_sheet(*rows: str, more: str = "") -> bytes:
    """An Excel file whose sheet is this XML."""
    with zipfile.ZipFile(io.BytesIO(book(lambda sheet: sheet.append(HEADINGS)))) as archive:
        parts: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    xml = f'<worksheet xmlns="{SHEET}"><sheetData>{"".join(rows)}</sheetData>{more}</worksheet>'
    return packed(parts | {"xl/worksheets/sheet1.xml": xml})


BAD: dict[str, tuple[str, bytes, str]] = {
    "a letter without a table": ("a.docx", docx("Kính gửi các phòng", "Đề nghị báo cáo"), "không có bảng nào"),
    "only a letterhead": ("a.docx", docx(table(["UBND XÃ A", "CỘNG HÒA"])), "không có bảng nào có tiêu đề cột"),
    "a picture in a document": ("a.docx", docx("<w:p><w:r><w:drawing/></w:r></w:p>"), "không có chữ nào để đọc"),
    "an empty file": ("a.docx", b"", "rỗng (0 byte)"),
    "a text": ("a.docx", b"abc" * 100, "không phải tệp Word, PDF hay Excel"),
    "a zip of something else": ("a.docx", packed({"a.txt": "x"}), "không phải tệp Word, PDF hay Excel"),
    "a zip with a part of Word alone": ("a.docx", packed({"word/x.xml": "<a/>"}), "không phải tệp Word"),
    "a document without a body": ("a.docx", with_document(f'<w:document xmlns:w="{SPACE}"/>'), "không phải tệp Word"),
    "a file cut off": ("a.docx", docx(table(HEADINGS))[:400], "bị hỏng, tải về dở dang"),
    "XML that does not close": ("a.docx", with_document("<w:document>"), "bị hỏng, tải về dở dang"),
    "a list that is numbered by no number": (
        "a.docx",
        docx(table(HEADINGS), numbering=numbering(['<w:lvl w:ilvl="x"/>'], [(1, 0, "")])),
        "bị hỏng, tải về dở dang",
    ),
    "tables in tables in tables": ("a.docx", docx(nested(7)), "quá nhiều bảng lồng trong nhau"),
    "tables nested past all depth": ("a.docx", docx(nested(300)), "quá nhiều bảng lồng trong nhau"),
    "cells full of tables": ("a.docx", docx(table([nested(1) * (MAX_INSIDE + 1)])), "quá nhiều bảng lồng trong nhau"),
    "rows without end": ("a.docx", docx(many_rows(MAX_ROWS + 1)), "dài hơn 12.000 dòng"),
    "a zip bomb": ("a.docx", docx("x", extra={"word/media/a.bin": bytes(200_000_000)}), "lớn, lạ khác thường"),
    "an XML bomb": (
        "a.docx",
        with_document(f'<!DOCTYPE a [<!ENTITY a "aaaa">]>{body("<w:p><w:r><w:t>&a;</w:t></w:r></w:p>")}'),
        "lớn, lạ khác thường",
    ),
    "a span without end": (
        "a.docx",
        with_document(
            body('<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr></w:tc></w:tr></w:tbl>')
        ),
        "không có chữ nào để đọc",
    ),
    "letters of TCVN3": ("a.docx", docx(table(["NhiÖm vô", TCVN3], [TCVN3, TCVN3])), "TCVN3"),
    "letters of VNI": ("a.docx", docx(table(["Nhieäm vuï", VNI], [VNI, VNI])), "VNI-Times"),
    "a broken text layer": ("a.docx", docx(BROKEN, BROKEN), "lớp chữ bị hỏng"),
    "another language": ("a.docx", docx(table([ENGLISH, ENGLISH], [ENGLISH, ENGLISH])), "không phải tiếng Việt"),
    "a password": ("a.docx", OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le"), "mật khẩu"),
    "a password on a workbook": ("a.xlsx", OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le"), "mật khẩu"),
    "an old file of another program": ("a.doc", OLE + bytes(600), "không phải tệp Word"),
    "an old workbook, damaged": ("a.xls", OLE + bytes(600) + "Workbook".encode("utf-16-le"), "bị hỏng"),
    "a workbook, damaged": ("a.xlsx", packed({"xl/workbook.xml": "<a/>"}), "bị hỏng"),
    "an area merged over all of a sheet": (
        "a.xlsx",
        with_sheet(more='<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'),
        "dùng quá nhiều ô",
    ),
    "rows merged to the last column": (
        "a.xlsx",
        with_sheet(
            more=f"<mergeCells>{''.join(f'''<mergeCell ref='$A{at}:$XFD{at}'/>''' for at in range(1, 30))}</mergeCells>"
        ),
        "dùng quá nhiều ô",
    ),
    "more cells than an office has": ("a.xlsx", with_sheet(*[f"<row>{'<c/>' * 100}</row>"] * 3001), "dùng quá nhiều ô"),
    "a cell in the last corner": (
        "a.xlsx",
        with_sheet('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
        "dài hơn 12.000 dòng",
    ),
    "a sheet too large": ("a.xlsx", packed({"xl/a.xml": f"<a>{LONG}</a>"}), "lớn hơn 16 MB"),
    "a workbook without tasks": ("a.xlsx", book(rows(("TT", "Chỉ tiêu", "ĐVT"), (1, "x", "%"))), "tiêu đề cột"),
    "an empty workbook": ("a.xlsx", book(rows()), "không có chữ nào để đọc"),
    "a sheet of too many rows": (
        "a.xlsx",
        book(lambda sheet: sheet.cell(MAX_ROWS + 1, 1, "x")),
        "dài hơn 12.000 dòng",
    ),
    "a scan": ("a.pdf", scan(), "bản quét"),
    "a PDF with a password": ("a.pdf", locked_pdf(), "mật khẩu"),
    "a PDF, damaged": ("a.pdf", b"%PDF-1.4\n" + b"x" * 1000, "bị hỏng"),
    "a PDF that unpacks without end": ("a.pdf", pdf_bomb(), "lớn, lạ khác thường"),
    "a page drawn without end": ("a.pdf", drawn_pdf(b"0 0 m 9 9 l S\n" * 250_000), "quá nhiều chữ hoặc nét vẽ"),
    "pages that all draw much": ("a.pdf", drawn_pdf(b"%" + b"x" * 200_000, pages=20), "quá nhiều chữ hoặc nét vẽ"),
    "a PDF that unpacks twice": ("a.pdf", pdf_bomb(2), "lớn, lạ khác thường"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_stops_with_a_sentence_that_says_what_to_do(name: str, tmp_path: Path) -> None:
    file, raw, words = BAD[name]
    path = tmp_path / file
    path.write_bytes(raw)
    with pytest.raises(AppendixUnreadableError) as stop:
        read_plan_file(path)
    assert words in str(stop.value)
    assert f"«{file}»" in str(stop.value)
    assert "Hãy " in str(stop.value)
    assert path.read_bytes() == raw
    assert [found.name for found in tmp_path.iterdir()] == [file]


def test_a_file_that_is_not_there_and_a_folder(tmp_path: Path) -> None:
    with pytest.raises(AppendixUnreadableError, match="Không tìm thấy"):
        read_plan_file(tmp_path / "a.docx")
    with pytest.raises(AppendixUnreadableError, match="là một thư mục"):
        read_plan_file(tmp_path)


def test_a_file_that_is_too_large_is_not_even_read(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    with path.open("wb") as stream:
        stream.truncate(60_000_000)
    with pytest.raises(AppendixUnreadableError, match="lớn hơn 50 MB"):
        read_plan_file(path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.docx")
    with pytest.raises(AppendixUnreadableError, match="không phải là tệp trên đĩa"):
        read_plan_file(tmp_path / "a.docx")


def test_an_old_kind_without_libreoffice_says_how_to_save_it_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(office, "find_office", lambda: None)
    for name, raw in (
        ("a.doc", OLE + bytes(600) + "WordDocument".encode("utf-16-le")),
        ("a.rtf", b"{\\rtf1 x}"),
        ("a.odt", packed({"mimetype": "application/vnd.oasis.opendocument.text"})),
        ("a.ods", packed({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"})),
    ):
        (tmp_path / name).write_bytes(raw)
        with pytest.raises(AppendixUnreadableError, match="không có LibreOffice để mở"):
            read_plan_file(tmp_path / name)


@needs_office
def test_an_old_file_that_libreoffice_cannot_open(tmp_path: Path) -> None:
    (tmp_path / "a.doc").write_bytes(OLE + bytes(600) + "WordDocument".encode("utf-16-le"))
    with pytest.raises(AppendixUnreadableError, match="LibreOffice không mở được"):
        read_plan_file(tmp_path / "a.doc")
