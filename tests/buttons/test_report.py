"""«Báo cáo» and its menu on the workbook that is open: a file beside it, nothing in it changes."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from taskbook.buttons.press import press
from tests.live.real import real_workbook
from tests.live.strict_engine import open_strict

pytestmark = pytest.mark.usefixtures("own_folders")


@pytest.mark.parametrize(
    ("action", "stem"),
    [("report", "Bao cao Chu tich"), ("report_upward", "Bao cao cap tren"), ("report_urge", "Cong van don doc")],
)
def test_a_press_writes_the_paper_and_says_what_is_left_to_write(tmp_path: Path, action: str, stem: str) -> None:
    path = real_workbook(tmp_path)
    book, store, _ = open_strict(path)
    before = {sheet.name: dict(sheet.cells) for sheet in store.sheets()}
    done, text = press(book, action, date(2026, 11, 14))
    assert done, text
    assert "chỗ cần viết" in text
    assert {sheet.name: dict(sheet.cells) for sheet in store.sheets()} == before
    [paper] = tmp_path.rglob("*.docx")
    assert paper.name == f"{stem} T11-2026 14-11-2026.docx"
