"""The button «Trợ giúp»."""

from __future__ import annotations

from pathlib import Path

from taskbook.adapters.guide import find_guide
from taskbook.buttons.press import Ending, Press
from taskbook.texts import excel as texts
from taskbook.texts.renewal import offer
from taskbook_schemas.version import LAYOUT_VERSION, WORDS_SHEET, version_in


def press_help(press: Press) -> Ending:
    """Open the guide in the browser, say what the buttons do and where the guide is; offer to renew an old workbook.

    It is the one button of every version: a workbook from before «Nâng cấp sổ» has no other way to ask for that.
    """
    version = version_in(press.workbook.block(WORDS_SHEET, 1, 2))
    offered = ("renew", offer(version, LAYOUT_VERSION)) if version < LAYOUT_VERSION else None
    return Ending([*texts.HELP, _guide()], offer=offered)


def _guide() -> str:
    """Open the guide, and say where it is."""
    guide = find_guide()
    if guide is None:
        return texts.NO_GUIDE
    return texts.GUIDE_OPENED if _opened(guide) else texts.guide_not_opened(str(guide))


def _opened(page: Path) -> bool:
    """Open a page in the person's browser; tell whether Windows took it."""
    import webbrowser

    try:
        return webbrowser.open(page.as_uri())
    except (webbrowser.Error, OSError):
        return False
