"""From text to tokens: each number, word and mark gets its kind, so that rules can be patterns of kinds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from taskbook.core.deadline import kinds as k
from taskbook.core.deadline import phrases as p
from taskbook.core.deadline.normalise import Text, fits, prepare
from taskbook.core.deadline.problems import Problem, UnreadableError

_LONGEST = 6
_ISSUER = r"(?:\s*-\s*(?:ubnd|hdnd|cp|ttg|tw|tu|du)(?![a-z]))"  # "13/2026/QĐ - UBND"
_RAW = re.compile(
    r"(?P<time>\d{1,2}\s*(?:gio|h|g)(?![a-z])(?:\s*\d{1,2}(?!\d|\s*[/.\-]\s*\d|\s*thang|\s*t\s?\d)\s*(?:phut|p|'|’)?)?"
    r"|\d{1,2}:\d\d(?::\d\d)?)"
    r"|(?P<document>\d+\s*(?:/\s*\d{4}\s*)?/\s*(?!(?:nam|thang|quy|qui|tuan|ngay|lan)(?![a-z]))[a-z]{2,}[a-z\d]*"
    rf"(?:-[a-z\d]+|{_ISSUER})*"
    r"|(?<![a-z])(?<!\bho )(?<!\bco )(?<!\btru )so\s*:?\s*\d[\da-z/\-]*"
    rf"{_ISSUER}?)"
    r"|(?P<share>\d+(?:[.,]\d+)?\s*%)|(?P<number>\d+)|(?P<word>[a-z]+)|(?P<mark>[^\s])"
)
_COUNTS_FROM = re.compile(r"\s*(?:(?:ke )?tu|sau) (?:khi|ngay)\b")  # "48 giờ kể từ khi" is no time of day
_WORD = re.compile(r"(?P<word>[a-z]+)")
_MARKS = dict(zip(k.MARKS, k.MARKS, strict=True)) | {"+": k.AND, "&": k.AND, "(": k.OPEN, ")": k.CLOSE}
_ROMANS = {r: n for n, r in enumerate(["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"], 1)}
_GLUED_ROMAN = re.compile(r"(quy|qui|q|thang)([ivx]+)")
_ABBREVIATED = {"t": k.MONTH, "th": k.MONTH, "q": k.QUARTER}


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the phrase: its kind, where it stands (`start`, `end`), its value and its bare letters."""

    kind: str
    start: int
    end: int
    value: int = 0
    bare: str = ""


def tokenise(text: Text) -> list[Token]:
    """Return the tokens of a prepared text."""
    raw = [piece for match in _matches(text) for piece in _unglue(text, match)]
    tokens: list[Token] = []
    place = 0
    while place < len(raw):
        token, used = _read(text, raw, place)
        tokens.append(token)
        place += used
    return _settle(tokens, text)


def _matches(text: Text) -> Iterator[re.Match[str]]:
    """The raw pieces. "Hồ sơ: 30/6" and "Cơ sở 2" hold no document's number: their "so" is read as a word."""
    place = 0
    while match := _RAW.search(text.bare, place):
        typed = text.shown[match.start() : match.start() + 2].lower()
        if match["document"] and match[0].startswith("so") and not fits(typed, "số", strict=True):
            match = _WORD.match(text.bare, match.start()) or match
        yield match
        place = match.end()


def _unglue(text: Text, match: re.Match[str]) -> list[Token]:
    """One raw token, or several when words were typed without blanks between them ("trongnăm", "QuýII")."""
    whole = Token(match.lastgroup or "", match.start(), match.end(), bare=match[0])
    if whole.kind != "word":
        return [whole]
    roman = _GLUED_ROMAN.fullmatch(whole.bare)
    if roman and roman[2] in _ROMANS:
        return _pieces(whole, (len(roman[1]), len(roman[2])))
    typed = text.shown[whole.start : whole.end].lower()
    return _pieces(whole, _glued(typed, whole.bare))


def _pieces(whole: Token, lengths: tuple[int, ...]) -> list[Token]:
    pieces = []
    start = 0
    for length in lengths:
        bare = whole.bare[start : start + length]
        pieces.append(Token("word", whole.start + start, whole.start + start + length, bare=bare))
        start += length
    return pieces


@lru_cache(maxsize=4096)
def _glued(typed: str, bare: str) -> tuple[int, ...]:
    """The lengths of the known words a run of letters is made of; the run itself when it is not made of them."""
    if len(typed) != len(bare) or _look_up(typed, bare) or len(bare) < 6:
        return (len(bare),)
    for cut in range(len(bare) - 2, 1, -1):
        if _look_up(typed[:cut], bare[:cut]):
            rest = _glued(typed[cut:], bare[cut:])
            if len(rest) > 1 or _look_up(typed[cut:], bare[cut:]):
                return (cut, *rest)
    return (len(bare),)


def _build_index() -> dict[str, list[tuple[str, p.Vocabulary]]]:
    index: dict[str, list[tuple[str, p.Vocabulary]]] = {}
    for vocabulary in p.VOCABULARY:
        for spelling in vocabulary.spellings:
            key = prepare(spelling).bare.replace(" ", "")
            index.setdefault(key, []).append((spelling.replace(" ", ""), vocabulary))
    return index


_INDEX = _build_index()
_NUMBER_INDEX = {prepare(word).bare.replace(" ", ""): (word.replace(" ", ""), n) for word, n in p.NUMBER_WORDS.items()}
_ORDINALS = frozenset(prepare(word).bare.replace(" ", "") for word in p.ORDINAL_OPENERS)
_WEEKDAY_OPENER = prepare(p.WEEKDAY_OPENER).bare


@lru_cache(maxsize=8192)
def _look_up(typed: str, bare: str) -> tuple[str, int] | None:
    """The kind and value of letters without blanks, None when they are no word we know."""
    for proper, vocabulary in _INDEX.get(bare, ()):
        if fits(typed, proper, vocabulary.strict):
            return vocabulary.kind, vocabulary.value
    return None


def _read(text: Text, raw: list[Token], place: int) -> tuple[Token, int]:
    """The token that begins at a raw token, and how many raw tokens it takes."""
    first = raw[place]
    if first.kind == "word":
        return _read_words(text, raw, place)
    if first.kind == "number":
        return _number(first), 1
    if first.kind == "time":
        return _time_of_day(first, _COUNTS_FROM.match(text.bare, first.end) is not None), 1
    if first.kind == "share":
        return replace(first, kind=k.WORD), 1
    if first.kind == "document":
        return replace(first, kind=k.DOCUMENT), 1
    return replace(first, kind=_MARKS.get(first.bare, k.STRANGE)), 1


def _number(raw: Token) -> Token:
    value = int(raw.bare) if raw.bare.isascii() and len(raw.bare) <= 4 else 0
    if len(raw.bare) <= 2 and raw.bare.isascii():
        return replace(raw, kind=k.NUMBER, value=value)
    return replace(raw, kind=k.FULL_YEAR if 2000 <= value <= 2099 else k.OTHER_NUMBER, value=value)


def _time_of_day(raw: Token, counted: bool) -> Token:
    hour, minute, *_ = (*map(int, re.findall(r"\d+", raw.bare)), 0)
    if (hour > 24 and not counted) or minute > 59:
        raise UnreadableError(Problem.IMPOSSIBLE_TIME)
    return replace(raw, kind=k.TIME_OF_DAY)


def _read_words(text: Text, raw: list[Token], place: int) -> tuple[Token, int]:
    """The longest known group of words, else a number, else one word."""
    run = place
    while run < len(raw) and run - place < _LONGEST and raw[run].kind == "word":
        run += 1
    for end in range(run, place, -1):
        group = raw[place:end]
        bare = "".join(piece.bare for piece in group)
        typed = "".join(text.shown[piece.start : piece.end] for piece in group).lower()
        found = _meaning(typed, bare, raw[end] if end < len(raw) else None)
        if found and not (found[0] in (k.CONDITION, k.AFTER) and _counts_days(text, raw, place)):
            return Token(found[0], group[0].start, group[-1].end, found[1], bare), end - place
    return _single(raw, place)


def _counts_days(text: Text, raw: list[Token], place: int) -> bool:
    """Whether "ngay" typed without accents follows a number of days: "10 ngay sau khi" is "10 ngày sau khi"."""
    counted = place > 0 and raw[place - 1].kind == "number" and len(raw[place - 1].bare) <= 3
    return counted and raw[place].bare == "ngay" and text.bare == text.shown.lower()


def _meaning(typed: str, bare: str, following: Token | None) -> tuple[str, int] | None:
    if len(typed) != len(bare):  # a letter that grows when made small
        return None
    number = _NUMBER_INDEX.get(bare)
    if number and (typed == number[0] != "năm" or (bare not in _INDEX and fits(typed, number[0], True))):
        return k.NUMBER_WORD, number[1]
    found = _look_up(typed, bare)
    if found and found[0] == k.OTHER_YEAR and following is not None and following.bare == "khi":
        return None
    return found


def _single(raw: list[Token], place: int) -> tuple[Token, int]:
    """A word that the vocabulary does not have: an abbreviation, a Roman number, a weekday, or just a word."""
    word = raw[place]
    following = raw[place + 1] if place + 1 < len(raw) else None
    if word.bare in _ROMANS:
        return replace(word, kind=k.ROMAN, value=_ROMANS[word.bare]), 1
    dot = following is not None and following.bare == "." and place + 2 < len(raw)
    number = raw[place + 2] if dot else following
    noun = _ABBREVIATED.get(word.bare)
    if noun and number is not None and (number.kind == "number" or number.bare in _ROMANS):
        return replace(word, kind=noun), 2 if dot else 1
    if word.bare == _WEEKDAY_OPENER and following is not None:
        day = _weekday(following)
        if day:
            return replace(word, kind=k.WEEKDAY, value=day, end=following.end), 2
    return replace(word, kind=k.WORD), 1


def _weekday(raw: Token) -> int:
    """2 (Monday) to 7 (Saturday); 0 when it is no weekday's number."""
    value = int(raw.bare) if raw.kind == "number" and len(raw.bare) == 1 else _NUMBER_INDEX.get(raw.bare, ("", 0))[1]
    return value if 2 <= value <= 7 else 0


def _settle(tokens: list[Token], text: Text) -> list[Token]:
    """Decide by the neighbours what a word with two meanings is ("tư" or "từ", "sáu" or "sau", "năm" five or year)."""
    accented = text.bare != text.shown.lower()
    for kinds in (frozenset({k.AT_ONCE}), _AMBIGUOUS):  # "hang ngay" is a rhythm once "ngay" is known to be "ngày"
        for place, token in enumerate(tokens):
            if token.kind in kinds:
                before = ["", "", *(other.kind for other in tokens[max(place - 2, 0) : place])][-2:]
                after = [*(other.kind for other in tokens[place + 1 : place + 3]), "", ""][:2]
                typed = text.shown[token.start : token.end].lower()
                tokens[place] = _settled(token, before, after, typed, accented)
    return _name_ordinals(tokens)


_AMBIGUOUS = frozenset({k.FROM, k.AFTER, k.YEAR, k.EACH, k.TIMES, k.LATER})
_ROUNDS = frozenset({"dot", "ky", "ki"})
"""«đợt», «kỳ»: counted they are times, else a part of a name."""
_DRAWN_ON = frozenset({"duytri", "tieptuc"})


def _settled(token: Token, before: list[str], after: list[str], typed: str, accented: bool) -> Token:
    """One token, `before` and `after` being its two neighbours' kinds. "Hằng quý từ …" names no fourth quarter."""
    noun_before = before[1] in (k.MONTH, k.QUARTER)
    if token.kind == k.FROM:
        is_four = typed == token.bare == "tu" and noun_before and before[0] not in (k.EACH, k.PERIODIC)
        return replace(token, kind=k.NUMBER_WORD, value=4) if is_four else token
    if token.kind == k.AFTER:
        is_six = _is_six(noun_before and not accented, after)
        return replace(token, kind=k.NUMBER_WORD, value=6) if is_six else token
    if token.kind == k.YEAR:
        is_five = before[1] == k.MONTH and after[0] not in (k.NUMBER_WORD, k.ROMAN, k.FULL_YEAR)
        return replace(token, kind=k.NUMBER_WORD, value=5) if is_five else token
    if token.kind == k.AT_ONCE:
        return replace(token, kind=k.DAY) if _is_day(before[1], after[0], accented) else token
    if token.kind == k.TIMES:
        return replace(token, kind=k.WORD) if token.bare in _ROUNDS and before[1] not in k.NUMBERS else token
    if token.kind == k.LATER:
        goes_on = k.ONGOING in after or token.bare not in _DRAWN_ON
        return token if goes_on else replace(token, kind=k.WORD)
    return token if _opens_cycle(token, after) else replace(token, kind=k.WORD)


def _is_day(before: str, after: str, accented: bool) -> bool:
    """Whether "ngay" is "ngày" without its accent: before a number, and in a phrase without any accent, unless it
    stands behind what is to be done and nothing of the day follows ("Thuc hien ngay, xong truoc …").
    """
    if after in (k.NUMBER, k.NUMBER_WORD, k.END):
        return True
    at_once = before in (k.ACTION, k.WORD, "") and after in (k.COMMA, k.SEMICOLON, k.DOT, k.AND, k.WITHIN, "")
    return not accented and not at_once


def _is_six(unaccented_after_noun: bool, after: list[str]) -> bool:
    counts = after[0] == k.MONTH and after[1] in (k.END, k.BEGINNING)
    return counts or (unaccented_after_noun and after[0] in (k.SLASH, k.YEAR, k.FULL_YEAR, ""))


def _opens_cycle(token: Token, after: list[str]) -> bool:
    if after[0] not in k.UNITS:
        return after[0] in (k.NUMBER, k.NUMBER_WORD) and after[1] == k.MONTH and token.bare != "cac"
    return not (token.bare == "cac" and after[1] in (*k.NUMBERS, k.FULL_YEAR, k.END, k.BEGINNING, k.FROM))


def _name_ordinals(tokens: list[Token]) -> list[Token]:
    """Make "Đợt 1", "Giai đoạn 2:" words, so that their number is never a day."""
    for place in range(len(tokens) - 1):
        opener, number = tokens[place], tokens[place + 1]
        if opener.bare not in _ORDINALS or number.kind not in k.NUMBERS:
            continue
        after = tokens[place + 2].kind if place + 2 < len(tokens) else ""
        if opener.kind not in (k.STRETCH, k.TIMES) or after in (k.COLON, k.BEFORE):
            tokens[place] = replace(opener, kind=k.WORD)
            tokens[place + 1] = replace(number, kind=k.WORD)
    return tokens
