"""The kinds of letter, one row each; the first is the one that the button writes.

A new kind is one row and its four templates in `taskbook/templates/letters`: `<word>-tieu-de.txt`,
`<word>-noi-dung.txt`, `<word>-noi-dung.html` and `<word>-zalo.txt`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from taskbook_schemas.row_enum import RowEnum


class Recipient(Enum):
    """To whom letters go: the people of the units, or the leaders in charge."""

    UNITS = "units"
    LEADERS = "leaders"


class Topic(Enum):
    """Of which tasks a letter speaks: all, or those late or due soon."""

    ALL = "all"
    PRESSING = "pressing"


@dataclass(frozen=True, eq=False)
class LetterRow:
    """One kind.

    `word` stands on the command line and in the names of templates; `name` is what previews and the log say, `about`
    what the help adds. `brings_sheets`: the unit's file is attached. `names_owed`: it tells a unit that its last sheet
    has not come back. `listed`: so many tasks at most in each list.
    """

    word: str
    name: str
    about: str
    recipient: Recipient = Recipient.UNITS
    topic: Topic = Topic.ALL
    brings_sheets: bool = False
    names_owed: bool = False
    listed: int = 10


class LetterKind(RowEnum):
    """The table. A member's value is its word; `row` is the rest of its row."""

    row: LetterRow

    @classmethod
    def of(cls, word: str) -> LetterKind:
        """The kind of a word. ValueError for any other."""
        return cls(word)  # type: ignore[arg-type]  # found by its value

    SHEET = LetterRow("phieu", "Gửi phiếu", "gửi phiếu", brings_sheets=True)
    REMIND = LetterRow(
        "nhac",
        "Nhắc việc",
        "nhắc việc quá hạn, sắp đến hạn",
        topic=Topic.PRESSING,
        names_owed=True,
        listed=30,
    )
    LEADER = LetterRow("leader", "Báo cáo lãnh đạo", "báo cáo lãnh đạo", Recipient.LEADERS)


BUTTON_KIND = next(iter(LetterKind))
"""The kind of letter that the button writes, and the command where none is named."""
