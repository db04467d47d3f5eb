"""What a header says is what it was meant to say, letter for letter, however it is folded."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime
from email import message_from_bytes
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.policy import default

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from taskbook.adapters.mail.message import build_message
from taskbook.outbox import Post, PostFile

TEXT = (
    "Nhắc nhiệm vụ quá hạn (18) đến ngày 27/11/2026: Phòng Kinh tế Công an xã Trường Tân - Ủy ban nhân dân; "
    'a 1 KH-UBND «đôn đốc» =?utf-8?b? "Sở" Nguyễn, Thị Ánh Tuyết thường xuyên của'
)
WORDS = st.sampled_from(TEXT.split())
LETTERS = 'aăâbcdđeêghiklmnoôơpqrstuưvxyắằẳẵặấầẩẫậếềểễệốồổỗộớờởỡợứừửữựíìỉĩịýỳỷỹỵ0123 /(),.:;-«»"\\<>@=?_'
PHRASES = st.lists(WORDS, min_size=1, max_size=30).map(" ".join) | st.text(LETTERS, min_size=1, max_size=200).map(
    lambda text: " ".join(text.split()) or "a"
)
PEOPLE = ("UBND xã", "van.thu@xa.example", "Anh", "anh@xa.example")
POST = Post("ab12cd34ef56", datetime(2026, 11, 27, 9), *PEOPLE, "s", "t", "<p>")


def parsed(post: Post, unsent: bool = True) -> EmailMessage:
    data = build_message(post, unsent=unsent).as_bytes()
    head = data.partition(b"\r\n\r\n")[0]
    assert max(map(len, head.split(b"\r\n"))) <= 998
    assert all(len(word) <= 75 for word in re.findall(rb"=\?utf-8\?[bq]\?[^?]*\?=", head))
    assert head.isascii()
    message = message_from_bytes(data, policy=default)
    assert isinstance(message, EmailMessage)
    return message


@settings(max_examples=1000)
@given(PHRASES)
def test_a_subject_is_read_as_it_was_meant(subject: str) -> None:
    assert parsed(replace(POST, subject=subject))["Subject"] == subject


@settings(max_examples=200)
@given(PHRASES, PHRASES)
def test_names_are_read_as_they_were_meant(sender: str, to: str) -> None:
    """By the rule that blanks between encoded words do not count (RFC 2047, 6.2), which Python's own parser forgets."""
    message = message_from_bytes(build_message(replace(POST, sender_name=sender, to_name=to)).as_bytes())
    for header, name, address in (("From", sender, POST.sender_address), ("To", to, POST.to_address)):
        unfolded = re.sub(r"\r?\n", "", message[header])  # RFC 5322, 2.2.3
        assert str(make_header(decode_header(unfolded))) == f"{name} <{address}>"


@settings(max_examples=200)
@given(PHRASES.map(lambda text: re.sub(r'[<>:"/\\|?*]', "-", text).strip(". ") or "a"))
def test_file_names_are_read_as_they_were_meant(name: str) -> None:
    message = parsed(replace(POST, files=(PostFile(f"{name}.xlsx", b"x"),)))
    assert [part.get_filename() for part in message.iter_attachments()] == [f"{name}.xlsx"]


@pytest.mark.parametrize("unsent", [True, False])
def test_the_subject_that_lost_a_blank_keeps_it(unsent: bool) -> None:
    subject = "Nhắc nhiệm vụ quá hạn (18) đến ngày 27/11/2026: Phòng Kinh tế"
    assert parsed(replace(POST, subject=subject), unsent)["Subject"] == subject
