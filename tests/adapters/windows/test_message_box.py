"""A message is seen in any case: in front of Excel, or by itself where that Excel is gone."""

from __future__ import annotations

import ctypes
from types import SimpleNamespace

import pytest

from taskbook.adapters.windows.message_box import MESSAGE_ON_TOP, message_box

EXCEL = 4711


class Boxes:
    """Windows' boxes: those that were seen. One for a window that is not there is not shown."""

    def __init__(self, *windows: int) -> None:
        self.windows, self.seen = windows, list[tuple[int | None, str]]()

    def MessageBoxW(self, owner: int | None, text: str, title: str, style: int) -> int:
        assert (title, style) == ("Tên", MESSAGE_ON_TOP)
        if owner is not None and owner not in self.windows:
            return 0
        self.seen.append((owner, text))
        return 1


@pytest.mark.parametrize(("owner", "seen"), [(EXCEL, EXCEL), (1, None), (None, None)])
def test_a_message_is_seen_once_whether_its_window_is_there_or_not(
    monkeypatch: pytest.MonkeyPatch, owner: int | None, seen: int | None
) -> None:
    boxes = Boxes(EXCEL)
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(user32=boxes), raising=False)
    message_box("Một câu", "Tên", owner)
    assert boxes.seen == [(seen, "Một câu")]
