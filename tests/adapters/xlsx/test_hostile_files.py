"""Files that are no workbook, damaged or made to harm: each is refused in its own words, or read at no cost."""

import os
import random
import subprocess
import sys
import textwrap
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from taskbook.adapters.xlsx import package, read
from taskbook.adapters.xlsx.package import MAX_FILE, Package, open_package
from taskbook.adapters.xlsx.relations import map_book
from taskbook.errors import WorkbookUnreadableError
from taskbook.ports import Grid
from tests.adapters.xlsx.hostile import (
    HEAD,
    MAIN,
    Parts,
    flipped,
    ole,
    parts,
    plain_bytes,
    relations,
    sheet,
    strings,
    styles,
    table,
    with_flag,
    with_size,
    write,
)

Maker = Callable[[Path], object]
DOCUMENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
SLIDES_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
BINARY_TYPE = "application/vnd.ms-excel.sheet.binary.macroEnabled.main"
ENTITIES = '<!DOCTYPE a [<!ENTITY b "bbbbbbbb"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>'
ONE_CELL = '<row r="1"><c r="A1" t="s"><v>0</v></c></row>'
FIFTY_MEGABYTES = 50 << 20


def read_all(path: Path) -> list[Grid]:
    """Read everything there is to read, as an action would."""
    book = open_package(path)
    names = [info.name for info in read.sheet_infos(book)]
    tables = read.tables(book, names)
    for name in names:
        if not tables.get(name):
            read.block(book, name, 1, 3)
    return [grid for grids in tables.values() for grid in grids]


def changed(**by_part: str | bytes | None) -> Maker:
    """A plain workbook with some parts put in, replaced or (None) left out; `__` in a name is a slash."""

    def make(path: Path) -> object:
        made = parts(sheet(ONE_CELL))
        for name, content in by_part.items():
            part = name.replace("__", "/").replace("TYPES", "[Content_Types].xml").replace("xml_rels", "xml.rels")
            made.pop(part, None)
            if content is not None:
                made[part] = content
        return write(path, made, zipfile.ZIP_STORED)

    return make


def raw(content: bytes) -> Maker:
    return lambda path: path.write_bytes(content)


def other(parts_made: Parts) -> Maker:
    return lambda path: write(path, parts_made)


def with_member(name: str, content: bytes = b"x") -> Maker:
    """A plain workbook with one more member, whatever its name."""

    def make(path: Path) -> None:
        path.write_bytes(plain_bytes())
        with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
            info = zipfile.ZipInfo("x")
            info.filename = name
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, content)

    return make


def too_many_members(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(20_001):
            archive.writestr(str(number), b"")


def many_large_parts(path: Path) -> None:
    packed = random.Random(1).randbytes(1 << 18) + bytes(FIFTY_MEGABYTES)
    write(path, {f"xl/media/{number}.bin": packed for number in range(13)})


def far_too_large(path: Path) -> None:
    with path.open("wb") as stream:
        stream.truncate(MAX_FILE + 1)


def packed_with_lzma(path: Path) -> None:
    write(path, parts(sheet(ONE_CELL)), zipfile.ZIP_LZMA)


def millions_of_strange_cells(path: Path) -> None:
    write(path, parts(sheet(("<row>" + "<c/>" * 1000 + "</row>") * 2000)), zipfile.ZIP_STORED)


def too_much_text(path: Path) -> None:
    generator = random.Random(1)
    long = [f"{generator.random()}".ljust(32_000, "x") + "😀" for _ in range(1400)]
    write(
        path, parts(sheet("".join(f'<row r="{i + 1}"><c r="A{i + 1}" t="s"><v>{i}</v></c></row>' for i in range(1400))))
    )
    made = parts(sheet("".join(f'<row r="{i + 1}"><c r="A{i + 1}" t="s"><v>{i}</v></c></row>' for i in range(1400))))
    made["xl/sharedStrings.xml"] = strings(*(f"<t>{text}</t>" for text in long))
    write(path, made, zipfile.ZIP_STORED)


def far_cells(ref: str, *addresses: tuple[str, int]) -> Maker:
    """A table over `ref`, with cells at some addresses."""
    rows = "".join(f'<row r="{row}"><c r="{letters}{row}"><v>1</v></c></row>' for letters, row in addresses)
    return other(parts(sheet(rows), table(ref, "a")))


REFUSED: dict[str, tuple[Maker, str]] = {
    "a missing file": (lambda path: None, "Không tìm thấy tệp"),
    "a folder": (lambda path: path.mkdir(), "là một thư mục"),
    "an empty file": (raw(b""), r"rỗng \(0 byte\)"),
    "a file too large": (far_too_large, "lớn hơn 100 MB"),
    "text under a workbook's name": (raw(b"STT;Ten\n1;a"), "không phải sổ làm việc Excel"),
    "a zip cut off": (raw(plain_bytes()[:-200]), "bị hỏng hoặc bị cắt cụt"),
    "a zip of nothing but its mark": (raw(b"PK\x03\x04"), "bị hỏng hoặc bị cắt cụt"),
    "another zip": (other({"a.txt": "a"}), "không phải sổ làm việc Excel"),
    "an Excel 97 file": (raw(ole("Root Entry", "Workbook")), r"\.xls\)"),
    "an Excel 95 file": (raw(ole("Root Entry", "Book")), r"\.xls\)"),
    "a file with a password": (raw(ole("EncryptionInfo", "EncryptedPackage")), "mật khẩu.*xóa trắng ô mật khẩu"),
    "another OLE file": (raw(ole("WordDocument")), "không phải sổ làm việc Excel"),
    "a Word file": (other(parts("", main_type=DOCUMENT_TYPE)), "tệp của Word"),
    "a slide show": (other(parts("", main_type=SLIDES_TYPE)), "tệp của PowerPoint"),
    "a binary workbook": (other(parts("", main_type=BINARY_TYPE)), r"\.xlsb"),
    "an OpenDocument file": (
        other({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<a/>"}),
        r"\.ods",
    ),
    "a package that leads nowhere": (changed(_rels__xml_rels=None, **{"_rels/.rels": None}), "không phải sổ làm việc"),
    "too many members": (too_many_members, "hơn 20.000 phần"),
    "a part that unpacks to much": (with_member("xl/a.bin", bytes(FIFTY_MEGABYTES)), "giải nén lớn bất thường"),
    "many parts that do so together": (many_large_parts, "giải nén lớn bất thường"),
    "a name twice": (with_member("XL/Workbook.xml"), "trùng tên hoặc tên lạ"),
    "a name that leads out": (with_member("xl/../../etc/passwd"), "trùng tên hoặc tên lạ"),
    "a name from the root": (with_member("/xl/a.xml"), "trùng tên hoặc tên lạ"),
    "a name on a drive": (with_member("C:/a.xml"), "trùng tên hoặc tên lạ"),
    "a name with backslashes": (with_member("xl\\a.xml"), "trùng tên hoặc tên lạ"),
    "encrypted members": (raw(with_flag(plain_bytes(), 1)), "nén hoặc mã hóa theo cách khác thường"),
    "another packing": (packed_with_lzma, "nén hoặc mã hóa theo cách khác thường"),
    "a damaged sheet's bytes": (raw(flipped(plain_bytes(), "xl/worksheets/sheet1.xml")), "hỏng ở phần «xl/worksheets"),
    "a size that is not true": (raw(with_size(plain_bytes(), 9999)), "hỏng ở phần «xl/styles.xml»"),
    "a table that is not there": (
        changed(**{"xl/worksheets/_rels/sheet1.xml.rels": relations(("table", "../tables/table1.xml"))}),
        "thiếu phần «xl/tables/table1.xml»",
    ),
    "entities in the workbook": (changed(xl__workbook__xml=None, **{"xl/workbook.xml": ENTITIES + "<a/>"}), "DOCTYPE"),
    "entities in a sheet": (changed(**{"xl/worksheets/sheet1.xml": HEAD + ENTITIES + sheet(ONE_CELL)}), "DOCTYPE"),
    "entities in the strings": (changed(**{"xl/sharedStrings.xml": ENTITIES + strings("<t>&c;</t>")}), "DOCTYPE"),
    "a sheet in UTF-16": (
        changed(**{"xl/worksheets/sheet1.xml": sheet(ONE_CELL).replace("UTF-8", "UTF-16").encode("utf-16")}),
        "không dùng bảng mã UTF-8",
    ),
    "a sheet in Latin letters": (
        changed(**{"xl/worksheets/sheet1.xml": sheet(ONE_CELL).replace("UTF-8", "ISO-8859-1")}),
        "không dùng bảng mã UTF-8",
    ),
    "a workbook part cut off": (
        changed(**{"xl/workbook.xml": f'<workbook xmlns="{MAIN}">'}),
        "hỏng ở phần «xl/workbook",
    ),
    "a sheet that is not there": (changed(**{"xl/worksheets/sheet1.xml": None}), "thiếu phần «Trang»"),
    "relations cut off": (changed(**{"xl/_rels/workbook.xml.rels": relations()[:-5]}), "hỏng ở phần"),
    "a sheet cut off": (changed(**{"xl/worksheets/sheet1.xml": sheet(ONE_CELL)[:-30]}), "trang «Trang» bị hỏng"),
    "a string that is not there": (changed(**{"xl/sharedStrings.xml": strings()}), "hỏng ở phần «xl/sharedStrings"),
    "strings cut off": (changed(**{"xl/sharedStrings.xml": strings("<t>a</t>")[:-8]}), "hỏng ở phần «xl/sharedStrings"),
    "strings of another kind": (
        changed(**{"xl/sharedStrings.xml": "<sst><!-- --><x></sst>"}),
        "hỏng ở phần",
    ),
    "strings without an end": (changed(**{"xl/sharedStrings.xml": strings()[:-6]}), "hỏng ở phần «xl/sharedStrings"),
    "strings under another name": (changed(**{"xl/sharedStrings.xml": "<!-- --><a>1</a>"}), "hỏng ở phần «xl/shared"),
    "no strings at all": (changed(**{"xl/sharedStrings.xml": None}), "hỏng ở phần"),
    "styles cut off": (changed(**{"xl/styles.xml": styles()[:-8]}), "hỏng ở phần «xl/styles"),
    "too many styles": (
        changed(**{"xl/styles.xml": f'<styleSheet xmlns="{MAIN}"><cellXfs>{"<xf/>" * 200_001}</cellXfs></styleSheet>'}),
        "«xl/styles.xml» khi giải nén lớn",
    ),
    "a large workbook part": (changed(**{"xl/workbook.xml": "<a>" + "1 234 5" * 2_500_000 + "</a>"}), "giải nén lớn"),
    "a table without an area": (other(parts(sheet(ONE_CELL), table("A1:ZZZ9", "a"))), "hỏng ở phần «xl/tables/table1"),
    "a table filled at its far end": (far_cells("A1:Z1048576", ("A", 1), ("B", 1048576)), "dòng 1048576"),
    "a very wide table": (far_cells("A1:XFD900", ("A", 1), ("XFD", 900)), "dòng 900: có dữ liệu nằm quá xa"),
    "a hundred and one tables": (other(parts(sheet(ONE_CELL), *([table("A1:A2", "a")] * 101))), "hơn 100 bảng"),
    "millions of cells of unusual spelling": (millions_of_strange_cells, "quá lớn và được ghi theo cách khác thường"),
    "millions of strings": (changed(**{"xl/sharedStrings.xml": strings() + "<si/>" * 3_000_001}), "giải nén lớn"),
    "too much text": (too_much_text, "quá nhiều chữ"),
}
if hasattr(os, "mkfifo"):
    REFUSED["a pipe"] = (os.mkfifo, "không phải là tệp trên đĩa")


@pytest.mark.parametrize("kind", REFUSED)
def test_a_file_that_cannot_be_read_safely_is_refused_in_its_own_words(tmp_path: Path, kind: str) -> None:
    make, words = REFUSED[kind]
    path = tmp_path / "Sổ theo dõi.xlsx"
    make(path)
    with pytest.raises(WorkbookUnreadableError, match=words) as refusal:
        read_all(path)
    assert "«Sổ theo dõi.xlsx»" in str(refusal.value)
    assert str(refusal.value).endswith(".")


@pytest.mark.parametrize(
    ("error", "words"), [(PermissionError(13, "denied"), "Không có quyền đọc"), (OSError(5, "I/O"), "ổ đĩa hoặc mạng")]
)
def test_a_file_the_system_does_not_give_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, words: str
) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(plain_bytes())

    def refuse(*_: object) -> None:
        raise error

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(WorkbookUnreadableError, match=words):
        open_package(path)


def test_parts_are_read_only_as_far_as_memory_goes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MAX_READ", 3000)
    with pytest.raises(WorkbookUnreadableError, match="giải nén lớn bất thường"):
        read_all(write(tmp_path / "a.xlsx", parts(sheet(ONE_CELL))))


def test_folders_and_letter_case_inside_the_zip_do_not_matter(tmp_path: Path) -> None:
    made = parts(sheet(ONE_CELL))
    made["XL/Worksheets/SHEET1.xml"] = made.pop("xl/worksheets/sheet1.xml")
    path = write(tmp_path / "a.xlsx", {"xl/": "", **made})
    book = open_package(path)
    assert read.block(book, "Trang", 1, 1) == [["một"]]
    assert "xl/" not in book.names()
    assert "xl/worksheets/sheet1.xml" in book


def test_a_signed_workbook_is_known(tmp_path: Path) -> None:
    signed = write(tmp_path / "a.xlsx", parts(sheet(ONE_CELL)) | {"_xmlsignatures/sig1.xml": "<a/>"})
    assert map_book(open_package(signed)).signed
    assert not map_book(open_package(write(tmp_path / "b.xlsx", parts(sheet(ONE_CELL))))).signed


def test_the_fingerprint_is_of_the_whole_file(tmp_path: Path) -> None:
    first, second = tmp_path / "a.xlsx", tmp_path / "b.xlsx"
    first.write_bytes(plain_bytes())
    second.write_bytes(plain_bytes() + b"\0")
    assert isinstance(open_package(first), Package)
    assert open_package(first).digest != open_package(second).digest


CHEAP: dict[str, tuple[Maker, int]] = {
    "a stray cell at the last corner": (far_cells("A1:B5", ("A", 2), ("XFD", 1048576)), 4),
    "a table to the sheet's end": (far_cells("A1:AH1048576", ("A", 1), ("B", 12)), 11),
    "a table over the whole sheet": (far_cells("A1:XFD1048576", ("A", 1)), 1),
    "a slip of three cells": (far_cells("A1:C4", ("A", 1), ("XFD", 2), ("A", 10000)), 3),
    "a merge over the whole sheet": (
        other(parts(sheet(ONE_CELL, '<mergeCells><mergeCell ref="A1:XFD60000"/></mergeCells>'), table("A1:B3", "a"))),
        2,
    ),
    "a blank end of some length": (far_cells("A1:B9000", ("A", 2)), 8999),
}


@pytest.mark.parametrize("kind", CHEAP)
def test_cells_and_areas_far_out_cost_nothing(tmp_path: Path, kind: str) -> None:
    make, height = CHEAP[kind]
    make(tmp_path / "a.xlsx")
    [grid] = read.tables(open_package(tmp_path / "a.xlsx"), ["Trang"])["Trang"]
    assert grid.height == height


def test_a_block_that_goes_too_far_down_is_refused(tmp_path: Path) -> None:
    far_cells("A1:B2", ("J", 1048576))(tmp_path / "a.xlsx")
    with pytest.raises(WorkbookUnreadableError, match="«Trang», dòng 1048576"):
        read.block(open_package(tmp_path / "a.xlsx"), "Trang", 1, 10)
    assert read.block(open_package(tmp_path / "a.xlsx"), "Trang", 1, 9) == []


READ_ALL = textwrap.dedent("""
    import sys
    from pathlib import Path
    from taskbook.errors import WorkbookUnreadableError
    from tests.adapters.xlsx.test_hostile_files import read_all
    try:
        read_all(Path(sys.argv[1]))
    except WorkbookUnreadableError:
        sys.exit(3)
""")
UNENDING = 3 << 20
REPEATED = '<c r="A1"><v>1.5</v></c>'
HEAVY: dict[str, tuple[Maker, int]] = {
    "a row of more cells than columns": (other(parts(sheet(f'<row r="1">{"<c/>" * 2_000_000}</row>'))), 3),
    "one cell again and again": (
        lambda path: write(path, parts(sheet(f'<row r="1">{REPEATED * 2_000_000}</row>')), zipfile.ZIP_STORED),
        3,
    ),
    "cells that never end": (other(parts(sheet('<row r="1">' + '<c r="A1"><v>' * (UNENDING // 13)))), 3),
    "rows that never end": (other(parts(sheet('<row r="1">' * (UNENDING // 11)))), 3),
    "white space without end": (other(parts(sheet('<row r="1">' + " " * UNENDING + "</row>"))), 0),
    "phonetic runs that never end": (
        other(parts(sheet(f'<row r="1"><c r="A1" t="inlineStr"><is>{"<rPh>" * (UNENDING // 5)}</is></c></row>'))),
        0,
    ),
    "strings that never end": (changed(**{"xl/sharedStrings.xml": strings()[:-6] + "<si><r><t>" * 300_000}), 3),
    "merges without end": (other(parts(sheet(ONE_CELL, '<mergeCell ref="A1:B2"/>' * 200_000), table("A1:B3", "a"))), 0),
    "elements in each other without end": (changed(**{"xl/workbook.xml": "<a>" * (UNENDING // 3)}), 3),
    "a sheet of elements in each other": (other(parts("<a>" * (UNENDING // 3))), 3),
    "millions of cells of unusual spelling": (millions_of_strange_cells, 3),
    "too much text": (too_much_text, 3),
    "a table filled at its far end": (far_cells("A1:E1048576", ("A", 1), ("B", 1048576)), 0),
}


def _bounded() -> None:
    import resource  # not on Windows

    resource.setrlimit(resource.RLIMIT_AS, (500 << 20, 500 << 20))
    resource.setrlimit(resource.RLIMIT_CPU, (10, 10))


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux bounds a program's memory in this way")
@pytest.mark.parametrize("kind", HEAVY)
def test_no_file_takes_more_than_ten_seconds_or_500_megabytes(tmp_path: Path, kind: str) -> None:
    make, code = HEAVY[kind]
    make(tmp_path / "a.xlsx")
    done = subprocess.run(
        [sys.executable, "-c", READ_ALL, str(tmp_path / "a.xlsx")],
        preexec_fn=_bounded,
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parents[3],
    )
    assert (done.returncode, done.stderr) == (code, "")
