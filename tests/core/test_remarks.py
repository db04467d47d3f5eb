"""Who says what in one cell."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taskbook.core.remarks import as_remark, lead_words, voices, with_remark


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        (None, ()),
        ("", ()),
        ("Thiếu người\ntừ tháng 5", ((None, "Thiếu người\ntừ tháng 5"),)),
        ("Ý kiến phối hợp (Công an xã): Chờ", (("Công an xã", "Chờ"),)),
        ("Ý kiến phối hợp (Công an xã): ", ()),
        (
            "Thiếu người\nÝ kiến phối hợp (Công an xã): Chờ\n  danh sách\nÝ kiến phối hợp (Tư pháp): Đã góp ý\nXong",
            ((None, "Thiếu người"), ("Công an xã", "Chờ\ndanh sách"), ("Tư pháp", "Đã góp ý"), (None, "Xong")),
        ),
    ],
)
def test_a_cell_is_told_apart_by_who_says_it(cell: str | None, said: tuple[object, ...]) -> None:
    assert voices(cell) == said


_WORDS = st.text("ab \n", min_size=1, max_size=12).map(str.strip).filter(bool)


@given(_WORDS, _WORDS)
def test_a_remark_is_given_back_as_it_was_made(lead: str, words: str) -> None:
    cell = with_remark(lead, as_remark("Công an xã", words))
    assert [unit for unit, _ in voices(cell)] == [None, "Công an xã"]
    assert voices(cell)[0][1] == lead_words(cell)
    assert voices(cell)[1][1] == words
