"""In which order this computer takes the parts of a typed day.

A computer set to American English takes 6/7/2026 for the 7th of June in silence and refuses 30/6/2026. Sources:
Application.International (xlDateOrder) in Microsoft's Excel VBA reference; `Control Panel\\International`.
"""

from __future__ import annotations

from enum import Enum
from typing import Any, Final

from taskbook.adapters.windows.registry import Registry

DATE_ORDER: Final = 32  # xlDateOrder
REGION_KEY: Final = r"Control Panel\International"


class DayOrder(Enum):
    """The order of day, month and year; the value is Excel's number for it."""

    MONTH_FIRST = 0
    DAY_FIRST = 1
    YEAR_FIRST = 2


def order_in_excel(app: Any) -> DayOrder | None:
    """What a running Excel (its own object) goes by, None when it does not tell.

    pywin32 asks a property whose number may be left out without one first, and Excel answers with all of them.
    """
    try:
        told = app.International
        return DayOrder(int(told[DATE_ORDER - 1] if isinstance(told, tuple) else told(DATE_ORDER)))
    except Exception:  # noqa: BLE001 - a hint is not worth an action: whatever Excel says against it
        return None


def order_in_registry(registry: Registry) -> DayOrder | None:
    """What Windows is set to for this user, None when it does not tell."""
    letters = [letter for letter in str(registry.read(REGION_KEY, "sShortDate") or "").casefold() if letter in "dmy"]
    firsts = {"m": DayOrder.MONTH_FIRST, "d": DayOrder.DAY_FIRST, "y": DayOrder.YEAR_FIRST}
    return firsts[letters[0]] if letters else None
