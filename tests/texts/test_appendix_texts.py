"""Every doubt, notice, refusal and kind of row of an appendix has its words: where, what, what to do."""

from __future__ import annotations

import pytest

from taskbook.core.appendix.grid import Notice, Place
from taskbook.core.appendix.reading import Doubt, DoubtCode, Field, Refusal
from taskbook.texts import appendix as texts

VALUES = {
    "heading": "Cột A",
    "headings": "TT; Nhiệm vụ",
    "field": "lead",
    "number": "1.2",
    "number before": "1",
    "number after": "3",
    "words": "Rà soát",
    "value": "Phòng Kinh tế",
    "where": "I. Kinh tế",
    "declared": "4",
    "found": "3",
    "first": "12/KH-UBND",
    "second": "13/KH-UBND",
    "the other table's headings": "TT; Công việc",
}


def values_of(code: DoubtCode) -> tuple[str, ...]:
    """The values that the code's own words in brackets promise."""
    _, _, promised = code.value.partition("(")
    return tuple(VALUES[name.strip()] for name in promised.rstrip(")").split(",")) if promised else ()


@pytest.mark.parametrize("code", DoubtCode)
def test_a_doubt_says_what_is_doubtful_and_what_to_do(code: DoubtCode) -> None:
    said = texts.what(Doubt(code, values=values_of(code)))
    assert "ãy " in said
    assert said.endswith(".")
    for value in values_of(code):
        assert value in said or value == "lead"


@pytest.mark.parametrize("notice", Notice)
def test_a_notice_says_what_was_met(notice: Notice) -> None:
    assert "Hãy " in texts.notice(notice)


@pytest.mark.parametrize("refusal", Refusal)
def test_a_refusal_names_the_file(refusal: Refusal) -> None:
    said = texts.refused("a.docx", refusal)
    assert said.startswith("Tệp «a.docx» ")
    assert "Hãy " in said


def test_every_field_has_a_name() -> None:
    assert set(texts.FIELDS) == set(Field)


@pytest.mark.parametrize(
    ("place", "said"),
    [
        (Place(), "cả tệp"),
        (Place(2), "bảng 2"),
        (Place(2, 5), "bảng 2, dòng 5"),
        (Place(2, 5, 3), "bảng 2, dòng 5, cột 3"),
        (Place(1, 9, 0, "PL"), "trang tính «PL», dòng 9"),
        (Place(1, 9, 3, "PL"), "trang tính «PL», ô C9"),
    ],
)
def test_a_place_is_said_as_people_count(place: Place, said: str) -> None:
    assert texts.place(place) == said


def test_a_doubt_about_the_plan_stands_at_its_head() -> None:
    assert texts.where(Doubt(DoubtCode.PLAN_NUMBER_BLANK)) == "phần đầu kế hoạch"


def test_a_long_text_is_cut() -> None:
    assert texts.cut("một\nhai") == "một hai"
    assert len(texts.cut("a" * 100)) == 80
