"""One cell of an e-mail address: usable, or refused with a reason a person understands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taskbook.core.letters.addresses import AddressCheck, AddressTrouble, check_address, same_person
from taskbook.texts.letters import address_trouble

OWN = "truongtan.haiphong.gov.vn"


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("kinhte@truongtan.gov.vn", "kinhte@truongtan.gov.vn"),
        (" kinhte@truongtan.gov.vn ", "kinhte@truongtan.gov.vn"),
        ("Van.Thu@TruongTan.GOV.VN", "Van.Thu@truongtan.gov.vn"),
        ("a+b_c-d@gmail.com", "a+b_c-d@gmail.com"),
        ("ong@ymail.com", "ong@ymail.com"),
        (f"a@{OWN}", f"a@{OWN}"),
    ],
)
def test_a_plain_address_is_taken(typed: str, address: str) -> None:
    assert check_address(typed, OWN) == AddressCheck(address)


@pytest.mark.parametrize(
    ("typed", "trouble"),
    [
        (None, AddressTrouble.MISSING),
        ("", AddressTrouble.MISSING),
        (" \n ", AddressTrouble.MISSING),
        ("a@b.vn\nBcc: c@d.vn", AddressTrouble.LINE_BREAK),
        ("a@b.vn\r\nSubject: x", AddressTrouble.LINE_BREAK),
        ("a@b.vn\n", AddressTrouble.LINE_BREAK),
        ("a@b.vn\u2028c", AddressTrouble.LINE_BREAK),
        ("a@b.vn; c@d.vn", AddressTrouble.SEVERAL),
        ("a@b.vn, c@d.vn", AddressTrouble.SEVERAL),
        ("a@b@c.vn", AddressTrouble.SEVERAL),
        ("Bình <a@b.vn>", AddressTrouble.WITH_NAME),
        ("bình@truongtan.gov.vn", AddressTrouble.STRANGE_LETTERS),
        ("kinhte@trường-tân.vn", AddressTrouble.STRANGE_LETTERS),
        ("kinhte@gm\u0430il.com", AddressTrouble.STRANGE_LETTERS),  # Cyrillic a
        ("kinh\u200bte@gmail.com", AddressTrouble.STRANGE_LETTERS),  # zero width
        ("kinhte\u00a0@gmail.com", AddressTrouble.STRANGE_LETTERS),
        ("kinhte\x00@gmail.com", AddressTrouble.STRANGE_LETTERS),
        ("kinh te@gmail.com", AddressTrouble.BLANK_INSIDE),
        ("kinhte@xn--gmal-nza.com", AddressTrouble.PUNYCODE),
        ("kinhte@thu.XN--gmal-nza.com", AddressTrouble.PUNYCODE),
        ("kinhte@gmial.com", AddressTrouble.LOOK_ALIKE),
        ("kinhte@gmail.con", AddressTrouble.LOOK_ALIKE),
        ("kinhte@gmai1.com", AddressTrouble.LOOK_ALIKE),
        ("kinhte@grnail.com", AddressTrouble.LOOK_ALIKE),
        ("kinhte@truongtan.haiph0ng.gov.vn", AddressTrouble.LOOK_ALIKE),
        ("kinhte", AddressTrouble.MALFORMED),
        ("kinhte@", AddressTrouble.MALFORMED),
        ("@gmail.com", AddressTrouble.MALFORMED),
        ("a..b@gmail.com", AddressTrouble.MALFORMED),
        ("a@localhost", AddressTrouble.MALFORMED),
        ("a@may.invalid", AddressTrouble.MALFORMED),
        ("a@[127.0.0.1]", AddressTrouble.MALFORMED),
        ('"a b"@gmail.com', AddressTrouble.BLANK_INSIDE),
        ("x" * 65 + "@gmail.com", AddressTrouble.MALFORMED),
    ],
)
def test_an_address_that_cannot_be_trusted_is_refused_with_its_reason(
    typed: str | None, trouble: AddressTrouble
) -> None:
    found = check_address(typed, OWN)
    assert found.trouble is trouble
    assert address_trouble(trouble, found.detail)


def test_a_foreign_letter_is_named_by_its_number_since_it_cannot_be_seen() -> None:
    found = check_address("kinhte@gm\u0430il.com")
    assert "U+0430" in address_trouble(AddressTrouble.STRANGE_LETTERS, found.detail)
    hidden = check_address("kinh\u200bte@gmail.com")
    assert "mã U+200B" in address_trouble(AddressTrouble.STRANGE_LETTERS, hidden.detail)


def test_a_look_alike_names_what_it_looks_like() -> None:
    found = check_address("a@gmial.com")
    assert "«gmail.com»" in address_trouble(AddressTrouble.LOOK_ALIKE, found.detail)


def test_case_does_not_make_two_people() -> None:
    assert same_person("Van.Thu@truongtan.gov.vn") == same_person("van.thu@truongtan.gov.vn")


@given(st.text(max_size=60))
def test_whatever_is_taken_is_one_ascii_line_without_a_blank(typed: str) -> None:
    found = check_address(typed)
    if found.trouble is None:
        assert found.address.isascii()
        assert found.address.isprintable()
        assert not set(found.address) & set(' ,;<>()[]"\\\r\n')
        assert found.address.count("@") == 1
