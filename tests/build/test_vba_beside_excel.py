"""Our VBA project beside projects that Excel itself saved: those that xlwings and pyOpenVBA bring along."""

from __future__ import annotations

import io
import struct
import zipfile
from pathlib import Path

import olefile
import pyopenvba
import pytest
import xlwings
from oletools.olevba import decompress_stream

from taskbook_build.vba.compression import compress
from taskbook_build.vba.modules import Base, Kind, Module
from taskbook_build.vba.project import project_file

BLANKS = Path(pyopenvba.__file__).parent / "_templates" / "blank_files"
SAVED_BY_EXCEL = {
    "with a button": Path(xlwings.__file__).parent / "quickstart.xlsm",
    "an add-in": BLANKS / "blank_excel_addin.xlam",
    "binary": BLANKS / "blank_workbook.xlsb",
}
STANDARD = 0x21
RECORDS_OF_A_MODULE = [0x19, 0x47, 0x1A, 0x32, 0x1C, 0x48, 0x31, 0x1E, 0x2C, STANDARD, 0x2B]
COMPATIBLE_WITH = 0x4A
"""An optional record: Excel 16 writes it, Excel 12 did not, we leave it out."""
REFERENCES = (0x0D, 0x0E, 0x16, 0x2F, 0x30, 0x33, 0x3E)

saved_by_excel = pytest.mark.parametrize("saved", SAVED_BY_EXCEL.values(), ids=SAVED_BY_EXCEL)


def project_of(path: Path) -> olefile.OleFileIO:
    """The VBA project inside a workbook."""
    with zipfile.ZipFile(path) as package:
        return olefile.OleFileIO(io.BytesIO(package.read("xl/vbaProject.bin")))


def plain(container: bytes) -> bytes:
    """What a compressed container holds, by oletools' reader."""
    return bytes(decompress_stream(bytearray(container)))


def records(project: olefile.OleFileIO) -> list[tuple[int, bytes]]:
    """The records of the stream `dir`: number and content. Nothing may stand behind the last one."""
    data = plain(project.openstream("VBA/dir").read())
    found, at = [], 0
    while at < len(data):
        number, size = struct.unpack_from("<HI", data, at)
        size = 6 if number == 0x09 else size
        found.append((number, data[at + 6 : at + 6 + size]))
        at += 6 + size
    return found


def modules_of(project: olefile.OleFileIO) -> dict[str, tuple[bool, bytes]]:
    """Every module's name: is it a standard one, and the compressed text behind the compiled code."""
    listed, all_records = {}, records(project)
    for place, (number, content) in enumerate(all_records):
        if number == 0x19:
            own = dict(all_records[place : place + len(RECORDS_OF_A_MODULE)])
            stream = project.openstream(f"VBA/{own[0x1A].decode()}").read()
            listed[content.decode()] = (STANDARD in own, stream[int.from_bytes(own[0x31], "little") :])
    return listed


def ours_like(project: olefile.OleFileIO) -> olefile.OleFileIO:
    """A project of ours with modules of the same names and kinds."""
    made = []
    for name, (standard, _) in modules_of(project).items():
        base = Base.WORKBOOK if name == "ThisWorkbook" else Base.WORKSHEET
        made.append(Module(name, Kind.STANDARD) if standard else Module(name, Kind.DOCUMENT, base=base))
    return olefile.OleFileIO(io.BytesIO(project_file(made)))


@saved_by_excel
def test_compressing_what_excel_saved_gives_excels_own_bytes(saved: Path) -> None:
    project = project_of(saved)
    streams = [project.openstream("VBA/dir").read(), *(text for _, text in modules_of(project).values())]
    assert len(streams) >= 3
    assert [compress(plain(stream)) for stream in streams] == streams


@saved_by_excel
def test_an_empty_sheets_or_workbooks_module_has_excels_very_text(saved: Path) -> None:
    project = project_of(saved)
    ours, theirs = modules_of(ours_like(project)), modules_of(project)
    documents = [name for name, (standard, _) in theirs.items() if not standard]
    assert "ThisWorkbook" in documents
    assert {name: ours[name] for name in documents} == {name: theirs[name] for name in documents}


@saved_by_excel
def test_the_records_are_excels_in_excels_order(saved: Path) -> None:
    theirs = [number for number, _ in records(project_of(saved)) if number not in (*REFERENCES, COMPATIBLE_WITH)]
    ours = [number for number, _ in records(ours_like(project_of(saved))) if number not in REFERENCES]
    assert ours == theirs


@saved_by_excel
def test_records_that_no_project_has_to_itself_hold_the_same(saved: Path) -> None:
    own = {0x09, 0x0F, 0x13, 0x2C, 0x31, *REFERENCES}  # version, number and cookies of modules, where text begins
    theirs = [one for one in records(project_of(saved)) if one[0] not in {*own, COMPATIBLE_WITH}]
    assert [one for one in records(ours_like(project_of(saved))) if one[0] not in own] == theirs


def test_our_references_are_spelt_as_excel_spells_them() -> None:
    theirs = records(project_of(SAVED_BY_EXCEL["an add-in"]))
    ours = records(ours_like(project_of(SAVED_BY_EXCEL["an add-in"])))
    assert [one for one in ours if one[0] in REFERENCES] == [one for one in theirs if one[0] in REFERENCES]


@saved_by_excel
def test_the_list_of_names_in_both_alphabets_is_excels_to_the_byte(saved: Path) -> None:
    project = project_of(saved)
    assert ours_like(project).openstream("PROJECTwm").read() == project.openstream("PROJECTwm").read()


@saved_by_excel
def test_the_project_stream_has_excels_lines_in_excels_order(saved: Path) -> None:
    def keys(project: olefile.OleFileIO) -> list[str]:
        return [line.partition("=")[0] for line in project.openstream("PROJECT").read().decode().split("\r\n")]

    project = project_of(saved)
    assert keys(ours_like(project)) == keys(project)


@saved_by_excel
def test_the_storages_stand_as_in_excels_file(saved: Path) -> None:
    def frame(project: olefile.OleFileIO) -> object:
        entries = [entry for entry in project.direntries if entry and entry.entry_type in (1, 5)]
        return [
            (entry.name, entry.entry_type, entry.clsid, entry.isectStart * (entry.name == "VBA")) for entry in entries
        ]

    project = project_of(saved)
    assert frame(ours_like(project)) == frame(project)
