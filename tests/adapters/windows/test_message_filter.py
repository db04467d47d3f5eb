"""COM asks the message filter, as Windows would, what to do with a call that was turned away."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator

import pytest

from taskbook.adapters.windows.message_filter import CANCEL, LEAST_MILLISECONDS, MessageFilter, register

FUNCTION = getattr(ctypes, "WINFUNCTYPE", ctypes.CFUNCTYPE)
HANDLE_INCOMING, RETRY, PENDING = 3, 4, 5  # after the three of IUnknown


def ask(made: MessageFilter, place: int, *arguments: int) -> int:
    """Call a function of the COM object the way COM does: by its place in the table the object points to."""
    table = ctypes.cast(made.address, ctypes.POINTER(ctypes.POINTER(ctypes.c_void_p)))[0]
    kinds = [ctypes.c_void_p] * (len(arguments) + 1)
    function = FUNCTION(ctypes.c_uint32, *kinds)(table[place])
    return int(function(made.address, *arguments))


def answering(*seconds: float | None) -> MessageFilter:
    answers: Iterator[float | None] = iter(seconds)
    return MessageFilter(lambda: next(answers))


def test_a_call_that_was_turned_away_is_made_again_after_the_pause_and_fails_when_it_was_asked_long_enough() -> None:
    made = answering(0.25, 0.5, None)
    assert [ask(made, RETRY, 0, 0, 1) for _ in range(3)] == [250, 500, CANCEL]


def test_com_waits_in_any_case_instead_of_asking_at_once() -> None:
    assert ask(answering(0.0), RETRY, 0, 0, 2) == LEAST_MILLISECONDS


def test_calls_to_ourselves_are_taken_and_messages_wait_as_usual() -> None:
    made = answering()
    assert ask(made, HANDLE_INCOMING, 0, 0, 0, 0) == 0
    assert ask(made, PENDING, 0, 0, 1) == 2


def test_it_is_its_own_only_interface() -> None:
    made = answering()
    out = ctypes.c_void_p()
    assert ask(made, 0, 0, ctypes.addressof(out)) == 0
    assert out.value == made.address
    assert ask(made, 1) == ask(made, 2) == 1


@pytest.mark.skipif(hasattr(ctypes, "windll"), reason="a Windows has COM")
def test_where_there_is_no_com_nothing_is_registered() -> None:
    register(lambda: None)
