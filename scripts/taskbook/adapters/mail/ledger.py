"""The ledger of letters: a file beside the workbook, one JSON line an entry, only ever appended to.

Plain lines rather than a database: they can be read with any editor, need no lock of their own on a network drive, and
a line that was cut off by a power cut can only be the last one. An entry counts once it is on disk with its line end
(`append` returns after fsync); what follows the last line end was never acknowledged and is cut away before writing.
Only one run at a time may hold the ledger (a lock file beside it).
"""

from __future__ import annotations

import errno
import json
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any

from filelock import FileLock, Timeout

from taskbook.core.letters.history import Entry, Event, History
from taskbook.errors import LedgerError
from taskbook.texts import letters_trouble as texts

_SUFFIX = " - so gui thu.jsonl"
_OPTIONAL = ("way", "kind", "address", "name", "subject", "content", "note")


def ledger_path(workbook: Path, book: str | None = None) -> Path:
    """Return where the ledger of a workbook is: beside it, so that all who share the workbook share the ledger.

    `book` is the workbook's id: the ledger's name bears its beginning, so that it is found whatever the workbook is
    called, and copies of the workbook share it: no letter goes twice. One that was begun under the file's name alone
    goes on under the id.
    """
    by_name = workbook.with_name(workbook.stem + _SUFFIX)
    marked = re.compile(r"(.+) ([0-9a-f]{8})")
    own: list[Path] = []
    for file in sorted(workbook.parent.glob(f"*{_SUFFIX.removesuffix('.jsonl')} *.jsonl")):
        match = marked.fullmatch(file.stem)
        if match is not None and book is not None and match[2] == book[:8]:
            return file
        if match is not None and match[1] == by_name.stem:
            own.append(file)  # the workbook was closed without saving its id, or somebody erased it
    if own or book is None or not by_name.exists():
        return own[-1] if own else by_name if book is None else _marked(by_name, book)
    with _said(by_name):
        by_name.replace(_marked(by_name, book))
    return _marked(by_name, book)


def _marked(by_name: Path, book: str) -> Path:
    return by_name.with_stem(f"{by_name.stem} {book[:8]}")


def read_ledger(path: Path) -> list[Entry]:
    """Return the entries on disk, none when there is no ledger yet. LedgerError when it is damaged or unreadable."""
    return [_entry(path, number, line) for number, line in _lines(path, _bytes(path))]


class Ledger:
    """The ledger held by this run, as a context manager; `entries` and `history` follow what is appended."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.entries: list[Entry] = []
        self.history = History()
        self._lock = FileLock(path.with_name(path.name + ".lock"))
        self._file = -1

    def __enter__(self) -> Ledger:
        """Take the lock and read. LedgerError when another run holds it, or the folder cannot be written to."""
        with _said(self.path):
            try:
                self._lock.acquire(timeout=0)
            except Timeout as error:
                raise LedgerError(texts.ledger_busy(self.path.name)) from error
        try:
            self._open()
        except BaseException:
            self.__exit__(None, None, None)
            raise
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        """Close the file, leave none behind in which nothing is written, and let go of the lock."""
        if self._file >= 0:
            is_empty = os.fstat(self._file).st_size == 0
            os.close(self._file)
            self._file = -1
            if is_empty:
                with suppress(OSError):  # somebody reads it just now
                    self.path.unlink()
        self._lock.release()

    def append(self, entry: Entry) -> None:
        """Write an entry and return once it is on disk. LedgerError when it cannot be: then it does not count."""
        line = (json.dumps(_plain(entry), ensure_ascii=False) + "\n").encode("utf-8", "surrogatepass")
        end = os.lseek(self._file, 0, os.SEEK_END)
        try:
            with _said(self.path):
                _write_all(self._file, line)
                os.fsync(self._file)
        except LedgerError:
            with suppress(OSError):  # an entry cut off here is cut away at the next opening anyway
                os.ftruncate(self._file, end)
            raise
        self.entries.append(entry)
        self.history.add(entry)

    def _open(self) -> None:
        with _said(self.path):
            is_new = not self.path.exists()
            self._file = os.open(self.path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o644)
            if is_new:
                _sync_folder(self.path.parent)
        data = _bytes(self.path)
        self.entries = [_entry(self.path, number, line) for number, line in _lines(self.path, data)]
        self.history = History.of(self.entries)
        with _said(self.path):
            os.ftruncate(self._file, data.rfind(b"\n") + 1)


def _write_all(file: int, data: bytes) -> None:
    while data:
        data = data[os.write(file, data) :]


def _sync_folder(folder: Path) -> None:
    """Bring a new file's name to disk, where the system lets folders be opened (not on Windows)."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@contextmanager
def _said(path: Path) -> Iterator[None]:
    """Turn what the system refuses into a sentence."""
    try:
        yield
    except OSError as error:
        full = error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
        say = texts.ledger_disk_full if full else texts.ledger_not_writable
        raise LedgerError(say(path.name, str(path.parent))) from error


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""
    except OSError as error:
        raise LedgerError(texts.ledger_unreadable(str(path))) from error


def _lines(path: Path, data: bytes) -> Iterator[tuple[int, str]]:
    """Yield number (from 1) and text of every whole line."""
    for number, line in enumerate(data.split(b"\n")[:-1], start=1):
        try:
            yield number, line.decode("utf-8", "surrogatepass")
        except UnicodeDecodeError as error:
            raise LedgerError(texts.ledger_damaged(str(path), number)) from error


def _plain(entry: Entry) -> dict[str, Any]:
    plain: dict[str, Any] = {
        "event": entry.event.value,
        "at": entry.at.isoformat(),
        "who": entry.who,
        "letter": entry.letter,
    }
    plain.update({name: getattr(entry, name) for name in _OPTIONAL if getattr(entry, name)})
    if entry.units:
        plain["units"] = list(entry.units)
    if entry.files:
        plain["files"] = [list(file) for file in entry.files]
    return plain


def _entry(path: Path, number: int, line: str) -> Entry:
    try:
        plain = json.loads(line)
        return Entry(
            event=Event(plain["event"]),
            at=datetime.fromisoformat(plain["at"]),
            who=str(plain["who"]),
            letter=str(plain["letter"]),
            units=tuple(str(unit) for unit in plain.get("units", ())),
            files=tuple((str(name), str(sha256)) for name, sha256 in plain.get("files", ())),
            **{name: str(plain.get(name, "")) for name in _OPTIONAL},
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise LedgerError(texts.ledger_damaged(str(path), number)) from error
