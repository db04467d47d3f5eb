"""A calendar as an .ics file (RFC 5545, RFC 7986): whole days, no time of day, nothing that blocks anybody's time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from icalendar import Calendar as Ics
from icalendar import Event

from taskbook.adapters.cells.encode import clean
from taskbook.core.calendar.model import Calendar, Given

_MAKER = "-//Theo doi nhiem vu//Lich han//VI"


def packed(calendar: Calendar, made: datetime) -> bytes:
    """Return the file. The same calendar made at the same moment gives the same bytes."""
    ics = Ics()
    ics.add("prodid", _MAKER)
    ics.add("version", "2.0")
    ics.add("method", "PUBLISH")
    ics.add("name", _plain(calendar.name))
    ics.add("x-wr-calname", _plain(calendar.name))
    for uid, given in calendar.entries:
        ics.add_component(_event(uid, given, made))
    return bytes(ics.to_ical())


def _event(uid: str, given: Given, made: datetime) -> Event:
    event = Event()
    event.add("uid", uid)
    event.add("dtstamp", _in_utc(made))
    event.add("last-modified", _in_utc(given.changed))
    event.add("sequence", given.sequence)
    event.add("dtstart", given.day)
    event.add("dtend", given.day + timedelta(days=1))  # the first day after it
    event.add("summary", _plain(given.summary))
    event.add("description", _plain(given.description))
    event.add("status", "CANCELLED" if given.cancelled else "CONFIRMED")
    event.add("transp", "TRANSPARENT")
    return event


def _plain(text: str) -> str:
    """The text without what no file can hold."""
    return clean(text).encode("utf-8", "replace").decode()


def _in_utc(local: datetime) -> datetime:
    """A moment of this computer's clock in UTC, to the second."""
    return local.astimezone(UTC).replace(microsecond=0)
