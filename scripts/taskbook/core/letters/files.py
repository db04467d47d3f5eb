"""Which files a letter brings, and whether recipient, letter and file still speak of one unit when the letter goes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from taskbook.core.days import day_text
from taskbook.core.letters.lines import one_line
from taskbook.core.letters.model import Attachment, Letter, LetterWarning, Reason, RefusedLetter
from taskbook.core.letters.recipients import Person
from taskbook.core.unit_file import Sent, SentTask
from taskbook.core.unit_work import UnitWork

MAX_MESSAGE = 25 * 1024 * 1024
"""Bytes of a whole message. Large mail services take no more (Gmail's limit counts the message as it is sent)."""

_BODY_ROOM = 256 * 1024
_BASE64_GROWTH = 78 / 57  # 57 bytes become a line of 76 letters and a line end (RFC 2045)


def attachments_of(
    person: Person, works: Sequence[UnitWork], as_of: date, files: Mapping[str, Sequence[Attachment]]
) -> tuple[Attachment, ...] | RefusedLetter:
    """Return the one right file of each unit, or why there is none: missing, twice, of another day, outdated, large."""
    chosen: list[Attachment] = []
    for work in works:
        found = files.get(work.unit.name, ())
        trouble = _trouble(work, as_of, found)
        if trouble is not None:
            return _refused(person, works, *trouble)
        chosen.append(found[0])
    if message_size(file.size for file in chosen) > MAX_MESSAGE:
        return _refused(person, works, Reason.TOO_LARGE, tuple(file.name for file in chosen))
    return tuple(chosen)


def file_notes(
    works: Sequence[UnitWork], files: Sequence[Attachment], today: Mapping[str, Sequence[SentTask]]
) -> Iterator[LetterWarning]:
    """Yield what to look at before files go: one saved by some program since, one made before the workbook was edited.

    `today` is what each unit's file would hold if it were made now. Neither holds a letter back: the office may have
    its reasons, and a file is easily made anew.
    """
    for work, file in zip(works, files, strict=True):
        if not file.as_written:
            yield LetterWarning("file_edited", file.name)
        if _is_outdated(file, today.get(work.unit.name, ())):
            yield LetterWarning("file_outdated", file.name)


def _is_outdated(file: Attachment, now: Sequence[SentTask]) -> bool:
    return bool(file.inputs and file.inputs != inputs_of(now)) or bool(file.given and file.given != given_of(now))


def inputs_of(tasks: Iterable[SentTask]) -> tuple[str, ...]:
    """Return tasks as lines that are alike exactly when the tasks' input values are."""
    return tuple(sorted(f"{task.id}|{'|'.join(map(_comparable, task.values.values()))}" for task in tasks))


def given_of(tasks: Iterable[SentTask]) -> tuple[str, ...]:
    """Return tasks as lines that are alike exactly when their files show the same: words, deadline, status, reason.

    Empty where nothing is known of it, as of files made before such marks were kept.
    """
    return tuple(sorted(f"{task.id}|{task.given}" for task in tasks if task.given))


def _comparable(value: Sent) -> str:
    """A value without what a cell cannot hold: blanks and control characters, the end of an endless text."""
    if isinstance(value, str):
        return "".join(letter for letter in value if letter.isprintable() and letter != " ")[:16_000]
    return str(float(value)) if isinstance(value, (int, float)) else str(value or "")


def message_size(sizes: Iterable[int]) -> int:
    """Return about how many bytes a message with files of these sizes has when it is sent."""
    return int(sum(sizes) * _BASE64_GROWTH) + _BODY_ROOM


def _trouble(work: UnitWork, as_of: date, found: Sequence[Attachment]) -> tuple[Reason, tuple[str, ...]] | None:
    if not found:
        return Reason.NO_FILE, (work.unit.name,)
    if len(found) > 1:
        return Reason.SEVERAL_FILES, (work.unit.name, *(file.name for file in found))
    ids = sorted(judged.task.id for judged in (*work.leads, *work.coordinates))
    if found[0].as_of != as_of or sorted(found[0].task_ids) != ids:
        return Reason.OLD_FILE, (found[0].name, day_text(found[0].as_of))
    return None


def disagreement(
    letter: Letter, units_at_address: Iterable[str], files_now: Sequence[tuple[str | None, str]]
) -> RefusedLetter | None:
    """Return why a letter must not go after all, None when recipient, letter and files agree.

    `units_at_address` are the units whose address this is; `files_now` has, for each attachment, the unit that the
    file on disk names now (None when it cannot be read) and the SHA-256 of its bytes.
    """
    for file, (unit, sha256) in zip(letter.attachments, files_now, strict=True):
        if unit is None:
            return _stopped(letter, Reason.FILE_UNREADABLE, file.name)
        if unit not in letter.units or unit != file.unit:
            return _stopped(letter, Reason.UNITS_DISAGREE, file.name, unit)
        if sha256 != file.sha256:
            return _stopped(letter, Reason.FILE_CHANGED, file.name)
    strangers = [unit for unit in letter.units if unit not in set(units_at_address)]
    return _stopped(letter, Reason.UNITS_DISAGREE, letter.address, *strangers) if strangers else None


def _stopped(letter: Letter, reason: Reason, *detail: str) -> RefusedLetter:
    return _refusal(reason, letter.name, letter.units, letter.address, detail)


def _refused(person: Person, works: Sequence[UnitWork], reason: Reason, detail: tuple[str, ...]) -> RefusedLetter:
    return _refusal(reason, person.name, [work.unit.name for work in works], person.address, detail)


def _refusal(reason: Reason, name: str, units: Iterable[str], address: str, detail: Iterable[str]) -> RefusedLetter:
    return RefusedLetter(reason, name, tuple(map(one_line, units)), address, tuple(map(one_line, detail)))
