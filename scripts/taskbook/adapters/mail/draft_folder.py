"""The folder in which letters and chat texts lie ready: what files are called there, and how old ones leave."""

from __future__ import annotations

import re
from collections.abc import Collection
from pathlib import Path

from taskbook.adapters import disk
from taskbook.core.naming.file_names import plain
from taskbook.errors import MailServerError
from taskbook.texts import letters_trouble as texts

_ID = re.compile(r" ([0-9a-f]{12})$")
_STEM = 60  # characters of a name: leaves room for a deep folder within Windows' 260


def draft_name(to: str, id: str, ending: str) -> str:
    """Return the name of a file: to whom, the letter's id, then `ending`."""
    return f"{plain(to)[:_STEM].strip()} {id}{ending}"


def prepare_folder(folder: Path, ending: str, current: Collection[str] | None) -> None:
    """Make the folder, and move out of the way the files with this ending of letters that are not `current`.

    None: all are left alone. MailServerError when the folder cannot be used.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for path in list(folder.iterdir()) if current is not None else ():
            ours = _ID.search(path.name.removesuffix(ending)) if path.name.endswith(ending) else None
            if ours and ours[1] not in (current or ()):
                (folder / texts.OLD_DRAFTS).mkdir(exist_ok=True)
                path.replace(folder / texts.OLD_DRAFTS / path.name)
    except OSError as error:
        raise unusable(folder, error) from error


def unusable(folder: Path, error: OSError) -> MailServerError:
    """The stop that says why the folder takes no files."""
    return MailServerError(texts.drafts_not_written(str(folder), disk.reason_of(error)))
