"""Which words of a unit propose to amend the plan, and which part of it."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taskbook.core.amendments.words import proposed_part
from taskbook_schemas.choices import AMENDMENT_PARTS

DEADLINE, PRODUCT, LEAD, COORDINATE, TASK, TARGET, DROPPED = AMENDMENT_PARTS
PROPOSALS = [
    ("Đề nghị điều chỉnh thời hạn sang Quý I/2027", DEADLINE),
    ("Đề nghị sửa đổi sản phẩm thành Kế hoạch liên tịch", PRODUCT),
    ("Xin chuyển đơn vị chủ trì sang Công an xã", LEAD),
    ("Đề xuất bổ sung cơ quan phối hợp: Trạm Y tế", COORDINATE),
    ("Kiến nghị thay đổi tên nhiệm vụ cho phù hợp", TASK),
    ("Đề nghị điều chỉnh giảm chỉ tiêu xuống 75%", TARGET),
    ("Đề nghị sửa đổi, bổ sung cho phù hợp thực tế", ""),
    ("Đề nghị sửa đổi, bổ sung Kế hoạch số 66/KH-UBND", ""),
    ("Đề nghị cho thôi thực hiện nhiệm vụ này", DROPPED),
    ("Đề nghị bỏ nhiệm vụ này", TASK),
    ("Chưa có kinh phí.\nĐề nghị lùi thời gian hoàn thành đến hết năm", DEADLINE),
    ("Đề nghị sửa đổi, bổ sung kinh phí của kế hoạch; điều chỉnh thời hạn", DEADLINE),
    ("De nghi dieu chinh thoi han sang quy I/2027", DEADLINE),
    ("ĐỀ NGHỊ ĐIỀU CHỈNH THỜI HẠN", DEADLINE),
]
OTHERS = [
    None,
    "",
    "Không",
    "Bổ sung dự toán",
    "Đề nghị bổ sung kinh phí thực hiện nhiệm vụ",
    "Đề nghị gia hạn thời gian hoàn thành",
    "Xin gia hạn đến 31/12/2026",
    "Đẩy nhanh chuyển đổi số theo kế hoạch",
    "Đề nghị thành phố sớm hướng dẫn",
    "Cán bộ phụ trách kế hoạch còn thiếu",
    "Đội ngũ thực hiện nhiệm vụ còn mỏng",
    "Đối với nhiệm vụ này, đề nghị hướng dẫn thêm",
    "Không thay đổi thời hạn",
    "Đã điều chỉnh thời hạn theo chỉ đạo",
    "Can bo phu trach nhiem vu con thieu",
]


@pytest.mark.parametrize(("words", "part"), PROPOSALS)
def test_words_that_change_a_part_of_the_plan_propose_to_amend_it(words: str, part: str) -> None:
    assert proposed_part(words) == part
    assert proposed_part(unicodedata.normalize("NFD", words)) == part


@pytest.mark.parametrize("words", OTHERS)
def test_other_requests_propose_no_amendment(words: str | None) -> None:
    assert proposed_part(words) is None


@given(st.sampled_from(PROPOSALS), st.sampled_from([one for one in OTHERS if one]), st.booleans())
def test_a_proposal_is_found_among_other_sentences(proposal: tuple[str, str], other: str, first: bool) -> None:
    words, part = proposal
    assert proposed_part("\n".join((words, other) if first else (other, words))) == part


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    assert proposed_part(text) in (None, "", *AMENDMENT_PARTS)
