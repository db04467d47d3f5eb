"""A button's command line where no Excel runs any more."""

from __future__ import annotations

from taskbook.texts.excel import NOT_FROM_A_BUTTON
from tests.windows.computer import Computer
from tests.windows.excel_session import button, started


def test_without_an_excel_a_box_of_windows_says_how_to_start(computer: Computer) -> None:
    seen = started(computer, computer.drive, button("refresh", "Sổ.xlsm", "1"))
    assert [box["text"] for box in seen["boxes"]] == [NOT_FROM_A_BUTTON]
    assert seen["code"] == 0
