"""However and whenever the sender is killed, every letter arrives once, or is shown as unknown; none arrives twice."""

from __future__ import annotations

import random
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from taskbook.adapters.mail.ledger import ledger_path, read_ledger
from taskbook.core.letters.history import History, LetterState
from tests.adapters.mail.letters import ready
from tests.adapters.mail.sender import Run, addresses
from tests.adapters.mail.servers import House, Trust, serving
from tests.marks import unix_only

Start = Callable[[Run], int]

pytestmark = unix_only("no program is forked there")


def new_sender() -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.adapters.mail.sender"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )


def ask(sender: subprocess.Popen[bytes], run: Run) -> None:
    assert sender.stdin is not None
    sender.stdin.write(run.line())
    sender.stdin.flush()


def answer(sender: subprocess.Popen[bytes]) -> int:
    assert sender.stdout is not None
    return int(sender.stdout.readline())


@pytest.fixture(scope="module")
def start() -> Iterator[Start]:
    sender = new_sender()

    def run(wanted: Run) -> int:
        ask(sender, wanted)
        return answer(sender)

    yield run
    assert sender.stdin is not None
    sender.stdin.close()
    sender.wait(10)


def demand_once_or_unknown(house: House, ledger: Path, letters: int) -> Counter[LetterState]:
    """Every letter arrived once and is known, or is unknown and arrived at most once; nothing else happened."""
    history = History.of(read_ledger(ledger))
    arrived = Counter(house.receivers())
    assert set(arrived) <= set(addresses(letters))
    found: Counter[LetterState] = Counter()
    for address in addresses(letters):
        one = ready(address)
        state = history.state_of(one.letter.id, one.content)
        found[state] += 1
        if state is LetterState.SENT:
            assert arrived[address] == 1
        else:
            assert state is LetterState.UNKNOWN
            assert arrived[address] <= 1
    return found


def killed_and_run_again(start: Start, trust: Trust, folder: Path, die_at: str) -> None:
    ledger = ledger_path(folder / "so.xlsx")
    house = House()
    with serving(house, trust) as port:
        assert start(Run(port, str(trust.pem), str(ledger), 3, die_at)) == -9
        assert start(Run(port, str(trust.pem), str(ledger), 3)) == 0
    found = demand_once_or_unknown(house, ledger, 3)
    assert found[LetterState.UNKNOWN] <= 1


@pytest.mark.parametrize("place", ["before fsync", "after fsync", "before write", "after write"])
@pytest.mark.parametrize("nth", [1, 2, 3, 4, 5])
def test_killed_at_the_ledger_and_run_again(start: Start, trust: Trust, tmp_path: Path, place: str, nth: int) -> None:
    killed_and_run_again(start, trust, tmp_path, f"{place}:{nth}")


@pytest.mark.parametrize("place", ["before send", "after send", "before answer", "after answer"])
@pytest.mark.parametrize("nth", [1, 4, 5, 6, 7, 8, 9, 10, 11])
def test_killed_while_talking_to_the_server_and_run_again(
    start: Start, trust: Trust, tmp_path: Path, place: str, nth: int
) -> None:
    killed_and_run_again(start, trust, tmp_path, f"{place}:{nth}")


@pytest.mark.parametrize("seed", range(3))
def test_killed_at_random_again_and_again(start: Start, trust: Trust, tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    ledger = ledger_path(tmp_path / "so.xlsx")
    house = House(seconds=0.002)
    letters, kills = 30, 12
    with serving(house, trust) as port:
        run = Run(port, str(trust.pem), str(ledger), letters)
        for _ in range(kills):
            start(replace(run, kill_after=chance.uniform(0.03, 0.25)))
        assert start(run) == 0
    found = demand_once_or_unknown(house, ledger, letters)
    assert sum(found.values()) == letters
    assert found[LetterState.UNKNOWN] <= kills


def test_a_second_run_at_the_same_time_sends_nothing_twice(trust: Trust, tmp_path: Path) -> None:
    ledger = ledger_path(tmp_path / "so.xlsx")
    house = House(seconds=0.02)
    senders = [new_sender() for _ in range(2)]
    with serving(house, trust) as port:
        run = Run(port, str(trust.pem), str(ledger), 12)
        for _ in range(2):
            for sender in senders:
                ask(sender, run)
        codes = [answer(sender) for _ in range(2) for sender in senders]
        for sender in senders:
            assert sender.stdin is not None
            sender.stdin.close()
            sender.wait(10)
    assert 0 in codes
    assert sorted(house.receivers()) == sorted(addresses(12))
