"""Real mail servers on the loopback address, well-behaved and not, with a throw-away certificate."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

HOST = "127.0.0.1"
USER, PASSWORD = "ubnd@truongtan.gov.vn", "mat-khau-thu"

Answer = Callable[[int, Envelope], str | None]
"""Given the number of the letter (from 1) and its envelope: the server's answer, None for a good one."""


@dataclass
class House:
    """What a server does with letters, and what it has accepted."""

    on_recipient: Answer | None = None
    on_data: Answer | None = None
    drop_before_answer: frozenset[int] = frozenset()  # numbers of data attempts after which the line goes dead
    keep_when_dropping: bool = True
    seconds: float = 0.0
    recipients: int = 0
    attempts: int = 0
    log_ins: int = 0
    accepted: list[Envelope] = field(default_factory=list)

    async def handle_RCPT(self, server: SMTP, session: Session, envelope: Envelope, to: str, options: list[str]) -> str:
        self.recipients += 1
        answer = self.on_recipient(self.recipients, envelope) if self.on_recipient else None
        if answer is None:
            envelope.rcpt_tos.append(to)
        return answer or "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        self.attempts += 1
        if self.seconds:
            await asyncio.sleep(self.seconds)
        if self.attempts in self.drop_before_answer:
            if self.keep_when_dropping:
                self.accepted.append(envelope)
            server.transport.abort()
            return "250 OK"
        answer = self.on_data(self.attempts, envelope) if self.on_data else None
        if answer is None:
            self.accepted.append(envelope)
        return answer or "250 OK"

    def messages(self) -> list[EmailMessage]:
        """What was accepted, read back."""
        return [message_from_bytes(envelope.content, policy=default) for envelope in self.accepted]  # type: ignore[misc]

    def receivers(self) -> list[str]:
        """To whom, in the order of arrival."""
        return [envelope.rcpt_tos[0] for envelope in self.accepted]

    def authenticate(
        self, server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: object
    ) -> AuthResult:
        self.log_ins += 1
        good = isinstance(data, LoginPassword) and (data.login, data.password) == (USER.encode(), PASSWORD.encode())
        return AuthResult(success=good, handled=False)


@dataclass(frozen=True)
class Trust:
    """A throw-away authority: a server's certificate, and a client's context that trusts it."""

    server: ssl.SSLContext
    client: ssl.SSLContext
    pem: Path


def make_trust(folder: Path, identity: str = HOST) -> Trust:
    """Return certificates made for this run only."""
    authority = trustme.CA()
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(identity).configure_cert(server)
    client = ssl.create_default_context()
    authority.configure_trust(client)
    pem = folder / "ca.pem"
    authority.cert_pem.write_to_path(str(pem))
    return Trust(server, client, pem)


class _AnyPort(Controller):
    """Lets the system choose a free port: the controller's own trial call must then go to the port chosen."""

    def _trigger_server(self) -> None:
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()


@contextmanager
def serving(
    house: House, trust: Trust | None, implicit: bool = False, auth: bool = False, size: int = 30_000_000
) -> Iterator[int]:
    """Run a server; gives its port. `trust` None: a server that offers no encryption."""
    starttls = trust is not None and not implicit
    options: dict[str, object] = {"data_size_limit": size, "enable_SMTPUTF8": False, "hostname": "thu.truongtan.gov.vn"}
    if starttls and trust is not None:
        options |= {"tls_context": trust.server, "require_starttls": True}
    if auth:
        options |= {"authenticator": house.authenticate, "auth_required": True, "auth_require_tls": not implicit}
    hostname = options.pop("hostname")
    controller = _AnyPort(
        house,
        hostname=HOST,
        port=0,
        server_hostname=str(hostname),
        ssl_context=trust.server if implicit and trust is not None else None,
        **options,  # type: ignore[arg-type]
    )
    controller.start()
    try:
        yield controller.port
    finally:
        controller.stop()
