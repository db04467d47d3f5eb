"""Files that came: which of a unit's is its last word, and what a later one no longer says.

A file's place among those of its unit and batch is when it was saved, as the file itself says; else the number in
brackets in its name («phiếu (2).xlsx»). What stands in an earlier file and is blank in a later one was taken back:
nobody has said so in words, so it is asked about and never filled in beforehand. Where nothing tells two files apart,
either may be the later one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from taskbook.core.replies.answer import Answer
from taskbook.core.replies.file_findings import FileSeen, Received
from taskbook.core.replies.kinds import Origin

_COPY = re.compile(r"\((\d{1,4})\)\s*(?:\.\w+)?$")
_MOST = 40  # files of one unit and batch that are remembered
Seen = Mapping[tuple[str, str], Sequence[FileSeen]]
"""The files that came, by batch and unit, the last one first."""


def batch_order(batch: str) -> str:
    """What batches are ordered by: the moment they were made, which ends their name."""
    return batch.rpartition("-")[2]


def file_order(file: str, saved: datetime | None) -> tuple[datetime, int]:
    """What files of one unit and batch are ordered by."""
    copy = _COPY.search(file)
    return saved or datetime.min, int(copy[1]) if copy else 0


def merge_received(earlier: Sequence[Received], new: Sequence[Received]) -> tuple[Received, ...]:
    """Return one line per batch and unit: the day its file first came, the most that was answered. In fixed order."""
    found: dict[tuple[str, str], Received] = {}
    for item in sorted([*earlier, *new], key=lambda item: (item.day, item.file)):
        place = item.batch, item.unit
        first = found.setdefault(place, item)
        if item.answered > first.answered:
            found[place] = replace(first, answered=item.answered, file=item.file)
    files: dict[tuple[str, str], dict[tuple[str, datetime | None], FileSeen]] = {}
    for item in (*earlier, *new):  # one that was read again is as it is now
        files.setdefault((item.batch, item.unit), {}).update({(seen.file, seen.saved): seen for seen in item.files})
    lines = (replace(item, files=_telling(files[place].values())) for place, item in found.items())
    return tuple(sorted(lines, key=lambda item: (batch_order(item.batch), item.unit)))


def _telling(files: Iterable[FileSeen]) -> tuple[FileSeen, ...]:
    """The files that say something: one whose every cell stands in a later one says nothing any more."""
    kept: list[FileSeen] = []
    for seen in sorted(files, key=lambda seen: (_order(seen), seen.file), reverse=True):
        if not any(_order(later) > _order(seen) and _covers(later, seen) for later in kept):
            kept.append(seen)
    return tuple(kept[:_MOST])


def _order(seen: FileSeen) -> tuple[datetime, int]:
    return file_order(seen.file, seen.saved)


def _covers(later: FileSeen, seen: FileSeen) -> bool:
    return later.lacks_tasks <= seen.lacks_tasks and later.lacks_fields <= seen.lacks_fields


def files_seen(received: Iterable[Received]) -> Seen:
    """Return the files that came."""
    return {(item.batch, item.unit): item.files for item in received}


def overtaken(answers: Iterable[Answer], seen: Seen) -> tuple[list[Answer], list[Answer]]:
    """Part the answers that stand from those that a later file has replaced; its own may be settled by now.

    One that stands tells of a later file in which it does not stand any more.
    """
    found: list[Answer] = []
    gone: list[Answer] = []
    for answer in answers:
        files = seen.get((answer.batch, answer.unit), ()) if answer.origin is Origin.MANIFEST else ()
        later, alike = _last_with(answer, files)
        said = later.answers.get(answer.cell) if later is not None else None
        if later is None or said == answer.mark:
            found.append(replace(answer, dropped_in=alike) if alike and later is None else answer)
        elif said is None:
            found.append(replace(answer, dropped_in=later.file))
        else:
            gone.append(answer)
    return found, gone


def _last_with(answer: Answer, files: Sequence[FileSeen]) -> tuple[FileSeen | None, str]:
    """The last of later files in which the answer's cell stands; a file not told from its own that leaves it blank."""
    own = file_order(answer.file, answer.saved)
    alike = ""
    for seen in files:
        if not seen.holds(answer):
            continue
        if _order(seen) > own:
            return seen, ""
        is_own = (seen.file, seen.saved) == (answer.file, answer.saved)
        if _order(seen) == own and not is_own and answer.cell not in seen.answers:
            alike = alike or seen.file
    return None, alike
