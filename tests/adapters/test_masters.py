"""An office's workbook is told from a plan's or a unit's file by its sheets, whatever its name and spelling."""

import shutil
import unicodedata
from pathlib import Path

import openpyxl
import pytest

from taskbook.adapters.masters import is_master, open_master
from taskbook_schemas.registry import LOG, PLANS
from tests.actions.real import fresh


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("change", [str, str.upper])
def test_log_and_plans_make_an_offices_workbook_however_they_are_spelled(form: str, change: object) -> None:
    names = [unicodedata.normalize(form, change(name)) for name in (LOG, PLANS, "Phiếu")]  # type: ignore[operator, arg-type]
    assert is_master(names)
    assert not is_master(names[1:])


def test_a_workbook_is_opened_under_either_ending(tmp_path: Path) -> None:
    book = fresh(tmp_path)
    for named in (book, book.with_suffix(".xlsx")):
        opened = open_master(named)
        assert opened is not None
        assert opened.path == book


def test_any_other_file_none_or_a_damaged_one_is_none(tmp_path: Path) -> None:
    other, damaged = tmp_path / "kế hoạch.xlsx", tmp_path / "hỏng.xlsx"
    openpyxl.Workbook().save(other)
    shutil.copy(other, damaged)
    damaged.write_bytes(damaged.read_bytes()[:200])
    assert [open_master(path) for path in (other, damaged, tmp_path, tmp_path / "không có.xlsx")] == [None] * 4
