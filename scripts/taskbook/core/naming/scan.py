"""Finds known names in a cell: known names first, longest first; what is left is unknown and said so.

A name counts only when it stands free: what follows it is a separator, another name or a remark on its role. In
"Phòng Kinh tế Hạ tầng" nothing is known, because "Hạ tầng" makes it another unit.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from taskbook.core.naming.names import fold, repair_tcvn3, skeleton
from taskbook.core.naming.spellings import SpellingIndex
from taskbook.core.naming.tokens import Gap, Word, words_of

# No remark or tail is longer than this many words.
_MOST_WORDS = 10
# "các" behind a comma begins the next name: "Trưởng, các thôn" are not "Trưởng các thôn".
_EVERY = "cac"
# A name that ends so is whole.
_COMMUNE = frozenset(("xa", "phuong"))


@dataclass(frozen=True, slots=True)
class Found:
    """A piece of a cell. One owner: a known name. Several: a spelling in dispute. None: unknown text or, with `remark`,
    words about a role. `headed`: it begins like a name. `gap` stands before it; `bracket` is -1 outside brackets.
    """

    text: str
    owners: tuple[str, ...] = ()
    remark: bool = False
    headed: bool = False
    gap: Gap = Gap.WALL
    bracket: int = -1

    @property
    def unknown(self) -> bool:
        """Whether it is neither one known name nor a remark."""
        return len(self.owners) != 1 and not self.remark


@dataclass(frozen=True, slots=True)
class Grammar:
    """What may stand around a name.

    `remarks` are phrases about a role; `openers` count as remarks right before a known name only; `heads` are first
    words that begin a name; `tails` gives what a name may swallow behind it; `head_of` what a name hands on to the next
    when that leaves it out ("Sở"). `clauses` are words that begin what a group is to do, `acts` tells which names are
    followed by such words; `goes_on` tells which names a longer name may begin with.
    """

    remarks: frozenset[str]
    openers: frozenset[str]
    heads: frozenset[str]
    tails: Callable[[str], frozenset[str]]
    head_of: Callable[[str], str | None]
    clauses: frozenset[str] = frozenset()
    acts: Callable[[str], bool] = lambda name: False
    goes_on: Callable[[str], bool] = lambda name: False


@dataclass(frozen=True, slots=True)
class _Match:
    end: int
    owners: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Span:
    """Words from `start` to before `end`, and what they are (see `Found`)."""

    start: int
    end: int
    owners: tuple[str, ...] = ()
    remark: bool = False


@dataclass(slots=True)
class _Scan:
    """One cell being read: matches and remarks are worked out from the last word back, since each looks ahead."""

    text: str
    words: list[Word]
    index: SpellingIndex
    grammar: Grammar
    names: list[_Match | None] = field(default_factory=list)
    remarks: list[int] = field(default_factory=list)

    def run(self) -> list[Found]:
        count = len(self.words)
        self.names, self.remarks = [None] * (count + 1), [0] * (count + 1)
        for i in range(count - 1, -1, -1):
            self.names[i] = self._name_at(i)
            self.remarks[i] = self._remark_at(i)
        return self._collect()

    def _collect(self) -> list[Found]:
        return [self._piece(span) for span in self._joined(self._spans())]

    def _spans(self) -> list[_Span]:
        found: list[_Span] = []
        i = loose = 0
        head: str | None = None
        while i < len(self.words):
            free = loose == i or self.words[i].gap > Gap.BLANK
            follows = loose == i or self.words[i].gap >= Gap.COMMA
            match = self._best(i, head if follows else None) if free else None
            end = match.end if match else (self.remarks[i] or self._behind_group(found, i)) if free else 0
            if loose < i and (end or self._parts(i)):
                found.append(_Span(loose, i))
                loose = i
            if end:
                found.append(_Span(i, end, match.owners if match else (), remark=not match))
                head = self.grammar.head_of(match.owners[0]) if match else head
                i = loose = end
            else:
                # A left-out first word is not carried past an unknown name that has one of its own.
                head = None if self._begins_name(i) else head
                i += 1
        if loose < i:
            found.append(_Span(loose, i))
        return found

    def _joined(self, spans: list[_Span]) -> list[_Span]:
        """Make a known name and what it goes on with one unknown name: "Phòng Kinh tế, Hạ tầng và Đô thị"."""
        joined: list[_Span] = []
        for span in spans:
            if joined and self._goes_on(joined[-1], span):
                joined[-1] = _Span(joined[-1].start, span.end)
            else:
                joined.append(span)
        return joined

    def _goes_on(self, name: _Span, span: _Span) -> bool:
        """Whether unknown text is the rest of the name before it: it is written as that name's own words are."""
        if len(name.owners) != 1 or span.owners or span.remark or not self.grammar.goes_on(name.owners[0]):
            return False
        if skeleton(self.words[name.end - 1].raw) in _COMMUNE:
            return False
        first, own = self.words[span.start], self.words[min(name.start + 1, name.end - 1)]
        bracket = first.bracket >= 0 and first.bracket != self.words[name.start].bracket
        if (first.gap == Gap.WALL and not bracket) or self._begins_name(span.start) or span.end - span.start < 2:
            return False
        return self._names_things(span) if bracket else first.capital == own.capital

    def _names_things(self, span: _Span) -> bool:
        """Whether text in brackets is part of a name ("Hạ tầng và Đô thị"), no person's and no aside ("Nếu có")."""
        capitals = [word.capital for word in self.words[span.start : span.end]]
        return capitals[0] and sum(capitals) > 1 and not all(capitals)

    def _behind_group(self, found: list[_Span], i: int) -> int:
        """Where the words end that say what the group before them is to do; 0 when there are none."""
        owners = found[-1].owners if found and found[-1].end == i else ()
        return self._clause_at(i) if len(owners) == 1 and self.grammar.acts(owners[0]) else 0

    def _clause_at(self, i: int) -> int:
        """Where a clause that begins at word `i` ends: before a wall, a known name or what begins like one."""
        if i == len(self.words) or self.words[i].gap >= Gap.COMMA or not self._phrases(i, self.grammar.clauses):
            return 0
        end = self._phrases(i, self.grammar.clauses)[-1]
        while end < len(self.words) and self.words[end].gap < Gap.WALL:
            if self.names[end] or self._begins_name(end):
                break
            end += 1
        return end

    def _best(self, i: int, head: str | None) -> _Match | None:
        """The longer of the name that stands here and the one that stands here without its first word; none when the
        words open a list.
        """
        plain, carried = self.names[i], self._name_at(i, head) if head else None
        if plain and plain.end == self.remarks[i] and plain.end in self._openers(i):
            return None
        return carried if carried and (not plain or carried.end > plain.end) else plain

    def _piece(self, span: _Span) -> Found:
        first, last = self.words[span.start], self.words[span.end - 1]
        text = " ".join(self.text[first.start : last.end].split())
        if last.bracket > first.bracket == -1:
            text += ")"
        return Found(text, span.owners, span.remark, self._begins_name(span.start), first.gap, first.bracket)

    def _name_at(self, i: int, head: str | None = None) -> _Match | None:
        """The longest name from word `i` on that stands free, its tail ("xã", "xã An Bình") swallowed."""
        for end, owners in reversed(self._spellings_at(i, head)):
            tails = self.grammar.tails(owners[0])
            for stop in (*self._tails_at(end, tails), end):
                if self._free_after(stop, owners[0]):
                    return _Match(stop, owners)
        return None

    def _spellings_at(self, i: int, head: str | None) -> list[tuple[int, tuple[str, ...]]]:
        """Every end (ascending) at which the words from `i` spell a name, and whose it is."""
        hits: list[tuple[int, tuple[str, ...]]] = []
        spelled = head or ""
        for j in range(i, len(self.words)):
            word = self.words[j]
            if j > i and (word.gap == Gap.WALL or (word.gap == Gap.COMMA and skeleton(word.raw) == _EVERY)):
                break
            spelled += word.raw
            if len(spelled) > 2 * self.index.longest or not self.index.may_begin(spelled):
                break
            if owners := self.index.owners(spelled):
                hits.append((j + 1, owners))
        return hits

    def _tails_at(self, i: int, tails: frozenset[str]) -> list[int]:
        """Where tails end that begin at word `i`; a tail is not sought across a wall."""
        return self._phrases(i, tails) if i < len(self.words) and self.words[i].gap < Gap.WALL else []

    def _phrases(self, i: int, phrases: frozenset[str]) -> list[int]:
        """Where phrases that begin at word `i` end, the longest first."""
        ends: list[int] = []
        spelled = ""
        for j in range(i, min(i + _MOST_WORDS, len(self.words))):
            if j > i and self.words[j].gap == Gap.WALL:
                break
            spelled += self.words[j].raw
            if key_in(spelled, phrases):
                ends.append(j + 1)
        return ends[::-1]

    def _free_after(self, end: int, owner: str) -> bool:
        """Whether nothing that belongs to a longer, unknown name follows directly."""
        if end == len(self.words) or self.words[end].gap >= Gap.COMMA:
            return True
        if self.names[end] or self.remarks[end] or (self.grammar.acts(owner) and self._clause_at(end)):
            return True
        word = self.words[end]
        if word.gap == Gap.LINE and word.capital:
            return True
        if word.gap == Gap.BLANK:
            return False
        head = self.grammar.head_of(owner)
        return self._begins_name(end) or bool(head and self._spellings_at(end, head))

    def _remark_at(self, i: int) -> int:
        """Where the remark on a role that stands at word `i` ends; 0 when there is none."""
        for end in self._phrases(i, self.grammar.remarks):
            if end == len(self.words) or self.words[end].gap > Gap.BLANK or self.names[end] or self.remarks[end]:
                return end
            if self._begins_name(end):
                return end
        return next((end for end in self._openers(i) if self.names[end]), 0)

    def _openers(self, i: int) -> list[int]:
        """Where words end that open a list at word `i`: "Các cơ quan: Công an xã", not "Các cơ quan, Công an xã"."""
        ends = self._phrases(i, self.grammar.openers)
        return [end for end in ends if end < len(self.words) and not self._listed(end)]

    def _listed(self, i: int) -> bool:
        """Whether a comma or "và" stands before word `i`."""
        between = self.text[self.words[i - 1].end : self.words[i].start]
        return "," in between or any(map(str.isalpha, between))

    def _parts(self, i: int) -> bool:
        """Whether unknown text ends before word `i`."""
        word = self.words[i]
        if word.gap == Gap.WALL or word.bracket != self.words[i - 1].bracket:
            return True
        return word.gap > Gap.BLANK and self._begins_name(i)

    def _begins_name(self, i: int) -> bool:
        """Whether a word such as "Phòng" or "Hội" stands here."""
        return bool(self._phrases(i, self.grammar.heads))


def without_asides(pieces: Sequence[Found]) -> Iterator[Found]:
    """Leave out unknown text in brackets that stands behind something and does not begin like a name."""
    named = False
    for piece in pieces:
        if not (named and piece.unknown and piece.bracket >= 0 and not piece.headed):
            yield piece
        named = named or piece.bracket < 0 or bool(piece.owners)


def key_in(spelled: str, phrases: frozenset[str]) -> bool:
    """Whether a text is one of the phrases: with its accents, without any, or after TCVN3 is repaired."""
    return fold(spelled) in phrases or fold(repair_tcvn3(spelled)) in phrases


def phrase_keys(phrases: Sequence[str]) -> frozenset[str]:
    """Phrases as `Grammar` wants them: with accents, and wholly without."""
    return frozenset(key for phrase in phrases for key in (fold(phrase), skeleton(phrase)))


def scan(text: str, index: SpellingIndex, grammar: Grammar) -> list[Found]:
    """Everything a cell says, in its order; never raises, and no letter or digit of the cell is left out."""
    cleaned, words = words_of(text)
    return _Scan(cleaned, words, index, grammar).run()
