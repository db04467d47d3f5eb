"""Makes a letter of what is on disk at the moment it goes, if recipient, letter and files still agree."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from pathlib import Path

from taskbook.adapters.mail.sheets import read_again
from taskbook.adapters.unit_file.read import manifest_of
from taskbook.core.letters.addresses import same_person
from taskbook.core.letters.files import disagreement
from taskbook.core.letters.lines import one_line
from taskbook.core.letters.model import RefusedLetter
from taskbook.core.letters.rendered import ReadyLetter, Sender
from taskbook.core.model import Unit
from taskbook.core.unit_file import Manifest
from taskbook.errors import TaskbookError
from taskbook.outbox import Post, PostFile


def read_manifest(path: Path) -> Manifest | None:
    """Return what a unit's file says of itself, None for any other file."""
    try:
        found = manifest_of(path)
    except TaskbookError:
        return None
    return found if isinstance(found, Manifest) else None


def composer(units: Iterable[Unit], sender: Sender, written: datetime) -> Callable[[ReadyLetter], Post | RefusedLetter]:
    """Return what makes a letter ready to leave, or says why it must not."""
    at_address = _units_by_address(units)

    def compose(ready: ReadyLetter) -> Post | RefusedLetter:
        letter, words = ready.letter, ready.words
        found = [read_again(Path(file.path), read_manifest) for file in letter.attachments]
        those = at_address.get(same_person(letter.address), ())
        refusal = disagreement(letter, those, [(sheet.unit, sheet.sha256) for sheet in found])
        if refusal is not None:
            return refusal
        return Post(
            id=letter.id,
            written=written,
            sender_name=sender.name,
            sender_address=sender.address,
            to_name=letter.name or "; ".join(map(one_line, letter.units)),
            to_address=letter.address,
            subject=words.subject,
            text=words.text,
            html=words.html,
            files=tuple(PostFile(file.name, one.data) for file, one in zip(letter.attachments, found, strict=True)),
        )

    return compose


def _units_by_address(units: Iterable[Unit]) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = {}
    for unit in units:
        found.setdefault(same_person((unit.email or "").strip(" ")), []).append(unit.name)
    return found
