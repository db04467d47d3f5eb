"""Sending through a real mail server on this machine."""

from __future__ import annotations

import smtplib
import socket
import ssl
from pathlib import Path
from threading import Thread

import pytest

from taskbook.adapters.mail.smtp import Server, SmtpMailer
from taskbook.errors import MailServerError
from taskbook.outbox import Delivered, Delivery, PostFile
from tests.adapters.mail.letters import post
from tests.adapters.mail.servers import HOST, PASSWORD, USER, House, Trust, make_trust, serving


def mailer(port: int, trust: Trust, **changes: object) -> SmtpMailer:
    options: dict[str, object] = {"timeout": 5.0, "data_timeout": 5.0, "waits": (0.0, 0.0), "sleep": lambda _: None}
    fields = {key: changes.pop(key) for key in ("implicit_tls", "user", "password") if key in changes}
    server = Server(HOST, port, **fields)  # type: ignore[arg-type]
    return SmtpMailer(server, trust.client, **(options | changes))  # type: ignore[arg-type]


def sent(house: House, trust: Trust, letters: int = 1, **changes: object) -> list[Delivered]:
    with serving(house, trust) as port:
        by = mailer(port, trust, **changes)
        by.open()
        outcomes = [by.deliver(post(f"{n:012x}", f"nguoi{n}@truongtan.gov.vn")) for n in range(1, letters + 1)]
        by.close()
    return outcomes


@pytest.mark.parametrize("implicit", [False, True], ids=["STARTTLS", "implicit TLS"])
def test_a_letter_arrives_encrypted_and_logged_in(trust: Trust, implicit: bool) -> None:
    house = House()
    with serving(house, trust, implicit=implicit, auth=True) as port:
        by = mailer(port, trust, implicit_tls=implicit, user=USER, password=PASSWORD)
        by.open()
        assert by.deliver(post()) == Delivered(Delivery.SENT)
        by.close()
    (message,) = house.messages()
    assert house.log_ins == 1
    assert message["To"] == "Trần Thị Bình <kinhte@truongtan.gov.vn>"
    assert message["Subject"] == "Phiếu theo dõi nhiệm vụ đến ngày 22/11/2026: Phòng Kinh tế"
    body = message.get_body(("plain",))
    assert body is not None
    assert body.get_content().splitlines() == post().text.splitlines()
    assert [part.get_content() for part in message.iter_attachments()] == [b"PK\x03\x04 bytes of a file"]


def test_a_line_that_begins_with_a_dot_arrives_as_it_was_written(trust: Trust) -> None:
    house = House()
    with serving(house, trust) as port:
        by = mailer(port, trust)
        by.open()
        content = b"Subject: x\r\n\r\n.\r\n..a\r\n.b\r\n"
        assert by._smtp is not None
        by._envelope(by._smtp, post(), len(content))
        by._data(by._smtp, content)
        by.close()
    assert house.accepted[0].content == content


def test_many_letters_go_over_one_connection(trust: Trust) -> None:
    house = House()
    assert [one.outcome for one in sent(house, trust, 5)] == [Delivery.SENT] * 5
    assert house.receivers() == [f"nguoi{n}@truongtan.gov.vn" for n in range(1, 6)]
    assert len({id(envelope) for envelope in house.accepted}) == 5


def test_a_wrong_password_stops_before_any_letter_and_is_not_repeated_in_the_message(trust: Trust) -> None:
    with serving(House(), trust, auth=True) as port, pytest.raises(MailServerError) as stop:
        mailer(port, trust, user=USER, password="mat-khau-sai").open()
    assert USER in str(stop.value)
    assert "mat-khau-sai" not in str(stop.value)
    assert "mat-khau-sai" not in repr(Server(HOST, 1, password="mat-khau-sai"))


def test_a_password_with_accents_is_refused_with_a_reason(trust: Trust) -> None:
    with serving(House(), trust, auth=True) as port, pytest.raises(MailServerError, match="có dấu"):
        mailer(port, trust, user=USER, password="mật khẩu").open()


def test_a_server_without_encryption_gets_neither_password_nor_letter(trust: Trust) -> None:
    house = House()
    with serving(house, None) as port, pytest.raises(MailServerError, match="STARTTLS"):
        mailer(port, trust, user=USER, password=PASSWORD).open()
    assert house.log_ins == 0


def test_a_certificate_of_another_name_is_refused(tmp_path: Path) -> None:
    other = make_trust(tmp_path, "thu.gia-mao.vn")
    with serving(House(), other) as port, pytest.raises(MailServerError, match="Chứng thư"):
        mailer(port, other).open()


def test_a_certificate_that_nobody_vouches_for_is_refused(trust: Trust) -> None:
    with serving(House(), trust) as port, pytest.raises(MailServerError, match="Chứng thư"):
        SmtpMailer(Server(HOST, port), ssl.create_default_context(), timeout=5).open()


def test_the_wrong_kind_of_encryption_is_named(trust: Trust) -> None:
    with serving(House(), trust) as port, pytest.raises(MailServerError, match="465 với TLS"):
        mailer(port, trust, implicit_tls=True).open()


def test_a_server_that_is_not_there_is_named_with_its_port(trust: Trust) -> None:
    with socket.socket() as taken:
        taken.bind((HOST, 0))
        port = taken.getsockname()[1]
        with pytest.raises(MailServerError, match=f"cổng {port}"):
            mailer(port, trust).open()


def test_one_refused_recipient_does_not_stop_the_others(trust: Trust) -> None:
    house = House(on_recipient=lambda number, _: "550 5.1.1 No such user" if number == 7 else None)
    outcomes = sent(house, trust, 9)
    assert [one.outcome for one in outcomes] == [
        *[Delivery.SENT] * 6,
        Delivery.FAILED,
        *[Delivery.SENT] * 2,
    ]
    assert "từ chối (mã 550: 5.1.1 No such user)" in outcomes[6].note
    assert house.receivers() == [f"nguoi{n}@truongtan.gov.vn" for n in (1, 2, 3, 4, 5, 6, 8, 9)]


@pytest.mark.parametrize("where", ["on_recipient", "on_data"])
def test_a_letter_that_is_refused_for_now_is_tried_again_and_arrives_once(trust: Trust, where: str) -> None:
    house = House(**{where: lambda number, _: "451 4.7.1 Try later" if number <= 2 else None})  # type: ignore[arg-type]
    waited: list[float] = []
    assert sent(house, trust, waits=(5.0, 30.0), sleep=waited.append) == [Delivered(Delivery.SENT)]
    assert waited == [5.0, 30.0]
    assert len(house.accepted) == 1


def test_a_letter_that_is_always_refused_for_now_has_surely_not_left(trust: Trust) -> None:
    house = House(on_data=lambda *_: "452 4.2.2 Mailbox full")
    (outcome,) = sent(house, trust)
    assert outcome.outcome is Delivery.FAILED
    assert "tạm thời chưa nhận (mã 452" in outcome.note
    assert house.attempts == 3


def test_a_server_that_says_good_bye_is_called_again(trust: Trust) -> None:
    house = House(on_recipient=lambda number, _: "421 4.3.2 Closing" if number == 2 else None)
    assert [one.outcome for one in sent(house, trust, 3)] == [Delivery.SENT] * 3


def test_a_line_that_breaks_before_the_answer_leaves_the_fate_unknown_and_is_not_tried_again(trust: Trust) -> None:
    house = House(drop_before_answer=frozenset({1}))
    (outcome,) = sent(house, trust)
    assert outcome.outcome is Delivery.UNKNOWN
    assert house.attempts == 1


def test_after_a_broken_line_the_next_letter_goes_over_a_new_one(trust: Trust) -> None:
    house = House(drop_before_answer=frozenset({1}))
    assert [one.outcome for one in sent(house, trust, 2)] == [Delivery.UNKNOWN, Delivery.SENT]


def test_a_slow_server_is_waited_for(trust: Trust) -> None:
    assert sent(House(seconds=0.3), trust) == [Delivered(Delivery.SENT)]


def test_a_server_slower_than_our_patience_leaves_the_fate_unknown(trust: Trust) -> None:
    (outcome,) = sent(House(seconds=1.0), trust, data_timeout=0.2)
    assert outcome.outcome is Delivery.UNKNOWN


def test_a_letter_larger_than_the_server_takes_is_refused_before_its_bytes_are_sent(trust: Trust) -> None:
    house = House()
    with serving(house, trust, size=10_000) as port:
        by = mailer(port, trust)
        by.open()
        outcome = by.deliver(post(files=(PostFile("lon.xlsx", b"x" * 50_000),)))
        by.close()
    assert outcome.outcome is Delivery.FAILED
    assert "552" in outcome.note
    assert house.attempts == 0


def test_a_line_that_breaks_before_the_data_is_harmless(trust: Trust) -> None:
    house = House()
    with serving(house, trust) as port:
        by = mailer(port, trust)
        by.open()
        assert by._smtp is not None
        assert by._smtp.sock is not None
        by._smtp.sock.shutdown(socket.SHUT_RDWR)
        assert by.deliver(post()) == Delivered(Delivery.SENT)
        by.close()
    assert len(house.accepted) == 1


def test_a_server_that_went_away_stops_the_run(trust: Trust) -> None:
    with serving(House(), trust) as port:
        by = mailer(port, trust)
        by.open()
    with pytest.raises(MailServerError):
        by.deliver(post())
    by.close()


def test_a_line_that_always_breaks_before_the_data_stops_the_run(trust: Trust, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise smtplib.SMTPServerDisconnected

    with serving(House(), trust) as port:
        by = mailer(port, trust)
        monkeypatch.setattr(by, "_envelope", broken)
        with pytest.raises(MailServerError, match="Mất kết nối"):
            by.deliver(post())
        by.close()


def test_an_answer_that_makes_no_sense_leaves_the_fate_unknown(trust: Trust) -> None:
    house = House(on_data=lambda *_: "355 What")
    (outcome,) = sent(house, trust)
    assert outcome.outcome is Delivery.UNKNOWN


def test_something_that_is_no_mail_server_is_told_apart(trust: Trust) -> None:
    with socket.create_server((HOST, 0)) as other:

        def babble() -> None:
            line, _ = other.accept()
            line.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")
            line.close()

        Thread(target=babble, daemon=True).start()
        with pytest.raises(MailServerError, match="Không kết nối được"):
            mailer(other.getsockname()[1], trust).open()
