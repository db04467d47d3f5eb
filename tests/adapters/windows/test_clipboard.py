"""The clipboard of Windows, against a stand-in for its libraries: opened, read and given back, whatever it holds."""

from __future__ import annotations

import ctypes
from types import SimpleNamespace
from typing import Any

import pytest

from taskbook.adapters.windows.clipboard import HTML_FORMAT, UNICODE_TEXT, Copied, read_clipboard
from taskbook.errors import AppendixUnreadableError

HTML = 49_000
"""What Windows registers the format of HTML as: any number above 0xC000."""


class Windows:
    """user32 and kernel32 as far as the clipboard needs them; `refusals`: how often it is held by another program."""

    def __init__(self, held: dict[int, bytes], refusals: int = 0, unlockable: bool = False) -> None:
        self._blocks = {kind: ctypes.create_string_buffer(data, len(data)) for kind, data in held.items()}
        self._refusals = refusals
        self._unlockable = unlockable
        self.calls: list[str] = []
        self.user32 = SimpleNamespace(
            OpenClipboard=self._named("open", self._open),
            CloseClipboard=self._named("close", lambda: 1),
            RegisterClipboardFormatW=self._named("register", {HTML_FORMAT: HTML}.__getitem__),
            GetClipboardData=self._named("get", lambda kind: kind if kind in self._blocks else None),
        )
        self.kernel32 = SimpleNamespace(
            GlobalLock=self._named("lock", self._lock),
            GlobalSize=self._named("size", lambda handle: len(self._blocks[handle])),
            GlobalUnlock=self._named("unlock", lambda handle: 1),
        )

    def _named(self, name: str, does: Any) -> Any:
        def call(*arguments: object) -> object:
            self.calls.append(name)
            return does(*arguments)

        return call

    def _open(self, window: object) -> int:
        assert window is None
        self._refusals -= 1
        return int(self._refusals < 0)

    def _lock(self, handle: int) -> int | None:
        return None if self._unlockable else ctypes.addressof(self._blocks[handle])


def test_html_and_text_are_taken_and_all_is_given_back() -> None:
    windows = Windows({HTML: "<b>Bảng</b>".encode(), UNICODE_TEXT: "Bảng\0rest".encode("utf-16-le")})
    assert read_clipboard(windows) == Copied("<b>Bảng</b>".encode(), "Bảng")
    assert windows.calls.count("lock") == windows.calls.count("unlock") == 2
    assert windows.calls[-1] == "close"


def test_addresses_are_declared_as_wide_as_the_machine_has_them() -> None:
    windows = Windows({})
    read_clipboard(windows)
    assert windows.kernel32.GlobalLock.restype is ctypes.c_void_p
    assert windows.user32.GetClipboardData.restype is ctypes.c_void_p
    assert windows.kernel32.GlobalSize.restype is ctypes.c_size_t


def test_an_empty_clipboard_offers_nothing() -> None:
    assert read_clipboard(Windows({})) == Copied(None, None)


def test_memory_that_cannot_be_held_is_as_if_it_were_not_offered() -> None:
    assert read_clipboard(Windows({HTML: b"x"}, unlockable=True)) == Copied(None, None)


def test_a_clipboard_that_is_held_for_a_moment_is_waited_for() -> None:
    waited: list[float] = []
    assert read_clipboard(Windows({HTML: b"x"}, refusals=3), waited.append).html == b"x"
    assert len(waited) == 3


def test_a_clipboard_that_stays_held_stops_with_what_to_do() -> None:
    windows = Windows({}, refusals=1000)
    with pytest.raises(AppendixUnreadableError, match="Chương trình khác đang giữ bộ nhớ tạm"):
        read_clipboard(windows, lambda seconds: None)
    assert "close" not in windows.calls


@pytest.mark.skipif(hasattr(ctypes, "windll"), reason="this is Windows")
def test_elsewhere_it_says_what_to_do_instead() -> None:
    with pytest.raises(AppendixUnreadableError, match=r"Chỉ đọc được .* trên máy Windows\. Hãy lưu bảng thành tệp"):
        read_clipboard()
