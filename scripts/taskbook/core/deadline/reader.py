"""A phrase read left to right into clauses: times, task words, parentheses, remarks and conditions told apart.

Everything must be accounted for. What is left over makes the whole phrase unreadable: nothing is guessed.
"""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass, field, replace

from taskbook.core.deadline import phrases as p
from taskbook.core.deadline.clauses import Clause, clause_at
from taskbook.core.deadline.items import Item
from taskbook.core.deadline.normalise import Text, prepare
from taskbook.core.deadline.problems import Problem, UnreadableError

_LABEL = frozenset("xabPekr%IHTA:,&./-L")
_SEPARATORS = frozenset(",&.:-|/")
_MOST_BRACKETS = 12
"""Nobody writes so many; a file made to do harm may."""
_LINKS = ",&.:-/"
_NO_REMARK = frozenset("tRZDWonY#dlwmqyzpXOgNuVhBSGUj")
_NO_BRACKETED_REMARK = _NO_REMARK | {p.CONDITION}
_EVENT = frozenset("xab%")
_PROBLEMS = {
    p.BEGINNING: Problem.VAGUE,
    p.VAGUE: Problem.VAGUE,
    p.HALF: Problem.VAGUE,
    p.WEEK: Problem.WEEK,
    p.VISION: Problem.VISION_YEAR,
    p.UNDETERMINED: Problem.UNDETERMINED,
    p.OR: Problem.ALTERNATIVES,
    p.DAY: Problem.NO_MONTH,
}
_FROM_EVENT = re.compile(r"(?:ke\s+)?tu\s+(?:ngay|khi)\b")
_DAY_OF_EVENT = re.compile(r"d[xab%](?![^;]*t)")
_STRANGE_YEAR = re.compile(r"(?:y|(?:n[/.\-]){1,2}|[mq][nr]y?[/.\-]?y?)#")
_WORDS_ONLY = re.compile(r"[bI][xabek%,&.]*\Z")
_DURATION_NOUNS = frozenset("dlwmqy")
_NUMBERED_THING = re.compile(rf"(?<![a-z])(?:{'|'.join(prepare(thing).bare for thing in p.NUMBERED_THINGS)})\s*\Z")


@dataclass(slots=True)
class _State:
    """Where the reading stands within the segment (the words between two semicolons)."""

    clauses: list[Clause] = field(default_factory=list)
    segment: int = 0
    joined: str = ""
    label: str = ""
    after_clause: bool = False
    trailing: bool = False

    def next_segment(self) -> None:
        self.close()
        self.segment += 1
        self.joined, self.label, self.after_clause, self.trailing = ";", "", False, False

    def close(self) -> None:
        """Words that came after the last clause must be a known kind of remark."""
        words = self.label.strip(_LINKS)
        if words and self.clauses and not self.trailing and self.clauses[-1].segment == self.segment:
            raise UnreadableError(Problem.NOT_UNDERSTOOD)


def read_clauses(items: list[Item], text: Text) -> list[Clause]:
    """Return the clauses of a phrase, in order; raise when something is left over."""
    codes = "".join(item.code for item in items)
    state = _State()
    place = 0
    while place < len(items):
        place = _step(state, codes, place, items, text)
    state.close()
    return state.clauses


def _step(state: _State, codes: str, place: int, items: list[Item], text: Text) -> int:
    code = codes[place]
    if code == ";":
        state.next_segment()
        return place + 1
    if code == "(":
        return _brackets(state, codes, place, items, text)
    if _opens_condition(codes, place):
        return _condition(state, codes, place, items, text)
    found = clause_at(codes, place, items)
    if found:
        if _belongs_to_words(state.label, place, items, text):
            raise UnreadableError(Problem.NOT_UNDERSTOOD)
        _add(state, found[0])
        return found[1]
    return _word(state, codes, place)


def _belongs_to_words(label: str, place: int, items: list[Item], text: Text) -> bool:
    """Whether a time is part of the name before it: "H1/2026", "Dự án 1/2026", "Văn bản ngày 12/3/2026"."""
    item, before = items[place], text.bare[items[place - 1].end - 1]
    if item.code != "t" or label[-1:] not in (p.WORD, p.ACTION, p.DOCUMENT, p.TIMES, p.ROMAN):
        return False
    rule = item.rule or ""
    if label[-1] == p.DOCUMENT:
        return rule.startswith(("day", "year"))
    if rule.startswith(("day", "month_numeric")) and _NUMBERED_THING.search(text.bare, 0, item.start):
        return True
    if label[-1] == p.ROMAN:
        return _NUMBERED_THING.search(text.bare, 0, items[place - 1].start) is not None
    if label[-1] == p.ACTION or rule == "month_numeric":
        return label[-1] != p.ACTION
    bare = text.bare[item.start].isdigit()
    if bare and items[place - 1].end == item.start and before.isalpha():
        return True
    return rule == "year" and set(label) == {p.WORD} and not before.isdigit() and (bare or len(label) > 1)


def _add(state: _State, clause: Clause) -> None:
    if state.trailing:
        raise UnreadableError(Problem.NOT_UNDERSTOOD)
    if "|" in state.joined:
        raise UnreadableError(Problem.ALTERNATIVES)
    labelled = bool(state.label.strip(_LINKS))
    state.clauses.append(replace(clause, segment=state.segment, labelled=labelled, joined=state.joined))
    state.label, state.joined, state.after_clause = "", "", True


def _word(state: _State, codes: str, place: int) -> int:
    """A separator, a task word or a remark; anything else is left over."""
    code = codes[place]
    if code == "." and state.clauses and state.clauses[-1].segment == state.segment:
        state.next_segment()
        return place + 1
    if state.after_clause and code == p.REMARK:
        return _remark(state, codes, place)
    if _only_words_follow(state, codes, place):
        state.trailing = True
        return _segment_end(codes, place)
    if code in _SEPARATORS:
        state.joined += code
        state.label += code if state.label else ""
        state.trailing = state.trailing or (code == ":" and state.after_clause)
        state.after_clause = False
        return place + 1
    if code not in _LABEL:
        raise UnreadableError(_problem(codes, place))
    if state.clauses and state.clauses[-1].segment == state.segment and not state.label.strip(_LINKS):
        _begin_words_after_clause(state, code)
    state.label += code
    return place + 1


def _only_words_follow(state: _State, codes: str, place: int) -> bool:
    """Whether what is to be done follows a time: "Trước 15/9/2026, báo cáo UBND xã", "… hoàn thành việc rà soát"."""
    after_comma = state.joined == "," and not state.label.strip(_LINKS) and codes[place] == p.ACTION
    follows = (state.after_clause and codes[place] == p.WITHIN) or after_comma
    same_segment = bool(state.clauses) and state.clauses[-1].segment == state.segment
    return follows and same_segment and _WORDS_ONLY.match(codes, place, _segment_end(codes, place)) is not None


def _begin_words_after_clause(state: _State, code: str) -> None:
    """Words may follow a clause when a separator or an action ("Quý II/2026 ban hành") stands first."""
    if code == p.ACTION:
        state.trailing = state.trailing or state.after_clause
    elif state.after_clause and code not in "IHT":
        raise UnreadableError(Problem.NOT_UNDERSTOOD)
    state.after_clause = False


def _problem(codes: str, place: int) -> Problem:
    if codes[place] in "nk#" and codes[place + 1 : place + 2] in _DURATION_NOUNS:
        return Problem.DURATION
    if _STRANGE_YEAR.match(codes, place):
        return Problem.IMPOSSIBLE_YEAR
    return _PROBLEMS.get(codes[place], Problem.NOT_UNDERSTOOD)


def _remark(state: _State, codes: str, place: int) -> int:
    end = _segment_end(codes, place)
    if _NO_REMARK & set(codes[place:end]):
        raise UnreadableError(Problem.NOT_UNDERSTOOD)
    state.trailing = True
    return end


def _segment_end(codes: str, place: int) -> int:
    """The place of the next semicolon outside parentheses, or the end."""
    depth = 0
    for end in range(place, len(codes)):
        depth += (codes[end] == "(") - (codes[end] == ")")
        if codes[end] == ";" and depth <= 0:
            return end
    return len(codes)


def _brackets(state: _State, codes: str, place: int, items: list[Item], text: Text) -> int:
    """What parentheses hold: a condition, a finer time, or a remark that says nothing of time."""
    end = _closing(codes, place)
    if codes.count("(") > _MOST_BRACKETS:
        raise UnreadableError(Problem.NOT_UNDERSTOOD)
    inner = items[place + 1 : end]
    try:
        clauses = read_clauses(inner, text)
    except UnreadableError:
        if _NO_BRACKETED_REMARK & set(codes[place + 1 : end].replace("%t", "%")):  # a document's own day
            raise
        clauses = []
    labels_them = bool(state.label.strip(_LINKS)) and not state.trailing
    for clause in clauses:
        labelled = clause.labelled or labels_them
        state.clauses.append(
            replace(clause, segment=state.segment, bracketed=not labels_them, labelled=labelled, joined=state.joined)
        )
    if clauses and labels_them:
        state.label, state.joined, state.after_clause = "", "", True
    return end + 1


def _closing(codes: str, place: int) -> int:
    depth = 0
    for end in range(place, len(codes)):
        depth += (codes[end] == "(") - (codes[end] == ")")
        if depth == 0:
            return end
    return len(codes)


def _opens_condition(codes: str, place: int) -> bool:
    code, after = codes[place], codes[place + 1 : place + 2]
    return code in "cC" or (
        code in (p.AFTER, p.BEFORE)
        and (after in _EVENT or after == "C" or _DAY_OF_EVENT.match(codes, place + 1) is not None)
    )


def _condition(state: _State, codes: str, place: int, items: list[Item], text: Text) -> int:
    """A condition goes on to the segment's end, unless a deadline of its own stands at its end."""
    end = _segment_end(codes, place)
    stop, suffix = _deadline_after(codes, place, end, items, text)
    start = place - 1 if place and codes[place - 1] == p.OR else place
    words = text.cut(items[start].start, items[stop - 1].end)
    state.clauses.append(Clause("condition", text=words, rules=("condition",), segment=state.segment))
    for clause in suffix:
        state.clauses.append(replace(clause, segment=state.segment))
    state.label, state.joined, state.after_clause, state.trailing = "", "", True, False
    return end


def _deadline_after(codes: str, place: int, end: int, items: list[Item], text: Text) -> tuple[int, list[Clause]]:
    """Where a deadline of its own stands after a condition: after a comma, in the last parentheses, or ("từ ngày ký
    đến hết năm 2026") behind "đến".
    """
    if _FROM_EVENT.match(text.bare, items[place].start) and p.TO in codes[place:end]:
        mark = codes.rindex(p.TO, place, end)
        with suppress(UnreadableError):
            clauses = read_clauses(items[mark:end], text)
            if len(clauses) == 1:
                return mark, clauses
    for mark in range(end - 1, place, -1):
        stop = end - codes[end - 1 : end].count(")") if codes[mark] == "(" else end
        rest = codes[mark + 1 : stop]
        if codes[mark] not in ",(" or not rest or rest[0] not in "IHTBUPRo" or set("cC()") & set(rest):
            continue
        with suppress(UnreadableError):
            clauses = read_clauses(items[mark + 1 : stop], text)
            if clauses:
                return mark, clauses
    return end, []
