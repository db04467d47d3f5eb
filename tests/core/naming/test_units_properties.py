"""What must hold of every cell: names joined and decorated in any way read back, and nothing meaningful disappears."""

import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from taskbook.core.model import Named
from taskbook.core.naming.names import skeleton
from taskbook.core.naming.places import Places
from taskbook.core.naming.scan import scan
from taskbook.core.naming.tokens import words_of
from taskbook.core.naming.units import UnitDirectory
from taskbook.data import default_office, default_units

UNITS = default_units()
DIRECTORY = UnitDirectory(UNITS, Places(default_office().name))
NAMES = [unit.name for unit in UNITS]
OWN = {unit.name for unit in UNITS if unit.receives_sheet}
SEPARATORS = ["; ", ";", "\n", ";\n- ", ",", ", ", " và ", " + ", "/", " / ", " & ", "\n- ", "\n• ", " - ", ", và "]
TO_TCVN3 = {
    "Phòng Kinh tế": "Phßng Kinh tÕ",
    "Công an xã": "C«ng an x·",
    "Trạm Y tế xã": "Tr¹m Y tÕ x·",
    "Sở Tài chính": "Së Tµi chÝnh",
}


def bare(name: str) -> str:
    parts = unicodedata.normalize("NFD", name.replace("đ", "d").replace("Đ", "D"))
    return "".join(c for c in parts if not unicodedata.combining(c))


@st.composite
def decorated(draw: st.DrawFn, name: str) -> str:
    """A name written with some of the noises that offices make."""
    noises = [
        lambda s: unicodedata.normalize("NFD", s),
        lambda s: s.replace("óa", "oá").replace("Ủy", "Uỷ"),
        str.upper,
        str.lower,
        lambda s: s.replace(" ", "  "),
        lambda s: s.replace(" ", "\u00a0"),
        lambda s: s.replace(" ", "\n", 1),
        lambda s: s.replace(" - ", draw(st.sampled_from(["-", "–", " — ", "- ", " ‑", " & "]))),
        lambda s: s.replace(" và ", draw(st.sampled_from([" & ", "&", " và  "]))),
        bare,
        lambda s: TO_TCVN3.get(s, s),
        lambda s: f"- {s}",
        lambda s: f"{s};",
        lambda s: f"{s}.",
        lambda s: f"{s} (chủ trì)",
        lambda s: f"Chủ trì: {s}",
        lambda s: f"“{s}”",
    ]
    if name in OWN:
        noises += [
            lambda s: s if s.lower().endswith("xã") else f"{s} xã",
            lambda s: s.removesuffix(" xã") + " xã Trường Tân",
        ]
    return draw(st.sampled_from(noises))(name)


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(NAMES), unique=True, max_size=6), st.sampled_from(SEPARATORS), st.data())
def test_known_names_joined_and_decorated_read_back(names: list[str], separator: str, data: st.DataObject) -> None:
    cell = separator.join(data.draw(decorated(name)) for name in names)
    named = DIRECTORY.read(cell)
    assert named.unknown == (), cell
    assert sorted(named.units + named.groups) == sorted(names), cell


@settings(max_examples=300, deadline=None)
@given(st.text())
def test_no_text_makes_reading_fail(text: str) -> None:
    assert isinstance(DIRECTORY.read(text), Named)


WORDS = [
    "Nội",
    "vụ",
    "kho",
    "Phòng",
    "Sở",
    "12",
    "xyz",
    "Hạ",
    "tầng",
    "tài",
    "Trưởng",
    "(",
    ")",
    "chủ trì",
    "giao",
    "xã",
]
PIECES = st.sampled_from([*WORDS, *NAMES, ";", ",", "-", "\n", "và", "•", "1.", "a)"])


@settings(max_examples=400, deadline=None)
@given(st.lists(PIECES, max_size=12))
def test_a_word_of_no_known_name_is_never_lost(pieces: list[str]) -> None:
    cell = " ".join(piece for piece in pieces if piece not in "()")
    reported = skeleton(" ".join(name.text for name in DIRECTORY.read(cell).unknown))
    for word in ("xyz", "12", "kho", "Trưởng"):
        if word in pieces:
            of_a_name = (word == "12" and "Thuế" in cell) or (word == "Trưởng" and "Trưởng Các thôn" in cell)
            assert skeleton(word) in reported or of_a_name, cell


def in_order(letters: str, text: str) -> bool:
    rest = iter(text)
    return all(letter in rest for letter in letters)


@settings(max_examples=400, deadline=None)
@given(st.one_of(st.text(), st.lists(PIECES, max_size=12).map(" ".join)))
def test_every_word_of_a_cell_stands_in_some_piece(cell: str) -> None:
    _, words = words_of(cell)
    pieces = scan(cell, DIRECTORY._index, DIRECTORY._grammar)
    assert in_order("".join(word.raw for word in words), "".join(piece.text for piece in pieces))
