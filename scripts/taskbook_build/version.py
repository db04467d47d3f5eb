"""Which version of the buttons a workbook has: a mark in its hidden sheet of words, written by the build.

A workbook that is in use is never built anew, so its macros and ribbon stay those of its day. The mark is a digest of
what the buttons are made of; the package, which does not bring the macros' sources along, knows the newest one. Excel
rewrites the text of macros in its own way when it saves, so the text itself tells nothing.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from taskbook.ports import Value
from taskbook.texts.vba import VBA_TEXTS
from taskbook_build.ribbon import visible_ribbon, visible_sheet_buttons
from taskbook_build.vba.modules import read_module

RIBBON = "ribbon.xml"
KEY: Final = "version"
BUTTONS_VERSION: Final = "7b970907e83b"
"""What `version_of(macros)` gives; a test says what to put here when the macros, the ribbon or their words change."""


def version_of(macros: Path) -> str:
    """The digest of all that buttons are made of: modules, ribbon, words, the first sheet's buttons."""
    digest = hashlib.sha256(visible_ribbon((macros / RIBBON).read_bytes()))
    for path in sorted(path for path in macros.iterdir() if path.suffix.lower() in (".bas", ".cls")):
        digest.update(read_module(path).stream())
    digest.update(repr((sorted(VBA_TEXTS.items()), visible_sheet_buttons())).encode())
    return digest.hexdigest()[:12]


def version_in(words: Sequence[Sequence[Value]]) -> str | None:
    """The mark among the rows (key, words) of a workbook's hidden sheet; None where it is older than the mark."""
    return next((str(text) for key, text in words if key == KEY), None)
