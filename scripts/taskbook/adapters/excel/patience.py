"""Waiting for an Excel that is busy: each call it turns away is made again, with pauses, until it is taken.

Somebody types in any cell of any workbook, a dialog is open: then Excel turns calls away, which were not done at all
and may be made again. How long that goes on is counted from the first call turned away to the next one taken, whichever
calls they are. Source for Application.Ready and Interactive: Microsoft's Excel VBA reference.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Final, Protocol, TypeVar

from taskbook.adapters.excel import refusals
from taskbook.errors import ExcelTooBusyError
from taskbook.texts import excel as texts

if TYPE_CHECKING:
    import xlwings as xw

WAIT_SECONDS: Final = 60.0
RESTORE_SECONDS: Final = 600.0  # for giving a person's Excel back its settings, and a workbook its cells
FIRST_PAUSE: Final = 0.25
PAUSE: Final = 0.5  # seconds; pywin32 can make seven calls of one, and all should stay below 20 a second
SAID_AGAIN: Final = 5.0  # seconds between two tries to say in Excel that it is waited for

Result = TypeVar("Result")


class Voice(Protocol):
    """Says to the person that Excel is waited for, where Excel lets it."""

    def wait(self) -> bool:
        """Say it; tell whether it could be said. Never raises, makes each call once."""
        ...

    def go_on(self) -> None:
        """Take the words back. Never raises."""
        ...


@dataclass(slots=True)
class _Waiting:
    """Where waiting stands: `waited` seconds since Excel began to be busy, at `most` so many before giving up."""

    waited: float = 0.0
    most: float = WAIT_SECONDS
    is_aside: bool = False
    voice: Voice | None = None
    is_said: bool = False
    said_next: float = 0.0


_now = _Waiting()


def begin() -> None:
    """Forget that Excel was busy."""
    _now.waited, _now.is_said, _now.said_next = 0.0, False, 0.0


def patiently(call: Callable[[], Result]) -> Result:
    """Make a call, and again as long as Excel turns it away. ExcelTooBusyError when that takes too long."""
    while True:
        try:
            result = call()
        except Exception as error:
            if not refusals.is_rejected(error):
                raise
            pause = next_pause()
            if pause is None:
                raise ExcelTooBusyError(texts.EXCEL_BUSY) from error
            _say()
            time.sleep(pause)
        else:
            _taken()
            return result


def next_pause() -> float | None:
    """Seconds to wait before a call that was turned away is made again; None: not any more."""
    if _now.is_aside or _now.waited >= _now.most:
        return None
    pause = PAUSE if _now.waited else FIRST_PAUSE
    _now.waited += pause
    return pause


def _say() -> None:
    if _now.voice is not None and not _now.is_said and _now.waited >= _now.said_next:
        _now.said_next = _now.waited + SAID_AGAIN
        _now.is_said = _now.voice.wait()


def _taken() -> None:
    if _now.is_aside or not _now.waited:
        return
    was_said = _now.is_said
    begin()
    if was_said and _now.voice is not None:
        _now.voice.go_on()


def insist(step: Callable[[], object]) -> None:
    """Do what must be done (giving a person's Excel back its settings), however long Excel is busy: up to ten minutes.

    The minutes are counted for all such steps together.
    """
    most, _now.most = _now.most, RESTORE_SECONDS
    try:
        patiently(step)
    finally:
        _now.most = most


@contextmanager
def aside() -> Iterator[None]:
    """Make each call once, and let neither its success nor its failure count for those that are waited for."""
    before, _now.is_aside = _now.is_aside, True
    try:
        yield
    finally:
        _now.is_aside = before


@contextmanager
def speaking_with(voice: Voice) -> Iterator[None]:
    """Let a voice say when Excel is waited for."""
    before, _now.voice = _now.voice, voice
    try:
        yield
    finally:
        if _now.is_said:  # it was given up
            voice.go_on()
            _now.is_said = False
        _now.voice = before


def wait_until_ready(app: xw.App) -> None:
    """Wait for Excel to take calls; ExcelTooBusyError when it does not (a cell is edited, a dialog is open)."""
    patiently(partial(_demand_ready, app))


def _demand_ready(app: xw.App) -> None:
    with aside():
        try:
            is_ready = bool(app.api.Ready and app.api.Interactive)
        except Exception as error:
            if refusals.is_gone(error):
                raise
            is_ready = False
    if not is_ready:
        raise refusals.NotReadyError


def make_patient(engine: Any) -> None:
    """Let xlwings' Windows engine make each of its calls patiently; its own way is to ask on and on without a pause."""
    if hasattr(engine.COMRetryObjectWrapper, "is_patient"):
        return
    engine.N_COM_ATTEMPTS = 1
    base: Any = engine.COMRetryObjectWrapper

    class PatientMethod(engine.COMRetryMethodWrapper):  # type: ignore[misc,unused-ignore]
        def __call__(self, *args: Any, **kwargs: Any) -> Any:
            return patiently(partial(super().__call__, *args, **kwargs))

    class PatientObject(base):  # type: ignore[misc,unused-ignore]
        is_patient = True

        def __getattr__(self, name: str) -> Any:
            return patiently(partial(base.__getattr__, self, name))

        def __setattr__(self, name: str, value: object) -> None:
            patiently(partial(_set, base, self, name, value))

        def __call__(self, *args: Any, **kwargs: Any) -> Any:
            return patiently(partial(base.__call__, self, *args, **kwargs))

        def __iter__(self) -> Iterator[Any]:
            """One by one: where a call within is turned away, only that call is made again."""
            return (self(place) for place in range(1, self.Count + 1))

    engine.COMRetryObjectWrapper, engine.COMRetryMethodWrapper = PatientObject, PatientMethod


def _set(base: Any, wrapped: Any, name: str, value: object) -> None:
    """Set a property. pywin32 takes a call that was turned away for a property that cannot be set: so Excel is asked
    for the name, which it turns away, too, as long as it is busy; else what it said may have been about that moment."""
    try:
        base.__setattr__(wrapped, name, value)
    except AttributeError:
        object.__getattribute__(wrapped, "_inner")._oleobj_.GetIDsOfNames(0, name)
        base.__setattr__(wrapped, name, value)
