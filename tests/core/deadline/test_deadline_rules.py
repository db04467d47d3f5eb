"""The tables of rules: each rule has a phrase that proves it, and no phrase is matched by two rules at one place."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from taskbook.core.deadline.clauses import CLAUSE_RULES, ClauseRule
from taskbook.core.deadline.items import reduce
from taskbook.core.deadline.normalise import prepare
from taskbook.core.deadline.notation import Table, encode
from taskbook.core.deadline.problems import UnreadableError
from taskbook.core.deadline.rules import RULES, Rule
from taskbook.core.deadline.times import Frame
from taskbook.core.deadline.tokens import tokenise
from tests.core.deadline.test_deadline import rows

PHRASES = [
    row["phrase"] for name in ("deadlines.csv", "deadlines_more.csv", "deadlines_plans.csv") for row in rows(name)
]
FRAME = Frame(2026)


def matches(codes: str, table: Table[Rule] | Table[ClauseRule]) -> Iterator[list[str]]:
    """The names of the rules that match, place by place, going on after what the first took."""
    place = 0
    while place < len(codes):
        found = [(rule.name, match.end) for rule in table.rules if (match := rule.pattern.match(codes, place))]
        yield [name for name, _ in found]
        place = found[0][1] if found else place + 1


def token_codes(phrase: str) -> str:
    try:
        return encode(token.kind for token in tokenise(prepare(phrase)))
    except UnreadableError:
        return ""


def item_codes(phrase: str) -> str:
    try:
        return encode(item.kind for item in reduce(tokenise(prepare(phrase)), FRAME))
    except UnreadableError:
        return ""


@pytest.mark.parametrize(("table", "codes_of"), [(RULES, token_codes), (CLAUSE_RULES, item_codes)])
def test_every_rule_has_a_phrase_that_proves_it(table: Table[Rule] | Table[ClauseRule], codes_of: object) -> None:
    proved = {name for phrase in PHRASES for names in matches(codes_of(phrase), table) for name in names}  # type: ignore[operator]
    assert {rule.name for rule in table.rules} == proved


@pytest.mark.parametrize("phrase", PHRASES)
def test_no_phrase_is_matched_by_two_competing_rules(phrase: str) -> None:
    for table, codes in ((RULES, token_codes(phrase)), (CLAUSE_RULES, item_codes(phrase))):
        assert [names for names in matches(codes, table) if len(names) > 1] == []


def test_rules_have_names_of_their_own() -> None:
    names = [rule.name for rule in (*RULES.rules, *CLAUSE_RULES.rules)]
    assert len(names) == len(set(names))
