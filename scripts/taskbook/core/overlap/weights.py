"""How much two texts have in common, each word weighed by how few of all the texts say it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from itertools import groupby
from math import inf, log, sqrt

from taskbook.core.overlap.words import words_of

_OF_OPENING = 0.3
_SAME_DOCUMENT, _SAME_THING = 0.4, 0.25
_FEW = 3
"""A document that so many texts name, or a thing that so many name first, still makes two of them alike."""
_RARE = 24
"""What more texts say leads to no pair, though it counts once a pair is found."""
_SHARE_OF_RARE = 0.08
_PHRASES_SHOWN = 3


class WeighedTexts:
    """Texts, each once.

    What both of two texts say is held against all they say: the cosine of their words' weights, where a word weighs
    the logarithm of how rare it is (inverse document frequency, K. Spärck Jones, 1972). Their openings count once more,
    and so does the document or the thing that both name and hardly another text does.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        self._words = {text: words_of(text) for text in texts}
        read = self._words.values()
        self._said = Counter(word for words in read for word in words.all)
        self._named = Counter(thing for words in read for thing in words.things)
        most = len(self._words) + 1
        self._weight = {word: log(most / times) for word, times in self._said.items()}
        self._sum = {text: self._weigh(words.all) for text, words in self._words.items()}

    def says_something(self, text: str) -> bool:
        """Whether a text has more than a word of its own: «Ban hành kế hoạch của UBND xã» has not."""
        return len(self._words[text].all) > 1

    def alike(self) -> Iterator[tuple[str, str]]:
        """Pairs of different texts that share enough of what few texts say to be compared."""
        found: dict[str, list[str]] = defaultdict(list)
        for text, words in self._words.items():
            shared: dict[str, float] = defaultdict(float)
            for word in words.all:
                if 1 < self._said[word] <= _RARE and (" " in word or word in words.documents):
                    weight = inf if word in words.documents else self._weight[word]
                    for other in found[word]:
                        shared[other] += weight
                    found[word].append(text)
            for other, weight in shared.items():
                if weight >= _SHARE_OF_RARE * sqrt(self._sum[text] * self._sum[other]):
                    yield other, text

    def common(self, first: str, second: str) -> float:
        """How much two texts that have words have in common: 0 nothing, above 1 all and a thing nobody else names."""
        one, other = self._words[first], self._words[second]
        whole = self._weigh(one.all & other.all) / sqrt(self._sum[first] * self._sum[second])
        openings = sqrt(self._weigh(one.opening) * self._weigh(other.opening))
        opening = self._weigh(one.opening & other.opening) / openings
        things = max((self._thing(thing, one.documents) for thing in one.things & other.things), default=0.0)
        return (1 - _OF_OPENING) * whole + _OF_OPENING * opening + things

    def phrases(self, first: str, second: str) -> tuple[str, ...]:
        """The stretches of the first text's words that the second says too, the weightiest first."""
        one, other = self._words[first], self._words[second]
        stretches = (
            tuple(stretch) for run in one.runs for said, stretch in groupby(run, key=other.all.__contains__) if said
        )
        weights = {" ".join(stretch): self._weigh(stretch) for stretch in stretches}
        shown: list[str] = []
        for phrase in sorted(weights, key=lambda phrase: -weights[phrase]):
            if not any(f" {phrase} " in f" {longer} " for longer in shown):
                shown.append(phrase)
        return tuple(shown[:_PHRASES_SHOWN])

    def documents(self, first: str, second: str) -> tuple[str, ...]:
        """The documents that both texts name."""
        return tuple(sorted(self._words[first].documents & self._words[second].documents))

    def _thing(self, thing: str, documents: Collection[str]) -> float:
        if self._named[thing] > _FEW:
            return 0.0
        return _SAME_DOCUMENT if thing in documents else _SAME_THING

    def _weigh(self, words: Iterable[str]) -> float:
        return sum(map(self._weight.__getitem__, words))
