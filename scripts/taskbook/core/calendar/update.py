"""What calendars say now beside what was given out before.

An entry that was never given out and has no deadline now is left out. One that was given out stays in every later file:
cancelled once its task is done, halted, without a deadline or gone, since what a file leaves out stays in the
recipient's calendar for ever. Its sequence grows only with a change (RFC 5545, 3.8.7.4); it counts minutes since the
year 2020, so that it grows even where the record of what was given out is lost.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from taskbook.core.calendar.model import Entry, Given

_BEGAN = datetime(2020, 1, 1)
KEPT = timedelta(days=400)
"""So long a cancelled entry is still told of."""


def updated(
    entries: Iterable[Entry], owners: Collection[str], given: Mapping[str, Given], now: datetime
) -> dict[str, Given]:
    """Return all that is given out now, by uid, of these owners and of others, whose entries stay as they were.

    `given` is all that was given out before; cancelled entries are forgotten after `KEPT`.
    """
    found: dict[str, Given] = {}
    for entry in entries:
        before = given.get(entry.uid)
        if entry.day is not None:
            fresh = Given(entry.owner, entry.day, entry.summary, entry.description, False, 0, now)
            found[entry.uid] = _sequenced(fresh, before, now)
        elif before is not None:
            found[entry.uid] = _cancelled(before, now)
    for uid, before in given.items():
        if uid not in found:
            found[uid] = _cancelled(before, now) if before.owner in owners else before
    return {uid: one for uid, one in found.items() if not one.cancelled or now - one.changed < KEPT}


def _cancelled(before: Given, now: datetime) -> Given:
    return _sequenced(replace(before, cancelled=True), before, now)


def _sequenced(fresh: Given, before: Given | None, now: datetime) -> Given:
    """The entry with its number: that of before where it says the same."""
    minutes = int((now - _BEGAN).total_seconds() // 60)
    if before is None:
        return replace(fresh, sequence=max(minutes, 0), changed=now)
    if fresh.says_the_same_as(before):
        return before
    return replace(fresh, sequence=max(minutes, before.sequence + 1), changed=now)
