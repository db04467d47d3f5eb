"""The file of a calendar, read back by the library and by its lines."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from hypothesis import given as tried
from hypothesis import strategies as st
from icalendar import Calendar as Ics

from taskbook.adapters.calendar.ics import packed
from taskbook.core.calendar.model import Calendar, Given

MADE = datetime(2026, 11, 22, 9, 30, 15, 77)
CHANGED = datetime(2026, 11, 1, 8, 0)
GIVEN = Given(
    "Phòng Kinh tế", date(2026, 12, 31), "Hạn: Đề án, phần 1; \\ hết", "Dòng một\nDòng hai", False, 7, CHANGED
)


def events(raw: bytes) -> list[Any]:
    return list(Ics.from_ical(raw).walk("VEVENT"))


def file_of(*entries: tuple[str, Given]) -> bytes:
    return packed(Calendar("Hạn nhiệm vụ: Phòng Kinh tế", entries), MADE)


def test_an_entry_is_a_whole_day_without_a_time_that_blocks_nobody() -> None:
    (event,) = events(file_of(("u1@x", GIVEN)))
    assert event.decoded("dtstart") == date(2026, 12, 31)
    assert event.decoded("dtend") == date(2027, 1, 1)
    assert str(event["transp"]) == "TRANSPARENT"
    lines = file_of(("u1@x", GIVEN)).decode().split("\r\n")
    assert "DTSTART;VALUE=DATE:20261231" in lines
    assert not [line for line in lines if line.startswith(("BEGIN:VALARM", "BEGIN:VTIMEZONE"))]


def test_it_tells_its_fixed_name_its_number_and_its_moments_in_utc() -> None:
    (event,) = events(file_of(("u1@x", GIVEN)))
    assert str(event["uid"]) == "u1@x"
    assert event["sequence"] == 7
    assert event.decoded("dtstamp") == MADE.astimezone(UTC).replace(microsecond=0)
    assert event.decoded("last-modified") == CHANGED.astimezone(UTC)
    assert event.decoded("dtstamp").tzinfo is not None


def test_vietnamese_commas_backslashes_and_lines_come_back_as_they_were() -> None:
    raw = file_of(("u1@x", GIVEN))
    (event,) = events(raw)
    assert (str(event["summary"]), str(event["description"])) == (GIVEN.summary, GIVEN.description)
    assert str(Ics.from_ical(raw)["x-wr-calname"]) == "Hạn nhiệm vụ: Phòng Kinh tế"
    assert all(len(line) <= 75 for line in raw.split(b"\r\n")), "lines are folded (RFC 5545, 3.1)"


def test_a_cancelled_entry_says_so_and_the_file_is_published_not_an_invitation() -> None:
    cancelled = Given("x", GIVEN.day, "Hạn", "", True, 9, CHANGED)
    raw = file_of(("a", GIVEN), ("b", cancelled))
    assert [str(event["status"]) for event in events(raw)] == ["CONFIRMED", "CANCELLED"]
    assert str(Ics.from_ical(raw)["method"]) == "PUBLISH"
    assert b"ATTENDEE" not in raw


def test_the_same_calendar_at_the_same_moment_is_the_same_file() -> None:
    assert file_of(("u1@x", GIVEN)) == file_of(("u1@x", GIVEN))


@tried(st.text(max_size=200), st.text(max_size=200))
def test_no_text_of_a_cell_spoils_the_file_or_puts_lines_into_it(summary: str, description: str) -> None:
    given = Given("x", GIVEN.day, summary, description, False, 1, CHANGED)
    raw = file_of(("u1@x", given), ("u2@x", GIVEN))
    first, second = events(raw)
    assert str(second["summary"]) == GIVEN.summary
    assert first["sequence"] == 1
    assert raw.count(b"\r\nBEGIN:VEVENT\r\n") == 2
