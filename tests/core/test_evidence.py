"""Words that say "none" are no evidence, however they are written; anything else is."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taskbook.core.evidence import Said, is_evidence, is_report, said

NOTHING = """
-|—|.|…|...|?|???|0|00|;|*|/|( )|\u200b|\u00ad|\u2060|\ufeff|\u00a0|\u200b - \u200b|_
chưa có|Chưa có|CHƯA CÓ|chưa|không|Không có|khong co|ko|ko có|Chưa có văn bản|chưa có số|chưa có số văn bản
chưa có kết quả|không có văn bản kết quả|chưa có.|«chưa có»|(không)|n/a|N/A|n.a.|na|Chưa có số, ngày văn bản
k có|K|k|không có gì|chưa nhận được văn bản|chưa cấp số|trống|để trống|chưa rõ|chưa xác định|Không biết|không ghi
""".replace("\n", "|").split("|")
NOT_YET = (
    """
đang trình|Đang trình ký|đang làm|đang soạn|đang soạn thảo|chờ ký|chờ duyệt|Chờ phê duyệt|chờ cấp số|đang chờ ký
đang trình lãnh đạo|đang dự thảo văn bản|chưa ban hành|chưa trình|chưa ký|chưa hoàn thành|sẽ bổ sung|bổ sung sau
chưa có, đang trình|chưa có (đang soạn)|đang xin ý kiến|đang thực hiện|chờ văn bản|chờ phân công|chưa phân công
ĐANG TRÌNH KÝ SỐ|dang trinh|đang làm kết quả|đang lấy ý kiến góp ý|đang nghiên cứu|đang chỉnh sửa
số:|ngày|Số:    /QĐ-UBND|…/QĐ-UBND|/KH-UBND|Số …/BC-UBND ngày …/…/2026|Tờ trình số ..../TTr-UBND|_____/TB-UBND
Số:   /QĐ-UBND ngày   tháng 11 năm 2026|Văn bản số    /UBND ngày   /  /2026
""".strip()
    .replace("\n", "|")
    .split("|")
)
VAGUE = [
    "Báo cáo",
    "Có",
    "đã ký",
    "Quyết định",
    "x",
    "Đã xong",
    "Kế hoạch của UBND xã",
    "Không gian văn hóa",
    "Chuẩn",
    "Chợ Trường Tân",
    "Chợ xã",
    "Đảng",
    "Đảng bộ xã",
]
DOCUMENT = (
    """
210/QĐ-UBND|Báo cáo số 15|123/BC-UBND ngày 6/7/2026|QĐ/UB|Thông báo 5|họp ngày 3/6|đang trình 15/TTr-UBND|số 0123
15 / BC-UBND|BC/UBND|Số: 12 /QĐ-UBND|CV/VP-UBND số 12|Kế hoạch số   /KH-UBND ngày 12/9/2025
Báo cáo số   /BC-UBND, Quyết định 12/QĐ-UBND
""".strip()
    .replace("\n", "|")
    .split("|")
)


@pytest.mark.parametrize("text", [text for text in NOTHING if text])
def test_words_and_marks_that_say_none_say_nothing(text: str) -> None:
    assert said(text) is Said.NOTHING
    assert not is_evidence(text)
    assert not is_report(text)


@pytest.mark.parametrize("text", NOT_YET)
def test_what_is_still_under_way_is_a_report_but_no_evidence(text: str) -> None:
    assert said(text) is Said.NOT_YET
    assert not is_evidence(text)
    assert is_report(text)


@pytest.mark.parametrize("text", VAGUE)
def test_words_without_number_or_sign_count_but_are_vague(text: str) -> None:
    assert said(text) is Said.VAGUE
    assert is_evidence(text)


@pytest.mark.parametrize("text", DOCUMENT)
def test_a_number_or_a_sign_makes_a_document(text: str) -> None:
    assert said(text) is Said.DOCUMENT
    assert is_evidence(text)


def test_a_blank_cell_says_nothing() -> None:
    assert said(None) is Said.NOTHING
    assert said("") is Said.NOTHING


_NOISE = st.text(alphabet="\u200b\u200d\u00ad\u2060\ufeff\u00a0 .,;:-–—…«»()\n\t", max_size=4)


@given(
    st.sampled_from([text for text in (*NOTHING, *NOT_YET) if text]),
    _NOISE,
    _NOISE,
    st.sampled_from([str.lower, str.upper, str.title]),
    st.sampled_from(["NFC", "NFD", "NFKC"]),
)
def test_case_composition_and_marks_around_make_no_evidence(text, before, after, case, form) -> None:  # type: ignore[no-untyped-def]
    assert not is_evidence(unicodedata.normalize(form, before + case(text) + after))


@given(st.sampled_from([text for text in NOTHING if text]), st.integers(1, 999))
def test_a_number_beside_such_words_is_something_else(text: str, number: int) -> None:
    assert is_evidence(f"{text} {number}/QĐ-UBND")
