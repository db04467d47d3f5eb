r"""Patterns of deadlines, written so that they can be read aloud, and compiled here to what runs.

A pattern names the kinds of words that follow each other (`kinds` lists them):

    QUARTER list=list(NUMBER | ROMAN) [/] [year=FULL_YEAR]

is said "a quarter, a list of numbers or Roman numbers, perhaps a slash, perhaps a year". In full:

| written | said |
|---|---|
| `MONTH NUMBER` | a month, then a number |
| `/` `,` `-` `.` `:` `;` | that mark; `OPEN` and `CLOSE` are brackets |
| `NUMBER \| ROMAN` | one or the other |
| `( … )` | taken together |
| `[ … ]` | perhaps |
| `any( … )`, `some( … )` | as often as you like; at least once |
| `day=NUMBER` | a number, called the day |
| `same(mark)` | again what was called the mark |
| `but( … )` | one of any other kind |
| `then( … )`, `unless( … )` | only if this follows; only if it does not |
| `after( … )`, `not_after( … )` | only if this stands before; only if it does not |
| `PHRASE_END` | nothing follows |
| `of_year`, `list( … )` | a part that the table of patterns defines; `X` is what stands in its brackets |

>>> pattern = Pattern("QUARTER list=list(NUMBER | ROMAN) [/] [year=FULL_YEAR]", {"list": "X any((, | AND) X)"})
>>> quarters = encode(["QUARTER", "ROMAN", ",", "ROMAN", "/", "FULL_YEAR"])  # "Quý I, II/2026"
>>> found = pattern.match(quarters, 0)
>>> found.span("list"), found.span("year")
((1, 4), (5, 6))

Kinds become letters and patterns regular expressions over them, here and nowhere else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, Protocol, TypeVar

from taskbook.core.deadline.kinds import KINDS

# one letter a kind, so that a place in the encoded phrase is the number of its token; above ASCII, where none means
# anything to a regular expression
_LETTERS = {kind: chr(0xA1 + place) for place, kind in enumerate(KINDS)}
_ALL = frozenset(_LETTERS.values())
_SIGN = re.compile(r"[A-Z_]{2,}|X|[a-z_]+[=(]?|[,;:/.\-\[\]()|]")
_AHEAD = {"then(": "(?={})", "unless(": "(?!{})"}
_OFTEN = {"any(": "*", "some(": "+"}


class PatternError(ValueError):
    """A pattern is not written as the notation wants it; only who writes patterns meets it."""


def encode(kinds: Iterable[str]) -> str:
    """The kinds of a phrase's tokens in the form that `Pattern.match` searches; one token is one place in it."""
    return "".join(map(_LETTERS.__getitem__, kinds))


@dataclass(frozen=True, slots=True)
class Match:
    """Where a pattern matched: from place `start` to before place `end`, and which places its names got."""

    start: int
    end: int
    _found: re.Match[str]
    _groups: Mapping[str, Sequence[str]]

    def span(self, name: str) -> tuple[int, int]:
        """The places of what was called `name`, (0, 0) when it took no part."""
        for group in self._groups.get(name, ()):
            start, end = self._found.span(group)
            if start >= 0:
                return start, end
        return 0, 0


class Pattern:
    """A pattern in the notation, with the parts it may use. It is compiled when it is first tried."""

    def __init__(self, written: str, parts: Mapping[str, str] | None = None) -> None:
        self.written = written
        self._parts = parts or {}

    def match(self, codes: str, place: int, end: int | None = None) -> Match | None:
        """What matches from a place on, the phrase ending before place `end`."""
        regex, groups = self._compiled
        found = regex.match(codes, place, len(codes) if end is None else end)
        return Match(found.start(), found.end(), found, groups) if found else None

    @property
    def first(self) -> frozenset[str]:
        """The encoded kinds with which something can begin that matches."""
        whole = self._read[0]
        return _ALL if whole.empty else whole.first

    @cached_property
    def _read(self) -> tuple[_Piece, dict[str, list[str]]]:
        reader = _Reader(self.written, self._parts)
        return reader.whole(), reader.groups

    @cached_property
    def _compiled(self) -> tuple[re.Pattern[str], dict[str, list[str]]]:
        whole, groups = self._read
        return re.compile(whole.regex), groups


class _HasPattern(Protocol):
    @property
    def pattern(self) -> Pattern: ...


Rule = TypeVar("Rule", bound=_HasPattern)


class Table(Generic[Rule]):
    """Rules with patterns in the order in which they are tried; only those are tried that can begin at a place."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self.rules = tuple(rules)

    def match(self, codes: str, place: int) -> tuple[Rule, Match] | None:
        """The first rule that matches from a place on, and where."""
        for rule in self._by_first[codes[place]]:
            match = rule.pattern.match(codes, place)
            if match:
                return rule, match
        return None

    @cached_property
    def _by_first(self) -> dict[str, tuple[Rule, ...]]:
        # most of a hundred rules cannot begin at a place: to try them all there took most of the time of reading
        return {letter: tuple(rule for rule in self.rules if letter in rule.pattern.first) for letter in _ALL}


@dataclass(frozen=True, slots=True)
class _Piece:
    """A piece of a regular expression; the letters it can begin with; whether it can be empty; the letters that it
    stands for when it is always just one; the ways to read it when there are several.
    """

    regex: str
    first: frozenset[str] = frozenset()
    empty: bool = True
    single: frozenset[str] = frozenset()
    ways: tuple[str, ...] = ()


def _one_of(letters: frozenset[str]) -> _Piece:
    inner = "".join(sorted(letters))
    return _Piece(f"[{inner}]" if len(letters) > 1 else inner, letters, False, letters)


class _Reader:
    """Reads one written pattern from left to right; `groups` collects the names given and the groups they became."""

    def __init__(self, written: str, parts: Mapping[str, str]) -> None:
        self.groups: dict[str, list[str]] = {}
        self._parts = parts
        self._signs = _signs(written)[::-1]

    def whole(self) -> _Piece:
        piece = self._either()
        if self._signs:
            raise PatternError(f"left over: {' '.join(self._signs[::-1])}")
        return piece

    def _next_is(self, *signs: str) -> bool:
        return not self._signs if not signs else bool(self._signs) and self._signs[-1] in signs

    def _take(self, wanted: str) -> None:
        if not self._next_is(wanted):
            raise PatternError(f"{wanted} is missing before: {' '.join(self._signs[::-1])}")
        self._signs.pop()

    def _either(self) -> _Piece:
        ways = [self._row()]
        while self._next_is("|"):
            self._signs.pop()
            ways.append(self._row())
        if len(ways) == 1:
            return ways[0]
        if all(way.single for way in ways):  # a set of letters is tried in one step, and may stand in but( … )
            return _one_of(frozenset().union(*(way.single for way in ways)))
        regexes = tuple(way.regex for way in ways)
        first = frozenset().union(*(way.first for way in ways))
        return _Piece(f"(?:{'|'.join(regexes)})", first, any(way.empty for way in ways), ways=regexes)

    def _row(self) -> _Piece:
        pieces = []
        while self._signs and not self._next_is("|", ")", "]"):
            pieces.append(self._unit())
        if len(pieces) == 1:
            return pieces[0]
        first: frozenset[str] = frozenset()
        for piece in pieces:  # what may be left out lets the piece behind it begin the row
            first |= piece.first
            if not piece.empty:
                break
        return _Piece("".join(piece.regex for piece in pieces), first, all(piece.empty for piece in pieces))

    def _unit(self) -> _Piece:
        sign = self._signs.pop()
        if sign in _LETTERS:
            return _one_of(frozenset(_LETTERS[sign]))
        if sign == "PHRASE_END":
            return _Piece(r"\Z")
        if sign.rstrip("(") in self._parts:
            self._insert(sign)
            return self._unit()
        if sign.endswith("="):
            return self._named(sign[:-1])
        if sign == "[":
            return _repeated(self._closed("]"), "?")
        if sign.endswith("("):
            return self._function(sign)
        raise PatternError(f"no kind and no part: {sign}")

    def _closed(self, by: str = ")") -> _Piece:
        piece = self._either()
        self._take(by)
        return piece

    def _function(self, sign: str) -> _Piece:
        if sign == "same(":
            group = self.groups[self._signs.pop()][-1]
            self._take(")")
            return _Piece(
                f"(?P={group})", _ALL, False
            )  # what it will be is not known yet: it could begin with anything
        piece = self._closed()
        if sign == "(":
            return piece
        if sign == "but(":
            return _Piece(f"[^{''.join(sorted(piece.single))}]", _ALL - piece.single, False, _ALL - piece.single)
        if sign in _OFTEN:
            return _repeated(piece, _OFTEN[sign])
        if sign in _AHEAD:
            return _Piece(_AHEAD[sign].format(piece.regex))
        if sign in ("after(", "not_after("):
            return _Piece(_behind(piece, sign == "after("))
        raise PatternError(f"no such function: {sign}")

    def _named(self, name: str) -> _Piece:
        groups = self.groups.setdefault(name, [])
        # a name may be given in several ways of reading, a group of an expression only once
        groups.append(f"{name}_{len(groups)}")
        group, piece = groups[-1], self._unit()
        return _Piece(f"(?P<{group}>{piece.regex})", piece.first, piece.empty)

    def _insert(self, sign: str) -> None:
        """Put the words of a part in the place of its name, in brackets."""
        defined = _signs(self._parts[sign.rstrip("(")])
        if sign.endswith("("):
            inner = ["(", *self._inside(), ")"]
            defined = [made for written in defined for made in (inner if written == "X" else [written])]
        self._signs += [")", *defined[::-1], "("]

    def _inside(self) -> list[str]:
        """The signs up to the bracket that closes the one just opened."""
        depth, inside = 1, []
        while depth and self._signs:
            sign = self._signs.pop()
            depth += sign.endswith("(") - (sign == ")")
            inside.append(sign)
        if depth:
            raise PatternError(") is missing at the end")
        return inside[:-1]


def _behind(piece: _Piece, wanted: bool) -> str:
    """What stands before a place, each way by itself: looking back, an expression must have one length."""
    ways = piece.ways or (piece.regex,)
    if wanted:
        return f"(?:{'|'.join(f'(?<={way})' for way in ways)})"
    return "".join(f"(?<!{way})" for way in ways)


def _repeated(piece: _Piece, how: str) -> _Piece:
    """A piece that may be left out, or stand several times."""
    regex = piece.regex if piece.single else f"(?:{piece.regex})"
    return _Piece(regex + how, piece.first, piece.empty or how != "+")


def _signs(written: str) -> list[str]:
    strange = _SIGN.sub("", written).strip()
    if strange:
        raise PatternError(f"not of the notation: {strange}")
    return _SIGN.findall(written)
