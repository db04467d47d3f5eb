"""Which name owns a spelling: the dictionary that unit names and people's names are looked up in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from taskbook.core.naming.names import fold, repair_tcvn3, skeleton, slips

# A text whose first letters begin no key need not be followed further.
_PREFIX = 3
# "Sở Y tế" is the shortest name in full; "CA xã" is not "Cả xã".
_LEAST_FORGIVEN = 5


@dataclass(frozen=True, slots=True)
class Conflict:
    """One spelling that two or more names claim; a cell that uses it is unknown until the office settles it."""

    spelling: str
    names: tuple[str, ...]


@dataclass(slots=True)
class SpellingIndex:
    """Spellings and their owners. `forgiving` lets a few letters carry a wrong accent.

    What a table says (`claim`) goes before what is derived from it (`derive`).
    """

    forgiving: bool = True
    longest: int = 0
    _claimed: dict[str, dict[str, str]] = field(default_factory=dict)
    _derived: dict[str, dict[str, str]] = field(default_factory=dict)
    _by_skeleton: dict[str, list[str]] = field(default_factory=dict)
    _prefixes: set[str] = field(default_factory=set)

    def claim(self, owner: str, spelling: str) -> None:
        """Enter a spelling that a table gives to `owner`."""
        self._enter(self._claimed, owner, spelling)

    def derive(self, owner: str, spellings: Iterable[str]) -> None:
        """Enter spellings made from the owner's by rule; a table's word on the same spelling wins."""
        for spelling in spellings:
            self._enter(self._derived, owner, spelling)

    def owners(self, spelling: str) -> tuple[str, ...]:
        """Whose spelling this is: nobody, one name, or several when it is in dispute. TCVN3 is tried last."""
        found = self._owners_of_key(fold(spelling))
        return found or self._owners_of_key(fold(repair_tcvn3(spelling)))

    def may_begin(self, text: str) -> bool:
        """Whether some spelling begins as this text does (in its first letters)."""
        return skeleton(text)[:_PREFIX] in self._prefixes or skeleton(repair_tcvn3(text))[:_PREFIX] in self._prefixes

    def conflicts(self) -> tuple[Conflict, ...]:
        """The spellings that more than one table row claims."""
        disputed = (list(owners.items()) for owners in self._claimed.values() if len(owners) > 1)
        return tuple(Conflict(claims[0][1], tuple(name for name, _ in claims)) for claims in disputed)

    def _enter(self, book: dict[str, dict[str, str]], owner: str, spelling: str) -> None:
        key = fold(spelling)
        if not key:
            return
        bare = skeleton(spelling)
        if key not in self._claimed and key not in self._derived:
            self._by_skeleton.setdefault(bare, []).append(key)
            if bare[:_PREFIX] not in self._prefixes:
                self._prefixes.update(bare[:length] for length in range(1, _PREFIX + 1))
            if len(key) > self.longest:
                self.longest = len(key)
        book.setdefault(key, {}).setdefault(owner, spelling)

    def _owners_of_key(self, key: str) -> tuple[str, ...]:
        exact = self._claimed.get(key) or self._derived.get(key)
        return tuple(exact) if exact else self._nearly(key)

    def _nearly(self, key: str) -> tuple[str, ...]:
        """The owners of the keys that differ from this one by accents only, those with the fewest slips."""
        counted = [(slips(key, name), name) for name in self._by_skeleton.get(skeleton(key), ())]
        bearable = [(count, name) for count, name in counted if count <= self._allowed(name)]
        fewest = min((count for count, _ in bearable), default=0)
        books = (self._claimed.get(name) or self._derived[name] for count, name in bearable if count == fewest)
        return tuple(dict.fromkeys(owner for book in books for owner in book))

    def _allowed(self, key: str) -> int:
        """Slips borne: none for people or in an abbreviation (short or without accents), else one in eight letters."""
        if not self.forgiving or len(key) < _LEAST_FORGIVEN or key.replace("đ", "d") == skeleton(key):
            return 0
        return max(1, len(key) // 8)
