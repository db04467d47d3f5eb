"""Which known names a text is most like: only to propose, never to decide."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from taskbook.core.naming.names import one_line, repair_tcvn3, skeleton

# Below this likeness (0..110) a proposal would only puzzle.
_LEAST = 35.0
# "Phòng Kinh doanh" is asked about as a "Phòng", before it is as a "doanh nghiệp".
_SAME_FIRST_WORD = 10.0


def nearest_names(text: str, spellings: Mapping[str, Sequence[str]], limit: int = 3) -> tuple[str, ...]:
    """The names most like `text`, best first; `spellings` gives each name's other spellings."""
    scores = {name: max(_likeness(text, s) for s in (name, *others)) for name, others in spellings.items()}
    best = sorted((name for name, score in scores.items() if score >= _LEAST), key=lambda name: -scores[name])
    return tuple(best[:limit])


def _likeness(text: str, spelling: str) -> float:
    """0..100: mostly how the letters agree without accents, a little how they agree with them and word by word."""
    from rapidfuzz import fuzz  # costs start-up time that a cell of known names need not pay

    plain, theirs = _bare_words(text), _bare_words(spelling)
    letters = max(fuzz.ratio(plain, theirs), fuzz.ratio(_bare_words(repair_tcvn3(text)), theirs))
    accents = fuzz.ratio(one_line(text).lower(), one_line(spelling).lower())
    first = _SAME_FIRST_WORD if plain.split()[:1] == theirs.split()[:1] else 0.0
    return 0.6 * letters + 0.15 * accents + 0.25 * fuzz.token_set_ratio(plain, theirs) + first


def _bare_words(text: str) -> str:
    return " ".join(filter(None, map(skeleton, one_line(text).split())))
