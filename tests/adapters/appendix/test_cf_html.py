"""Windows' format for copied HTML: which bytes of it are what was selected."""

from __future__ import annotations

import pytest

from taskbook.adapters.appendix.cf_html import fragment_of

BEFORE, SELECTED, BEHIND = (
    "<html><body>Phụ lục ",
    "<table><tr><td>Nhiệm vụ đường sá</td></tr></table>",
    "</body></html>",
)
LINES = (
    "Version:1.0\r\nStartHTML:{:010}\r\nEndHTML:{:010}\r\nStartFragment:{:010}\r\nEndFragment:{:010}\r\n"
    "SourceURL:file:///C:/Kế hoạch.docx\r\n"
)


def copied(before: str = BEFORE, selected: str = SELECTED, behind: str = BEHIND, shift: int = 0) -> bytes:
    """What a program puts there: offsets counted in bytes; with `shift` wrongly."""
    head = len(LINES.format(0, 0, 0, 0).encode())
    start = head + len(before.encode())
    end = start + len(selected.encode())
    lines = LINES.format(head, end + len(behind.encode()), start + shift, end + shift)
    return (lines + before + selected + behind).encode()


def test_offsets_are_counted_in_bytes_from_the_first_of_all() -> None:
    assert fragment_of(copied()) == SELECTED


def test_what_lies_behind_the_end_of_the_text_is_no_part_of_it() -> None:
    assert fragment_of(copied() + b"\0\0garbage") == SELECTED


@pytest.mark.parametrize("shift", [0, -9, 7, 100_000])
def test_marks_are_believed_where_offsets_are_wrong(shift: int) -> None:
    raw = copied(BEFORE + "<!--StartFragment-->", SELECTED, "<!-- EndFragment -->" + BEHIND, shift)
    assert fragment_of(raw) == SELECTED


@pytest.mark.parametrize(
    "lines",
    [
        "",
        "Version:0.9\r\nStartHTML:-1\r\nEndHTML:-1\r\nStartFragment:-1\r\nEndFragment:-1\r\n",
        "Version:0.9\nStartFragment:0000000099999\nEndFragment:0000000199999\n",
        "Version:0.9\rStartFragment:50\rEndFragment:40\r",
        "Version:0.9\r\nStartFragment:x\r\nEndFragment:y\r\n",
        "Version:0.9\r\nStartFragment:0\r\nEndFragment:20\r\n",
    ],
)
def test_without_marks_and_offsets_that_hold_all_behind_the_lines_is_taken(lines: str) -> None:
    page = BEFORE + SELECTED + BEHIND
    assert fragment_of((lines + page).encode()) == page


def test_an_offset_within_a_letter_was_not_counted_in_bytes() -> None:
    selected = "ộ" + SELECTED
    page = BEFORE + selected + BEHIND
    assert fragment_of(copied(selected=selected, shift=1)) == page


def test_bytes_that_are_no_utf8_lose_only_themselves() -> None:
    assert fragment_of(b"<td>\xff</td>") == "<td>�</td>"


def test_a_byte_order_mark_before_all_is_no_text() -> None:
    assert fragment_of("\ufeff<td>".encode()) == "<td>"


def test_nothing_is_nothing() -> None:
    assert fragment_of(b"") == ""
