"""Tokens reduced to items: what the table of rules built, and the tokens that no rule took."""

from __future__ import annotations

from dataclasses import dataclass

from taskbook.core.deadline.builders import Parts, Value
from taskbook.core.deadline.notation import encode
from taskbook.core.deadline.problems import UnreadableError
from taskbook.core.deadline.rules import RULES
from taskbook.core.deadline.times import Frame
from taskbook.core.deadline.tokens import Token


@dataclass(frozen=True, slots=True)
class Item:
    """A value that a rule built, or a plain token; `start` and `end` are places in the text."""

    kind: str
    start: int
    end: int
    value: Value
    rule: str | None = None


def reduce(tokens: list[Token], frame: Frame) -> list[Item]:
    """Apply the first rule that matches at each place, left to right."""
    codes = encode(token.kind for token in tokens)
    items: list[Item] = []
    place = 0
    while place < len(tokens):
        found = RULES.match(codes, place)
        if found is None:
            token = tokens[place]
            items.append(Item(token.kind, token.start, token.end, token.value))
            place += 1
            continue
        rule, match = found
        start, end = tokens[place].start, tokens[match.end - 1].end
        try:
            value = rule.build(Parts(match, tokens), frame)
        except UnreadableError as error:
            raise error.at(start, end) from error
        items.append(Item(rule.makes, start, end, value, rule.name))
        place = match.end
    return items
