"""Messages and draft files, read back by Python's email and by a second parser."""

from __future__ import annotations

import errno
import re
import shutil
import subprocess
from datetime import datetime
from email import message_from_bytes
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.policy import compat32, default
from email.utils import collapse_rfc2231_value
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from taskbook.adapters.mail.chat_files import ChatFiles
from taskbook.adapters.mail.draft_files import DraftFiles
from taskbook.adapters.mail.message import build_message
from taskbook.core.letters.lines import one_line
from taskbook.errors import MailServerError
from taskbook.outbox import ChatText, Delivery, Post, PostFile
from tests.adapters.mail.letters import post

LONG = "Phiếu theo dõi nhiệm vụ của Trung tâm Văn hóa, Thể thao và Truyền thông xã Trường Tân đến ngày 22 tháng 11.xlsx"


def read(data: bytes) -> EmailMessage:
    return message_from_bytes(data, policy=default)  # type: ignore[return-value]


def drafted(folder: Path, letter: Post) -> Path:
    by = DraftFiles(folder)
    by.open()
    result = by.deliver(letter)
    by.close()
    assert result.outcome is Delivery.DRAFTED
    return Path(result.note)


def test_a_draft_opens_as_a_letter_not_yet_sent(tmp_path: Path) -> None:
    path = drafted(tmp_path / "2026-11-22" / "Thu phieu", post())
    message = read(path.read_bytes())
    assert path.name == "Tran Thi Binh 0123456789ab.eml"
    assert message["X-Unsent"] == "1"
    assert message["Message-ID"] is None
    assert message["Subject"] == post().subject
    assert message["To"].addresses[0].display_name == "Trần Thị Bình"
    assert message["From"].addresses[0].addr_spec == "ubnd@truongtan.gov.vn"
    assert [part.get_content_type() for part in message.walk() if not part.is_multipart()] == [
        "text/plain",
        "text/html",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ]


def test_the_chat_text_lies_beside_the_letter(tmp_path: Path) -> None:
    drafted(tmp_path, post())
    ChatFiles(tmp_path).write([ChatText(post().id, "Trần Thị Bình", "Kính gửi…")])
    chat = tmp_path / "Tran Thi Binh 0123456789ab - Zalo.txt"
    assert chat.read_text("utf-8-sig") == "Kính gửi…"
    assert len(list(tmp_path.iterdir())) == 2


def test_chat_texts_of_letters_that_are_no_longer_meant_are_moved_out_of_the_way(tmp_path: Path) -> None:
    old, new = (ChatText(id, "Công an xã", "Kính gửi…") for id in ("0123456789ab", "ba9876543210"))
    (tmp_path / "Ghi chú - Zalo.txt").write_text("của cơ quan", "utf-8")
    ChatFiles(tmp_path, {old.id}).write([old])
    ChatFiles(tmp_path, {new.id}).write([new])
    assert [path.name for path in (tmp_path / "Thu cu").iterdir()] == [f"Cong an xa {old.id} - Zalo.txt"]
    assert {path.name for path in tmp_path.glob("*.txt")} == {f"Cong an xa {new.id} - Zalo.txt", "Ghi chú - Zalo.txt"}


def test_without_a_chat_text_no_folder_is_made(tmp_path: Path) -> None:
    ChatFiles(tmp_path / "Thu").write([])
    assert not (tmp_path / "Thu").exists()


@pytest.mark.parametrize("place", ["tep/Thu", "tep"])
def test_a_place_that_takes_no_chat_text_is_told(tmp_path: Path, place: str) -> None:
    (tmp_path / "tep").write_text("x")
    with pytest.raises(MailServerError, match="tep"):
        ChatFiles(tmp_path / place).write([ChatText("0123456789ab", "Công an xã", "Kính gửi…")])


def test_a_draft_written_again_takes_the_place_of_the_first(tmp_path: Path) -> None:
    drafted(tmp_path, post())
    path = drafted(tmp_path, post(subject="Lời mới"))
    assert read(path.read_bytes())["Subject"] == "Lời mới"
    assert len(list(tmp_path.glob("*.eml"))) == 1


def test_a_draft_without_a_sender_leaves_the_sender_to_the_mail_program(tmp_path: Path) -> None:
    assert read(drafted(tmp_path, post(sender_address="")).read_bytes())["From"] is None


def test_a_letter_to_send_bears_one_fixed_name_and_says_that_a_program_wrote_it() -> None:
    first, again = build_message(post()), build_message(post(written=datetime(2026, 12, 1, 8, 0)))
    assert first["Message-ID"] == again["Message-ID"] == "<0123456789ab.taskbook@truongtan.gov.vn>"
    assert first["Auto-Submitted"] == "auto-generated"
    assert first["X-Unsent"] is None
    assert first["Date"].datetime.replace(tzinfo=None) == post().written


@pytest.mark.parametrize("name", ["Phong Kinh te.xlsx", "Phiếu Phòng Kinh tế.xlsx", LONG, 'a"b;c=d.xlsx', "tệp.bin"])
def test_a_files_name_survives_two_ways_of_reading(name: str) -> None:
    data = build_message(post(files=(PostFile(name, b"x" * 3000),))).as_bytes()
    (part,) = read(data).iter_attachments()
    assert part.get_filename() == name
    assert part.get_content() == b"x" * 3000
    old = next(one for one in message_from_bytes(data, policy=compat32).walk() if one.get_filename())
    value = old.get_param("filename", header="content-disposition")
    assert collapse_rfc2231_value(value) == name  # type: ignore[arg-type]


@pytest.mark.skipif(shutil.which("perl") is None, reason="no second parser here")
def test_subject_and_names_are_read_by_a_second_parser(tmp_path: Path) -> None:
    path = drafted(tmp_path, post(files=(PostFile(LONG, b"x"),)))
    program = (
        "use strict; use warnings; use Encode; local $/; open(my $f, '<', $ARGV[0]) or die; my $m = <$f>;"
        "my ($h) = $m =~ /\\A(.*?)\\r?\\n\\r?\\n/s; $h =~ s/\\r?\\n[ \\t]+/ /g;"
        "binmode(STDOUT, ':utf8');"
        "for my $n ('Subject', 'From', 'To') { my ($v) = $h =~ /^$n: (.*)$/m; $v =~ s/\\r//g;"
        " print decode('MIME-Header', $v), qq(\\n); }"
    )
    run = subprocess.run(["perl", "-e", program, str(path)], capture_output=True, check=False)
    if run.returncode:
        pytest.skip("no second parser here")
    assert run.stdout.decode().splitlines() == [
        post().subject,
        "UBND xã Trường Tân <ubnd@truongtan.gov.vn>",
        "Trần Thị Bình <kinhte@truongtan.gov.vn>",
    ]


LETTERS = "aáàảãạăằắđêềếểôồơờuưừyỳ ABCĐ0123456789.,;:-_\"'()<>@=?&/«»…–\\\t\r\n\u200b\u202e"
VIETNAMESE = st.text(st.sampled_from(LETTERS), min_size=1, max_size=150)


@settings(max_examples=150, deadline=None)
@given(subject=VIETNAMESE, name=VIETNAMESE, file=VIETNAMESE)
def test_whatever_names_hold_no_header_can_be_slipped_in_and_the_words_survive(
    subject: str, name: str, file: str
) -> None:
    line, to, file = one_line(subject), one_line(name), one_line(file) + ".xlsx"
    data = build_message(post(subject=line, to_name=to, files=(PostFile(file, b"x"),))).as_bytes()
    head = data.split(b"\r\n\r\n", 1)[0]
    names = re.findall(rb"(?m)^([^\s:]+):", head)
    assert sorted(names) == sorted(
        [b"Subject", b"From", b"To", b"Date", b"Message-ID", b"Auto-Submitted", b"MIME-Version", b"Content-Type"]
    )
    assert head.isascii()
    message = read(data)
    assert [one.addr_spec for one in message["To"].addresses] == ["kinhte@truongtan.gov.vn"]
    assert squeezed(str(make_header(decode_header(message_from_bytes(data)["Subject"])))) == squeezed(line)
    assert squeezed(message["To"].addresses[0].display_name) == squeezed(to)


def squeezed(text: str) -> str:
    """Folding may add or take blanks between encoded words, never letters."""
    return "".join(text.split())


@pytest.mark.parametrize(("code", "said"), [(errno.ENOSPC, "đã đầy"), (errno.EACCES, "Không ghi được thư nháp")])
def test_a_folder_that_takes_no_file_is_said_and_leaves_no_half_letter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, said: str
) -> None:
    def broken(_: int) -> None:
        raise OSError(code, "broken")

    by = DraftFiles(tmp_path)
    monkeypatch.setattr("os.fsync", broken)
    with pytest.raises(MailServerError, match=said):
        by.deliver(post())
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "tep").write_text("x")
    with pytest.raises(MailServerError, match="Không ghi được thư nháp"):
        DraftFiles(tmp_path / "tep" / "Thu").open()


def test_a_letter_to_nobody_by_name_is_called_after_the_address(tmp_path: Path) -> None:
    assert drafted(tmp_path, post(to_name="")).name == "kinhte truongtan gov vn 0123456789ab.eml"
