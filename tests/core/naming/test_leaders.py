"""A leader is known by the name, whatever title stands around it."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taskbook.core.model import Leader
from taskbook.core.naming.leaders import LeaderDirectory, NamedLeaders
from taskbook.data import default_leaders, default_office

KHAI, KHA, THO = "Phạm Đình Khải", "Vũ Duy Kha", "Nguyễn Xuân Thơ"
DIRECTORY = LeaderDirectory(default_leaders(), default_office().name)


def unknown_texts(cell: str) -> list[str]:
    return [name.text for name in DIRECTORY.read(cell).unknown]


@pytest.mark.parametrize(
    "cell",
    [
        "Nguyễn Xuân Thơ",
        "Phó Chủ tịch UBND Nguyễn Xuân Thơ",
        "Phó Chủ tịch UBND xã Nguyễn Xuân Thơ",
        "Phó Chủ tịch Ủy ban nhân dân xã Trường Tân Nguyễn Xuân Thơ",
        "đ/c Nguyễn Xuân Thơ",
        "Đ/c: Nguyễn Xuân Thơ.",
        "Đồng chí Nguyễn Xuân Thơ - Phó Chủ tịch",
        "Nguyễn Xuân Thơ – PCT UBND xã",
        "Nguyễn Xuân Thơ, Phó Chủ tịch UBND xã",
        "Nguyễn Xuân Thơ (Phó Chủ tịch)",
        "Nguyễn Xuân Thơ (Trưởng ban)",
        "Phó Chủ tịch\nUBND xã Nguyễn\nXuân Thơ",
        "NGUYỄN XUÂN THƠ",
        "nguyen xuan tho",
        "NguyÔn Xu©n Th¬",
        unicodedata.normalize("NFD", "PCT Nguyễn Xuân Thơ"),
        "Ông Nguyễn Xuân Thơ chỉ đạo",
        "Nguyễn Xuân Thơ; đ/c Nguyễn Xuân Thơ",
    ],
)
def test_every_way_to_name_one_leader_gives_the_name_alone(cell: str) -> None:
    assert DIRECTORY.read(cell) == NamedLeaders((THO,))


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Phó Chủ tịch thường trực UBND xã Vũ Duy Kha", (KHA,)),
        ("Chủ tịch UBND xã Phạm Đình Khải", (KHAI,)),
        ("PCT Vũ Duy Kha; PCT Nguyễn Xuân Thơ", (KHA, THO)),
        ("Nguyễn Xuân Thơ và Vũ Duy Kha", (THO, KHA)),
        ("Các đồng chí: Vũ Duy Kha, Nguyễn Xuân Thơ", (KHA, THO)),
        ("Phạm Đình Khải - Chủ tịch, Vũ Duy Kha - Phó Chủ tịch TT", (KHAI, KHA)),
        ("Vũ Duy Kha (Phó Chủ tịch TT)\nNguyễn Xuân Thơ (Phó Chủ tịch)", (KHA, THO)),
    ],
)
def test_a_cell_may_name_several_leaders_in_its_order(cell: str, names: tuple[str, ...]) -> None:
    assert DIRECTORY.read(cell) == NamedLeaders(names)
    assert DIRECTORY.read(cell).first == names[0]


@pytest.mark.parametrize("cell", ["", " - ", "…"])
def test_an_empty_cell_names_nobody(cell: str) -> None:
    assert DIRECTORY.read(cell) == NamedLeaders()
    assert DIRECTORY.read(cell).first is None


def test_a_wrong_accent_makes_another_person() -> None:
    (name,) = DIRECTORY.read("Vũ Duy Khả").unknown
    assert (name.text, name.nearest[0]) == ("Vũ Duy Khả", KHA)


@pytest.mark.parametrize("cell", ["Trần Văn Ánh", "Phó Chủ tịch Trần Văn Ánh", "đ/c Thơ", "Nguyễn Xuân Thơm"])
def test_an_unknown_name_is_reported_whole(cell: str) -> None:
    assert DIRECTORY.read(cell).names == ()
    assert unknown_texts(cell) == [cell]


@pytest.mark.parametrize(
    ("cell", "title", "names"),
    [
        ("Phó Chủ tịch UBND xã", "Phó Chủ tịch UBND xã", ()),
        ("Lãnh đạo UBND xã", "Lãnh đạo UBND xã", ()),
        ("Chủ tịch UBND xã và Phó Chủ tịch Nguyễn Xuân Thơ", "Chủ tịch UBND xã", (THO,)),
        ("Phó Chủ tịch Nguyễn Xuân Thơ; Chủ tịch UBND xã", "Chủ tịch UBND xã", (THO,)),
    ],
)
def test_a_title_without_a_name_is_unknown_not_guessed(cell: str, title: str, names: tuple[str, ...]) -> None:
    assert DIRECTORY.read(cell).names == names
    assert unknown_texts(cell) == [title]


def test_who_holds_the_title_is_proposed_first() -> None:
    assert DIRECTORY.nearest("Chủ tịch UBND xã", limit=1) == (KHAI,)


def test_a_spelling_that_two_leaders_claim_is_in_dispute() -> None:
    twins = LeaderDirectory([Leader("Vũ Văn An", aliases=("anh An",)), Leader("Lê Thị An", aliases=("Anh An",))])
    assert [conflict.names for conflict in twins.conflicts()] == [("Vũ Văn An", "Lê Thị An")]
    (name,) = twins.read("Anh An").unknown
    assert name.nearest == ("Vũ Văn An", "Lê Thị An")


@given(st.text())
def test_no_text_makes_reading_fail(text: str) -> None:
    assert isinstance(DIRECTORY.read(text), NamedLeaders)


@given(st.lists(st.sampled_from([KHAI, KHA, THO]), min_size=1, unique=True), st.data())
def test_names_in_any_order_with_any_title_read_back(names: list[str], data: st.DataObject) -> None:
    titles = st.sampled_from(["", "đ/c ", "Đồng chí ", "PCT ", "Phó Chủ tịch UBND xã ", "Chủ tịch UBND "])
    separator = data.draw(st.sampled_from([", ", "; ", "\n", " và ", " - ", "/"]))
    cell = separator.join(data.draw(titles) + name for name in names)
    assert DIRECTORY.read(cell) == NamedLeaders(tuple(names))
