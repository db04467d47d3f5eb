"""What the ledger's entries say of a letter: whether it may go."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from taskbook.core.letters.history import Entry, Event, History, Standing

NOW = datetime(2026, 11, 22, 9, 30)


def entry(event: Event, letter: str = "a", content: str = "c", **changes: object) -> Entry:
    outcome = Entry(event, NOW, "lan", letter)
    if event in (Event.STARTED, Event.DRAFTED):
        outcome = replace(outcome, address="kinhte@truongtan.gov.vn", content=content)
    return replace(outcome, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("events", "standing"),
    [
        ([], Standing.FREE),
        ([Event.PREVIEWED], Standing.FREE),
        ([Event.STARTED], Standing.UNKNOWN),
        ([Event.STARTED, Event.SENT], Standing.SENT),
        ([Event.STARTED, Event.FAILED], Standing.FREE),
        ([Event.STARTED, Event.UNKNOWN], Standing.UNKNOWN),
        ([Event.STARTED, Event.UNKNOWN, Event.RESOLVED_SENT], Standing.SENT),
        ([Event.STARTED, Event.RESOLVED_UNSENT], Standing.FREE),
        ([Event.STARTED, Event.RESOLVED_UNSENT, Event.STARTED], Standing.UNKNOWN),
        ([Event.STARTED, Event.FAILED, Event.STARTED, Event.SENT], Standing.SENT),
        ([Event.DRAFTED], Standing.DRAFTED),
        ([Event.DRAFTED, Event.STARTED, Event.SENT], Standing.SENT),
        ([Event.DRAFTED, Event.STARTED, Event.FAILED], Standing.FREE),
    ],
)
def test_the_last_event_decides_whether_a_letter_may_go(events: list[Event], standing: Standing) -> None:
    assert History.of(entry(event) for event in events).standing("a", "c") is standing


@pytest.mark.parametrize("last", [Event.SENT, Event.UNKNOWN, Event.RESOLVED_SENT])
def test_the_same_content_does_not_go_again_under_another_days_name(last: Event) -> None:
    history = History.of([entry(Event.STARTED, "monday"), entry(last, "monday")])
    assert history.standing("tuesday", "c") is Standing.SAME_CONTENT
    assert history.standing("tuesday", "other") is Standing.FREE


def test_content_that_did_not_leave_may_go_another_day() -> None:
    history = History.of([entry(Event.STARTED, "monday"), entry(Event.FAILED, "monday")])
    assert history.standing("tuesday", "c") is Standing.FREE


def test_a_sent_letter_blocks_another_letter_to_the_person_that_day_whatever_it_says() -> None:
    history = History.of([entry(Event.STARTED), entry(Event.SENT)])
    assert history.standing("a", "quite other words") is Standing.SENT


def test_an_outcome_is_described_by_its_beginning() -> None:
    history = History.of([entry(Event.STARTED), entry(Event.UNKNOWN)])
    (fate,) = history.unknown()
    assert fate.described.address == "kinhte@truongtan.gov.vn"


def test_an_outcome_without_a_beginning_still_counts() -> None:
    history = History.of([entry(Event.SENT)])
    assert history.standing("a", "c") is Standing.SENT
    assert list(history.unknown()) == []


def test_only_the_last_preview_counts() -> None:
    history = History.of([entry(Event.PREVIEWED, "one"), entry(Event.PREVIEWED, "two")])
    assert history.last_preview == "two"
