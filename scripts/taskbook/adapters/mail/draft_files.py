"""Letters as files that mail programs open for a last look: one .eml a letter.

`X-Unsent: 1` makes Outlook open the file as a letter not yet sent. A file is first written whole under another name, so
that no half a letter is ever found; writing it again replaces it.
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from taskbook.adapters import disk
from taskbook.adapters.mail.draft_folder import draft_name, prepare_folder, unusable
from taskbook.adapters.mail.message import build_message
from taskbook.outbox import Delivered, Delivery, Post

_ENDING = ".eml"


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
        prepare_folder(self.folder, _ENDING, self._current)

    def deliver(self, post: Post) -> Delivered:
        """Write the letter; MailServerError when the folder takes no files."""
        letter = self.folder / draft_name(post.to_name or post.to_address, post.id, _ENDING)
        try:
            disk.write_whole(letter, build_message(post, unsent=True).as_bytes())
        except OSError as error:
            raise unusable(self.folder, error) from error
        return Delivered(Delivery.DRAFTED, str(letter))

    def close(self) -> None:
        """Nothing to let go of."""
