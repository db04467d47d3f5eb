"""What the ledger's entries say of a letter: whether it may go."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from taskbook.core.letters.history import Entry, Event, History, LetterState

NOW = datetime(2026, 11, 22, 9, 30)


def entry(event: Event, letter: str = "a", content: str = "c", **changes: object) -> Entry:
    outcome = Entry(event, NOW, "lan", letter)
    if event in (Event.STARTED, Event.DRAFTED):
        outcome = replace(outcome, address="kinhte@truongtan.gov.vn", content=content)
    return replace(outcome, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("events", "state"),
    [
        ([], LetterState.FREE),
        ([Event.PREVIEWED], LetterState.FREE),
        ([Event.STARTED], LetterState.UNKNOWN),
        ([Event.STARTED, Event.SENT], LetterState.SENT),
        ([Event.STARTED, Event.FAILED], LetterState.FREE),
        ([Event.STARTED, Event.UNKNOWN], LetterState.UNKNOWN),
        ([Event.STARTED, Event.UNKNOWN, Event.RESOLVED_SENT], LetterState.SENT),
        ([Event.STARTED, Event.RESOLVED_UNSENT], LetterState.FREE),
        ([Event.STARTED, Event.RESOLVED_UNSENT, Event.STARTED], LetterState.UNKNOWN),
        ([Event.STARTED, Event.FAILED, Event.STARTED, Event.SENT], LetterState.SENT),
        ([Event.DRAFTED], LetterState.DRAFTED),
        ([Event.DRAFTED, Event.STARTED, Event.SENT], LetterState.SENT),
        ([Event.DRAFTED, Event.STARTED, Event.FAILED], LetterState.FREE),
    ],
)
def test_the_last_event_decides_whether_a_letter_may_go(events: list[Event], state: LetterState) -> None:
    assert History.of(entry(event) for event in events).state_of("a", "c") is state


@pytest.mark.parametrize("last", [Event.SENT, Event.UNKNOWN, Event.RESOLVED_SENT])
def test_the_same_content_does_not_go_again_under_another_days_name(last: Event) -> None:
    history = History.of([entry(Event.STARTED, "monday"), entry(last, "monday")])
    assert history.state_of("tuesday", "c") is LetterState.SAME_CONTENT
    assert history.state_of("tuesday", "other") is LetterState.FREE


def test_content_that_did_not_leave_may_go_another_day() -> None:
    history = History.of([entry(Event.STARTED, "monday"), entry(Event.FAILED, "monday")])
    assert history.state_of("tuesday", "c") is LetterState.FREE


def test_a_sent_letter_blocks_another_letter_to_the_person_that_day_whatever_it_says() -> None:
    history = History.of([entry(Event.STARTED), entry(Event.SENT)])
    assert history.state_of("a", "quite other words") is LetterState.SENT


def test_an_outcome_is_described_by_its_beginning() -> None:
    history = History.of([entry(Event.STARTED), entry(Event.UNKNOWN)])
    (one,) = history.unknown()
    assert one.described.address == "kinhte@truongtan.gov.vn"


def test_an_outcome_without_a_beginning_still_counts() -> None:
    history = History.of([entry(Event.SENT)])
    assert history.state_of("a", "c") is LetterState.SENT
    assert list(history.unknown()) == []


def test_only_the_last_preview_counts() -> None:
    history = History.of([entry(Event.PREVIEWED, "one"), entry(Event.PREVIEWED, "two")])
    assert history.last_preview == "two"
