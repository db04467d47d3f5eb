"""What the sheet `Nhập kế hoạch` holds: the plan's head, what each column is, and every row with what becomes of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from taskbook.core.appendix.grid import Notice
from taskbook.core.appendix.reading import Doubt, Field
from taskbook.core.model import UnknownName
from taskbook.core.overlap import Overlap
from taskbook.core.reissue import Proposal, Reissue
from taskbook_schemas.choices import APPENDIX_FIELDS, LEFT_OUT_COLUMN, OWN_COLUMN

MEANING_OF = dict(zip(Field, APPENDIX_FIELDS, strict=True))
"""What a column is said to be, by its field."""
FIELD_OF: dict[str, Field | None] = {**{word: field for field, word in MEANING_OF.items()}, OWN_COLUMN: None}
"""The field of what a column is said to be; one that is left out (`LEFT_OUT`) is not here."""
LEFT_OUT = LEFT_OUT_COLUMN


@dataclass(frozen=True, slots=True)
class SourceMark:
    """Which reading stands on the sheet: the file's path and the fingerprint of its bytes, the table, the ids' code.

    `declared` is the number of tasks the plan says it has.
    """

    path: str
    digest: str
    table: int
    code: str
    declared: int | None = None


@dataclass(frozen=True, slots=True)
class Origin:
    """What a row was read as: what was to become of it, its id, its section's headings, its words.

    Of a target the words are its whole sentence.
    """

    take: str
    id: str = ""
    section: tuple[str, ...] = ()
    text: str = ""


@dataclass(frozen=True, slots=True)
class Alike:
    """A task of another plan that looks like the same work, and why."""

    task: str
    overlap: Overlap


@dataclass(frozen=True, slots=True)
class Remarks:
    """What a person should look at in a row; written out, never read back.

    `unknown` are names that `Đơn vị` (or, of leaders, `Lãnh đạo`) does not have, by the field they stand in.
    """

    doubts: tuple[Doubt, ...] = ()
    unknown: tuple[tuple[Field, UnknownName], ...] = ()
    alike: tuple[Alike, ...] = ()
    proposal: Proposal | None = None
    skipped: str = ""


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """A row: what is to become of it, its id, its section in one line, the appendix's cells from left to right.

    `row` is the sheet's row, 0 where it does not stand there yet; `origin` None where a person added the row.
    """

    take: str
    id: str
    section: str
    cells: tuple[str, ...]
    origin: Origin | None = None
    row: int = 0
    remarks: Remarks = Remarks()


@dataclass(frozen=True, slots=True)
class PreviewColumn:
    """A column of the appendix: its heading and what it is said to be (`choices.APPENDIX_COLUMNS`)."""

    heading: str
    meaning: str


@dataclass(frozen=True, slots=True)
class PreviewHead:
    """The plan's head as it stands on the sheet. `issued` and `year` are texts where they are no day and no year."""

    number: str
    issuer: str
    issued: date | str | None
    year: int | str | None
    subject: str
    code: str
    sheet: str
    way: str
    table: str


@dataclass(frozen=True, slots=True)
class Preview:
    """The whole sheet. What follows `rows` is told when it is written, and not read back."""

    head: PreviewHead
    columns: tuple[PreviewColumn, ...]
    rows: tuple[PreviewRow, ...]
    source: SourceMark | None = None
    file: str = ""
    doubts: tuple[Doubt, ...] = ()
    notices: tuple[Notice, ...] = ()
    reissue: Reissue | None = None
