"""A phrase read left to right into clauses: times, task words, parentheses, remarks and conditions told apart.

Everything must be accounted for. What is left over makes the whole phrase unreadable: nothing is guessed.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from taskbook.core.deadline import kinds as k
from taskbook.core.deadline.clauses import CLAUSE_RULES, Clause, clause_at
from taskbook.core.deadline.conditions import opens_condition, read_condition
from taskbook.core.deadline.items import Item
from taskbook.core.deadline.line import LINKS, Line, line_of
from taskbook.core.deadline.normalise import Text
from taskbook.core.deadline.notation import Pattern
from taskbook.core.deadline.problems import Problem, UnreadableError
from taskbook.core.deadline.remarks import belongs_to_words, goal_end, is_occasion, says_nothing_of_time

_SEPARATORS = LINKS | {k.OR}
_LABEL = LINKS | {
    *(k.WORD, k.REMARK, k.ACTION, k.DOCUMENT, k.PERIODIC, k.OF, k.TIMES, k.NUMBER_WORD, k.ROMAN),
    *(k.WITHIN, k.BY, k.TO, k.WHOLE, k.AT_ONCE),
}
"""What may stand among the words before a time."""
_MOST_BRACKETS = 12
"""Nobody writes so many; a file made to do harm may."""
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

    def next_segment(self, line: Line, place: int, joined: str = k.SEMICOLON) -> None:
        self.close(line, place)
        self.segment += 1
        self.begin((joined,))
        self.after_clause, self.trailing = False, False

    def close(self, line: Line, place: int) -> None:
        """Words that came after the last clause, up to a place, must be a known kind of remark."""
        if self.labelled and self.has_clause and not self.trailing:
            raise _unclear(line, place - len(self.label), place)


def read_clauses(items: list[Item], text: Text) -> list[Clause]:
    """Return the clauses of a phrase, in order; raise when something is left over."""
    return _read(line_of(items, text))


def _read(line: Line) -> list[Clause]:
    state = _State()
    place = 0
    while place < len(line.items):
        place = _step(state, line, place)
    state.close(line, place)
    return state.clauses


def _unclear(line: Line, start: int, end: int) -> UnreadableError:
    """What to raise when the words between two places are not understood."""
    return UnreadableError(Problem.NOT_UNDERSTOOD).at(line.items[start].start, line.items[end - 1].end)


def _step(state: _State, line: Line, place: int) -> int:
    kind = line.kinds[place]
    if kind in (k.SEMICOLON, k.LATER):
        state.next_segment(line, place, kind)
        return place + 1
    if kind == k.OPEN:
        return _brackets(state, line, place)
    if opens_condition(line, place):
        return _condition(state, line, place)
    found = clause_at(line.codes, place, line.items)
    if found:
        clause, end = found
        if state.trailing or belongs_to_words(state.label, line, place):
            raise _unclear(line, place, end)
        _add(state, clause)
        return end
    return _word(state, line, place)


def _add(state: _State, clause: Clause) -> None:
    if k.OR in state.joined:
        raise UnreadableError(Problem.ALTERNATIVES)
    state.clauses.append(replace(clause, segment=state.segment, labelled=state.labelled, joined=state.joined))
    state.begin()


def _word(state: _State, line: Line, place: int) -> int:
    """A separator, a task word or a remark; anything else is left over."""
    kind = line.kinds[place]
    if kind == k.DOT and state.has_clause:
        state.next_segment(line, place)
        return place + 1
    if kind in (k.DASH, k.COMMA) and state.trailing and _begins_clause(line, place + 1):
        state.next_segment(line, place, kind)
        return place + 1
    if state.after_clause and kind == k.REMARK:
        return _remark(state, line, place)
    if _only_words_follow(state, line, place):
        state.trailing = True
        return line.segment_end(place)
    goal = goal_end(line, place) if _stands_behind(state) else 0
    if goal:
        state.trailing = True
        return goal
    if kind in _SEPARATORS:
        state.joined += (kind,)
        if state.label:
            state.label.append(kind)
        state.trailing = state.trailing or (kind == k.COLON and state.after_clause)
        state.after_clause = False
        return place + 1
    if kind not in _LABEL:
        raise UnreadableError(_problem(line, place)).at(line.items[place].start, line.items[place].end)
    if state.has_clause and not state.labelled:
        _begin_words_after_clause(state, line, place)
    state.label.append(kind)
    return place + 1


def _only_words_follow(state: _State, line: Line, place: int) -> bool:
    """Whether what is to be done follows a time: "Trước 15/9/2026, báo cáo UBND xã", "… hoàn thành việc rà soát"."""
    kind = line.kinds[place]
    follows = kind == k.WITHIN if state.after_clause else kind == k.ACTION
    end = line.segment_end(place)
    return follows and _stands_behind(state) and _WORDS_ONLY.match(line.codes, place, end) is not None


def _stands_behind(state: _State) -> bool:
    """Whether a clause of this segment stands right before, with nothing but a comma between."""
    return state.has_clause and (state.after_clause or (state.joined == (k.COMMA,) and not state.labelled))


def _begins_clause(line: Line, place: int) -> bool:
    return place < len(line.kinds) and CLAUSE_RULES.match(line.codes, place) is not None


def _begin_words_after_clause(state: _State, line: Line, place: int) -> None:
    """Words may follow a clause when a separator or an action ("Quý II/2026 ban hành") stands first."""
    kind = line.kinds[place]
    if kind == k.ACTION:
        state.trailing = state.trailing or state.after_clause
    elif state.after_clause and kind not in (k.WITHIN, k.BY, k.TO):
        raise _unclear(line, place, place + 1)
    state.after_clause = False


def _problem(line: Line, place: int) -> Problem:
    if _COUNTED.match(line.codes, place):
        return Problem.DURATION
    if _STRANGE_YEAR.match(line.codes, place):
        return Problem.IMPOSSIBLE_YEAR
    return _PROBLEMS.get(line.kinds[place], Problem.NOT_UNDERSTOOD)


def _remark(state: _State, line: Line, place: int) -> int:
    end = line.segment_end(place)
    if not says_nothing_of_time(line.part(place, end)):
        raise _unclear(line, place, end)
    state.trailing = True
    return end


def _brackets(state: _State, line: Line, place: int) -> int:
    """What parentheses hold: a condition, a finer time, or a remark that says nothing of time."""
    end = line.closing(place)
    after = min(end + 1, len(line.kinds))
    if line.kinds.count(k.OPEN) > _MOST_BRACKETS:
        raise UnreadableError(Problem.NOT_UNDERSTOOD)
    inner = line.part(place + 1, end)
    if is_occasion(inner):
        return after
    try:
        clauses = _read(inner)
    except UnreadableError:
        if not says_nothing_of_time(inner, in_brackets=True):
            raise
        clauses = []
    labels_them = state.labelled and not state.trailing
    for clause in clauses:
        labelled = clause.labelled or labels_them
        joined = clause.joined if k.LATER in clause.joined else state.joined
        state.clauses.append(
            replace(clause, segment=state.segment, bracketed=not labels_them, labelled=labelled, joined=joined)
        )
    if clauses and labels_them:
        state.begin()
    return after


def _condition(state: _State, line: Line, place: int) -> int:
    condition, behind, end = read_condition(line, place, _read)
    state.clauses += [replace(clause, segment=state.segment) for clause in (condition, *behind)]
    state.begin()
    state.trailing = False
    return end
