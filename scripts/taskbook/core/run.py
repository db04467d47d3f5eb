"""A run of an action: who, and when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Run:
    """Who runs an action, and when (local time)."""

    now: datetime
    who: str

    @property
    def today(self) -> date:
        """The day of the run."""
        return self.now.date()
