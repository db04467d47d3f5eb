"""Which row of a plan issued again is which standing row, one to one.

Numbers shift when a row is put in, so words decide; number, heading and lead only choose between rows whose words are
the same or much alike. The least score was found on the two real plans with their words edited: the most alike of
their different tasks have 0.56, tasks with a fifth of their words changed at least 0.68.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from itertools import chain, product
from typing import Final

from rapidfuzz.distance import Indel

from taskbook.core.appendix.reading import Field
from taskbook.core.naming.names import fold, one_line
from taskbook.core.overlap.weights import WeighedTexts
from taskbook.core.reissue.model import PlanRow

Pair = tuple[int, int]
"""Places (from 0) of a standing row and of a row that was read."""
_Key = Callable[[PlanRow], Hashable]

_ENOUGH: Final = 0.6
_SAME_PLACE, _SAME_LEAD = 0.08, 0.04
_ORDER_ALONE: Final = 0.58
_ALMOST_ALL, _ALMOST_SURE = 0.93, 0.65
_FEW: Final = 2_500


def match(standing: Sequence[PlanRow], read: Sequence[PlanRow]) -> dict[int, int]:
    """The place of a standing row for the place of each row that was read and is the same task."""
    matched = _Matched(standing, read)
    for key in _SAME_WORDS:
        matched.take(_pairs(matched.standing_left(), matched.read_left(), key))
    left = _alike(matched.standing_left(), matched.read_left(), [*standing, *read])
    matched.take(left)
    return matched.standing_of


def is_same_place(one: PlanRow, other: PlanRow) -> bool:
    """Whether two rows have one number under one heading."""
    return _place(one) == _place(other)


def word_key(row: PlanRow) -> str:
    """What two rows have in common that say the same in other capitals, marks or blanks."""
    return fold(row.text(Field.TASK))


def _lead(row: PlanRow) -> str:
    return fold(row.text(Field.LEAD))


def _place(row: PlanRow) -> tuple[str, str]:
    return fold(row.section), fold(row.text(Field.NUMBER))


def _nothing(_row: PlanRow) -> str:
    return ""


def _all(row: PlanRow) -> Hashable:
    return row.section, tuple(sorted(row.fields.items()))


_SAME_WORDS: Final[tuple[_Key, ...]] = (
    _all,
    lambda row: (word_key(row), _lead(row), _place(row)),
    lambda row: (word_key(row), _lead(row), fold(row.section)),
    lambda row: (word_key(row), _lead(row)),
    lambda row: (word_key(row), _place(row)),
    word_key,
)
_BESIDE_WORDS: Final[tuple[_Key, ...]] = (_place, _lead, _nothing)

_Numbered = Sequence[tuple[int, PlanRow]]


class _Matched:
    """Rows of both sides, and those that have found each other."""

    def __init__(self, standing: Sequence[PlanRow], read: Sequence[PlanRow]) -> None:
        self._standing = dict(enumerate(standing))
        self._read = dict(enumerate(read))
        self.standing_of: dict[int, int] = {}

    def standing_left(self) -> _Numbered:
        return tuple(self._standing.items())

    def read_left(self) -> _Numbered:
        return tuple(self._read.items())

    def take(self, pairs: Iterable[Pair]) -> None:
        """Take pairs in their order; one of whose rows is taken already is passed over."""
        for standing, read in pairs:
            if standing in self._standing and read in self._read:
                del self._standing[standing], self._read[read]
                self.standing_of[read] = standing


def _pairs(standing: _Numbered, read: _Numbered, key: _Key) -> Iterator[Pair]:
    """Rows with one key, the first with the first, the second with the second."""
    of_key: dict[Hashable, list[int]] = defaultdict(list)
    for at, row in reversed(standing):
        of_key[key(row)].append(at)
    for at, row in read:
        if of_key.get(key(row)):
            yield of_key[key(row)].pop(), at


def _alike(standing: _Numbered, read: _Numbered, all_rows: Sequence[PlanRow]) -> list[Pair]:
    """Pairs of rows whose words are alike enough, the most alike first."""
    if not standing or not read:
        return []
    texts = dict.fromkeys(_words(row) for row in all_rows)
    weighed = WeighedTexts(texts)
    rows_of, reads_of = _by_words(standing), _by_words(read)
    old, new = dict(standing), dict(read)
    alike = chain.from_iterable(((one, other), (other, one)) for one, other in weighed.alike())
    pairs = dict.fromkeys(_pairs(standing, read, _place))
    if len(standing) * len(read) <= _FEW:  # a few are all held against each other, whatever words they share
        pairs.update(dict.fromkeys(product(old, new)))
    for one, other in alike:
        if one in rows_of and other in reads_of:
            for key in _BESIDE_WORDS:
                pairs.update(dict.fromkeys(_pairs(rows_of[one], reads_of[other], key)))
    scored = [(-_score(old[one], new[other], weighed), one, other) for one, other in pairs]
    return [(one, other) for score, one, other in sorted(scored) if -score >= _ENOUGH]


def _by_words(rows: _Numbered) -> dict[str, list[tuple[int, PlanRow]]]:
    found: dict[str, list[tuple[int, PlanRow]]] = defaultdict(list)
    for at, row in rows:
        found[_words(row)].append((at, row))
    return found


def _words(row: PlanRow) -> str:
    return one_line(row.text(Field.TASK))


def _score(old: PlanRow, new: PlanRow, weighed: WeighedTexts) -> float:
    """Half what both say that few others say, half the words both have in one order; and a little for the rest."""
    one, other = _words(old), _words(new)
    order = Indel.normalized_similarity([fold(word) for word in one.split()], [fold(word) for word in other.split()])
    if weighed.says_something(one) and weighed.says_something(other):
        words = (min(weighed.common(one, other), 1.0) + order) / 2
    else:  # «Ban hành kế hoạch của UBND xã»: enough only where the place or the lead says so, too
        words = _ORDER_ALONE * order
    if order >= _ALMOST_ALL:  # a word left out or put in, were it the very one that others have not
        words = max(words, _ALMOST_SURE * order)
    same_lead = bool(_lead(old)) and _lead(old) == _lead(new)
    return words + _SAME_PLACE * is_same_place(old, new) + _SAME_LEAD * same_lead
