"""The whole project, read back by two readers that know nothing of this writer."""

from __future__ import annotations

import io
import random

import olefile
import pytest
from hypothesis import given
from hypothesis import strategies as st
from oletools.olevba import VBA_Parser, decompress_stream
from pyopenvba.cfb import CFB
from pyopenvba.vba import parse_vba_project

from taskbook_build.vba.modules import Base, Kind, Module
from taskbook_build.vba.project import encrypted, project_file


def many_modules(count: int) -> list[Module]:
    chance = random.Random(count)
    documents = [Module("ThisWorkbook", Kind.DOCUMENT, base=Base.WORKBOOK)]
    documents += [Module(f"Sheet{i}", Kind.DOCUMENT, base=Base.WORKSHEET) for i in range(1, count // 2 + 1)]
    return documents + [written_module(chance, i) for i in range(count - count // 2)]


def written_module(chance: random.Random, number: int) -> Module:
    subs = chance.choice([0, 1, 5, 40, 400])
    code = "".join(f"Public Sub S{number}_{j}()\n    x = {chance.random()!r}\nEnd Sub\n" for j in range(subs))
    kind = chance.choice([Kind.STANDARD, Kind.CLASS])
    return Module(f"M{'x' * chance.randint(0, 20)}_{number}", kind, "Option Explicit\n" + code)


@pytest.mark.parametrize("count", [1, 2, 3, 5, 8, 13, 40, 120])
def test_pyopenvba_reads_every_module_of_a_project_back(count: int) -> None:
    modules = many_modules(count)
    file = CFB.from_bytes(project_file(modules))
    project = parse_vba_project(file)
    assert [m.name for m in project.modules] == [m.name for m in modules]
    assert [m.source for m in project.modules] == [m.stream().decode() for m in modules]
    assert not project.validate(file)


@pytest.mark.parametrize("count", [1, 8, 40])
def test_olevba_reads_every_module_of_a_project_back(count: int) -> None:
    modules = many_modules(count)
    parser = VBA_Parser("vbaProject.bin", data=project_file(modules))
    found = {stream.rpartition("/")[2]: code for _, stream, _, code in parser.extract_macros()}
    assert found == {m.name: m.stream().decode() for m in modules}


def test_the_project_stream_lists_every_module_by_kind_and_exact_name() -> None:
    modules = [Module("ThisWorkbook", Kind.DOCUMENT, base=Base.WORKBOOK), Module("Host", Kind.STANDARD)]
    modules.append(Module("Watcher", Kind.CLASS))
    with olefile.OleFileIO(io.BytesIO(project_file(modules))) as file:
        lines = file.openstream("PROJECT").read().decode().split("\r\n")
        compiled = file.openstream("VBA/_VBA_PROJECT").read()
    assert lines[1:4] == ["Document=ThisWorkbook/&H00000000", "Module=Host", "Class=Watcher"]
    assert compiled == bytes.fromhex("cc61ffff000000")


def test_the_ribbons_type_library_is_referenced() -> None:
    with olefile.OleFileIO(io.BytesIO(project_file(many_modules(1)))) as file:
        directory = bytes(decompress_stream(bytearray(file.openstream("VBA/dir").read())))
    assert b"{2DF8D04C-5BFA-101B-BDE5-00AA0044DE52}" in directory


def test_the_same_modules_give_the_same_bytes_and_others_give_others() -> None:
    assert project_file(many_modules(8)) == project_file(many_modules(8))
    assert project_file(many_modules(8)) != project_file(many_modules(9))


@given(st.binary(max_size=20), st.integers(0, 255), st.uuids())
def test_the_protection_state_can_be_decrypted(data: bytes, seed: int, project: object) -> None:
    project_id = f"{{{project}}}".upper()
    assert decrypted(encrypted(data, project_id, seed), project_id) == data


def decrypted(text: str, project_id: str) -> bytes:
    """MS-OVBA 2.4.3.3, written from the specification."""
    cipher = bytes.fromhex(text)
    seed, version, key = cipher[0], cipher[0] ^ cipher[1], cipher[0] ^ cipher[2]
    assert (version, key) == (2, sum(project_id.encode()) & 0xFF)
    plain, newest, older, result = key, cipher[2], cipher[1], bytearray()
    for byte in cipher[3:]:
        plain = byte ^ ((older + plain) & 0xFF)
        older, newest = newest, byte
        result.append(plain)
    content = result[(seed & 6) // 2 :]
    assert int.from_bytes(content[:4], "little") == len(content) - 4
    return bytes(content[4:])
