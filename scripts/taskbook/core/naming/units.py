"""Reads a cell of unit names: which units and groups of the unit table it names, and what it names that is in none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from taskbook.core.model import Named, Unit, UnknownName
from taskbook.core.naming import unit_words as vocabulary
from taskbook.core.naming.names import one_line, place_tones
from taskbook.core.naming.places import (
    NOWHERE,
    Places,
    commune_tails,
    group_tails,
    superior_of,
    superior_spellings,
    superior_tails,
)
from taskbook.core.naming.scan import Found, Grammar, phrase_keys, scan, without_asides
from taskbook.core.naming.shorthand import shortened
from taskbook.core.naming.spellings import Conflict, SpellingIndex
from taskbook.core.naming.suggestions import nearest_names

_HEADS = phrase_keys(vocabulary.HEADS)
_OPENERS = phrase_keys(vocabulary.OPENERS)
_CLAUSES = phrase_keys(vocabulary.CLAUSES)
_REMARKS = phrase_keys(vocabulary.REMARKS)


class UnitDirectory:
    """The units of one unit table, made ready for reading cells. Reading is memoised: cells repeat.

    `places` are the names of the office's commune and of what it belongs to.
    """

    def __init__(self, units: Sequence[Unit], places: Places = NOWHERE) -> None:
        self._units = {unit.name: unit for unit in units}
        self._rows = tuple(units)
        self._superior = places.superior or superior_of(units)
        self._commune_tails = phrase_keys(commune_tails(places.commune))
        self._superior_tails = phrase_keys(superior_tails(self._superior))
        self._group_tails = phrase_keys(group_tails(places))
        self._grammar = Grammar(
            *(_REMARKS, _OPENERS, _HEADS, self._tails, _carried_head), _CLAUSES, self._is_group, _may_go_on
        )
        self._read: dict[str, Named] = {}

    @cached_property
    def _index(self) -> SpellingIndex:
        """Made when the first cell is read: some only ask for conflicts, and shortened spellings are thousands."""
        index = SpellingIndex()
        for unit in self._rows:
            for spelling in (unit.name, *unit.aliases):
                index.claim(unit.name, spelling)
                for way in self._ways(spelling):
                    index.derive(unit.name, shortened(way))
                if not unit.is_group:
                    index.derive(unit.name, shortened(f"{spelling} xã"))  # glued: "PHÒNG KINH TẾXÃ"
        return index

    def _ways(self, spelling: str) -> Iterator[str]:
        """A spelling, and with the superior's name in it shortened."""
        yield spelling
        whole, ways = superior_spellings(self._superior)
        small = place_tones(one_line(spelling)).lower()
        if whole and whole in small:
            yield from (small.replace(whole, way) for way in ways)

    def read(self, cell_text: str) -> Named:
        """The units and groups a cell names, in its order, each once; unknown text with the nearest names.

        Never raises; every letter of the cell belongs to a name, to a remark on a role, or to an unknown text.
        """
        named = self._read.get(cell_text)
        if named is None:
            named = self._read[cell_text] = self._name(scan(cell_text, self._index, self._grammar))
        return named

    def nearest(self, text: str, limit: int = 3) -> tuple[str, ...]:
        """The known names most like a text, best first."""
        return nearest_names(text, {unit.name: unit.aliases for unit in self._units.values()}, limit)

    def conflicts(self) -> tuple[Conflict, ...]:
        """Spellings that two units claim; cells that use them are read as unknown."""
        claimed = SpellingIndex()
        for unit in self._rows:
            for spelling in (unit.name, *unit.aliases):
                claimed.claim(unit.name, spelling)
        return claimed.conflicts()

    def _name(self, pieces: list[Found]) -> Named:
        known = dict.fromkeys(piece.owners[0] for piece in pieces if len(piece.owners) == 1)
        strange = {piece.text: piece for piece in without_asides(pieces) if piece.unknown}
        return Named(
            units=tuple(name for name in known if not self._units[name].is_group),
            groups=tuple(name for name in known if self._units[name].is_group),
            unknown=tuple(UnknownName(text, piece.owners or self.nearest(text)) for text, piece in strange.items()),
        )

    def _is_group(self, name: str) -> bool:
        return self._units[name].is_group

    def _tails(self, name: str) -> frozenset[str]:
        if self._units[name].is_group:
            return self._group_tails
        return self._superior_tails if name.startswith("Sở ") else self._commune_tails


def _carried_head(name: str) -> str | None:
    return next((head for head in vocabulary.CARRIED if name.startswith(f"{head} ")), None)


def _may_go_on(name: str) -> bool:
    return name.startswith(tuple(f"{head} " for head in vocabulary.GO_ON))
