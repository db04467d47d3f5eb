"""What a plan issued again changes: one proposal for every row, standing or read."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Final

from taskbook.core.appendix.identities import unused
from taskbook.core.appendix.reading import Field, Reading, ReadRow
from taskbook.core.reissue.matching import match
from taskbook.core.reissue.model import SECTION, Change, Extent, Outcome, PlanRow, Proposal, read_row

_TAKEN_OUT: Final = re.compile(
    r"bãi bỏ|hủy bỏ|huỷ bỏ|loại bỏ|lược bỏ|xóa bỏ|rút khỏi|đưa ra khỏi"
    r"|(?:dừng|thôi|không(?: tiếp tục)?) (?:triển khai )?thực hiện",
    re.IGNORECASE,
)
_OF_ADDITION: Final = "BS"  # bổ sung


def compare(
    standing: Sequence[PlanRow], reading: Reading, extent: Extent, code: str = "", taken: Collection[str] = ()
) -> tuple[Proposal, ...]:
    """Hold the rows of a standing plan against a reading of the plan issued again.

    Every row of both stands in exactly one proposal: those of the reading in its order, a standing row that is not
    in it behind the one it followed. `code` begins the ids of new tasks (the reading's own ids stay without one);
    `taken` are ids of other plans that no new task may have, in any case of letters.

    A column that the new appendix has not is not compared; blanks and line ends are no change of words. Where only a
    part is listed (`Extent.PART`), its numbers, headings and empty cells are its own and change nothing, and what
    stands under a heading as «Nhiệm vụ bãi bỏ» is to be dropped.
    """
    read = [read_row(row) for row in reading.tasks]
    standing_of = match(standing, read)
    compared = {column.field for column in reading.columns if column.field is not None}
    ids = _Ids(extent, code, reading.plan.code, [*taken, *(row.id for row in standing)])
    of_read = [
        _proposal(row, standing[standing_of[at]] if at in standing_of else None, source, extent, compared, ids)
        for at, (row, source) in enumerate(zip(read, reading.tasks, strict=True))
    ]
    outcome = Outcome.DROPPED if extent is Extent.WHOLE else Outcome.UNLISTED
    behind = _behind(standing, set(standing_of.values()), outcome)
    proposals = list(behind.get(None, []))
    for at, proposal in enumerate(of_read):
        proposals += [proposal, *behind.get(standing_of.get(at, -1), [])]
    return tuple(proposals)


def _behind(
    standing: Sequence[PlanRow], matched: Collection[int], outcome: Outcome
) -> Mapping[int | None, list[Proposal]]:
    """What becomes of the standing rows that nothing was read of, by the place of the matched row they follow."""
    behind: dict[int | None, list[Proposal]] = {}
    last: int | None = None
    for at, row in enumerate(standing):
        if at in matched:
            last = at
        else:
            behind.setdefault(last, []).append(Proposal(outcome, row.id, row, None))
    return behind


def _proposal(
    new: PlanRow, old: PlanRow | None, source: ReadRow, extent: Extent, compared: Collection[Field], ids: _Ids
) -> Proposal:
    taken_out = extent is Extent.PART and any(map(_TAKEN_OUT.search, source.section))
    if old is None:
        return Proposal(Outcome.UNFOUND if taken_out else Outcome.ADDED, ids.new(new.id), None, new)
    if taken_out:
        return Proposal(Outcome.DROPPED, old.id, old, new)
    changes = tuple(_changes(old, new, extent, compared))
    placed = {SECTION, Field.NUMBER}
    outcome = Outcome.SAME if not changes else Outcome.CHANGED
    if changes and all(change.field in placed for change in changes):
        outcome = Outcome.MOVED
    return Proposal(outcome, old.id, old, new, changes)


def _changes(old: PlanRow, new: PlanRow, extent: Extent, compared: Collection[Field]) -> Iterator[Change]:
    if is_change(SECTION, old.section, new.section, extent):
        yield Change(SECTION, old.section, new.section)
    for field in Field:
        before, after = old.text(field), new.text(field)
        if field in compared and is_change(field.value, before, after, extent):
            yield Change(field.value, before, after)


def is_change(field: str, before: str, after: str, extent: Extent) -> bool:
    """Whether what a plan issued again says in one cell changes what stands there.

    `field` is the value of a `Field`, `SECTION`, or any other word for a column of the office's own.
    """
    if field == Field.NUMBER:
        # A second row of one task has its number from above, or blank: neither renumbers it
        both = bool(before and after) and extent is Extent.WHOLE
        return both and _differ(before.rstrip(" .)"), after.rstrip(" .)"))
    says = extent is Extent.WHOLE or (bool(after) and field != SECTION)
    return says and _differ(before, after)


def _differ(one: str, other: str) -> bool:
    return _joined(one) != _joined(other)


def _joined(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


class _Ids:
    """Gives new tasks ids that no other task has."""

    def __init__(self, extent: Extent, code: str, read_code: str, taken: Collection[str]) -> None:
        self._taken = {id.casefold() for id in taken}
        self._from = f"{read_code}-"
        self._to = f"{code}-{_OF_ADDITION if extent is Extent.PART else ''}" if code else self._from

    def new(self, read: str) -> str:
        """An id for a row that was read with one of its own: its plan's code made the standing plan's."""
        return unused(self._to + read.removeprefix(self._from), self._taken)
