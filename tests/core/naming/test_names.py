"""How Vietnamese writing is forgiven: bytes, tones, accents, old fonts."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taskbook.core.naming.names import clean, fold, one_line, place_tones, repair_tcvn3, skeleton, slips


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        (unicodedata.normalize("NFD", "Phòng Kinh tế"), "Phòng Kinh tế"),
        ("Phòng\u00a0Kinh\u2003 tế\t", "Phòng Kinh tế"),
        ("Phòng\r\nKinh\rtế\u2028xã", "Phòng\nKinh\ntế\nxã"),
        ("Văn hóa‐a‑b‒c–d—e―f−g", "Văn hóa-a-b-c-d-e-f-g"),
        ("Phòng\u200b Kinh\ufeff tế", "Phòng Kinh tế"),
        ("", ""),
    ],
)
def test_bytes_are_settled_and_words_are_kept(typed: str, expected: str) -> None:
    assert clean(typed) == expected


def test_a_name_for_a_message_stands_on_one_line() -> None:
    assert one_line(" Phòng\n  Kinh\r\ntế ") == "Phòng Kinh tế"


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("hoá", "hóa"),
        ("Uỷ ban", "Ủy ban"),
        ("HOÀ", "HÒA"),
        ("khoẻ", "khỏe"),
        ("thuỷ", "thủy"),
        ("qúy", "quý"),
        ("QÚY", "QUÝ"),
        ("quý", "quý"),
        ("toàn", "toàn"),
        ("Thuế", "Thuế"),
        ("Phòng Văn hoá - Xã hội", "Phòng Văn hóa - Xã hội"),
    ],
)
def test_the_tone_has_one_place(typed: str, expected: str) -> None:
    assert place_tones(typed) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Văn hoá", "VĂN HÓA"),
        ("Uỷ ban", "Ủy ban"),
        ("Phòng VH - XH", "Phòng VH–XH"),
        ("Kinhtế", "Kinh tế"),
        ("HÐND", "HĐND"),
        (unicodedata.normalize("NFD", "Thuế cơ sở"), "Thuế cơ sở"),
    ],
)
def test_two_ways_to_write_one_name_have_one_key(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_accents_are_part_of_the_key_but_not_of_the_skeleton() -> None:
    assert fold("Văn") != fold("Vãn")
    assert skeleton("Văn Đại") == skeleton("Van Dai") == "vandai"


def test_a_run_of_glued_syllables_with_two_tones_stays_as_it_is() -> None:
    assert fold("tếủy") == "tếủy"


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("kinhtế", "kinhtế", 0),
        ("kinhte", "kinhtế", 0),
        ("kinhté", "kinhtế", 1),
        ("vãnhoà", "vănhoá", 2),
        ("khả", "kha", 1),
    ],
)
def test_a_wrong_accent_is_a_slip_and_a_missing_one_is_not(text: str, name: str, expected: int) -> None:
    assert slips(text, name) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Phßng Kinh tÕ", "Phòng Kinh tế"),
        ("C«ng an x· Tr\xadêng T©n", "Công an xã Trường Tân"),
        ("V¨n phßng H§ND vµ UBND", "Văn phòng HĐND và UBND"),
        ("Trung t©m Phôc vô hµnh chÝnh c«ng", "Trung tâm Phục vụ hành chính công"),
        ("NguyÔn Xu©n Th¬", "Nguyễn Xuân Thơ"),
    ],
)
def test_text_typed_in_tcvn3_can_be_repaired(typed: str, expected: str) -> None:
    assert repair_tcvn3(typed) == expected


@given(st.text())
def test_any_text_has_a_key_as_long_as_its_skeleton(text: str) -> None:
    assert len(fold(text)) == len(skeleton(text))
    assert slips(fold(text), fold(text)) == 0


@given(st.text())
def test_settling_twice_changes_nothing_more(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    assert place_tones(place_tones(text)) == place_tones(text)
