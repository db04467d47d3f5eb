"""Which program the drafts are laid in: files that any mail program opens, or classic Outlook, as the settings say."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from taskbook.adapters.mail.draft_files import DraftFiles
from taskbook.adapters.windows.outlook import OutlookDrafts
from taskbook.outbox import Mailer
from taskbook.tables.letter_settings import MailSettings
from taskbook_schemas.choices import MAIL_OUTLOOK


def drafter(settings: MailSettings, folder: Path, current: Collection[str] | None = None) -> Mailer:
    """Return what lays drafts; `folder` is where draft files go, `current` as `DraftFiles` has it."""
    return OutlookDrafts() if settings.mode == MAIL_OUTLOOK else DraftFiles(folder, current)
