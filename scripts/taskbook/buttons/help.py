"""The button «Trợ giúp»."""

from __future__ import annotations

from pathlib import Path

from taskbook.adapters.guide import find_guide
from taskbook.buttons.press import Ending, Press
from taskbook.texts import excel as texts


def press_help(press: Press) -> Ending:
    """Open the guide in the browser, and say what the buttons do and where the guide is."""
    guide = find_guide()
    if guide is None:
        return Ending([*texts.HELP, texts.NO_GUIDE])
    return Ending([*texts.HELP, texts.GUIDE_OPENED if _opened(guide) else texts.guide_not_opened(str(guide))])


def _opened(page: Path) -> bool:
    """Open a page in the person's browser; tell whether Windows took it."""
    import webbrowser

    try:
        return webbrowser.open(page.as_uri())
    except (webbrowser.Error, OSError):
        return False
