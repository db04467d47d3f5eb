"""The rules of reading unit names, one by one, on small tables."""

import pytest

from taskbook.core.model import Named, Unit
from taskbook.core.naming.places import Places
from taskbook.core.naming.units import UnitDirectory
from taskbook.data import default_office, default_units

DIRECTORY = UnitDirectory(default_units(), Places(default_office().name))
SHEET_NAME_PART = 25


def directory(*names: str) -> UnitDirectory:
    return UnitDirectory([Unit(name) for name in names])


def unknown_texts(named: Named) -> list[str]:
    return [name.text for name in named.unknown]


def test_units_and_groups_are_told_apart_and_keep_their_order() -> None:
    named = DIRECTORY.read("Công an xã; các phòng, cơ quan, đơn vị liên quan; Phòng Kinh tế; các doanh nghiệp")
    assert named.units == ("Công an xã", "Phòng Kinh tế")
    assert named.groups == ("Các phòng, cơ quan, đơn vị liên quan", "Các doanh nghiệp")


def test_the_longest_known_name_wins() -> None:
    units = directory("Trung tâm Văn hóa", "Trung tâm Văn hóa, Thể thao và Truyền thông")
    assert units.read("Trung tâm Văn hóa, Thể thao và Truyền thông").units == (
        "Trung tâm Văn hóa, Thể thao và Truyền thông",
    )
    assert units.read("Trung tâm Văn hóa; Thể thao").units == ("Trung tâm Văn hóa",)


def test_no_name_goes_across_a_semicolon() -> None:
    named = DIRECTORY.read("Phòng Văn hóa; Xã hội")
    assert named.units == ()
    assert unknown_texts(named) == ["Phòng Văn hóa", "Xã hội"]


@pytest.mark.parametrize(("cell", "unit"), [("Tổ Công tác", "Tổ Công tác"), ("tổ cộng tác", "Tổ Cộng tác")])
def test_accents_decide_between_names_that_differ_only_by_them(cell: str, unit: str) -> None:
    assert directory("Tổ Công tác", "Tổ Cộng tác").read(cell).units == (unit,)


@pytest.mark.parametrize("cell", ["To Cong tac", "Tổ Cõng tác"])
def test_a_text_that_fits_two_names_is_unknown_and_both_are_proposed(cell: str) -> None:
    (name,) = directory("Tổ Công tác", "Tổ Cộng tác").read(cell).unknown
    assert set(name.nearest) == {"Tổ Công tác", "Tổ Cộng tác"}


def test_an_abbreviation_is_not_a_word_with_accents() -> None:
    assert unknown_texts(DIRECTORY.read("Cả xã")) == ["Cả xã"]


def test_many_wrong_accents_are_not_forgiven() -> None:
    assert unknown_texts(DIRECTORY.read("Phóng Kình té")) == ["Phóng Kình té"]


def test_a_spelling_that_two_units_claim_is_reported_and_unknown() -> None:
    units = UnitDirectory([Unit("Ban Một", ("BQL",)), Unit("Ban Hai", ("Bql",))])
    (conflict,) = units.conflicts()
    assert (conflict.spelling, conflict.names) == ("BQL", ("Ban Một", "Ban Hai"))
    (name,) = units.read("BQL xã").unknown
    assert name.nearest == ("Ban Một", "Ban Hai")


def test_what_the_table_says_goes_before_what_is_derived() -> None:
    units = UnitDirectory([Unit("Công an xã"), Unit("Ca trực", ("CA",))])
    assert units.read("CA").units == ("Ca trực",)
    assert units.conflicts() == ()


def test_a_commune_may_have_no_city_police_and_then_it_is_unknown() -> None:
    assert unknown_texts(directory("Công an xã").read("Công an thành phố")) == ["Công an thành phố"]


def test_a_name_in_the_table_twice_is_no_conflict() -> None:
    assert directory("Công an xã", "Công an xã").conflicts() == ()


def test_a_row_without_a_name_claims_nothing() -> None:
    units = UnitDirectory([Unit(""), Unit(" - "), Unit("Công an xã")])
    assert units.read("- CAX; Công an").units == ("Công an xã",)
    assert units.conflicts() == ()


def test_the_office_may_add_its_own_aliases() -> None:
    units = UnitDirectory([Unit("Phòng Kinh tế", ("Bộ phận Một cửa điện tử",))])
    assert units.read("bo phan mot cua dien tu").units == ("Phòng Kinh tế",)


@pytest.mark.parametrize(
    ("cell", "best"),
    [
        ("Phòng Kinh doanh", "Phòng Kinh tế"),
        ("Phòng Kinh tê1", "Phòng Kinh tế"),
        ("Phòng Kinh tr", "Phòng Kinh tế"),
        ("Kinh tế", "Phòng Kinh tế"),
        ("Công an huyện", "Công an xã"),
        ("Trung tâm Văn hóa Thông tin", "Trung tâm Văn hóa, Thể thao và Truyền thông"),
        ("Phßng Kinh t", "Phòng Kinh tế"),
    ],
)
def test_an_unknown_unit_is_reported_with_the_nearest_first(cell: str, best: str) -> None:
    (name,) = DIRECTORY.read(cell).unknown
    assert name.text == cell
    assert name.nearest[0] == best
    assert len(name.nearest) <= 3


def test_nothing_like_it_proposes_nothing() -> None:
    assert DIRECTORY.nearest("zzzz") == ()


def test_a_remark_in_brackets_is_left_out_but_a_unit_in_brackets_is_not() -> None:
    assert DIRECTORY.read("Phòng Kinh tế (đ/c Nam)") == Named(units=("Phòng Kinh tế",))
    assert unknown_texts(DIRECTORY.read("Phòng Kinh tế (Hội Đông y)")) == ["Hội Đông y"]
    assert unknown_texts(DIRECTORY.read("(ghi sau) (nếu có)")) == ["ghi sau", "nếu có"]
    assert DIRECTORY.read("Phòng Kinh tế [nếu có]").unknown == ()


def test_the_same_unknown_is_named_once() -> None:
    assert unknown_texts(DIRECTORY.read("Phòng Nội vụ; Phòng Nội vụ")) == ["Phòng Nội vụ"]


def test_a_left_out_first_word_is_not_carried_past_another_unit() -> None:
    assert unknown_texts(DIRECTORY.read("Sở Tài chính, Phòng Nội vụ, Công Thương")) == ["Phòng Nội vụ, Công Thương"]


def test_reading_one_cell_twice_gives_the_same_answer() -> None:
    assert DIRECTORY.read("Phòng Kinh tế") is DIRECTORY.read("Phòng Kinh tế")


def test_the_packaged_table_has_no_conflicts() -> None:
    assert DIRECTORY.conflicts() == ()


def test_every_packaged_spelling_reads_as_its_unit() -> None:
    for unit in default_units():
        for spelling in (unit.name, *unit.aliases):
            named = DIRECTORY.read(spelling)
            assert (named.units + named.groups, named.unknown) == ((unit.name,), ()), spelling


def test_long_named_units_have_a_short_form_first() -> None:
    for unit in default_units():
        if len(unit.name) > SHEET_NAME_PART and unit.receives_sheet:
            assert len(unit.aliases[0]) <= SHEET_NAME_PART, unit.name


def test_only_the_communes_own_units_receive_sheets() -> None:
    receivers = {unit.name for unit in default_units() if unit.receives_sheet}
    assert {"Phòng Kinh tế", "Công an xã", "UBMTTQ Việt Nam xã", "Trạm Y tế xã"} <= receivers
    assert not any(name.startswith(("Sở ", "Các ", "Trang ", "Thuế ")) for name in receivers)
    assert not any(unit.receives_sheet for unit in default_units() if unit.is_group)
