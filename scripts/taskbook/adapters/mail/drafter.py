"""Which program the drafts are laid in: files that any mail program opens, or classic Outlook, as the settings say."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from taskbook.adapters.mail.drafts import DraftFiles
from taskbook.adapters.mail.outlook import OutlookDrafts
from taskbook.core.letters.settings import MailSettings
from taskbook.ports import Mailer
from taskbook_schemas.registry import MAIL_OUTLOOK


def drafter(settings: MailSettings, folder: Path, current: Collection[str] | None = None) -> Mailer:
    """Return what lays drafts; `folder` is where draft files go, `current` as `DraftFiles` has it."""
    return OutlookDrafts() if settings.mode == MAIL_OUTLOOK else DraftFiles(folder, current)
