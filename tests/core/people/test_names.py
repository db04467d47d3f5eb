"""Whom a cell of the column `Người phụ trách` names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taskbook.core.people.names import persons_in

AN, BINH = "Nguyễn Văn An", "Trần Thị Bình"


@pytest.mark.parametrize(
    "cell",
    [
        f"{AN}; {BINH}",
        f"{AN}, {BINH}",
        f"{AN}\n{BINH}",
        f"{AN} / {BINH}",
        f"{AN}/{BINH}",
        f"{AN} và {BINH}",
        f"{AN} & {BINH}",
        f"{AN} + {BINH}",
        f"{AN} - {BINH}",
        f"{AN}–{BINH}",
        f"- {AN}\n- {BINH}",
        f"1. {AN}\n2. {BINH}",
        f"1) {AN} 2) {BINH}",
        f"Đ/c {AN}, đ/c {BINH}",
        f"Các đ/c: {AN}, {BINH}.",
        f"Đ.c {AN}; đ/chí {BINH}",
        f"đồng chí {AN} và đồng chí {BINH}",
        f"Đồng chí: {AN}; {BINH}",
        f"ông {AN}, bà {BINH}",
        f"{AN} (phụ trách chính), {BINH} (phối hợp)",
        f"{AN} - Phó Trưởng phòng; {BINH} - Chuyên viên",
        f"{AN}, Phó Chủ tịch; {BINH}, công chức",
        f"Phó Trưởng phòng Kinh tế {AN}; Chuyên viên {BINH}",
        f"{AN} 0912.345.678; {BINH} binh@xa.gov.vn",
        f"{AN}; {BINH}; {AN}",
        f"{AN};; {BINH};",
        f"  {AN} ;\u00a0{BINH}  ",
    ],
)
def test_several_persons_in_one_cell_are_told_apart_without_titles_and_remarks(cell: str) -> None:
    assert persons_in(cell) == (AN, BINH)


@pytest.mark.parametrize(
    "name",
    [
        "Nguyễn Anh Tuấn",
        "Trần Thị Anh",
        "Trương Công Định",
        "Phó Đức Chính",
        "Đoàn Văn Hội",
        "Phan Chu Trinh",
        "Hùng",
        "A Páo",
        "Lê Bà Kông",
        "NGUYỄN VĂN AN",
    ],
)
def test_a_name_that_looks_like_a_title_stays_whole(name: str) -> None:
    assert persons_in(name) == (name,)


@pytest.mark.parametrize(
    "cell",
    [
        None,
        "",
        "-",
        "?",
        "chưa phân công",
        "Không",
        "Phòng Kinh tế",
        "Chuyên viên",
        "Trưởng phòng",
        "Các đơn vị liên quan",
        "0912345678",
        "a@xa.gov.vn",
        "(phối hợp)",
        "đồng chí",
        "Trưởng phòng Kinh tế",
        "Trung tâm; chưa có",
    ],
)
def test_who_names_no_person_names_nobody(cell: str | None) -> None:
    assert persons_in(cell) == ()


def test_a_unit_of_the_office_is_no_person() -> None:
    assert persons_in(f"Tư pháp; {AN}", is_unit=lambda name: name == "Tư pháp") == (AN,)


_NAMES = st.lists(
    st.tuples(
        st.sampled_from(["Nguyễn", "Trần", "Lê", "Phạm"]),
        st.sampled_from(["Văn", "Thị", "Anh", "Công"]),
        st.sampled_from(["An", "Bình", "Cường", "Anh", "Bà"]),
    ).map(" ".join),
    min_size=1,
    max_size=4,
    unique=True,
)


@given(
    _NAMES, st.sampled_from(["; ", ", ", "\n", " và ", "/", " - "]), st.sampled_from(["", "đ/c ", "ông ", "Đồng chí "])
)
def test_any_names_come_back_whatever_stands_between_and_before_them(names: list[str], gap: str, title: str) -> None:
    assert list(persons_in(gap.join(title + name for name in names))) == names


@given(st.text(max_size=60))
def test_no_text_stops_it_and_no_name_is_blank_or_named_twice(text: str) -> None:
    found = persons_in(text)
    assert all(name.strip() == name != "" for name in found)
    assert len(set(found)) == len(found)
