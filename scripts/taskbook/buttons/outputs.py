"""The buttons that make files from the open workbook, or take files back into it."""

from __future__ import annotations

from pathlib import Path

from taskbook.adapters.history import FileHistory, Recorded
from taskbook.buttons.press import Ending, Press
from taskbook.setup.install.guide import find_guide
from taskbook.texts import live as texts


def press_split(press: Press) -> Ending:
    """Write the units' files into the folder of the settings."""
    from taskbook.actions.split import split
    from taskbook.cli.split import report_lines

    report = split(press.workbook, press.run, press.place.parent, as_of=press.as_of, progress=press.progress)
    return Ending([*report_lines(report), *press.workbook.notes])


def press_draft(press: Press) -> Ending:
    """Lay the letters with the units' files ready, for a person to look at and send."""
    from taskbook.actions.letters import Wanted, draft, prepare
    from taskbook.adapters.mail.drafter import drafter
    from taskbook.cli.letter_lines import report_lines
    from taskbook.core.letters.model import LetterKind

    wanted = Wanted(LetterKind.SHEET, as_of=press.as_of)
    batch = prepare(press.workbook, press.run, press.place, wanted, press.progress)
    report = draft(press.workbook, batch, drafter(batch.settings, batch.drafts, batch.current), press.progress)
    where = [texts.drafts_in(str(batch.drafts))] if any(batch.drafts.glob("*.eml")) else []
    return Ending([*report_lines(report), *where, *press.workbook.notes])


def press_merge(press: Press) -> Ending:
    """Read the files in the folder of returned sheets into the page of changes."""
    from taskbook.actions.replies import merge
    from taskbook.adapters.replies.read import read_returned, returned_paths
    from taskbook.cli.replies import report_lines

    folder = returned_folder(press.place)
    if not folder.is_dir() or not any(folder.iterdir()):
        folder.mkdir(exist_ok=True)
        return Ending([texts.nothing_returned(str(folder))])
    files = read_returned(returned_paths([folder]), lambda share: press.progress(texts.READING_RETURNED, share * 0.6))
    report = merge(_recorded(press, "merge"), files, press.run, progress=press.progress)
    return Ending([*report_lines(press.workbook.label, report), *press.workbook.notes])


def press_accept(press: Press) -> Ending:
    """Write what was chosen on the page of changes."""
    from taskbook.actions.replies import accept
    from taskbook.cli.replies import accepted_lines

    report = accept(_recorded(press, "accept"), press.run, press.as_of)
    return Ending([*accepted_lines(report), *press.workbook.notes])


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


def returned_folder(book: Path) -> Path:
    """The folder, beside the workbook, into which the office drops what units sent back."""
    return book.parent / texts.RETURNED_FOLDER


def _recorded(press: Press, action: str) -> Recorded:
    return Recorded(press.workbook, FileHistory(press.place), action, press.run)
