"""Numbers of tasks and sections held against those before them: repeated, skipped, missing, short of a zero."""

from __future__ import annotations

from typing import Final

from taskbook.core.appendix.drafts import Draft
from taskbook.core.appendix.numbers import Mark, follows, skips
from taskbook.core.appendix.reading import DoubtCode, Field

_OF_NUMBERS: Final = (DoubtCode.NUMBER_EMPTY, DoubtCode.NUMBER_REPEATED, DoubtCode.NUMBER_SKIPPED)


class NumberChecks:
    """Hears of sections and tasks in their order."""

    def __init__(self) -> None:
        self._last: dict[tuple[str, ...], Mark] = {}
        self._seen: set[tuple[tuple[str, ...], str]] = set()
        self._running: Mark | None = None

    def enter(self, made: Draft, mark: Mark, above: tuple[str, ...]) -> None:
        """Look at a section's number; `above` are the keys of the sections it stands in."""
        place = (*above, mark.style)
        before = self._last.get(place)
        if before is not None and skips(mark, before):
            made.doubt(DoubtCode.NUMBER_SKIPPED, None, before.key, mark.key)
        self._last[place] = mark

    def check(self, made: Draft, column: int) -> None:
        """Look at a task's number, which stands in a column."""
        mark = made.mark
        if mark is None:
            made.doubt(DoubtCode.NUMBER_EMPTY, column)
            return
        place = (made.keys, mark.key)
        before = self._last.get((*made.keys, mark.style)) or self._running
        if made.row.table.sheet and before is not None:
            mark = self._lost_zero(made, mark, before, column)
            place = (made.keys, mark.key)
        if place in self._seen and mark.style != "-":
            made.doubt(DoubtCode.NUMBER_REPEATED, column, made.fields[Field.NUMBER])
        elif before is not None and skips(mark, before):
            made.doubt(DoubtCode.NUMBER_SKIPPED, column, before.key, mark.key)
        self._seen.add(place)
        self._last[(*made.keys, mark.style)] = mark
        self._running = mark

    def _lost_zero(self, made: Draft, mark: Mark, before: Mark, column: int) -> Mark:
        """1.1 after 1.9 in a sheet was typed 1.10: a number of Excel loses its last zero."""
        meant = Mark(mark.style, (*mark.above, f"{mark.parts[-1]}0"))
        if len(mark.parts) != 2 or not mark.parts[-1].isdigit() or not follows(meant, before):
            return mark
        made.mark = meant
        made.fields[Field.NUMBER] = f"{made.fields[Field.NUMBER]}0"
        made.doubt(DoubtCode.NUMBER_COUNTED, column, made.fields[Field.NUMBER])
        return meant

    def end(self, task: Draft, mark: Mark, number: str) -> None:
        """Give a task the number that a page's end had cut in two."""
        task.mark, task.fields[Field.NUMBER] = mark, number
        task.doubts = [doubt for doubt in task.doubts if doubt.code not in _OF_NUMBERS]
        self._last[(*task.keys, mark.style)] = self._running = mark
