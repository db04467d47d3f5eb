"""The text above an appendix's table, and the words by which its lines are known."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

REFERENCE: Final = re.compile(r"^\W*(?:ban hành )?kèm theo", re.IGNORECASE)
RULE: Final = re.compile(r"[\W_]*")
_LABEL_WORDS: Final = re.compile(r"^\W*(?:phụ lục|phụ biểu)\b", re.IGNORECASE)
LETTERHEAD_LINES: Final = 40
LONGEST_LINE: Final = 120


@dataclass(frozen=True, slots=True)
class HeadText:
    """The text above the appendix's table: `cells` of letterheads line by line, paragraphs, and the lines nearest.

    `letterhead` are the cells of tables at the document's beginning, each as its lines; `lines` all paragraphs above
    the table; `near` the lines between the appendix's label and the table.
    """

    letterhead: tuple[tuple[str, ...], ...]
    lines: tuple[str, ...]
    near: tuple[str, ...]


def is_label(line: str) -> bool:
    """Whether a line is an appendix's label: «PHỤ LỤC II»."""
    return len(line) < LONGEST_LINE and _LABEL_WORDS.match(line) is not None
