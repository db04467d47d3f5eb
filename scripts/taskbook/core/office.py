"""An office that a workbook is made for: its names, its units and its leaders."""

from __future__ import annotations

from dataclasses import dataclass

from taskbook.core.model import Leader, Unit

KINDS = ("xã", "phường", "đặc khu", "thị trấn")
"""What the lower level of local government is called. Source: Law on the Organisation of Local Government 2025, 1."""
_BODY = "Ủy ban nhân dân"


@dataclass(frozen=True, slots=True)
class Office:
    """`name` is the commune with its kind ("xã An Bình"), `superior` what it belongs to ("tỉnh …"), `place` the name
    that stands before the day of its letters; the last two may be empty.
    """

    name: str
    superior: str
    place: str
    units: tuple[Unit, ...]
    leaders: tuple[Leader, ...]

    @property
    def issuing_body(self) -> str:
        """Who issues what the office writes."""
        return f"{_BODY} {self.name}"


def has_kind(name: str) -> bool:
    """Whether a name begins with what the commune is: "xã An Bình" does, "An Bình" does not."""
    return any(name.casefold().startswith(f"{kind} ") for kind in KINDS)
