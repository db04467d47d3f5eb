"""How often a press uses Excel's objects: each use goes from process to process, and costs as much as many cells."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import xlwings as xw

from taskbook.buttons.press import press
from tests.live.excel_com import Application
from tests.live.real import real_workbook
from tests.live.strict_engine import open_strict

pytestmark = pytest.mark.usefixtures("own_folders")
JUNE, JULY = date(2026, 6, 30), date(2026, 7, 31)
OTHERS = {"check": 400, "split": 400, "draft": 400, "merge": 100, "accept": 400, "weekly": 450, "help": 200}


def calls(book: xw.Book, app: Application, action: str, day: date | None = None) -> int:
    """Uses of Excel's objects by one press."""
    before = app.round_trips
    done, text = press(book, action, day)
    assert done, text
    return app.round_trips - before


def test_a_refresh_of_the_real_workbook_keeps_within_its_calls(tmp_path: Path) -> None:
    book, store, app = open_strict(real_workbook(tmp_path))
    sheets = len(store.sheets())
    assert calls(book, app, "refresh", JUNE) <= 1000
    assert len(store.sheets()) >= sheets + 7, "sheets of the units were made"
    assert calls(book, app, "refresh", JUNE) <= 400, "nothing is new"
    assert calls(book, app, "refresh", JULY) <= 900, "a month on"
    assert calls(book, app, "undo") <= 800


def test_every_other_button_keeps_within_its_calls(tmp_path: Path) -> None:
    book, _, app = open_strict(real_workbook(tmp_path))
    press(book, "refresh", JUNE)
    for action, most in OTHERS.items():
        assert calls(book, app, action) <= most, action


def test_what_a_sheet_more_costs_is_known(tmp_path: Path) -> None:
    """A workbook with more sheets needs few calls for each, and none for each of its cells."""
    book, store, app = open_strict(real_workbook(tmp_path))
    press(book, "refresh", JUNE)
    before = calls(book, app, "refresh", JUNE)
    for number in range(20):
        store.copy(store.sheet("Nhật ký"), len(store.sheets())).name = f"Thêm {number}"
    for row in range(3, 503):
        store.sheet("Thêm 0").type(row, 1, "chữ")
    assert calls(book, app, "refresh", JUNE) - before <= 20 * 4
