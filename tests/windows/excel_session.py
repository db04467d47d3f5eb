"""The stand-in for Excel running on a Windows computer, as tests see it: press a button, ask what it was asked."""

from __future__ import annotations

import json
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from threading import Thread
from types import TracebackType
from typing import Any

from tests.windows.computer import PYTHON_WITHOUT_WINDOW, Computer
from tests.windows.excel import desk

LONGEST = 240  # seconds for one thing to happen, on a busy machine
EVERY = 0.05
TO_LIBRARY = "x86_64-w64-mingw32-widl"
LIBRARY = Path(__file__).parent / "excel" / "excel.idl"


@dataclass(frozen=True)
class Pressed:
    """What a person saw of one press: the texts of the boxes in order, and what COM counted."""

    texts: list[str]
    boxes: list[dict[str, str]]
    code: int | None
    seconds: float
    counts: dict[str, Any]


class Busy(Thread):
    """Somebody is typing in a cell: `waited` is for how long, from before the first call that was turned away."""

    def __init__(self, busy: Path, turned_away: Path, seconds: float) -> None:
        super().__init__(daemon=True)
        self._busy, self._turned_away, self._seconds = busy, turned_away, seconds
        self.waited = 0.0

    def run(self) -> None:
        deadline = time.monotonic() + LONGEST
        while not self._turned_away.exists() and time.monotonic() < deadline:
            time.sleep(EVERY)
        began = time.monotonic()
        time.sleep(self._seconds)
        self._busy.unlink()
        self.waited = time.monotonic() - began

    def __enter__(self) -> Busy:
        self._turned_away.unlink(missing_ok=True)
        self._busy.touch()
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.join()


@contextmanager
def _lying_there(file: Path) -> Iterator[Path]:
    file.touch()
    try:
        yield file
    finally:
        file.unlink()


def button(action: str, book: str, window: str) -> list[str]:
    """What a button's macro starts (`Host.bas`)."""
    command = [PYTHON_WITHOUT_WINDOW, "-X", "utf8", "-P", "-m", "taskbook.excel", action]
    return [*command, f"--wb={book}", "--from_xl=1", f"--hwnd={window}"]


def started(
    computer: Computer, place: Path, command: Sequence[str], answers: Sequence[str] = (), now: str | None = None
) -> dict[str, Any]:
    """Start a command on Windows and do what the person does: what was seen (`tests.windows.press`)."""
    wanted, seen = place / "press.json", place / "seen.json"
    seen.unlink(missing_ok=True)
    wanted.write_text(json.dumps({"command": list(command), "answers": list(answers), "seconds": LONGEST}))
    names = map(computer.path, (wanted, seen))
    done = computer.python("-m", "tests.windows.press", *names, timeout=LONGEST + 60, more=computer.settings(now))
    assert done.returncode == 0, done.stdout + done.stderr
    return dict(json.loads(seen.read_text(encoding="utf-8")))


class ExcelSession:
    """An Excel with workbooks open. Used with `with`: in the end it is gone."""

    def __init__(self, computer: Computer, *books: Path) -> None:
        self._computer, self.book = computer, books[-1]
        self._numbers = count()
        self.desk = Path(tempfile.mkdtemp(prefix="desk-", dir=computer.drive))
        subprocess.run(
            [
                TO_LIBRARY,
                "-t",
                "-L",
                str(computer.drive / "windows" / "system32"),
                "-o",
                str(self.desk / "excel.tlb"),
                str(LIBRARY),
            ],
            check=True,
            capture_output=True,
        )
        names = [computer.path(place) for place in (self.desk, *books)]
        self._program = computer.start("-X", "utf8", "-m", "tests.windows.excel", *names)

    def __enter__(self) -> ExcelSession:
        self._wait_for(self.desk / desk.READY)
        self.window = (self.desk / desk.READY).read_text()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._program.poll() is None:
            self._ask(desk.END, "")
            self._program.wait(timeout=LONGEST)

    def press(self, action: str, answers: Sequence[str] = (), now: str | None = None) -> Pressed:
        """Start what a macro starts, answer its boxes ("yes", "no"; no when nothing is told), wait for its end."""
        self._ask(desk.COUNT_ANEW, "")
        command = button(action, self.book.name, self.window)
        found = started(self._computer, self.desk, command, answers, now)
        texts = [box["text"] for box in found["boxes"]]
        return Pressed(texts, found["boxes"], found["code"], found["seconds"], self.counts())

    def busy_until_it_was_turned_away(self, seconds: float) -> Busy:
        """Turn calls away until so many seconds after the first one. Used with `with`, around one press."""
        return Busy(self.desk / desk.BUSY, self.desk / desk.TURNED_AWAY, seconds)

    def without_active_workbook(self) -> AbstractContextManager[Path]:
        """Have no active workbook, as behind a window in Protected View."""
        return _lying_there(self.desk / desk.NOTHING_ACTIVE)

    def counts(self) -> dict[str, Any]:
        """Calls of other processes since the last press began."""
        where = self._ask(desk.COUNTS, f"counts-{next(self._numbers)}.json")
        return dict(json.loads(where.read_text(encoding="utf-8")))

    def pick(self, file: Path) -> None:
        """Choose this file in the next dialog for opening one."""
        where = f"pick-{next(self._numbers)}"
        (self.desk / where).write_text(self._computer.path(file), encoding="utf-8")
        self._ask(desk.PICK, where)

    def copy(self) -> Path:
        """A file of the workbook as it stands in Excel."""
        return self._ask(desk.COPY, f"copy-{next(self._numbers)}.xlsx")

    @property
    def log(self) -> str:
        """What went wrong in the stand-in itself: nothing, where it is faithful."""
        file = self.desk / desk.LOG
        return file.read_text(encoding="utf-8") if file.exists() else ""

    def _ask(self, name: str, where: str) -> Path:
        question = self.desk / desk.ASK
        half = self.desk / "asked.half"
        half.write_text(json.dumps([name, where]))
        half.replace(question)
        deadline = time.monotonic() + LONGEST
        while question.exists():
            assert self._program.poll() is None, f"the stand-in has ended: {self.log}"
            assert time.monotonic() < deadline, f"the stand-in does not answer: {self.log}"
            time.sleep(EVERY)
        return self.desk / where

    def _wait_for(self, file: Path) -> None:
        deadline = time.monotonic() + LONGEST
        while not file.exists():
            assert self._program.poll() is None, f"the stand-in has ended: {self.log}"
            assert time.monotonic() < deadline, f"the stand-in does not start: {self.log}"
            time.sleep(EVERY)
