"""The path of sections a row stands in, from the outer to the inner heading, kept row by row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from taskbook.core.appendix.lines import go_on
from taskbook.core.appendix.numbers import Mark, follows, is_first, rank
from taskbook.core.appendix.reading import Field

_WITHOUT_NUMBER: Final = ""
_DEEP: Final = 50
_OF_TASKS: Final = 30  # 1 and deeper, as tasks are numbered


@dataclass(slots=True)
class Section:
    """An open section: its number (None without), its heading, and what its row gives to blank cells below."""

    mark: Mark | None
    heading: str
    key: str
    carries: Mapping[Field, str] = field(default_factory=lambda: MappingProxyType({}))
    child: str | None = None

    @property
    def style(self) -> str:
        """How its number is written; "" without one."""
        return _WITHOUT_NUMBER if self.mark is None else self.mark.style


class Path:
    """The sections open at a row. Which kind of number stands under which is learned from the rows as they come."""

    def __init__(self) -> None:
        self.open: list[Section] = []
        self._order: list[str] = []
        self._unnumbered = 0
        self._fresh = False

    @property
    def headings(self) -> tuple[str, ...]:
        """The headings from the outer to the inner."""
        return tuple(section.heading for section in self.open)

    @property
    def keys(self) -> tuple[str, ...]:
        """What the sections add to an id."""
        return tuple(section.key for section in self.open)

    def carried(self, wanted: Field) -> str:
        """What the innermost section whose row holds something gives to a blank cell; "" for nothing."""
        return next((section.carries[wanted] for section in reversed(self.open) if wanted in section.carries), "")

    def enter(self, mark: Mark | None, heading: str, carries: Mapping[Field, str]) -> None:
        """Open a section: those of its kind and of deeper kinds close."""
        style = _WITHOUT_NUMBER if mark is None else mark.style
        self._learn(style, mark)
        depth = self._order.index(style)
        while self.open and self._order.index(self.open[-1].style) >= depth:
            self.open.pop()
        if mark is None:
            self._unnumbered += 1
        key = f"M{self._unnumbered}" if mark is None else mark.key
        self.open.append(Section(mark, heading, key, carries))
        self._fresh = True

    def end_heading(self, words: str) -> None:
        """Put the rest of the innermost heading behind it."""
        self.open[-1].heading = go_on(self.open[-1].heading, words)

    def take(self, mark: Mark | None) -> None:
        """Place a task: the next number after a section's own closes that section, whose tasks are numbered otherwise.

        «1 Rà soát» over a), b) ends where «2 Nâng cấp» comes with cells of its own.
        """
        while self.open and mark is not None and self._closes(self.open[-1], mark):
            self.open.pop()
        if self.open and self.open[-1].child is None:
            self.open[-1].child = _WITHOUT_NUMBER if mark is None else mark.style
        self._fresh = False

    def _closes(self, section: Section, mark: Mark) -> bool:
        own = section.mark
        return own is not None and section.child not in (None, mark.style) and follows(mark, own)

    def _learn(self, style: str, mark: Mark | None) -> None:
        if style in self._order:
            return
        if self.open and (self._is_first_below(mark) or self._is_like_tasks(mark)):
            self._order.insert(self._order.index(self.open[-1].style) + 1, style)
            return
        own = _DEEP if mark is None else rank(mark)
        at = next((place for place, known in enumerate(self._order) if self._rank(known) > own), len(self._order))
        self._order.insert(at, style)

    def _is_first_below(self, mark: Mark | None) -> bool:
        """Whether a heading right below a heading begins a kind of its own: «1» below «I»."""
        return self._fresh and (mark is None or is_first(mark))

    def _is_like_tasks(self, mark: Mark | None) -> bool:
        """Whether a heading is numbered as the tasks beside it, or stands below one without a number."""
        inner = self.open[-1]
        if mark is None:
            return False
        return inner.child == mark.style or (inner.mark is None and rank(mark) >= _OF_TASKS)

    def _rank(self, style: str) -> int:
        return _DEEP if style == _WITHOUT_NUMBER else rank(Mark(style, ("",)))
