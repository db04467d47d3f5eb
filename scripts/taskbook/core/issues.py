"""What is wrong with the data is a value: one Issue a trouble, which never stops the other rows."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Severity(Enum):
    """How much an issue matters; the value is the word people see."""

    ERROR = "Lỗi"
    WARNING = "Cảnh báo"
    HINT = "Gợi ý"


@dataclass(frozen=True, slots=True)
class Issue:
    """One trouble in the data.

    `code` picks the sentences in texts.py (what is wrong; what to type instead). `sheet`, `row` and `heading` say
    where (`cell` is the address, such as "H12", when known); `value` is what stands there; `details` fills the
    sentences' named blanks; `count` is above 1 when many gaps of one kind were folded into one line.
    """

    code: str
    severity: Severity
    sheet: str
    row: int | None = None
    heading: str | None = None
    cell: str | None = None
    value: str = ""
    details: tuple[tuple[str, str], ...] = ()
    count: int = 1
