"""«Trang giao ban» on the workbook that is open: filled, shown, told of, taken back."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from taskbook.buttons.press import press
from taskbook_schemas.layout import Weekly
from taskbook_schemas.registry import WEEKLY
from tests.live.real import real_workbook
from tests.live.strict_engine import open_strict

pytestmark = pytest.mark.usefixtures("own_folders")
JUNE = date(2026, 6, 22)


def test_a_press_fills_the_page_alone_brings_it_to_the_front_and_undo_takes_it_back(tmp_path: Path) -> None:
    book, store, _ = open_strict(real_workbook(tmp_path))
    before = {sheet.name: dict(sheet.cells) for sheet in store.sheets()}
    done, text = press(book, "weekly", JUNE)
    assert done, text
    assert "8 nhiệm vụ đến hạn trong 14 ngày tới" in text
    assert "In vừa một tờ A4." in text
    changed = [name for name, cells in before.items() if store.sheet(name).cells != cells]
    assert changed == ["Nhật ký", WEEKLY]  # the log has the workbook's stamp
    assert store.active().name == WEEKLY
    assert str(store.sheet(WEEKLY).cells[Weekly.TOP, 1].value).startswith("1. ĐẾN HẠN TRONG 14 NGÀY TỚI")
    done, text = press(book, "weekly", JUNE)
    assert "Không có gì thay đổi so với lần lập trước." in text
    done, text = press(book, "undo")
    assert done, text
    assert "«Trang giao ban»" in text
    first = store.sheet(WEEKLY).cells.get((Weekly.TOP, 1))
    assert first is None or first.value is None
