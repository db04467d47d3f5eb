"""Days as people write them."""

from __future__ import annotations

from datetime import date


def day_text(day: date | None) -> str:
    """Return a day without leading zeros, 30/9/2026; nothing for no day."""
    return f"{day.day}/{day.month}/{day.year}" if day else ""
