"""A letter in words: what the templates are told, what they give back, and the digests that tell letters apart."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from taskbook.core.days import day_text
from taskbook.core.letters.addresses import same_person
from taskbook.core.letters.lines import one_line
from taskbook.core.letters.model import Letter


@dataclass(frozen=True, slots=True)
class Rendered:
    """A letter's words: one line of subject, the body as plain text and as HTML, and a short text for a chat."""

    subject: str
    text: str
    html: str
    chat: str


@dataclass(frozen=True, slots=True)
class Sender:
    """Who the letters come from: an address, and the name shown beside it."""

    address: str
    name: str


@dataclass(frozen=True, slots=True)
class ReadyLetter:
    """A letter and its words."""

    letter: Letter
    words: Rendered

    @property
    def to(self) -> str:
        """Whom the letter is to, on one line: the person, or else the units."""
        return self.letter.name or "; ".join(map(one_line, self.letter.units)) or self.letter.address

    @property
    def content(self) -> str:
        """Digest of all that the letter says and brings, whatever the day: the same content is not sent twice."""
        letter, words = self.letter, self.words
        files = (file.sha256 for file in letter.attachments)
        head = (letter.kind.value, same_person(letter.address), letter.as_of.isoformat())
        return _digest((*head, words.subject, words.text, words.html, *files))


def view(letter: Letter, sender: Sender, reply_by: date | None) -> Mapping[str, object]:
    """Return what a template may use: names of fields in English, values as lines of text, numbers and `Part`s."""
    units = [one_line(unit) for unit in letter.units]
    return {
        "recipient": letter.name,
        "position": letter.position,
        "by_mail": bool(letter.address),
        "units": units,
        "sender": one_line(sender.name),
        "as_of": day_text(letter.as_of),
        "reply_by": day_text(reply_by) if reply_by else "",
        "overall": letter.overall,
        "parts": letter.parts,
        "files": [file.name for file in letter.attachments],
    }


def batch_digest(letters: Iterable[ReadyLetter], sender: Sender) -> str:
    """Return what names this very batch: any other word, file, recipient, day or sender gives another digest."""
    each = (f"{ready.letter.id}:{ready.content}:{ready.letter.address}:{ready.words.chat}" for ready in letters)
    return _digest((sender.address, sender.name, *each))


def _digest(words: Iterable[str]) -> str:
    """Digest of several texts; where one ends counts, too."""
    total = hashlib.sha256()
    for word in words:
        data = word.encode("utf-8", "surrogatepass")
        total.update(len(data).to_bytes(8, "big") + data)
    return total.hexdigest()
