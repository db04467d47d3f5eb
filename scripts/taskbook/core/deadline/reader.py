"""A phrase read left to right into clauses: times, task words, parentheses, remarks and conditions told apart.

Everything must be accounted for. What is left over makes the whole phrase unreadable: nothing is guessed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from taskbook.core.deadline import kinds as k
from taskbook.core.deadline import phrases as p
from taskbook.core.deadline.clauses import Clause, clause_at
from taskbook.core.deadline.conditions import opens_condition, read_condition
from taskbook.core.deadline.items import Item
from taskbook.core.deadline.line import LINKS, Line, line_of
from taskbook.core.deadline.normalise import Text, prepare
from taskbook.core.deadline.notation import Pattern
from taskbook.core.deadline.problems import Problem, UnreadableError

_SEPARATORS = LINKS | {k.OR}
_LABEL = LINKS | {
    *(k.WORD, k.REMARK, k.ACTION, k.DOCUMENT, k.PERIODIC, k.OF, k.TIMES, k.NUMBER_WORD, k.ROMAN),
    *(k.WITHIN, k.BY, k.TO, k.WHOLE),
}
"""What may stand among the words before a time."""
_MOST_BRACKETS = 12
"""Nobody writes so many; a file made to do harm may."""
_NO_REMARK = frozenset(
    (
        *(k.TIME, k.RHYTHM, k.CYCLE_DAY, k.DAY_ONLY, k.WEEKDAY, k.ONGOING, k.NUMBER, k.FULL_YEAR, k.OTHER_NUMBER),
        *(k.DAY, k.WORKDAY, k.WEEK, k.MONTH, k.QUARTER, k.YEAR, k.OTHER_YEAR, k.THIS, k.FOLLOWING_YEARS, k.ONWARDS),
        *(k.STRETCH, k.FORBIDDING, k.UNDETERMINED, k.VISION, k.TIME_OF_DAY, k.BEFORE, k.BEGINNING, k.VAGUE, k.END),
        k.HALF,
    )
)
"""What no remark holds: words that say something of time, or forbid."""
_NO_BRACKETED_REMARK = _NO_REMARK | {k.CONDITION}
_PROBLEMS = {
    k.BEGINNING: Problem.VAGUE,
    k.VAGUE: Problem.VAGUE,
    k.HALF: Problem.VAGUE,
    k.WEEK: Problem.WEEK,
    k.VISION: Problem.VISION_YEAR,
    k.UNDETERMINED: Problem.UNDETERMINED,
    k.OR: Problem.ALTERNATIVES,
    k.DAY: Problem.NO_MONTH,
}
_COUNTED = Pattern("(NUMBER | NUMBER_WORD | OTHER_NUMBER) (DAY | WORKDAY | WEEK | MONTH | QUARTER | YEAR)")
_STRANGE_YEAR = Pattern(
    "(YEAR | NUMBER (/ | . | -) [NUMBER (/ | . | -)]"
    " | (MONTH | QUARTER) (NUMBER | ROMAN) [YEAR] [/ | . | -] [YEAR]) OTHER_NUMBER"
)
_WORDS_ONLY = Pattern(
    "(ACTION | WITHIN) any(WORD | REMARK | ACTION | OF | NUMBER_WORD | DOCUMENT | , | AND | .) PHRASE_END"
)
_NUMBERED_THING = re.compile(rf"(?<![a-z])(?:{'|'.join(prepare(thing).bare for thing in p.NUMBERED_THINGS)})\s*\Z")


@dataclass(slots=True)
class _State:
    """Where the reading stands within the segment (the words between two semicolons)."""

    clauses: list[Clause] = field(default_factory=list)
    segment: int = 0
    joined: tuple[str, ...] = ()
    label: list[str] = field(default_factory=list)
    after_clause: bool = False
    trailing: bool = False

    @property
    def labelled(self) -> bool:
        """Whether task words stand before."""
        return any(kind not in LINKS for kind in self.label)

    @property
    def has_clause(self) -> bool:
        """Whether the segment has a clause."""
        return bool(self.clauses) and self.clauses[-1].segment == self.segment

    def begin(self, joined: tuple[str, ...] = ()) -> None:
        """Begin anew after a clause."""
        self.label, self.joined, self.after_clause = [], joined, True

    def next_segment(self) -> None:
        self.close()
        self.segment += 1
        self.begin((k.SEMICOLON,))
        self.after_clause, self.trailing = False, False

    def close(self) -> None:
        """Words that came after the last clause must be a known kind of remark."""
        if self.labelled and self.has_clause and not self.trailing:
            raise UnreadableError(Problem.NOT_UNDERSTOOD)


def read_clauses(items: list[Item], text: Text) -> list[Clause]:
    """Return the clauses of a phrase, in order; raise when something is left over."""
    return _read(line_of(items, text))


def _read(line: Line) -> list[Clause]:
    state = _State()
    place = 0
    while place < len(line.items):
        place = _step(state, line, place)
    state.close()
    return state.clauses


def _step(state: _State, line: Line, place: int) -> int:
    kind = line.kinds[place]
    if kind == k.SEMICOLON:
        state.next_segment()
        return place + 1
    if kind == k.OPEN:
        return _brackets(state, line, place)
    if opens_condition(line, place):
        return _condition(state, line, place)
    found = clause_at(line.codes, place, line.items)
    if found:
        if _belongs_to_words(state.label, line, place):
            raise UnreadableError(Problem.NOT_UNDERSTOOD)
        _add(state, found[0])
        return found[1]
    return _word(state, line, place)


def _belongs_to_words(label: list[str], line: Line, place: int) -> bool:
    """Whether a time is part of the name before it: "H1/2026", "Dự án 1/2026", "Văn bản ngày 12/3/2026"."""
    item, last = line.items[place], label[-1] if label else ""
    if item.kind != k.TIME or last not in (k.WORD, k.ACTION, k.DOCUMENT, k.TIMES, k.ROMAN):
        return False
    rule, bare = item.rule or "", line.text.bare
    if last == k.DOCUMENT:
        return rule.startswith(("day", "year"))
    if rule.startswith(("day", "month_numeric")) and _NUMBERED_THING.search(bare, 0, item.start):
        return True
    if last == k.ROMAN:
        return _NUMBERED_THING.search(bare, 0, line.items[place - 1].start) is not None
    if last == k.ACTION or rule == "month_numeric":
        return last != k.ACTION
    before, digits = line.items[place - 1], bare[item.start].isdigit()
    if digits and before.end == item.start and bare[before.end - 1].isalpha():
        return True
    nothing_else = set(label) == {k.WORD} and not bare[before.end - 1].isdigit()
    return rule == "year" and nothing_else and (digits or len(label) > 1)


def _add(state: _State, clause: Clause) -> None:
    if state.trailing:
        raise UnreadableError(Problem.NOT_UNDERSTOOD)
    if k.OR in state.joined:
        raise UnreadableError(Problem.ALTERNATIVES)
    state.clauses.append(replace(clause, segment=state.segment, labelled=state.labelled, joined=state.joined))
    state.begin()


def _word(state: _State, line: Line, place: int) -> int:
    """A separator, a task word or a remark; anything else is left over."""
    kind = line.kinds[place]
    if kind == k.DOT and state.has_clause:
        state.next_segment()
        return place + 1
    if state.after_clause and kind == k.REMARK:
        return _remark(state, line, place)
    if _only_words_follow(state, line, place):
        state.trailing = True
        return line.segment_end(place)
    if kind in _SEPARATORS:
        state.joined += (kind,)
        if state.label:
            state.label.append(kind)
        state.trailing = state.trailing or (kind == k.COLON and state.after_clause)
        state.after_clause = False
        return place + 1
    if kind not in _LABEL:
        raise UnreadableError(_problem(line, place))
    if state.has_clause and not state.labelled:
        _begin_words_after_clause(state, kind)
    state.label.append(kind)
    return place + 1


def _only_words_follow(state: _State, line: Line, place: int) -> bool:
    """Whether what is to be done follows a time: "Trước 15/9/2026, báo cáo UBND xã", "… hoàn thành việc rà soát"."""
    kind = line.kinds[place]
    after_comma = state.joined == (k.COMMA,) and not state.labelled and kind == k.ACTION
    follows = (state.after_clause and kind == k.WITHIN) or after_comma
    return follows and state.has_clause and _WORDS_ONLY.match(line.codes, place, line.segment_end(place)) is not None


def _begin_words_after_clause(state: _State, kind: str) -> None:
    """Words may follow a clause when a separator or an action ("Quý II/2026 ban hành") stands first."""
    if kind == k.ACTION:
        state.trailing = state.trailing or state.after_clause
    elif state.after_clause and kind not in (k.WITHIN, k.BY, k.TO):
        raise UnreadableError(Problem.NOT_UNDERSTOOD)
    state.after_clause = False


def _problem(line: Line, place: int) -> Problem:
    if _COUNTED.match(line.codes, place):
        return Problem.DURATION
    if _STRANGE_YEAR.match(line.codes, place):
        return Problem.IMPOSSIBLE_YEAR
    return _PROBLEMS.get(line.kinds[place], Problem.NOT_UNDERSTOOD)


def _remark(state: _State, line: Line, place: int) -> int:
    end = line.segment_end(place)
    if _NO_REMARK.intersection(line.kinds[place:end]):
        raise UnreadableError(Problem.NOT_UNDERSTOOD)
    state.trailing = True
    return end


def _brackets(state: _State, line: Line, place: int) -> int:
    """What parentheses hold: a condition, a finer time, or a remark that says nothing of time."""
    end = line.closing(place)
    if line.kinds.count(k.OPEN) > _MOST_BRACKETS:
        raise UnreadableError(Problem.NOT_UNDERSTOOD)
    inner = line.part(place + 1, end)
    try:
        clauses = _read(inner)
    except UnreadableError:
        if _NO_BRACKETED_REMARK.intersection(_without_days_of_documents(inner.kinds)):
            raise
        clauses = []
    labels_them = state.labelled and not state.trailing
    for clause in clauses:
        labelled = clause.labelled or labels_them
        state.clauses.append(
            replace(clause, segment=state.segment, bracketed=not labels_them, labelled=labelled, joined=state.joined)
        )
    if clauses and labels_them:
        state.begin()
    return end + 1


def _without_days_of_documents(kinds: list[str]) -> list[str]:
    """Kinds without the time that stands behind a document's number: it is the document's own day."""
    return [kind for before, kind in zip(["", *kinds], kinds, strict=False) if (before, kind) != (k.DOCUMENT, k.TIME)]


def _condition(state: _State, line: Line, place: int) -> int:
    condition, behind, end = read_condition(line, place, _read)
    state.clauses += [replace(clause, segment=state.segment) for clause in (condition, *behind)]
    state.begin()
    state.trailing = False
    return end
