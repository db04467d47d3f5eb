"""Drafts in classic Outlook, through COM. Only saved, never sent: a person looks at them and presses Send.

Confined here and loaded when used: only Windows with classic Outlook has it (the new Outlook has no COM). Files are
handed over through a folder of their own, since Outlook takes a path and keeps the file's name.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from taskbook.errors import MailServerError
from taskbook.outbox import Delivered, Delivery, Post
from taskbook.texts import letters_trouble as texts

_MAIL_ITEM = 0  # olMailItem
_HTML_FORMAT = 2  # olFormatHTML


class OutlookDrafts:
    """Meets `ports.Mailer`. `application` stands for Outlook in tests."""

    way = "outlook"
    repeatable = False

    def __init__(self, application: Any = None) -> None:
        self._outlook = application

    def open(self) -> None:
        """Start or find Outlook; MailServerError where there is none."""
        if self._outlook is None:
            self._outlook = _outlook()

    def deliver(self, post: Post) -> Delivered:
        """Save one letter among the drafts."""
        with tempfile.TemporaryDirectory(prefix="taskbook") as folder:
            try:
                item = self._item(post, Path(folder))
            except Exception as error:  # noqa: BLE001 - COM's errors are of a class that only Windows has
                return Delivered(Delivery.FAILED, texts.outlook_failed(type(error).__name__))
            try:
                item.Save()
            except Exception as error:  # noqa: BLE001 - as above
                return Delivered(Delivery.UNKNOWN, texts.outlook_failed(type(error).__name__))
        return Delivered(Delivery.DRAFTED, texts.IN_OUTLOOK)

    def close(self) -> None:
        """Outlook stays open: it is the user's."""
        self._outlook = None

    def _item(self, post: Post, folder: Path) -> Any:
        item = self._outlook.CreateItem(_MAIL_ITEM)
        item.To = post.to_address
        item.Subject = post.subject
        item.BodyFormat = _HTML_FORMAT
        item.HTMLBody = post.html
        for number, file in enumerate(post.files):
            own = folder / str(number)
            own.mkdir()
            path = own / file.name
            path.write_bytes(file.data)
            item.Attachments.Add(str(path))
        return item


def _outlook() -> Any:
    try:
        from win32com.client import Dispatch  # type: ignore[import-untyped,import-not-found,unused-ignore]

        return Dispatch("Outlook.Application")
    except Exception as error:
        raise MailServerError(texts.outlook_missing()) from error
