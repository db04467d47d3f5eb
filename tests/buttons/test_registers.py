"""The register `Đề xuất sửa đổi` and the file of estimates from the open workbook: written, told of, taken back."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from taskbook.buttons.press import press
from taskbook_schemas.layout import Amendments
from taskbook_schemas.registry import AMENDMENTS
from tests.live.real import real_workbook
from tests.live.strict_engine import open_strict

pytestmark = pytest.mark.usefixtures("own_folders")
JUNE = date(2026, 6, 22)
DUE = datetime(2027, 3, 31)


def test_a_decision_typed_into_the_register_takes_effect_and_undo_takes_it_back(tmp_path: Path) -> None:
    book, store, _ = open_strict(real_workbook(tmp_path))
    id = next(
        str(cell.value)
        for sheet in store.sheets()
        for (row, column), cell in sorted(sheet.cells.items())
        if sheet.name == "TTKT 2026" and row > 4 and column == 1 and cell.value
    )
    typed = {
        Amendments.ID: id,
        Amendments.PART: "Thời hạn",
        Amendments.DECISION: "Đồng ý",
        Amendments.DUE: DUE,
        Amendments.DOCUMENT: "45/QĐ-UBND",
        Amendments.SIGNED: datetime(2026, 6, 1),
    }
    page = book.sheets[AMENDMENTS]
    for column, value in typed.items():
        page.range((Amendments.TOP, column)).value = value
    page.range((Amendments.TOP + 1, Amendments.ID)).value = "X-9"
    page.range((Amendments.TOP + 1, Amendments.DECISION)).value = "Không đồng ý"
    done, text = press(book, "accept", JUNE)
    assert done, text
    assert "1 quyết định sửa đổi kế hoạch" in text
    assert f"{AMENDMENTS}: Dòng 5 (X-9): không tìm thấy nhiệm vụ" in text
    written = {str(cell.value) for cell in store.sheet("TTKT 2026").cells.values()}
    assert "Thời hạn: Hạn điều chỉnh: 31/3/2027 (45/QĐ-UBND ngày 1/6/2026)" not in written
    assert "Hạn điều chỉnh: 31/3/2027 (45/QĐ-UBND ngày 1/6/2026)" in written
    done, text = press(book, "refresh", JUNE)
    assert done, text
    reasons = [str(cell.value) for cell in store.sheet("TTKT 2026").cells.values()]
    assert any("kế hoạch sửa đổi hạn thành 31/3/2027 theo 45/QĐ-UBND ngày 1/6/2026" in reason for reason in reasons)
    told = [str(cell.value) for cell in store.sheet("Kiểm tra").cells.values()]
    assert any("nêu mã «X-9»" in line for line in told)
    assert press(book, "undo")[0]
    done, text = press(book, "undo")
    assert done, text
    written = {str(cell.value) for cell in store.sheet("TTKT 2026").cells.values()}
    assert "Hạn điều chỉnh: 31/3/2027 (45/QĐ-UBND ngày 1/6/2026)" not in written


def test_the_file_of_estimates_is_written_beside_the_workbook_which_stays_as_it_is(tmp_path: Path) -> None:
    path = real_workbook(tmp_path)
    book, store, _ = open_strict(path)
    before = {sheet.name: dict(sheet.cells) for sheet in store.sheets()}
    done, text = press(book, "estimate", JUNE)
    assert done, text
    assert "0 triệu đồng của 0/57 nhiệm vụ" in text
    assert [file.name for file in tmp_path.rglob("Du toan *.xlsx")] == ["Du toan 2026-06-22.xlsx"]
    assert {sheet.name: dict(sheet.cells) for sheet in store.sheets()} == before
