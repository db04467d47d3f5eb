"""Reads a cell of leaders' names: the name alone counts, whatever title stands before or behind it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from taskbook.core.model import Leader, UnknownName
from taskbook.core.naming.scan import Found, Grammar, key_in, phrase_keys, scan, without_asides
from taskbook.core.naming.spellings import Conflict, SpellingIndex
from taskbook.core.naming.suggestions import nearest_names
from taskbook.core.naming.tokens import Gap
from taskbook.core.office import KINDS

_CHAIRS = ("Chủ tịch", "CT", "Phó Chủ tịch", "PCT", "P Chủ tịch", "Phó CT", "P CT")
_STANDING = ("", " thường trực", " TT")
_BODIES = ("", " UBND", " Ủy ban nhân dân", " Ủy ban", " HĐND", " Hội đồng nhân dân")
_ADDRESS = phrase_keys(("đ/c", "đc", "đồng chí", "các đồng chí", "các đ/c", "ông", "bà", "anh", "chị"))
_REMARKS = phrase_keys(
    ("chỉ đạo", "phụ trách", "chỉ đạo chung", "phụ trách chung", "phụ trách chỉ đạo", "trực tiếp chỉ đạo")
)


@lru_cache(maxsize=16)
def _titles(commune: str) -> frozenset[str]:
    """The titles of leaders, with and without the place they lead."""
    places = ("", *(f" {kind}" for kind in KINDS), *([f" {commune}"] if commune else []))
    return phrase_keys(
        [a + b + c + d for a in _CHAIRS for b in _STANDING for c in _BODIES for d in places]
        + [f"lãnh đạo{c}{d}" for c in _BODIES for d in places]
    )


@dataclass(frozen=True, slots=True)
class NamedLeaders:
    """What one cell of leaders' names says: known leaders by canonical name, in their order, and what is unknown."""

    names: tuple[str, ...] = ()
    unknown: tuple[UnknownName, ...] = ()

    @property
    def first(self) -> str | None:
        """The leader named first, if any is known."""
        return self.names[0] if self.names else None


class LeaderDirectory:
    """The leaders of one leader table, made ready for reading cells. Reading is memoised: cells repeat.

    People are not forgiven a wrong accent ("Khả" is not "Kha"); a left-out one is. `commune` is what titles may name.
    """

    def __init__(self, leaders: Sequence[Leader], commune: str = "") -> None:
        self._leaders = {leader.name: leader for leader in leaders}
        self._index = SpellingIndex(forgiving=False)
        for leader in leaders:
            for spelling in (leader.name, *leader.aliases):
                self._index.claim(leader.name, spelling)
        self._titles = _titles(commune)
        self._grammar = Grammar(
            self._titles | _ADDRESS | _REMARKS, frozenset(), _ADDRESS, lambda _: frozenset(), lambda _: None
        )
        self._read: dict[str, NamedLeaders] = {}

    def read(self, cell_text: str) -> NamedLeaders:
        """The leaders a cell names, each once; a title without a name is unknown, with those who hold it as nearest.

        Never raises. The title is not compared with the leader's: the name decides.
        """
        named = self._read.get(cell_text)
        if named is None:
            named = self._read[cell_text] = self._name(scan(cell_text, self._index, self._grammar))
        return named

    def nearest(self, text: str, limit: int = 3) -> tuple[str, ...]:
        """The leaders whose name or position is most like a text, best first."""
        spellings = {leader.name: (*leader.aliases, leader.position or "") for leader in self._leaders.values()}
        return nearest_names(text, spellings, limit)

    def conflicts(self) -> tuple[Conflict, ...]:
        """Spellings that two leaders claim; cells that use them are read as unknown."""
        return self._index.conflicts()

    def _name(self, pieces: list[Found]) -> NamedLeaders:
        known = dict.fromkeys(piece.owners[0] for piece in pieces if len(piece.owners) == 1)
        strange = {piece.text: piece.owners for piece in without_asides(pieces) if piece.unknown}
        strange.update({piece.text: () for piece in _titles_without_name(pieces, self._titles)})
        unknown = (UnknownName(text, owners or self.nearest(text)) for text, owners in strange.items())
        return NamedLeaders(tuple(known), tuple(unknown))


def _titles_without_name(pieces: list[Found], titles: frozenset[str]) -> list[Found]:
    """The titles that no name takes: a name takes the one right before it, or else the one right behind it."""
    left: list[Found] = []
    waiting: list[Found] = []
    takes = False
    for piece in pieces:
        if not piece.remark:
            takes, waiting = not waiting, []
        elif not key_in(piece.text, titles):
            continue
        elif takes and (piece.gap < Gap.WALL or piece.bracket >= 0):
            takes = False
        else:
            left.extend(waiting)
            waiting = [piece]
    return left + waiting
