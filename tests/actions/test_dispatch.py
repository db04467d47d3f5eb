"""Handing letters over: what is written before and after each, what is left alone, at which pace."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

import pytest

from taskbook.actions.dispatch import Dispatcher, Done, RateLimiter, dispatch
from taskbook.adapters.mail.ledger import Ledger, read_ledger
from taskbook.core.letters.history import Event, LetterState
from taskbook.core.letters.model import Reason, RefusedLetter
from taskbook.core.letters.rendered import ReadyLetter
from taskbook.errors import MailServerError
from taskbook.outbox import Delivered, Delivery, Post
from tests.adapters.mail.letters import TODAY, post, ready

NOW = datetime(2026, 11, 22, 9, 30)
BATCH = [ready(f"nguoi{n}@truongtan.gov.vn") for n in range(4)]


@dataclass
class FakeMailer:
    """Takes letters as told: one outcome a letter, good ones when none is told."""

    way: str = "smtp"
    repeatable: bool = False
    outcomes: list[Delivered | BaseException] = field(default_factory=list)
    taken: list[str] = field(default_factory=list)
    on_deliver: Callable[[], None] = lambda: None

    def open(self) -> None:
        """Nothing to open."""

    def deliver(self, post: Post) -> Delivered:
        self.on_deliver()
        outcome = self.outcomes.pop(0) if self.outcomes else Delivered(Delivery.SENT)
        if isinstance(outcome, BaseException):
            raise outcome
        self.taken.append(post.to_address)
        return outcome

    def close(self) -> None:
        """Nothing to close."""


def compose(one: ReadyLetter) -> Post:
    return post(one.letter.id, one.letter.address)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "so.jsonl"


@pytest.fixture
def ledger(path: Path) -> Iterator[Ledger]:
    with Ledger(path) as opened:
        yield opened


def run(ledger: Ledger, mailer: FakeMailer, batch: list[ReadyLetter] = BATCH, **changes: object) -> list[Done]:
    dispatcher = Dispatcher(ledger, mailer, compose, "lan", lambda: NOW)
    return list(dispatch(batch, replace(dispatcher, **changes)))  # type: ignore[arg-type]


def results(done: list[Done]) -> list[object]:
    return [one.result for one in done]


def events(path: Path) -> list[Event]:
    return [entry.event for entry in read_ledger(path)]


def test_each_letter_is_in_the_ledger_before_and_after_it_leaves(ledger: Ledger, path: Path) -> None:
    seen: list[list[Event]] = []
    mailer = FakeMailer(on_deliver=lambda: seen.append(events(path)))
    assert results(run(ledger, mailer, BATCH[:2])) == [Delivered(Delivery.SENT)] * 2
    assert seen == [[Event.STARTED], [Event.STARTED, Event.SENT, Event.STARTED]]
    assert events(path) == [Event.STARTED, Event.SENT] * 2


def test_the_ledger_says_to_whom_what_with_which_file_and_by_what_way(ledger: Ledger, path: Path) -> None:
    run(ledger, FakeMailer(), BATCH[:1])
    entry = read_ledger(path)[0]
    assert (entry.letter, entry.way, entry.kind, entry.address) == (
        BATCH[0].letter.id,
        "smtp",
        "nhac",
        "nguoi0@truongtan.gov.vn",
    )
    assert (entry.who, entry.name, entry.units, entry.subject) == (
        "lan",
        "Trần Thị Bình",
        ("Phòng Kinh tế",),
        "Nhắc nhiệm vụ",
    )
    assert entry.content == BATCH[0].content


def test_what_has_gone_is_left_alone(ledger: Ledger) -> None:
    mailer = FakeMailer()
    run(ledger, mailer, BATCH[:2])
    assert results(run(ledger, mailer)) == [*[LetterState.SENT] * 2, *[Delivered(Delivery.SENT)] * 2]
    assert mailer.taken == [one.letter.address for one in BATCH]


def test_the_same_words_do_not_go_again_the_next_day(ledger: Ledger) -> None:
    run(ledger, FakeMailer())
    tomorrow = [ReadyLetter(replace(one.letter, day=TODAY.replace(day=23)), one.words) for one in BATCH]
    assert results(run(ledger, FakeMailer(), tomorrow)) == [LetterState.SAME_CONTENT] * 4


def test_one_person_gets_one_letter_of_a_kind_a_day(ledger: Ledger) -> None:
    run(ledger, FakeMailer(), [ready("a@truongtan.gov.vn")])
    again = [ready("A@truongtan.gov.vn", "Lời khác")]
    assert results(run(ledger, FakeMailer(), again)) == [LetterState.SENT]


def test_a_letter_that_failed_may_go_the_next_time(ledger: Ledger) -> None:
    failed = Delivered(Delivery.FAILED, "máy chủ thư từ chối")
    assert results(run(ledger, FakeMailer(outcomes=[failed]), BATCH[:2])) == [failed, Delivered(Delivery.SENT)]
    assert results(run(ledger, FakeMailer(), BATCH[:2])) == [Delivered(Delivery.SENT), LetterState.SENT]


def test_an_unknown_outcome_ends_the_run_and_the_letter_never_goes_by_itself(ledger: Ledger) -> None:
    unknown = Delivered(Delivery.UNKNOWN, "mất kết nối")
    mailer = FakeMailer(outcomes=[Delivered(Delivery.SENT), unknown])
    assert results(run(ledger, mailer)) == [Delivered(Delivery.SENT), unknown]
    assert results(run(ledger, mailer))[:2] == [LetterState.SENT, LetterState.UNKNOWN]
    assert mailer.taken.count(BATCH[1].letter.address) == 1


def test_a_run_stopped_by_a_person_leaves_the_letter_unknown(ledger: Ledger, path: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        run(ledger, FakeMailer(outcomes=[KeyboardInterrupt()]))
    assert ledger.history.state_of(BATCH[0].letter.id, BATCH[0].content) is LetterState.UNKNOWN


def test_a_server_that_fails_stops_the_run_and_the_letter_may_go_again(ledger: Ledger, path: Path) -> None:
    with pytest.raises(MailServerError):
        run(ledger, FakeMailer(outcomes=[MailServerError("mất kết nối")]))
    assert events(path) == [Event.STARTED, Event.FAILED]
    assert results(run(ledger, FakeMailer())) == [Delivered(Delivery.SENT)] * 4


def test_a_letter_refused_at_the_last_moment_is_not_even_begun(ledger: Ledger, path: Path) -> None:
    refusal = RefusedLetter(Reason.FILE_CHANGED, "Bình", ("Phòng Kinh tế",), "a@b.vn", ("x.xlsx",))
    done = run(ledger, FakeMailer(), BATCH[:1], compose=lambda _: refusal)
    assert results(done) == [refusal]
    assert events(path) == []


def test_a_draft_is_written_anew_but_entered_once(ledger: Ledger, path: Path) -> None:
    drafts = FakeMailer("eml", True, [Delivered(Delivery.DRAFTED, "x.eml")] * 2)
    run(ledger, drafts, BATCH[:1])
    run(ledger, drafts, BATCH[:1])
    assert events(path) == [Event.DRAFTED]
    assert len(drafts.taken) == 2


def test_a_draft_with_new_words_is_entered_again(ledger: Ledger, path: Path) -> None:
    drafts = FakeMailer("eml", True, [Delivered(Delivery.DRAFTED, "x.eml")] * 2)
    run(ledger, drafts, [ready()])
    run(ledger, drafts, [ready(subject="Lời khác")])
    assert events(path) == [Event.DRAFTED] * 2


def test_a_draft_may_be_sent_but_outlook_gets_no_second_one(ledger: Ledger) -> None:
    outlook = FakeMailer("outlook", False, [Delivered(Delivery.DRAFTED)])
    run(ledger, outlook, BATCH[:1])
    assert results(run(ledger, outlook, BATCH[:1])) == [LetterState.DRAFTED]
    assert results(run(ledger, FakeMailer(), BATCH[:1])) == [Delivered(Delivery.SENT)]


def test_what_was_sent_is_not_drafted(ledger: Ledger) -> None:
    run(ledger, FakeMailer(), BATCH[:1])
    assert results(run(ledger, FakeMailer("eml", True), BATCH[:1])) == [LetterState.SENT]


def test_letters_go_no_faster_than_the_pace(ledger: Ledger) -> None:
    time = [100.0]
    starts: list[float] = []

    def sleep(seconds: float) -> None:
        time[0] += seconds

    def deliver() -> None:
        starts.append(time[0])
        time[0] += 1.0

    limiter = RateLimiter(20, sleep, lambda: time[0])
    run(ledger, FakeMailer(on_deliver=deliver), limiter=limiter)
    assert starts == [100.0, 103.0, 106.0, 109.0]


def test_a_slow_server_needs_no_further_waiting(ledger: Ledger) -> None:
    time = [0.0]
    slept: list[float] = []

    def deliver() -> None:
        time[0] += 10.0

    run(ledger, FakeMailer(on_deliver=deliver), limiter=RateLimiter(20, slept.append, lambda: time[0]))
    assert slept == []
