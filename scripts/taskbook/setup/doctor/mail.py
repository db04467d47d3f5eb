"""Mail: settings in the workbook, and the password in the operating system's store when letters go by a server."""

from __future__ import annotations

from taskbook.adapters.xlsx.workbook import open_workbook
from taskbook.errors import TaskbookError
from taskbook.setup.doctor.model import Finding, Surroundings, fail, ok, skip, warn
from taskbook.setup.doctor.workbook import file_of
from taskbook.tables import gather
from taskbook.tables.letter_settings import demand_sending, mail_settings
from taskbook.texts import doctor as texts
from taskbook_schemas.choices import MAIL_OUTLOOK, MAIL_SMTP


def mail(around: Surroundings) -> Finding:
    """What is set must be enough for the way that is chosen."""
    try:
        tables = gather(open_workbook(file_of(around)))
    except TaskbookError:  # `found` has said why
        return skip(texts.not_read(texts.MAIL))
    try:
        settings = mail_settings(tables.settings.extra)
        if settings.mode != MAIL_SMTP:
            return ok(texts.MAIL_OUTLOOK if settings.mode == MAIL_OUTLOOK else texts.MAIL_DRAFTS)
        demand_sending(settings)
        if settings.user and not around.password(settings.host, settings.user):
            return warn(texts.no_password(settings.host, settings.user), texts.MAIL_LOGIN_TODO)
    except TaskbookError as error:
        return fail(texts.mail_wrong(str(error)), texts.MAIL_SETTINGS_TODO)
    return ok(texts.mail_good(settings.host, settings.user))
