"""File names that every Windows can write and every person can read."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taskbook.core.model import Unit
from taskbook.core.naming.file_names import MAX_STEM, file_names

PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9 ]*\.xlsx")
RESERVED = {"CON", "PRN", "AUX", "NUL", *(f"{port}{n}" for port in ("COM", "LPT") for n in range(10))}


@pytest.mark.parametrize(
    ("unit", "name"),
    [
        ("Phòng Kinh tế", "Phong Kinh te.xlsx"),
        ("Văn phòng HĐND và UBND", "Van phong HDND va UBND.xlsx"),
        ("Trung tâm Văn hóa, Thể thao và Truyền thông", "Trung tam Van hoa The thao va Truyen thong.xlsx"),
        ("Phòng Văn hóa - Xã hội", "Phong Van hoa Xa hoi.xlsx"),
        ('Tổ "1"/2: a*b?<c>|d\\e', "To 1 2 a b c d e.xlsx"),
        ("../../etc/passwd", "etc passwd.xlsx"),
        ("Đội 1...", "Doi 1.xlsx"),
        ("CON", "Phieu CON.xlsx"),
        ("nul.txt", "Phieu nul txt.xlsx"),
        ("Com1", "Phieu Com1.xlsx"),
        ("???", "Phieu.xlsx"),
        ("文", "Phieu.xlsx"),
        ("Tru\u031bo\u031b\u0300ng ho\u0323c", "Truong hoc.xlsx"),
    ],
)
def test_a_file_is_named_after_its_unit_in_plain_letters(unit: str, name: str) -> None:
    assert file_names([Unit(unit)]) == {unit: name}


def test_units_with_one_plain_name_get_distinct_names() -> None:
    names = file_names([Unit("Tổ Dân"), Unit("Tô Dan"), Unit("TỔ DÂN"), Unit("To Dan 2")])
    assert list(names.values()) == ["To Dan.xlsx", "To Dan 2.xlsx", "TO DAN 3.xlsx", "To Dan 2 2.xlsx"]


@given(st.lists(st.text(max_size=120) | st.sampled_from(sorted(RESERVED)), max_size=12, unique=True))
def test_names_are_always_plain_short_distinct_and_never_reserved(texts: list[str]) -> None:
    names = list(file_names([Unit(text) for text in texts]).values())
    assert len({name.casefold() for name in names}) == len(texts)
    for name in names:
        stem = name.removesuffix(".xlsx")
        assert PLAIN.fullmatch(name)
        assert len(stem) <= MAX_STEM
        assert stem == stem.strip()
        assert stem.split()[0].upper() not in RESERVED
