"""What people read of a deadline: the sentence of its own column and the piece in the reason."""

from __future__ import annotations

import pytest

from taskbook.core.deadline import PROBLEMS, read_deadline
from taskbook.core.deadline.recurrence import RHYTHMS
from taskbook.texts.deadline import PROBLEM_TEXTS, RHYTHM_NAMES, describe, explain
from tests.core.deadline.test_deadline import rows

AGAIN = "Hãy ghi lại, ví dụ «Quý II/2026» hoặc «30/6/2026»."


@pytest.mark.parametrize(
    ("phrase", "sentence"),
    [
        ("Quý III/2026", "Hết quý III/2026 (30/9/2026)"),
        ("6 tháng đầu năm", "Hết quý II/2026 (30/6/2026)"),
        ("4 tháng đầu năm", "Hết tháng 4/2026 (30/4/2026)"),
        ("Tháng 2/2026", "Hết tháng 2/2026 (28/2/2026)"),
        ("Năm 2026", "Hết năm 2026 (31/12/2026)"),
        ("30/06/2026", "Ngày 30/6/2026"),
        ("Quý IV năm 2026 – Quý II năm 2027", "Từ 1/10/2026 đến hết quý II/2027 (30/6/2027)"),
        ("Từ 01/4/2026 đến 15/6/2026", "Từ 1/4/2026 đến ngày 15/6/2026"),
        ("Ban hành: Quý I; triển khai: Quý III", "Nhiều mốc: 31/3/2026; 30/9/2026; hạn cuối 30/9/2026"),
        ("Hằng quý", "Hằng quý, kỳ đầu 31/3/2026"),
        ("Hằng tuần", "Hằng tuần, không nêu ngày cụ thể"),
        ("Hằng tháng, hằng quý", "Hằng tháng và hằng quý, kỳ đầu 31/1/2026"),
        ("Định kỳ tháng, quý, năm", "Hằng tháng, hằng quý và hằng năm, kỳ đầu 31/1/2026"),
        ("Hằng năm, giai đoạn 2026-2030", "Hằng năm, kỳ đầu 31/12/2026, đến 31/12/2030"),
        ("Thường xuyên", "Thường xuyên"),
        ("Từ Quý II/2026", "Thường xuyên, từ 1/4/2026"),
        ("Thường xuyên trong năm 2026", "Thường xuyên, đến 31/12/2026"),
        ("Sau khi có hướng dẫn", "Chờ điều kiện: sau khi có hướng dẫn"),
        ("SAU KHI CÓ HƯỚNG DẪN", "Chờ điều kiện: SAU KHI CÓ HƯỚNG DẪN"),
        ("Quý II/2026 (khi có yêu cầu)", "Hết quý II/2026 (30/6/2026); kèm điều kiện: khi có yêu cầu"),
        ("Quý V", f"Chưa hiểu: một năm chỉ có quý I đến quý IV. {AGAIN}"),
        ("", f"Chưa hiểu: chưa ghi thời hạn. {AGAIN}"),
        ("Quý II/2026 và thường xuyên", "Hết quý II/2026 (30/6/2026), sau đó thường xuyên"),
        ("10/4 và 10/10 hằng năm", "Hằng năm vào các ngày 10/4, 10/10, kỳ đầu 10/4/2026"),
        ("46203", "Ngày 30/6/2026 (ô ghi số của ngày trong Excel)"),
        ("Quý II/2026, Sở Tài chính", f"Chưa hiểu: không rõ nghĩa của «Sở Tài chính». {AGAIN}"),
        ("Quý II/2026 (chưa duyệt)", f"Chưa hiểu: không rõ nghĩa của «chưa». {AGAIN}"),
        ("Quý II/2026 được lùi một quý", f"Chưa hiểu: không rõ nghĩa của «được lùi một quý». {AGAIN}"),
        ("Khoảng tháng 6/2026", f"Chưa hiểu: «Khoảng» không chỉ rõ ngày cuối. {AGAIN}"),
        ("Hoàn thành trước 31/6/2026", f"Chưa hiểu: «31/6/2026»: không có ngày này trong lịch. {AGAIN}"),
        ("Phòng Kinh tế", f"Chưa hiểu: không thấy từ nào chỉ rõ thời gian. {AGAIN}"),
        ("Thực hiện ngay", f"Chưa hiểu: ghi «ngay» nên không biết ngày cuối. {AGAIN}"),
    ],
)
def test_the_column_says_how_a_phrase_was_understood(phrase: str, sentence: str) -> None:
    assert describe(read_deadline(phrase, 2026)) == sentence


@pytest.mark.parametrize(
    ("phrase", "piece"),
    [
        ("Quý \n III/2026", "«Quý III/2026» hiểu là 30/9/2026"),
        ("Quý I - II/2026", "«Quý I - II/2026» hiểu là từ 1/1/2026 đến 30/6/2026"),
        ("Tháng 3, 9/2026", "«Tháng 3, 9/2026» hiểu là các mốc 31/3/2026, 30/9/2026"),
        ("Hằng quý", "«Hằng quý» hiểu là hằng quý, kỳ đầu 31/3/2026"),
        ("Thường xuyên", "«Thường xuyên» là việc thường xuyên, không có hạn"),
        ("Từ Quý II/2026", "«Từ Quý II/2026» là việc thường xuyên, từ 1/4/2026"),
        ("Thường xuyên trong năm 2026", "«Thường xuyên trong năm 2026» là việc thường xuyên, đến 31/12/2026"),
        ("Khi có yêu cầu", "«Khi có yêu cầu» là điều kiện, không có ngày"),
        ("31/6", "«31/6» chưa hiểu: không có ngày này trong lịch"),
        ("", "chưa ghi thời hạn"),
        ("Theo " + "văn bản " * 30, "«" + "Theo " + "văn bản " * 9 + "vă…» là điều kiện, không có ngày"),
    ],
)
def test_the_reason_quotes_the_phrase_and_gives_its_day(phrase: str, piece: str) -> None:
    assert explain(read_deadline(phrase, 2026)) == piece


def test_every_problem_and_rhythm_has_its_words() -> None:
    assert set(PROBLEM_TEXTS) == set(PROBLEMS)
    assert set(RHYTHM_NAMES) == set(RHYTHMS)


def test_every_phrase_of_the_corpora_can_be_said() -> None:
    for name in ("deadlines.csv", "deadlines_more.csv", "deadlines_plans.csv"):
        for row in rows(name):
            deadline = read_deadline(row["phrase"], int(row["context_year"]))
            assert "None" not in describe(deadline) + explain(deadline)
            assert not explain(deadline).endswith(".")
