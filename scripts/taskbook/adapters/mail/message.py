"""A letter as an e-mail message (RFC 5322): plain text and HTML, files, Vietnamese names kept (RFC 2047, RFC 2231)."""

from __future__ import annotations

from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from mimetypes import guess_type

from taskbook.ports import Post

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def build_message(post: Post, *, unsent: bool = False) -> EmailMessage:
    """Return the message. `unsent` marks a draft that mail programs open for editing, with a button to send it.

    Every letter has one fixed Message-ID, so that a letter whose fate is unknown can be looked for in mailboxes.
    """
    message = EmailMessage(policy=SMTP)
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
        message.add_attachment(file.data, maintype=main, subtype=sub, filename=file.name)
    return message


def message_id(post: Post) -> str:
    """Return the letter's Message-ID."""
    return f"<{post.id}.taskbook@{post.sender_address.rpartition('@')[2]}>"


def _type(name: str) -> str:
    return guess_type(name)[0] or "application/octet-stream"
