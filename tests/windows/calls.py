"""How often each button asks Excel, from one process to the other: the table of calls, and what it may come to."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

FIRST_FILL, MONTH_ON, NOTHING_NEW = "refresh, first fill", "refresh, a month on", "refresh, nothing new"
TABLE: Final = Path(__file__).with_name("calls.txt")
BUDGETS: Final = {FIRST_FILL: 5_000, MONTH_ON: 1_000, NOTHING_NEW: 400}
"""Most COM calls of a press on the real workbook (57 tasks, 11 sheets of units)."""
SLACK: Final = 0.1  # by which a number of the table may be off before it must be written anew

Counts = Mapping[str, tuple[int, int]]
"""COM calls of other processes, and uses of the object model, by press."""


def table_text(counts: Counts) -> str:
    """The table as it is kept."""
    head = ("press on the real workbook", "COM calls", "uses of Excel's objects", "budget of calls")
    lines = [
        (name, f"{calls:,}", f"{uses:,}", f"{BUDGETS[name]:,}" if name in BUDGETS else "")
        for name, (calls, uses) in counts.items()
    ]
    return "".join(" | ".join(line).rstrip() + "\n" for line in [head, *lines])


def read_table(path: Path) -> dict[str, tuple[int, int]]:
    """What the kept table says."""
    lines = [line.split(" | ") for line in path.read_text(encoding="utf-8").splitlines()[1:]]
    return {name: (_number(calls), _number(uses)) for name, calls, uses, *_ in lines}


def about(told: Counts, counted: Counts) -> bool:
    """Whether two tables say the same of the same presses, up to SLACK."""
    pairs = [(told[name][place], counted[name][place]) for name in told if name in counted for place in (0, 1)]
    return told.keys() == counted.keys() and all(abs(one - other) <= SLACK * other for one, other in pairs)


def _number(text: str) -> int:
    return int(text.rstrip(" |").replace(",", ""))
