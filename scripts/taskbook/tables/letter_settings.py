"""The office's settings for mail, read from the sheet of settings; one that cannot be used is a UsageError."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from taskbook.core.letters.addresses import check_address
from taskbook.core.letters.lines import one_line
from taskbook.core.letters.rendered import Sender
from taskbook.errors import UsageError
from taskbook.texts import letters_trouble as texts
from taskbook.texts.letters import address_trouble
from taskbook_schemas.choices import MAIL_DRAFT, MAIL_SMTP, SECURITY_TLS
from taskbook_schemas.settings import Setting

_TLS_PORT = 465


@dataclass(frozen=True, slots=True)
class MailSettings:
    """How letters leave. `mode` is one of the choices of the sheet; `host` is empty when no server is named."""

    mode: str
    sender: Sender
    host: str
    port: int
    implicit_tls: bool
    user: str
    per_minute: int
    reply_by: date | None

    @property
    def own_domain(self) -> str:
        """The domain of the office's own address."""
        return self.sender.address.rpartition("@")[2]


def mail_settings(extra: Mapping[str, object]) -> MailSettings:
    """Return the settings. UsageError when the sender's address is wrong."""
    implicit = _text(extra, Setting.SMTP_SECURITY).casefold() == SECURITY_TLS.casefold()
    return MailSettings(
        mode=_text(extra, Setting.MAIL_MODE) or MAIL_DRAFT,
        sender=Sender(_sender_address(_text(extra, Setting.MAIL_FROM)), _text(extra, Setting.MAIL_SENDER)),
        host=_text(extra, Setting.SMTP_SERVER),
        port=_number(extra, Setting.SMTP_PORT, _TLS_PORT if implicit else Setting.SMTP_PORT.number),
        implicit_tls=implicit,
        user=_text(extra, Setting.SMTP_USER),
        per_minute=_number(extra, Setting.PER_MINUTE, Setting.PER_MINUTE.number),
        reply_by=day if isinstance(day := extra.get(Setting.REPORT_BY), date) else None,
    )


def demand_open_reply_day(settings: MailSettings, today: date) -> None:
    """Raise UsageError when letters would ask for an answer by a day that is over."""
    if settings.reply_by is not None and settings.reply_by < today:
        raise UsageError(texts.reply_day_over(settings.reply_by))


def demand_sending(settings: MailSettings) -> None:
    """Raise UsageError when the settings do not let letters be sent, or lack what sending needs."""
    if settings.mode != MAIL_SMTP:
        raise UsageError(texts.sending_off())
    if not settings.sender.address:
        raise UsageError(texts.sender_missing())
    if not settings.host:
        raise UsageError(texts.server_missing())


def _sender_address(typed: str) -> str:
    """Empty when none is named: a draft then gets the sender's address in the mail program."""
    if not typed:
        return ""
    checked = check_address(typed)
    if checked.trouble is not None:
        raise UsageError(texts.sender_wrong(typed, address_trouble(checked.trouble, checked.detail)))
    return checked.address


def _text(extra: Mapping[str, object], name: str) -> str:
    value = extra.get(name)
    return one_line(str(value)) if value is not None else ""


def _number(extra: Mapping[str, object], name: str, default: int) -> int:
    value = extra.get(name)
    return int(value) if isinstance(value, (int, float)) and value >= 1 else default
