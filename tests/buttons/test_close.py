"""«Chốt kỳ» on the workbook that is open: asked first, why where it is closed already, nothing saved."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from taskbook_schemas.layout import Snapshots
from taskbook_schemas.registry import SETTINGS, SNAPSHOTS
from tests.buttons.test_renew import Desk
from tests.live.pywin32 import NO, YES

pytestmark = pytest.mark.usefixtures("own_folders")
BUILT = Path(__file__).parents[2] / "workbook" / "TheoDoiNhiemVu.xlsm"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path, BUILT)


def kept(desk: Desk) -> int:
    cells = desk.store.sheet(SNAPSHOTS).cells
    return sum(row >= Snapshots.TOP and column == 1 for row, column in cells)


def test_a_period_is_closed_once_the_person_agrees_and_not_saved(desk: Desk) -> None:
    done, text = desk.press("close", NO)
    assert done
    assert kept(desk) == 0
    assert "giữ nguyên" in text
    done, text = desk.press("close", YES)
    assert done
    assert "Đã chốt kỳ «Tháng" in text
    assert kept(desk) == 57
    assert desk.is_as_it_was()


@pytest.mark.parametrize(
    ("action", "name"),
    [
        ("close_quarter", "Quý "),
        ("close_half", "6 tháng đầu năm"),
        ("close_nine_months", "9 tháng đầu năm"),
        ("close_year", "Năm "),
    ],
)
def test_the_menu_closes_the_other_kinds_of_period(desk: Desk, action: str, name: str) -> None:
    done, text = desk.press(action, YES)
    assert done
    assert f"Đã chốt kỳ «{name}" in text


def test_closing_again_asks_why_and_an_empty_answer_closes_nothing(desk: Desk) -> None:
    assert desk.press("close", YES)[0]
    desk.excel.typed = [False, "", "Đơn vị gửi bổ sung"]
    for _ in range(2):
        assert desk.press("close")[0]
        assert kept(desk) == 57
    done, text = desk.press("close")
    assert done
    assert "(lần 2; các lần trước vẫn giữ)" in text
    assert kept(desk) == 2 * 57
    assert "Vì sao chốt lại?" in desk.excel.questions[-1]


def test_a_day_that_has_not_come_is_refused_before_anything_is_asked(desk: Desk) -> None:
    ahead = datetime.now() + timedelta(days=40)
    cells = desk.store.sheet(SETTINGS).cells
    row = next(row for (row, column), cell in cells.items() if column == 1 and cell.value == "Ngày chốt số liệu")
    desk.type(SETTINGS, row, 2, ahead)
    done, text = desk.press("close")
    assert not done
    assert "Chưa chốt được" in text
    assert kept(desk) == 0
