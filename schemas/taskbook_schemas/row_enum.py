"""An enumeration that is a table: each member is a row, and is asked for by what people see or type of it."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Any, Protocol, Self


class Row(Protocol):
    """One row of a table."""

    @property
    def word(self) -> str:
        """What people see or type: unique in its table."""
        ...


class RowEnum(Enum):
    """A table. A member's value is its row's word; `row` is the whole row, whose class a table names for itself."""

    row: Any
    if TYPE_CHECKING:  # a checker cannot see it through `__new__`

        @property
        def value(self) -> str:
            """The word."""

    def __new__(cls, row: Row) -> Self:
        """Make a member of its row."""
        member = object.__new__(cls)
        member._value_ = row.word
        member.row = row
        return member
