"""Does on Windows what a button's macro does, and what the person does then: `python -m tests.windows.press …`.

It starts the button's own command line, waits, reads each message box word for word and presses what it is told to. A
file of JSON tells what was seen: the boxes in order, how long it took, whether the program ended.
"""

from __future__ import annotations

import ctypes
import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import win32con
import win32gui
import win32process

DIALOG, WORDS, LONGEST, EVERY = "#32770", "Static", 65_536, 0.1
BUTTONS = {"ok": win32con.IDOK, "yes": win32con.IDYES, "no": win32con.IDNO}


def press(command: list[str], answers: list[str], seconds: float) -> dict[str, Any]:
    """Run a command and answer its boxes: with the answers in turn, then with what closes a box without consent."""
    started = time.monotonic()
    boxes: list[dict[str, str]] = []
    program = subprocess.Popen(command)
    while program.poll() is None and time.monotonic() - started < seconds:
        boxes.extend(_answered(window, answers) for window in _dialogs(program.pid))
        time.sleep(EVERY)
    ended = program.poll()
    if ended is None:
        program.kill()
    return {"boxes": boxes, "code": ended, "seconds": round(time.monotonic() - started, 1)}


def _dialogs(process: int) -> list[int]:
    """Message boxes of a process that can be answered."""
    found: list[int] = []

    def look(window: int, _: object) -> bool:
        is_its = win32process.GetWindowThreadProcessId(window)[1] == process
        if is_its and win32gui.GetClassName(window) == DIALOG and win32gui.IsWindowVisible(window):
            found.append(window)
        return True

    win32gui.EnumWindows(look, None)
    return [window for window in found if _words(window)]


def _answered(window: int, answers: list[str]) -> dict[str, str]:
    """Read a box and press one of its buttons; it is gone when this returns."""
    seen = {"title": win32gui.GetWindowText(window), "text": _words(window)}
    asks = bool(win32gui.GetDlgItem(window, win32con.IDYES)) if _has(window, win32con.IDYES) else False
    pressed = answers.pop(0) if asks and answers else "no" if asks else "ok"
    owner = win32gui.GetWindow(window, win32con.GW_OWNER)
    win32gui.PostMessage(window, win32con.WM_COMMAND, BUTTONS[pressed], 0)
    while win32gui.IsWindow(window):
        time.sleep(EVERY)
    return {**seen, "pressed": pressed, "owner": str(owner)}


def _has(window: int, button: int) -> bool:
    try:
        return bool(win32gui.GetDlgItem(window, button))
    except win32gui.error:
        return False


def _words(window: int) -> str:
    texts: list[str] = []

    def look(child: int, _: object) -> bool:
        if win32gui.GetClassName(child) == WORDS:
            texts.append(_text_of(child))
        return True

    win32gui.EnumChildWindows(window, look, None)
    return "\n".join(text for text in texts if text)


def _text_of(control: int) -> str:
    """The words on a control of another process, which `GetWindowText` does not give."""
    room = ctypes.create_unicode_buffer(LONGEST)
    ctypes.windll.user32.SendMessageW(control, win32con.WM_GETTEXT, LONGEST, room)
    return room.value


if __name__ == "__main__":
    wanted = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    seen = press(wanted["command"], wanted["answers"], wanted["seconds"])
    Path(sys.argv[2]).write_text(json.dumps(seen, ensure_ascii=False), encoding="utf-8")
