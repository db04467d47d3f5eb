"""What a module's file means, and which modules are refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from taskbook_build.vba import VbaSourceError, modules_of, vba_project
from taskbook_build.vba.modules import Base, Kind, Module, parse_module, read_module
from taskbook_build.vba.project import project_file

CLASS = """VERSION 1.0 CLASS
BEGIN
  MultiUse = -1  'True
END
Attribute VB_Name = "Watcher"
Attribute VB_PredeclaredId = True
Attribute VB_Base = "0{wrong}"
Option Explicit
"""


def test_a_standard_module_keeps_its_name_and_code() -> None:
    module = parse_module('Attribute VB_Name = "Host"\r\nOption Explicit\r\nSub A()\r\nEnd Sub\r\n', "file")
    assert (module.name, module.kind, module.code) == ("Host", Kind.STANDARD, "Option Explicit\nSub A()\nEnd Sub\n")


def test_a_module_without_a_name_is_called_like_its_file() -> None:
    assert parse_module("Sub A()\nEnd Sub\n", "Tools").name == "Tools"


def test_a_class_keeps_its_own_attributes_but_never_its_base() -> None:
    module = parse_module(CLASS, "x")
    stream = module.stream().decode()
    assert (module.name, module.kind, module.code) == ("Watcher", Kind.CLASS, "Option Explicit\n")
    assert "Attribute VB_PredeclaredId = True\r\n" in stream
    assert f'Attribute VB_Base = "{Base.CLASS.value}"\r\n' in stream
    assert stream.count("Attribute VB_PredeclaredId") == 1


def test_every_line_ends_with_carriage_return_and_line_feed_and_so_does_the_last() -> None:
    stream = Module("M", Kind.STANDARD, "Sub A()\nEnd Sub").stream()
    assert stream == b'Attribute VB_Name = "M"\r\nSub A()\r\nEnd Sub\r\n'


def test_a_letter_outside_ascii_stops_the_build_and_is_named(tmp_path: Path) -> None:
    (tmp_path / "Bad.bas").write_text("Option Explicit\n' Làm mới\n", encoding="utf-8")
    with pytest.raises(VbaSourceError, match=r"Bad\.bas, dòng 2: có ký tự «à»"):
        vba_project(tmp_path, ["Sheet1"])


def test_a_file_that_is_not_even_utf8_stops_the_build(tmp_path: Path) -> None:
    (tmp_path / "Bad.bas").write_bytes(b"Option Explicit\n' L\xe0m\n")
    with pytest.raises(VbaSourceError, match="dòng 2"):
        read_module(tmp_path / "Bad.bas")


@pytest.mark.parametrize("name", ["", "1st", "Tổng", "a b", "x" * 32, "_vba"])
def test_a_name_that_vba_would_not_take_is_refused(name: str) -> None:
    with pytest.raises(VbaSourceError, match="không hợp lệ"):
        Module(name, Kind.STANDARD)


def test_two_modules_of_one_name_are_refused_whatever_their_case() -> None:
    with pytest.raises(VbaSourceError, match="cùng tên «HOST»"):
        project_file([Module("Host", Kind.STANDARD), Module("HOST", Kind.STANDARD)])


def test_a_class_file_named_like_the_workbook_becomes_the_workbooks_code(tmp_path: Path) -> None:
    (tmp_path / "ThisWorkbook.cls").write_text(CLASS.replace("Watcher", "ThisWorkbook"))
    workbook, sheet = modules_of(tmp_path, ["Sheet1"])
    assert (workbook.name, workbook.kind, workbook.base) == ("ThisWorkbook", Kind.DOCUMENT, Base.WORKBOOK)
    assert workbook.code == "Option Explicit\n"
    assert (sheet.name, sheet.kind, sheet.code) == ("Sheet1", Kind.DOCUMENT, "")


def test_a_module_can_be_swapped_for_another_file(tmp_path: Path) -> None:
    (tmp_path / "Host.bas").write_text('Attribute VB_Name = "Host"\n\' excel\n')
    twin = tmp_path / "twin" / "Host.bas"
    twin.parent.mkdir()
    twin.write_text('Attribute VB_Name = "Host"\n\' twin\n')
    assert [m.code for m in modules_of(tmp_path, [], replace={"Host": twin})][1:] == ["' twin\n"]


def test_swapping_a_module_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    (tmp_path / "Host.bas").write_text("")
    with pytest.raises(VbaSourceError, match="«Hosst»"):
        vba_project(tmp_path, [], replace={"Hosst": tmp_path / "Host.bas"})


def test_a_folder_without_macros_is_refused(tmp_path: Path) -> None:
    with pytest.raises(VbaSourceError, match="Không thấy tệp"):
        vba_project(tmp_path, ["Sheet1"])
