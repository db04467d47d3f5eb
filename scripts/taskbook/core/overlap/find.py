"""Finds the works of different plans that look like one; with an index, so that thousands take no time.

Plain fuzzy scores do not part official Vietnamese. The weights and the least score that is shown were found on the
pairs of `tests/corpus/overlaps.csv`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log
from operator import itemgetter

from taskbook.core.naming.names import skeleton
from taskbook.core.overlap.weights import WeighedTexts

ENOUGH = 0.42
"""The least score of a pair that is shown."""
_SAME_LEAD, _SAME_PRODUCT = 0.1, 0.05


@dataclass(frozen=True, eq=False)
class Work:
    """One text of one plan, in however many rows it stands. `leads` are canonical names of units, `products` texts.

    Works of the same `plan` are never held against each other.
    """

    plan: str
    text: str
    leads: Collection[str] = ()
    products: Collection[str] = ()


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two works that look like one, the earlier first, and why.

    `phrases` are the rarest words in a row that both say, best first; `documents` the numbers that both name; `leads`
    and `products` what both have.
    """

    first: Work
    second: Work
    score: float
    phrases: tuple[str, ...]
    documents: tuple[str, ...]
    leads: tuple[str, ...]
    products: tuple[str, ...]


def find_overlaps(works: Iterable[Work], standing: Collection[Work] = ()) -> tuple[Overlap, ...]:
    """The pairs among `works`, in the order of the second; of one second work the best first.

    Where there are `standing` works, the pairs of one of these with one of `works`: for rows that are to come into a
    workbook, `find_overlaps(rows, standing=those it has)`.
    """
    known = _Works([*standing, *works])
    scored = [
        (known.place[second], -score, known.overlap(first, second, score))
        for first, second in known.pairs()
        if not standing or known.place[first] < len(standing) <= known.place[second]
        if (score := known.score(first, second)) >= ENOUGH
    ]
    return tuple(overlap for *_, overlap in sorted(scored, key=itemgetter(0, 1)))


class _Works:
    """All works, with their texts, leads and products counted."""

    def __init__(self, works: Sequence[Work]) -> None:
        self.place = {work: place for place, work in enumerate(works)}
        self._of_text: dict[str, list[Work]] = {}
        for work in works:
            self._of_text.setdefault(work.text, []).append(work)
        self._texts = WeighedTexts(self._of_text)
        self._leads = Counter(lead for work in works for lead in work.leads)
        self._products = Counter(skeleton(product) for work in works for product in work.products)

    def pairs(self) -> Iterator[tuple[Work, Work]]:
        """The pairs of works of different plans that might have enough in common, the earlier first."""
        for one, other in self._texts.alike():
            for first in self._of_text[one]:
                for second in self._of_text[other]:
                    if first.plan != second.plan:
                        yield (first, second) if self.place[first] < self.place[second] else (second, first)
        for text, works in self._of_text.items():
            if len(works) > 1 and self._texts.says_something(text):
                for place, second in enumerate(works):
                    yield from ((first, second) for first in works[:place] if first.plan != second.plan)

    def score(self, first: Work, second: Work) -> float:
        """How much two works have in common: their texts, their leads, their products."""
        return (
            self._texts.common(first.text, second.text)
            + _SAME_LEAD * self._rarity(_leads(first, second), self._leads)
            + _SAME_PRODUCT * self._rarity(map(skeleton, _products(first, second)), self._products)
        )

    def overlap(self, first: Work, second: Work, score: float) -> Overlap:
        """Two works with what they have in common."""
        return Overlap(
            first,
            second,
            score,
            self._texts.phrases(first.text, second.text),
            self._texts.documents(first.text, second.text),
            _leads(first, second),
            _products(first, second),
        )

    def _rarity(self, names: Iterable[str], counted: Mapping[str, int]) -> float:
        """From 0, a name that every work has, to nearly 1."""
        most = log(len(self.place) + 1)
        return max((1 - log(counted[name]) / most for name in names), default=0.0)


def _leads(first: Work, second: Work) -> tuple[str, ...]:
    return tuple(lead for lead in second.leads if lead in first.leads)


def _products(first: Work, second: Work) -> tuple[str, ...]:
    known = {skeleton(product) for product in first.products}
    return tuple(product for product in second.products if skeleton(product) in known)
