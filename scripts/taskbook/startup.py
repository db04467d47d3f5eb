"""How Python is set up for one short action, however it is started. To be called before numpy is imported."""

from __future__ import annotations

import gc
import os
from collections.abc import Sequence
from typing import Final

# New objects between two looks for rings of dead ones: one short action keeps nearly all it makes, and at Python's own
# 700 the looking is a tenth of the time a small workbook takes; at 100,000 still a thirtieth of ten thousand tasks
_OBJECTS_BETWEEN_SWEEPS: Final = 1_000_000
# numpy's algebra starts a thread for every processor when it is imported, a tenth of the time of a small refresh: no
# action ever multiplies matrices
_ALGEBRA_THREADS: Final = "OPENBLAS_NUM_THREADS"


def calling_window(arguments: Sequence[str]) -> int | None:
    """The window of the Excel whose macro started this process, by the arguments the macro gave."""
    told = (argument.removeprefix("--hwnd=") for argument in arguments if argument.startswith("--hwnd="))
    return next((int(number) for number in told if number.isdecimal()), None)


def start_light() -> None:
    """Look seldom for objects that only hold each other; start no threads for algebra."""
    gc.set_threshold(_OBJECTS_BETWEEN_SWEEPS, 20, 50)
    os.environ.setdefault(_ALGEBRA_THREADS, "1")
