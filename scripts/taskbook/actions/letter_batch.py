"""Letters of one run as values: which are wanted, the batch in words, its preview, what was done with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from taskbook.actions.dispatch import Done
from taskbook.actions.edges import LetterDesk
from taskbook.actions.refresh import Judgement
from taskbook.core.letters.history import LetterHistory, LetterState
from taskbook.core.letters.model import LetterKind, LetterPlan
from taskbook.core.letters.rendered import ReadyLetter, batch_digest
from taskbook.core.run import Run
from taskbook.tables.letter_settings import MailSettings


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which letters: kind, units by name as people write them (all when empty), reporting day, folder of unit files."""

    kind: LetterKind
    units: Sequence[str] = ()
    as_of: date | None = None
    out: Path | None = None


@dataclass(frozen=True, slots=True)
class Batch:
    """All letters of one run, in words, and those refused; `desk` is what lies beside the workbook's file for them.

    `chats` are those that have no address and go by a short text alone. `whole` is False when only some units were
    asked for.
    """

    desk: LetterDesk
    folder: Path
    run: Run
    kind: LetterKind
    judgement: Judgement
    settings: MailSettings
    plan: LetterPlan
    ready: tuple[ReadyLetter, ...]
    chats: tuple[ReadyLetter, ...] = ()
    whole: bool = True
    book_id: str | None = None

    @property
    def ledger(self) -> Path:
        """Where the ledger of the workbook is."""
        return self.desk.ledger(self.book_id)

    @property
    def current(self) -> frozenset[str] | None:
        """The ids of all letters of this kind that there are now; None when only some were asked for."""
        return frozenset(one.letter.id for one in (*self.ready, *self.chats)) if self.whole else None

    @property
    def digest(self) -> str:
        """What names this very batch."""
        return batch_digest(self.ready, self.settings.sender)

    @property
    def drafts(self) -> Path:
        """Where draft files of this batch go."""
        return self.folder / f"Thu {self.kind.value}"


@dataclass(frozen=True, slots=True)
class Preview:
    """A batch and where each of its letters stands (in the batch's order, with the moment since when).

    `unrecorded` says why the preview could not be written down; `unknown` are letters, of any batch, to be settled.
    """

    batch: Batch
    states: tuple[tuple[LetterState, datetime | None], ...]
    unknown: tuple[LetterHistory, ...]
    unrecorded: str = ""


@dataclass(frozen=True, slots=True)
class MailReport:
    """What was done with each letter. `stopped` says why the run ended early, `unlogged` why `Nhật ký` waits.

    `way` is that of the mailer, `chats` are the letters whose short texts now lie ready. `calendars` counts the
    calendars that lie beside them, `uncalendared` says what went wrong with those.
    """

    batch: Batch
    done: tuple[Done, ...]
    left: int
    unknown: tuple[LetterHistory, ...]
    stopped: str = ""
    unlogged: str = ""
    way: str = ""
    chats: tuple[ReadyLetter, ...] = ()
    calendars: int = 0
    uncalendared: str = ""
