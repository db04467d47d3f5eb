"""The notation that deadline patterns are written in: what each of its signs says, and what it refuses."""

from __future__ import annotations

import doctest
import re

import pytest

from taskbook.core.deadline import notation, phrases
from taskbook.core.deadline.clauses import CLAUSE_RULES
from taskbook.core.deadline.kinds import KINDS, MARKS
from taskbook.core.deadline.notation import Pattern, PatternError, Table, encode
from taskbook.core.deadline.rules import RULES


def taken(written: str, kinds: str, place: int = 0) -> int | None:
    """How many of the kinds a pattern takes from a place on, None when it does not match."""
    match = Pattern(written, {"pair": "NUMBER, NUMBER", "list": "X any(, X)"}).match(encode(kinds.split()), place)
    return match and match.end - match.start


def test_the_notation_s_own_page_holds_a_working_example() -> None:
    assert doctest.testmod(notation) == doctest.TestResults(failed=0, attempted=4)


@pytest.mark.parametrize(
    ("written", "kinds", "length"),
    [
        ("MONTH NUMBER", "MONTH NUMBER YEAR", 2),
        ("MONTH NUMBER", "MONTH YEAR", None),
        ("NUMBER / NUMBER", "NUMBER / NUMBER", 3),
        ("NUMBER / NUMBER", "NUMBER - NUMBER", None),
        ("NUMBER | ROMAN", "ROMAN", 1),
        ("NUMBER | ROMAN", "WORD", None),
        ("NUMBER | MONTH NUMBER", "MONTH NUMBER", 2),
        ("(DAY | MONTH) NUMBER", "MONTH NUMBER", 2),
        ("DAY | MONTH NUMBER", "DAY NUMBER", 1),
        ("[DAY] NUMBER", "NUMBER", 1),
        ("[DAY] NUMBER", "DAY NUMBER", 2),
        ("[DAY NUMBER] MONTH", "DAY MONTH", None),
        ("any(WORD) NUMBER", "WORD WORD NUMBER", 3),
        ("any(WORD) NUMBER", "NUMBER", 1),
        ("some(WORD) NUMBER", "NUMBER", None),
        ("some(WORD ,) NUMBER", "WORD , WORD , NUMBER", 5),
        ("mark=(/ | -) NUMBER same(mark)", "- NUMBER -", 3),
        ("mark=(/ | -) NUMBER same(mark)", "- NUMBER /", None),
        ("but(NUMBER | ROMAN)", "WORD", 1),
        ("but(NUMBER | ROMAN)", "ROMAN", None),
        ("NUMBER then(MONTH)", "NUMBER MONTH", 1),
        ("NUMBER then(MONTH)", "NUMBER", None),
        ("NUMBER unless(MONTH)", "NUMBER MONTH", None),
        ("NUMBER unless(MONTH)", "NUMBER", 1),
        ("NUMBER PHRASE_END", "NUMBER", 1),
        ("NUMBER PHRASE_END", "NUMBER WORD", None),
        ("OPEN pair CLOSE", "OPEN NUMBER , NUMBER CLOSE", 5),
        ("list(NUMBER | MONTH NUMBER)", "NUMBER , MONTH NUMBER", 4),
        ("list(any(WORD) NUMBER)", "WORD NUMBER , NUMBER", 4),
    ],
)
def test_each_sign_of_the_notation_says_what_its_table_says(written: str, kinds: str, length: int | None) -> None:
    assert taken(written, kinds) == length


@pytest.mark.parametrize(
    ("written", "length"),
    [("after(BEFORE) NUMBER", 1), ("not_after(BEFORE) NUMBER", None), ("not_after(DAY) NUMBER", 1)],
)
def test_what_stands_before_a_place_may_decide(written: str, length: int | None) -> None:
    assert taken(written, "BEFORE NUMBER", 1) == length


def test_a_name_given_twice_means_the_one_that_took_part() -> None:
    pattern = Pattern("year=FULL_YEAR | YEAR year=FULL_YEAR")
    match = pattern.match(encode(["YEAR", "FULL_YEAR"]), 0)
    assert match is not None
    assert match.span("year") == (1, 2)
    assert match.span("day") == (0, 0)


def test_a_pattern_looks_no_further_than_it_is_told() -> None:
    codes = encode(["WORD", "NUMBER", "WORD"])
    assert Pattern("WORD NUMBER").match(codes, 0, 1) is None
    assert Pattern("WORD PHRASE_END").match(codes, 0, 1) is not None


@pytest.mark.parametrize(
    "written",
    [
        "WEDNESDAY",
        "Quý NUMBER",
        "q",
        "never(NUMBER)",
        "(NUMBER",
        "NUMBER)",
        "[NUMBER",
        "list(NUMBER",
        "NUMBER & NUMBER",
    ],
)
def test_what_is_not_of_the_notation_is_refused(written: str) -> None:
    with pytest.raises(PatternError):
        taken(written, "NUMBER")


def test_a_table_tries_only_rules_that_can_begin_and_the_first_wins() -> None:
    class Named:
        def __init__(self, name: str, written: str) -> None:
            self.name, self.pattern = name, Pattern(written)

    table = Table([Named("month", "MONTH NUMBER"), Named("words", "any(WORD)"), Named("bare", "MONTH")])
    names = [
        found and found[0].name for found in (table.match(encode([kind, "NUMBER"]), 0) for kind in ("MONTH", "DAY"))
    ]
    assert names == ["month", "words"]
    assert Table([Named("day", "DAY")]).match(encode(["MONTH"]), 0) is None


@pytest.mark.parametrize("rule", [*RULES.rules, *CLAUSE_RULES.rules], ids=lambda rule: rule.name)
def test_every_rule_s_pattern_names_only_known_kinds_and_compiles(rule: object) -> None:
    pattern: Pattern = rule.pattern  # type: ignore[attr-defined]
    assert set(re.findall(r"[A-Z_]{2,}", pattern.written)) <= {*KINDS, "PHRASE_END"}
    assert pattern.match(encode(["STRANGE"]), 0) is None


def test_every_word_we_understand_is_of_a_known_kind() -> None:
    assert {vocabulary.kind for vocabulary in phrases.VOCABULARY} <= set(KINDS)


def test_kinds_have_names_that_are_read_aloud_and_marks_stand_for_themselves() -> None:
    assert len(set(KINDS)) == len(KINDS)
    assert [kind for kind in KINDS if len(kind) == 1] == list(MARKS)
