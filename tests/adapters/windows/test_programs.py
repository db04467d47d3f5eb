"""Which program a window belongs to: others than Excel have windows like its."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from taskbook.adapters.excel.open_books import open_book, usual_book
from taskbook.adapters.windows.programs import program_of
from taskbook.errors import UsageError
from tests.live.real import real_workbook
from tests.live.strict_engine import open_strict


class Kernel:
    """Windows, as far as it tells of processes."""

    def __init__(self, path: str | None) -> None:
        self.path, self.closed = path, list[int]()

    def OpenProcess(self, rights: int, inherit: bool, pid: int) -> int:
        return 0 if self.path is None else pid

    def QueryFullProcessImageNameW(self, process: int, flags: int, name: Any, length: Any) -> int:
        name.value = self.path
        return int(bool(self.path))

    def CloseHandle(self, process: int) -> None:
        self.closed.append(process)


def test_a_process_is_asked_for_its_program_and_let_go() -> None:
    kernel = Kernel(r"C:\Program Files\Microsoft Office\root\Office16\EXCEL.EXE")
    assert program_of(7, kernel) == "EXCEL.EXE"
    assert kernel.closed == [7]


@pytest.mark.parametrize("path", [None, ""])
def test_what_windows_does_not_tell_is_nothing(path: str | None) -> None:
    assert program_of(7, Kernel(path)) is None


@pytest.mark.usefixtures("own_folders")
@pytest.mark.parametrize("program", ["et.exe", "WPS.EXE", "soffice.bin", "editors.exe"])
def test_a_program_that_passes_for_excel_is_not_taken_for_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, program: str
) -> None:
    book, _, _ = open_strict(real_workbook(tmp_path))
    assert usual_book([]).name == book.name
    monkeypatch.setattr("taskbook.adapters.excel.open_books.program_of", lambda _: program)
    with pytest.raises(UsageError):
        open_book([book.name])
