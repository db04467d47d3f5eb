"""Letters as values: whom they go to, what they tell, which files they bring, and why a letter is refused."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from taskbook.core.letters.addresses import same_person
from taskbook_schemas.letter_kinds import LetterKind as LetterKind  # a word of the domain, said once for all rooms


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file as it was found on disk: the unit and day it names itself, its ids of tasks, size in bytes, SHA-256.

    `inputs` is what its tasks' input cells held when it was made, `given` what its other cells showed of them (see
    `files`); both are empty for a file that does not tell. `as_written` is False when some program has saved it since.
    """

    unit: str
    as_of: date
    task_ids: tuple[str, ...]
    name: str
    path: str
    size: int
    sha256: str
    inputs: tuple[str, ...] = ()
    given: tuple[str, ...] = ()
    as_written: bool = True


@dataclass(frozen=True, slots=True)
class TaskLine:
    """One task in a letter, every field a line of text; `days` counts late positive, left negative.

    `late_periods`: since how many closed periods it is late, this one counted; 1: not late at the last closing, 0: not
    late, or no closing knows it.
    """

    id: str
    name: str
    role: str
    lead: str
    deadline: str
    due: str
    status: str
    days: int | None
    why: str
    reported: bool
    late_periods: int = 0


@dataclass(frozen=True, slots=True)
class Part:
    """One unit's share of a letter: its figures and the lines listed; `more_…` count those left out.

    `owed` is the reporting day of a sheet that was sent to the unit and has not come back; empty when none is pending.
    """

    unit: str
    total: int
    leads: int
    coordinates: int
    done: int
    late: int
    never_reported: int
    due_soon: int
    to_mend: int = 0  # late, with a cell to mend first: beside `late`, listed with the late tasks
    late_tasks: tuple[TaskLine, ...] = ()
    soon_tasks: tuple[TaskLine, ...] = ()
    owed: str = ""

    @property
    def more_late(self) -> int:
        """Late tasks that are not listed."""
        return self.late + self.to_mend - len(self.late_tasks)

    @property
    def more_soon(self) -> int:
        """Tasks due soon that are not listed."""
        return self.due_soon - len(self.soon_tasks)


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter to one person. `units` are those it speaks for (none for a leader); figures count each task once.

    A letter without an address goes by no mail: its short text alone is made, for a chat.
    """

    kind: LetterKind
    day: date
    as_of: date
    name: str
    position: str
    address: str
    units: tuple[str, ...]
    parts: tuple[Part, ...]
    overall: Part
    attachments: tuple[Attachment, ...] = ()
    notes: tuple[LetterWarning, ...] = ()

    @property
    def id(self) -> str:
        """The letter's fixed name: there is at most one letter per person, kind and day."""
        to = same_person(self.address) or "|".join((self.name, *self.units))
        words = f"{self.kind.value}|{self.day.isoformat()}|{to}"
        return hashlib.sha256(words.encode()).hexdigest()[:12]


class Reason(Enum):
    """Why a letter is refused; `texts.letters` has the sentences."""

    ADDRESS = "address"
    SHARED_ADDRESS = "shared_address"
    NO_FILE = "no_file"
    SEVERAL_FILES = "several_files"
    OLD_FILE = "old_file"
    TOO_LARGE = "too_large"
    FILE_CHANGED = "file_changed"
    FILE_UNREADABLE = "file_unreadable"
    UNITS_DISAGREE = "units_disagree"


WITHOUT_ADDRESS = frozenset({Reason.ADDRESS, Reason.SHARED_ADDRESS})
"""Why a letter is refused whose recipients can still be told by a short text."""


@dataclass(frozen=True, slots=True)
class LetterWarning:
    """Something to look at before sending, which stops nothing."""

    code: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class RefusedLetter:
    """A letter that is not sent, and why. `detail` fills the sentence: an address trouble's code, a file, a unit."""

    reason: Reason
    name: str
    units: tuple[str, ...]
    address: str = ""
    detail: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LetterPlan:
    """What one run would send: the letters in a fixed order, and those refused.

    `chats` are those of the refused that only lack a usable address: they can still be told by a short text. `unplaced`
    counts the late tasks that stand in no letter at all, refused or not, when letters for everybody are asked for.
    """

    letters: tuple[Letter, ...]
    refusals: tuple[RefusedLetter, ...]
    chats: tuple[Letter, ...] = ()
    unplaced: int = 0


@dataclass(frozen=True, slots=True)
class PendingReplies:
    """The newest batch of sheets of which some came back: its reporting day, and the units whose sheet did not."""

    as_of: date
    missing: frozenset[str]


@dataclass(frozen=True, slots=True)
class Request:
    """Which letters are wanted. `day` is that of the run; `units` None means all; `limit` lines are listed a part.

    `pending` is what reminders speak of besides tasks, None when no sheet has come back so far. `late_before` tells of
    the tasks of the last closing, by their ids in small letters, since how many closings each is late.
    """

    kind: LetterKind
    day: date
    as_of: date
    units: frozenset[str] | None = None
    own_domain: str = ""
    limit: int = 15
    pending: PendingReplies | None = None
    late_before: Mapping[str, int] = field(default_factory=dict)
