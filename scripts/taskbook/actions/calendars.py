"""The calendars of a batch of letters: each letter's deadlines as a file that a second import updates."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from taskbook.actions.letter_batch import Batch, MailReport
from taskbook.core.calendar.choose import Naming, of_leader, of_units
from taskbook.core.calendar.model import Calendar, Deadline, Entry, Given
from taskbook.core.calendar.update import updated
from taskbook.core.letters.lines import one_line
from taskbook.core.letters.model import Letter, RefusedLetter
from taskbook.core.letters.rendered import ReadyLetter
from taskbook.core.naming.file_names import plain
from taskbook.core.unit_work import UnitWork, work_by_unit
from taskbook.errors import TaskbookError
from taskbook.outbox import CalendarFile, Post, PostFile
from taskbook.texts import calendar as texts
from taskbook_schemas.letter_kinds import Recipient

_SUFFIX = ".ics"
_STEM = 60  # characters of whose calendar it is, in the name of a file


@dataclass(frozen=True, slots=True)
class Calendars:
    """The files of a batch, by the letter's id; `trouble` says what is to be told of them besides, "" for nothing."""

    files: Mapping[str, CalendarFile] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    trouble: str = ""

    def enclosed(self, ready: ReadyLetter, post: Post | RefusedLetter) -> Post | RefusedLetter:
        """The letter with its calendar among what it brings."""
        file = self.files.get(ready.letter.id)
        if isinstance(post, RefusedLetter) or file is None:
            return post
        brought = PostFile(self.names[ready.letter.id], file.data)
        return replace(post, files=(*post.files, brought))


def make_calendars(batch: Batch) -> Calendars:
    """Make the calendar of every letter and short text of a batch, and remember what is given out by them.

    A workbook without an id gets none: nothing would tell its entries the next time.
    """
    letters = {ready.letter.id: ready for ready in (*batch.ready, *batch.chats)}
    if not letters or batch.book_id is None:
        return Calendars(trouble=texts.WITHOUT_BOOK_ID if letters else "")
    naming = Naming.of(batch.book_id, batch.judgement.tasks)
    works = {work.unit.name: work for work in work_by_unit(batch.judgement.tasks, batch.judgement.gathered.units)}
    wanted = {id: _entries(batch, naming, ready.letter, works) for id, ready in letters.items()}
    owners = {id: _owners(batch, ready.letter) for id, ready in letters.items()}
    now: dict[str, Given] = {}

    def change(given: Mapping[str, Given]) -> Mapping[str, Given]:
        every = {entry.uid: entry for entries in wanted.values() for entry in entries}
        now.update(updated(every.values(), {name for each in owners.values() for name in each}, given, batch.run.now))
        return now

    desk = batch.desk.calendars
    reason = desk.update(batch.book_id, change)
    files: dict[str, CalendarFile] = {}
    for id, ready in letters.items():
        calendar = _calendar(owners[id], wanted[id], now)
        if calendar.entries:
            files[id] = CalendarFile(id, ready.to, desk.packed(calendar, batch.run.now))
    names = {id: _file_name(owners[id]) for id in files}
    return Calendars(files, names, texts.not_remembered(reason) if reason else "")


def with_calendars(report: MailReport, calendars: Calendars) -> MailReport:
    """Lay the calendars of all that lies ready beside it."""
    batch = report.batch
    files = [calendars.files[one.letter.id] for one in report.chats if one.letter.id in calendars.files]
    if not files:
        return report
    try:
        batch.desk.calendars.lay(batch.drafts, files, batch.current)
    except TaskbookError as stop:
        return replace(report, uncalendared=texts.not_laid(str(batch.drafts), str(stop)))
    return replace(report, calendars=len(files))


def _owners(batch: Batch, letter: Letter) -> tuple[str, ...]:
    """Whose calendars go with a letter: its units', or its leader's."""
    if batch.kind.row.recipient is not Recipient.LEADERS:
        return letter.units
    leaders = batch.judgement.gathered.leaders
    return tuple(leader.name for leader in leaders if one_line(leader.name) == letter.name)


def _entries(batch: Batch, naming: Naming, letter: Letter, works: Mapping[str, UnitWork]) -> list[Entry]:
    owners = _owners(batch, letter)
    deadlines: Iterable[Deadline]
    if batch.kind.row.recipient is Recipient.LEADERS:
        tasks = batch.judgement.tasks
        deadlines = (one for leader in owners for one in of_leader(naming, leader, tasks))
    else:
        deadlines = of_units(naming, [works[name] for name in owners if name in works])
    return [texts.entry(one) for one in deadlines]


def _calendar(owners: Collection[str], entries: Sequence[Entry], now: Mapping[str, Given]) -> Calendar:
    """Those of its entries that are there, then those of its owners that are there no more."""
    own = [entry.uid for entry in entries if entry.uid in now]
    gone = [uid for uid, given in now.items() if given.owner in owners and uid not in set(own)]
    return Calendar(texts.calendar_name(owners), tuple((uid, now[uid]) for uid in (*own, *gone)))


def _file_name(owners: Sequence[str]) -> str:
    return f"{texts.FILE_STEM} {plain(' '.join(owners))[:_STEM].strip()}{_SUFFIX}"
