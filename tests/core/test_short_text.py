"""Texts made to fit."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taskbook.core.short_text import shortened_between_words


@pytest.mark.parametrize(
    ("text", "characters", "shown"),
    [
        ("xây dựng  kế\nhoạch", 17, "xây dựng kế hoạch"),
        ("xây dựng kế hoạch", 16, "xây dựng kế…"),
        ("xây dựng, kế hoạch", 10, "xây dựng…"),
        ("xâydựngkếhoạch", 5, "xâyd…"),
        (", , dài", 6, ", , d…"),
    ],
)
def test_a_text_is_cut_after_a_whole_word(text: str, characters: int, shown: str) -> None:
    assert shortened_between_words(text, characters) == shown


@given(st.text(max_size=60), st.integers(1, 40))
def test_a_text_that_was_cut_fits_and_is_how_the_whole_begins(text: str, characters: int) -> None:
    line = " ".join(text.split())
    made = shortened_between_words(text, characters)
    assert len(made) <= characters
    assert made == line or (made[-1] == "…" and line.startswith(made[:-1]))
