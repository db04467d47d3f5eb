"""What leaves the office: letters and the ways by which they go, short texts for chats, files for the units."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from pathlib import Path
from typing import Protocol


@dataclass(frozen=True, slots=True)
class PostFile:
    """A file that a letter brings: its name and its bytes."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Post:
    """One letter ready to leave. `id` is its fixed name; names and subject are single lines, addresses plain ASCII."""

    id: str
    written: datetime
    sender_name: str
    sender_address: str
    to_name: str
    to_address: str
    subject: str
    text: str
    html: str
    files: tuple[PostFile, ...] = ()


@dataclass(frozen=True, slots=True)
class ChatText:
    """A letter's short text for a chat: the letter's fixed name, to whom, the words."""

    id: str
    to: str
    text: str


@dataclass(frozen=True, slots=True)
class CalendarFile:
    """A letter's calendar of deadlines: the letter's fixed name, to whom, the file's bytes."""

    letter: str
    to: str
    data: bytes


class Delivery(Enum):
    """What became of a letter that was handed over."""

    SENT = "sent"  # a server has taken it
    DRAFTED = "drafted"  # it lies ready for a person to send
    FAILED = "failed"  # it has surely not left
    UNKNOWN = "unknown"  # it may have left


@dataclass(frozen=True, slots=True)
class Delivered:
    """The outcome of one letter; `note` says in words what went wrong, or where the draft is."""

    outcome: Delivery
    note: str = ""


class Mailer(Protocol):
    """A way by which letters leave.

    `open` raises MailServerError when no letter can leave this way now. `deliver` hands over one letter; it raises
    MailServerError only when this letter has surely not left and the next one could not either.
    """

    @property
    def way(self) -> str:
        """The way's name in the ledger."""
        ...

    @property
    def repeatable(self) -> bool:
        """Whether handing over a letter a second time does no harm (a draft's file is written anew)."""
        ...

    def open(self) -> None:
        """Make ready."""
        ...

    def deliver(self, post: Post) -> Delivered:
        """Hand over one letter."""
        ...

    def close(self) -> None:
        """Let go of the server; never raises."""
        ...


class Chats(Protocol):
    """A place where short texts lie ready for whoever copies them into a chat."""

    def write(self, texts: Collection[ChatText]) -> None:
        """Lay some texts there, each whole or not at all; MailServerError when the place takes none."""
        ...


@dataclass(frozen=True, slots=True)
class Written:
    """A unit's file on disk. `kept` is where the file went that stood there, changed since; None when none did."""

    unit: str
    path: Path
    tasks: int
    kept: Path | None = None


@dataclass(frozen=True, slots=True)
class NotWritten:
    """A unit's file that could not be written, and why, in words."""

    unit: str
    path: Path
    reason: str
