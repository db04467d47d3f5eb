"""What a column of a table is: who may write it, what its cells hold, what becomes of a table without it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from taskbook_schemas.choices import NONE, ChoiceList


class Role(Enum):
    """Who may write a column: nobody (the plan's own words), the office, or the tool alone."""

    PLAN = "plan"
    INPUT = "input"
    COMPUTED = "computed"


class CellType(Enum):
    """What a cell of the column holds."""

    TEXT = "text"
    DATE = "date"
    PERCENT = "percent"
    NUMBER = "number"
    INTEGER = "integer"
    CHOICE = "choice"


class Need(Enum):
    """What becomes of a table that lacks a column: it cannot be read, or only where it never had it, or with blanks."""

    ALWAYS = "always"  # without it nobody knows what a row is about
    ONCE_DRAWN = "once drawn"  # it decides: a table that had it must not be read as if nothing had been typed there
    NEVER = "never"
    WHERE_GIVEN = "where given"  # the plan's own words that only some appendices have: nobody misses them
    NOT_READ = "not read"  # words of the workbook's own beside what is typed


class Sense(Enum):
    """What a value stands for beyond its type, where that limits it."""

    ANY = "any"
    YEAR = "year"
    COUNT = "count"  # whole, not below 0
    AMOUNT = "amount"  # not below 0
    EMAIL = "email"


class Suggests(Enum):
    """Whose names Excel offers for a cell, though others may be typed."""

    NOTHING = "nothing"
    UNITS = "units"
    LEADERS = "leaders"


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `also` are other headings it is known by; `choices` what a CHOICE may be; `width` in characters.

    `evidence` is a text that proves something: words that say "none" are none there. `as_shown`: a number counts as its
    cell shows it, 12% as 12.

    `filled`: it may not be blank; `unique`: no value may stand twice. `help` is shown beside a cell that is typed into,
    and in the guide.

    `since` is the version of the workbook (`taskbook_schemas.version`) that brought the column.
    """

    field: str
    heading: str
    type: CellType = CellType.TEXT
    role: Role = Role.INPUT
    also: tuple[str, ...] = ()
    need: Need = Need.NEVER
    choices: ChoiceList = NONE
    width: float = 14
    evidence: bool = False
    as_shown: bool = False
    since: int = 1
    filled: bool = False
    unique: bool = False
    sense: Sense = Sense.ANY
    suggests: Suggests = Suggests.NOTHING
    help: str = ""
