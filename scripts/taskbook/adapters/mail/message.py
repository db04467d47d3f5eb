"""A letter as an e-mail message (RFC 5322): plain text and HTML, files, Vietnamese names kept (RFC 2047, RFC 2231)."""

from __future__ import annotations

import re
from base64 import b64encode
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import EmailPolicy
from mimetypes import guess_type
from typing import Any

from taskbook.outbox import Post

_WORD_BYTES = 42  # become 56 letters: with its frame a word has 68 of the 75 allowed, a line 77 of 78
_PLAINEST = re.compile(r"(?=.{1,60}$)[A-Za-z0-9]+(?: [A-Za-z0-9]+)*")
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class _ExactPolicy(EmailPolicy):
    """Folds headers so that they are read as they were meant.

    The standard library leaves blanks between encoded words, where readers drop them (RFC 2047, 6.2). Here a text that
    is not the plainest ASCII is encoded whole, blanks and all.
    """

    def fold(self, name: str, value: Any) -> str:
        """Return a header's lines."""
        if name.lower() == "subject":
            return f"{name}: {_encoded(str(value))}\r\n"
        if name.lower() in ("from", "to"):
            people = [f"{_encoded(one.display_name)}\r\n <{one.addr_spec}>" for one in value.addresses]
            return name + ": " + ",\r\n ".join(people) + "\r\n"
        return str(super().fold(name, value))

    def fold_binary(self, name: str, value: Any) -> bytes:
        """Return a header's lines as bytes."""
        if name.lower() in ("subject", "from", "to"):
            return self.fold(name, value).encode("ascii")
        return super().fold_binary(name, value)


_POLICY = _ExactPolicy(linesep="\r\n", max_line_length=78)


def _encoded(text: str) -> str:
    """A text as encoded words (RFC 2047), one a line; the plainest texts as they are."""
    if _PLAINEST.fullmatch(text):
        return text
    words, word = [], b""
    for letter in text:
        data = letter.encode("utf-8", "replace")
        if len(word) + len(data) > _WORD_BYTES:
            words.append(word)
            word = b""
        word += data
    return "\r\n ".join(f"=?utf-8?b?{b64encode(one).decode()}?=" for one in (*words, word)) if text else ""


def build_message(post: Post, *, unsent: bool = False) -> EmailMessage:
    """Return the message. `unsent` marks a draft that mail programs open for editing, with a button to send it.

    Every letter has one fixed Message-ID, so that a letter whose fate is unknown can be looked for in mailboxes.
    """
    message = EmailMessage(policy=_POLICY)
    if unsent:
        message["X-Unsent"] = "1"
    message["Subject"] = post.subject
    if post.sender_address:
        message["From"] = Address(post.sender_name, addr_spec=post.sender_address)
    message["To"] = Address(post.to_name, addr_spec=post.to_address)
    message["Date"] = post.written.astimezone()
    if not unsent:
        message["Message-ID"] = message_id(post)
        message["Auto-Submitted"] = "auto-generated"
    message.set_content(post.text, cte="base64")
    message.add_alternative(post.html, subtype="html", cte="base64")
    for file in post.files:
        main, _, sub = (_XLSX if file.name.lower().endswith(".xlsx") else _type(file.name)).partition("/")
        told = {"charset": "utf-8"} if main == "text" else {}
        message.add_attachment(file.data, maintype=main, subtype=sub, filename=file.name, params=told)
    return message


def message_id(post: Post) -> str:
    """Return the letter's Message-ID."""
    return f"<{post.id}.taskbook@{post.sender_address.rpartition('@')[2]}>"


def _type(name: str) -> str:
    return guess_type(name)[0] or "application/octet-stream"
