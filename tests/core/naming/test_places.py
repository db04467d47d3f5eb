"""Names of places come from the office: its own commune and superior may follow a unit's name, another's may not."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from taskbook.core.model import Leader, Unit
from taskbook.core.naming.leaders import LeaderDirectory
from taskbook.core.naming.places import Places, commune_of, superior_of
from taskbook.core.naming.units import UnitDirectory
from taskbook.core.office import has_kind

ROOT = Path(__file__).parents[3]
UNITS = (
    Unit("Phòng Kinh tế"),
    Unit("Công an xã"),
    Unit("Sở Tài chính"),
    Unit("Thuế tỉnh Bình Minh"),
    Unit("Các phòng, ban", is_group=True),
)
AN_BINH = UnitDirectory(UNITS, Places("xã An Bình"))
WARD = UnitDirectory(
    [Unit("Phòng Kinh tế"), Unit("Công an phường"), Unit("Sở Y tế")], Places("phường Hồng Hà", "TP. Ấm Thượng")
)
CITY = UnitDirectory([Unit("Sở Y tế"), Unit("Công an thành phố Sông Lô")])


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Phòng Kinh tế xã An Bình", ["Phòng Kinh tế"]),
        ("PHÒNG KINH TẾ XÃ AN BÌNH", ["Phòng Kinh tế"]),
        ("Công an xã An Bình", ["Công an xã"]),
        ("Phòng Kinh tế thuộc UBND xã An Bình", ["Phòng Kinh tế"]),
        ("Phòng Kinh tế An Bình", ["Phòng Kinh tế"]),
        ("Sở Tài chính tỉnh Bình Minh", ["Sở Tài chính"]),
        ("Sở Tài chính Bình Minh", ["Sở Tài chính"]),
        ("Thuế tỉnh", ["Thuế tỉnh Bình Minh"]),
        ("Các phòng, ban trên địa bàn xã An Bình", ["Các phòng, ban"]),
    ],
)
def test_the_office_s_own_places_may_follow_a_name(cell: str, names: list[str]) -> None:
    named = AN_BINH.read(cell)
    assert [*named.units, *named.groups] == names
    assert named.unknown == ()


@pytest.mark.parametrize(
    "cell",
    ["Phòng Kinh tế xã Hòa Bình", "Công an xã Trường Tân", "Sở Tài chính tỉnh Khác", "Sở Tài chính TP Hải Phòng"],
)
def test_units_of_other_places_are_not_the_office_s_own(cell: str) -> None:
    named = AN_BINH.read(cell)
    assert named.units == ()
    assert [name.text for name in named.unknown] == [cell]


def test_a_ward_and_a_city_are_read_like_a_commune_and_a_province() -> None:
    assert WARD.read("Công an phường Hồng Hà; Phòng Kinh tế phường").units == ("Công an phường", "Phòng Kinh tế")
    assert WARD.read("Sở Y tế thành phố Ấm Thượng").units == ("Sở Y tế",)
    assert CITY.read("Sở Y tế TP Sông Lô").units == ("Sở Y tế",)
    assert CITY.read("Sở Y tế TPSL; Công an TP").units == ("Sở Y tế", "Công an thành phố Sông Lô")


def test_without_a_commune_s_name_only_the_plain_word_follows() -> None:
    nowhere = UnitDirectory([Unit("Phòng Kinh tế"), Unit("Sở Y tế")])
    assert nowhere.read("Phòng Kinh tế xã; Sở Y tế thành phố").units == ("Phòng Kinh tế", "Sở Y tế")
    assert nowhere.read("Phòng Kinh tế xã An Bình").units == ()


@pytest.mark.parametrize(
    ("issuer", "commune"),
    [
        ("ỦY BAN NHÂN DÂN XÃ AN BÌNH", "xã AN BÌNH"),
        ("Ủy ban nhân dân phường Hồng Hà", "phường Hồng Hà"),
        ("UBND ĐẶC KHU CÔ TÔ", "đặc khu CÔ TÔ"),
        ("ỦY BAN NHÂN DÂN", ""),
        ("", ""),
    ],
)
def test_the_commune_is_the_one_that_issues(issuer: str, commune: str) -> None:
    assert commune_of(issuer) == commune


def test_the_superior_is_what_the_units_names_end_with() -> None:
    assert superior_of(UNITS) == "tỉnh Bình Minh"
    assert superior_of([Unit("Phòng Kinh tế", ("Công an thành phố",))]) == ""
    assert superior_of([Unit("Thuế cơ sở 3", ("Thuế cơ sở 3 thành phố Sông Lô",))]) == "thành phố Sông Lô"


def test_titles_of_leaders_may_name_the_office_s_own_commune() -> None:
    leaders = [Leader("Nguyễn Văn An")]
    assert LeaderDirectory(leaders, "xã An Bình").read("Chủ tịch UBND xã An Bình Nguyễn Văn An").unknown == ()
    assert LeaderDirectory(leaders).read("Chủ tịch UBND phường Nguyễn Văn An").names == ("Nguyễn Văn An",)


def test_a_commune_is_called_by_its_kind() -> None:
    assert has_kind("Phường Hồng Hà")
    assert not has_kind("Xãm Hà")
    assert not has_kind("An Bình")


@pytest.mark.parametrize("folder", ["schemas", "scripts"])
def test_no_code_knows_an_office(folder: str) -> None:
    """Names of the office whose plans are shipped stand in data files alone."""
    known = ("trường tân", "truongtan", "hải phòng", "phạm đình khải", "vũ duy kha", "nguyễn xuân thơ", "ttkt26")
    for path in (ROOT / folder).rglob("*.py"):
        code = ast.parse(path.read_text("utf-8"))
        texts = [
            node.value for node in ast.walk(code) if isinstance(node, ast.Constant) and isinstance(node.value, str)
        ]
        assert not [text for text in texts if any(name in text.casefold() for name in known)], path
