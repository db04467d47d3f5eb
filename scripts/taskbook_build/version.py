"""Which version of the buttons a workbook has: a mark in its hidden sheet of words, written by the build.

A workbook that is in use is never built anew, so its macros and ribbon stay those of its day. The mark is a digest of
what the buttons are made of. All of it is in the package but the text of the modules written by hand, of which it has
a digest. Excel rewrites the text of macros in its own way when it saves, so the text itself tells nothing.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from taskbook.ports import Value
from taskbook.texts.vba import VBA_TEXTS
from taskbook_build.ribbon import ribbon_xml
from taskbook_build.sources import MODULE, buttons_module
from taskbook_build.vba.modules import read_module
from taskbook_schemas.buttons import BUTTONS, Button
from taskbook_schemas.plan_view import view_words
from taskbook_schemas.version import BUTTONS_KEY

KEY: Final = BUTTONS_KEY
HAND_WRITTEN: Final = "4e8bb5116cc0"
"""What `hand_written(macros)` gives; a test says what to put here when such a module changes."""


def hand_written(macros: Path) -> str:
    """The digest of the modules that the build does not write."""
    digest = hashlib.sha256()
    for path in sorted(path for path in macros.iterdir() if path.suffix.lower() in (".bas", ".cls")):
        if path.name != MODULE:
            digest.update(read_module(path).stream())
    return digest.hexdigest()[:12]


def version_of(modules: str, buttons: Sequence[Button]) -> str:
    """The digest of all that buttons are made of: modules, ribbon, words, which of them stand on the first sheet."""
    digest = hashlib.sha256(modules.encode() + ribbon_xml(buttons) + buttons_module(buttons).encode())
    on_sheet = [(button.macro, button.label) for button in buttons if button.on_sheet]
    digest.update(repr((sorted({**VBA_TEXTS, **view_words()}.items()), on_sheet)).encode())
    return digest.hexdigest()[:12]


BUTTONS_VERSION: Final = version_of(HAND_WRITTEN, BUTTONS)
"""The mark of today's buttons."""


def version_in(words: Sequence[Sequence[Value]]) -> str | None:
    """The mark among the rows (key, words) of a workbook's hidden sheet; None where it is older than the mark."""
    return next((str(text) for key, text in words if key == KEY), None)
