"""Lines of `Nhật ký` for letters: each entry once, whenever the workbook can be written."""

from __future__ import annotations

from datetime import datetime

from taskbook.core.letters.history import Entry, Event
from taskbook.sheets.letters import log_rows

NOW = datetime(2026, 11, 22, 9, 30, 15, 5)
STARTED = Entry(
    Event.STARTED, NOW, "lan", "0123456789ab", "smtp", "phieu", "kinhte@truongtan.gov.vn", "Trần Thị Bình",
    ("Phòng Kinh tế",), "Phiếu", (("Phong Kinh te.xlsx", "ab" * 32),), "cd" * 32,
)  # fmt: skip
SENT = Entry(Event.SENT, NOW, "lan", "0123456789ab")
FAILED = Entry(Event.FAILED, NOW, "lan", "0123456789ab", note="máy chủ thư từ chối")


def test_a_letter_that_went_is_one_line_with_all_that_matters() -> None:
    ((at, who, action, letter, content, old, new, source),) = log_rows([STARTED, SENT], [])
    assert (at, who, action, letter) == (
        NOW.replace(microsecond=0),
        "lan",
        "Thư: Gửi phiếu (máy chủ thư)",
        "0123456789ab",
    )
    assert content == (
        "Gửi Trần Thị Bình <kinhte@truongtan.gov.vn>: Phiếu; đơn vị: Phòng Kinh tế; "
        "tệp Phong Kinh te.xlsx (mã kiểm abababababab)"
    )
    assert (old, new) == (None, "Đã gửi")
    assert str(source).startswith("Sổ gửi thư, mục ")


def test_what_is_written_already_is_not_written_again() -> None:
    rows = log_rows([STARTED, SENT], [])
    assert log_rows([STARTED, SENT], [*rows, (None,)]) == []
    assert log_rows([STARTED, SENT, Entry(Event.SENT, NOW, "lan", "another")], rows)[0][3] == "another"


def test_a_letter_that_was_begun_and_never_finished_is_shown_as_unknown_then_as_settled() -> None:
    (row,) = log_rows([STARTED], [])
    assert row[6] == "Chưa rõ đã gửi hay chưa"
    settled = log_rows([STARTED, Entry(Event.RESOLVED_UNSENT, NOW, "lan", STARTED.letter)], [row])
    assert [one[6] for one in settled] == ["Xác nhận: chưa gửi"]


def test_a_failure_is_shown_with_its_reason_and_a_preview_is_not_shown() -> None:
    rows = log_rows([Entry(Event.PREVIEWED, NOW, "lan", "digest"), STARTED, FAILED], [])
    assert [row[6] for row in rows] == ["Chưa gửi được: máy chủ thư từ chối"]


def test_an_entry_without_a_beginning_is_shown_by_what_it_says() -> None:
    (row,) = log_rows([SENT], [])
    assert row[6] == "Đã gửi"
