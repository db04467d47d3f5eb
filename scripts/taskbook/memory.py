"""How Python keeps its memory while one action runs, however it is started."""

from __future__ import annotations

import gc
from typing import Final

# New objects between two looks for rings of dead ones: one short action makes many and hardly any rings, and at
# Python's own 700 the looking is a tenth of the time a small workbook takes
_OBJECTS_BETWEEN_SWEEPS: Final = 100_000


def sweep_rarely() -> None:
    """Look seldom for objects that only hold each other."""
    gc.set_threshold(_OBJECTS_BETWEEN_SWEEPS, 20, 50)
