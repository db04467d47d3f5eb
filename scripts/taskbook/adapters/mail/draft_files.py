"""Letters as files that mail programs open for a last look: one .eml a letter, and beside it the text for a chat.

`X-Unsent: 1` makes Outlook open the file as a letter not yet sent. A file is first written whole under another name, so
that no half a letter is ever found; writing it again replaces it.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from pathlib import Path

from taskbook.adapters import disk
from taskbook.adapters.mail.message import build_message
from taskbook.core.naming.file_names import plain
from taskbook.errors import MailServerError
from taskbook.ports import Delivered, Delivery, Post
from taskbook.texts import letters_trouble as texts

_OURS = re.compile(r" ([0-9a-f]{12})(?: - Zalo\.txt|\.eml)$")
_STEM = 60  # characters of a name: leaves room for a deep folder within Windows' 260


class DraftFiles:
    """Meets `ports.Mailer`: writes drafts into a folder.

    `current` are the ids of all letters that there are now: drafts of others, of yesterday or to an address since
    corrected, are moved out of the way, so that nobody sends them. None: they are left alone.
    """

    way = "eml"
    repeatable = True

    def __init__(self, folder: Path, current: Collection[str] | None = None) -> None:
        self.folder = folder
        self._current = current

    def open(self) -> None:
        """Make the folder, and clear it of drafts that are no longer meant."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            self._put_by()
        except OSError as error:
            raise _unusable(self.folder, error) from error

    def _put_by(self) -> None:
        for path in list(self.folder.iterdir()):
            ours = _OURS.search(path.name)
            if ours and self._current is not None and ours[1] not in self._current:
                (self.folder / texts.OLD_DRAFTS).mkdir(exist_ok=True)
                path.replace(self.folder / texts.OLD_DRAFTS / path.name)

    def deliver(self, post: Post) -> Delivered:
        """Write the letter and its chat text; MailServerError when the folder takes no files."""
        stem = f"{plain(post.to_name or post.to_address)[:_STEM].strip()} {post.id}"
        letter = self.folder / f"{stem}.eml"
        try:
            disk.write_whole(self.folder / f"{stem} - Zalo.txt", b"\xef\xbb\xbf" + post.chat.encode("utf-8", "replace"))
            disk.write_whole(letter, build_message(post, unsent=True).as_bytes())
        except OSError as error:
            raise _unusable(self.folder, error) from error
        return Delivered(Delivery.DRAFTED, str(letter))

    def close(self) -> None:
        """Nothing to let go of."""


def _unusable(folder: Path, error: OSError) -> MailServerError:
    return MailServerError(texts.drafts_not_written(str(folder), disk.reason_of(error)))
