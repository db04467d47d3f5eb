"""Sends letters through a mail server, always encrypted, and knows for every letter whether the server has it.

The server has a letter once it answered 250 to the end of its data (RFC 5321, 4.2.5 and 6.1). Before the first byte of
the data a broken connection is harmless; from there to the answer nobody can know, so the letter counts as unknown.
A passing refusal (4xx) is tried again a few times after a pause.
"""

from __future__ import annotations

import re
import smtplib
import ssl
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from enum import Enum

from taskbook.adapters.mail.message import build_message
from taskbook.core.letters.lines import one_line
from taskbook.errors import MailServerError
from taskbook.outbox import Delivered, Delivery, Post
from taskbook.texts import letters_trouble as texts

_GO_AHEAD, _CLOSING = 354, 421
_LEADING_DOT = re.compile(rb"(?m)^\.")


class _Answer(Enum):
    """What is known of a letter after one try."""

    TAKEN = Delivery.SENT
    REFUSED = Delivery.FAILED
    PASSING = "refused for now"
    LOST = "no connection, before any data"
    UNKNOWN = Delivery.UNKNOWN


_AGAIN = (_Answer.PASSING, _Answer.LOST)


@dataclass(frozen=True, slots=True)
class Server:
    """Where and how to log in. `implicit_tls`: encrypted from the first byte; else by STARTTLS, which is demanded."""

    host: str
    port: int
    implicit_tls: bool = False
    user: str = ""
    password: str = field(default="", repr=False)


class SmtpMailer:
    """Meets `ports.Mailer`. `waits` are the pauses in seconds before each further try after a passing refusal."""

    way = "smtp"
    repeatable = False

    def __init__(
        self,
        server: Server,
        context: ssl.SSLContext | None = None,
        timeout: float = 60.0,
        data_timeout: float = 600.0,
        waits: tuple[float, ...] = (5.0, 30.0),
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._server = server
        self._context = context or ssl.create_default_context()
        self._timeout = timeout
        self._data_timeout = data_timeout  # 10 minutes: RFC 5321, 4.5.3.2.6
        self._waits = waits
        self._sleep = sleep
        self._smtp: smtplib.SMTP | None = None

    def open(self) -> None:
        """Connect, encrypt and log in. MailServerError says what is wrong."""
        host = self._server.host
        try:
            self._smtp = self._connect()
        except smtplib.SMTPAuthenticationError as error:
            raise MailServerError(texts.login_refused(host, self._server.user)) from error
        except ssl.SSLCertVerificationError as error:
            raise MailServerError(texts.certificate_wrong(host)) from error
        except ssl.SSLError as error:
            raise MailServerError(texts.tls_failed(host, self._server.port)) from error
        except smtplib.SMTPNotSupportedError as error:
            raise MailServerError(texts.not_supported(host)) from error
        except UnicodeError as error:
            raise MailServerError(texts.password_not_plain(self._server.user)) from error
        except OSError as error:
            raise MailServerError(texts.no_connection(host, self._server.port)) from error

    def deliver(self, post: Post) -> Delivered:
        """Hand over one letter; tried again only while it has surely not left."""
        content = build_message(post).as_bytes()
        answer, note = self._try(post, content)
        for wait in self._waits:
            if answer not in _AGAIN:
                break
            self._sleep(wait)
            answer, note = self._try(post, content)
        if answer is _Answer.LOST:
            raise MailServerError(texts.connection_lost(self._server.host))
        outcome = Delivery.FAILED if answer is _Answer.PASSING else answer.value
        return Delivered(Delivery(outcome), note)

    def close(self) -> None:
        """Say good-bye to the server."""
        if self._smtp is not None:
            with suppress(OSError):
                self._smtp.quit()
            self._smtp = None

    def _connect(self) -> smtplib.SMTP:
        server = self._server
        if server.implicit_tls:
            smtp: smtplib.SMTP = smtplib.SMTP_SSL(
                server.host, server.port, timeout=self._timeout, context=self._context
            )
        else:
            smtp = smtplib.SMTP(server.host, server.port, timeout=self._timeout)
        try:
            if not server.implicit_tls:
                smtp.starttls(context=self._context)
            smtp.ehlo()
            if server.user:
                smtp.login(server.user, server.password)
        except BaseException:
            smtp.close()
            raise
        return smtp

    def _try(self, post: Post, content: bytes) -> tuple[_Answer, str]:
        if self._smtp is None:
            self.open()
        assert self._smtp is not None  # noqa: S101 - `open` has set it or raised
        try:
            refused = self._envelope(self._smtp, post, len(content))
        except OSError:  # all of smtplib's errors, timeouts and broken connections
            self._drop()
            return _Answer.LOST, ""
        return refused or self._data(self._smtp, content)

    def _envelope(self, smtp: smtplib.SMTP, post: Post, size: int) -> tuple[_Answer, str] | None:
        """Name sender and recipient and ask to send; return the refusal, None when the server says go ahead."""
        options = [f"size={size}"] if smtp.has_extn("size") else []
        steps: tuple[tuple[Callable[[], tuple[int, bytes]], tuple[int, ...]], ...] = (
            (lambda: smtp.mail(post.sender_address, options), (250,)),
            (lambda: smtp.rcpt(post.to_address), (250, 251)),
            (lambda: smtp.docmd("DATA"), (_GO_AHEAD,)),
        )
        for ask, wanted in steps:
            code, text = ask()
            if code not in wanted:
                return self._refusal(smtp, code, text)
        return None

    def _data(self, smtp: smtplib.SMTP, content: bytes) -> tuple[_Answer, str]:
        """Send the content. From its first byte on, silence means that nobody knows."""
        end = b".\r\n" if content.endswith(b"\r\n") else b"\r\n.\r\n"
        try:
            if smtp.sock is not None:
                smtp.sock.settimeout(self._data_timeout)
            smtp.send(_LEADING_DOT.sub(b"..", content) + end)
            code, text = smtp.getreply()
        except OSError:
            self._drop()
            return _Answer.UNKNOWN, texts.fate_unknown()
        if code == 250:
            return _Answer.TAKEN, ""
        if 400 <= code < 600:
            return self._refusal(smtp, code, text)
        self._drop()
        return _Answer.UNKNOWN, texts.fate_unknown()

    def _refusal(self, smtp: smtplib.SMTP, code: int, text: bytes) -> tuple[_Answer, str]:
        note = texts.server_refused(code, one_line(text.decode("utf-8", "replace")))
        try:
            if code == _CLOSING:
                raise smtplib.SMTPServerDisconnected
            smtp.rset()
        except OSError:
            self._drop()
        return (_Answer.PASSING if 400 <= code < 500 else _Answer.REFUSED), note

    def _drop(self) -> None:
        if self._smtp is not None:
            self._smtp.close()
            self._smtp = None
