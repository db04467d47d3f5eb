"""The short texts for a chat as files, one a letter: for whoever copies them into Zalo.

They lie in the folder of the drafts, whichever way the drafts themselves go, and those of units without an address,
which no mail reaches, lie beside them.
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from taskbook.adapters import disk
from taskbook.adapters.mail.draft_folder import draft_name, prepare_folder, unusable
from taskbook.outbox import ChatText

_MARK = b"\xef\xbb\xbf"  # Notepad and Word know by it how the letters are written
_ENDING = " - Zalo.txt"


class ChatFiles:
    """Meets `ports.Chats`: writes chat texts into a folder; `current` as `DraftFiles` has it."""

    def __init__(self, folder: Path, current: Collection[str] | None = None) -> None:
        self.folder = folder
        self._current = current

    def write(self, texts: Collection[ChatText]) -> None:
        """Write some texts, each whole or not at all; MailServerError when the folder takes none."""
        if not texts:
            return
        prepare_folder(self.folder, _ENDING, self._current)
        try:
            for one in texts:
                path = self.folder / draft_name(one.to, one.id, _ENDING)
                disk.write_whole(path, _MARK + one.text.encode("utf-8", "replace"))
        except OSError as error:
            raise unusable(self.folder, error) from error
