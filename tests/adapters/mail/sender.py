"""Runs of letters in processes of their own, which are killed: started once as `python -m tests.adapters.mail.sender`.

Each line read is one run as JSON (`Run`); a process is forked for it, and its exit code (negative: the signal that
killed it) is written back as a line. Forking spares each of the many runs the time of loading everything anew.
"""

from __future__ import annotations

import json
import os
import signal
import smtplib
import ssl
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from taskbook.actions.dispatch import Dispatcher, dispatch
from taskbook.adapters.mail.ledger import Ledger
from taskbook.adapters.mail.smtp import Server, SmtpMailer
from tests.adapters.mail.letters import post, ready
from tests.adapters.mail.servers import HOST

PLACES: dict[str, tuple[Any, str]] = {
    "before fsync": (os, "fsync"),
    "before write": (os, "write"),
    "before send": (smtplib.SMTP, "send"),
    "before answer": (smtplib.SMTP, "getreply"),
}


def addresses(letters: int) -> list[str]:
    """The people of a batch."""
    return [f"nguoi{number}@truongtan.gov.vn" for number in range(letters)]


@dataclass(frozen=True)
class Run:
    """One run. `die_at` is `PLACE:N`: the process kills itself at the Nth passing; `kill_after` counts seconds."""

    port: int
    ca: str
    ledger: str
    letters: int
    die_at: str = ""
    kill_after: float = 0.0

    def line(self) -> bytes:
        """The run as it is asked for."""
        return json.dumps(asdict(self)).encode() + b"\n"


def send(run: Run) -> None:
    """Send a batch of letters, each to another person."""
    if run.die_at:
        _die(*run.die_at.rsplit(":", 1))
    context = ssl.create_default_context(cafile=run.ca)
    batch = [ready(address) for address in addresses(run.letters)]
    with Ledger(Path(run.ledger)) as book:
        mailer = SmtpMailer(Server(HOST, run.port), context, timeout=10, data_timeout=10, waits=())
        dispatcher = Dispatcher(book, mailer, lambda one: post(one.letter.id, one.letter.address), "lan", datetime.now)
        for _ in dispatch(batch, dispatcher):
            continue


def _die(place: str, nth: str) -> None:
    owner, name = PLACES[place.replace("after", "before")]
    real: Callable[..., Any] = getattr(owner, name)
    left = [int(nth)]

    def dying(*args: Any, **options: Any) -> Any:
        left[0] -= 1
        if left[0] == 0 and place.startswith("after"):
            real(*args, **options)
        if left[0] == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return real(*args, **options)

    setattr(owner, name, dying)


def _forked(run: Run) -> int:
    child = os.fork()
    if child == 0:
        try:
            send(run)
        except BaseException:  # noqa: BLE001 - a process of its own tells by its exit code only
            os._exit(1)
        os._exit(0)
    if run.kill_after:
        time.sleep(run.kill_after)
        os.kill(child, signal.SIGKILL)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


if __name__ == "__main__":
    for asked in sys.stdin:
        print(_forked(Run(**json.loads(asked))), flush=True)
