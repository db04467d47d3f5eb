"""The office's settings for mail, and the password that is none of them."""

from __future__ import annotations

from datetime import date

import keyring
import pytest

from taskbook.adapters.mail.password import store_password, stored_password
from taskbook.core.letters.rendered import Sender
from taskbook.errors import MailServerError, UsageError
from taskbook.tables.letter_settings import MailSettings, demand_open_reply_day, demand_sending, mail_settings
from taskbook_schemas.choices import MAIL_DRAFT, MAIL_SMTP, SECURITY_TLS
from taskbook_schemas.settings import Setting
from tests.adapters.mail.keyrings import LockedKeyring, MemoryKeyring

FULL: dict[str, object] = {
    Setting.MAIL_MODE: MAIL_SMTP,
    Setting.MAIL_FROM: "ubnd@truongtan.gov.vn",
    Setting.MAIL_SENDER: "UBND xã\nTrường Tân",
    Setting.SMTP_SERVER: "thu.truongtan.gov.vn",
    Setting.SMTP_PORT: 465,
    Setting.SMTP_SECURITY: SECURITY_TLS,
    Setting.SMTP_USER: "ubnd",
    Setting.PER_MINUTE: 5.0,
    Setting.REPORT_BY: date(2026, 11, 30),
}


def test_settings_are_read_as_they_stand() -> None:
    assert mail_settings(FULL) == MailSettings(
        MAIL_SMTP, Sender("ubnd@truongtan.gov.vn", "UBND xã Trường Tân"), "thu.truongtan.gov.vn", 465, True, "ubnd", 5,
        date(2026, 11, 30),
    )  # fmt: skip
    assert mail_settings(FULL).own_domain == "truongtan.gov.vn"


def test_empty_settings_draft_and_would_encrypt() -> None:
    assert mail_settings({}) == MailSettings(MAIL_DRAFT, Sender("", ""), "", 587, False, "", 20, None)
    assert mail_settings({Setting.SMTP_SECURITY: "tls"}).port == 465
    assert mail_settings({Setting.SMTP_PORT: 0, Setting.PER_MINUTE: "x"}).per_minute == 20


def test_a_wrong_address_of_ones_own_is_told_with_its_setting() -> None:
    with pytest.raises(UsageError, match=r"«Địa chỉ thư gửi đi».*sai dạng"):
        mail_settings({Setting.MAIL_FROM: "ubnd"})


def test_letters_do_not_ask_for_an_answer_by_a_day_that_is_over() -> None:
    settings = mail_settings(FULL)
    demand_open_reply_day(settings, date(2026, 11, 30))
    demand_open_reply_day(mail_settings({}), date(2026, 12, 1))
    with pytest.raises(UsageError, match="30/11/2026 đã qua"):
        demand_open_reply_day(settings, date(2026, 12, 1))


@pytest.mark.parametrize(
    ("missing", "said"),
    [
        (Setting.MAIL_MODE, "không phải"),
        (Setting.MAIL_FROM, "Địa chỉ thư gửi đi"),
        (Setting.SMTP_SERVER, "Máy chủ thư"),
    ],
)
def test_sending_needs_the_mode_a_sender_and_a_server(missing: str, said: str) -> None:
    demand_sending(mail_settings(FULL))
    with pytest.raises(UsageError, match=said):
        demand_sending(mail_settings({key: value for key, value in FULL.items() if key != missing}))


def test_a_password_is_kept_for_its_server_and_user_and_forgotten(ring: MemoryKeyring) -> None:
    assert stored_password("thu.vn", "ubnd") is None
    store_password("thu.vn", "ubnd", "bí mật")
    assert stored_password("thu.vn", "ubnd") == "bí mật"
    assert stored_password("khac.vn", "ubnd") is None
    store_password("thu.vn", "ubnd", "")
    store_password("thu.vn", "ubnd", "")
    assert stored_password("thu.vn", "ubnd") is None


def test_a_locked_keyring_is_told(ring: MemoryKeyring) -> None:
    keyring.set_keyring(LockedKeyring())
    with pytest.raises(MailServerError, match="kho mật khẩu"):
        stored_password("thu.vn", "ubnd")
    with pytest.raises(MailServerError, match="kho mật khẩu"):
        store_password("thu.vn", "ubnd", "x")
