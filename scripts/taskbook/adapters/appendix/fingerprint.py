"""Tells what was read once from what is read later: whether a person still speaks of the same file."""

from __future__ import annotations

import hashlib

_LENGTH = 32


def fingerprint(content: bytes) -> str:
    """What tells a content from another, in hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()[:_LENGTH]
