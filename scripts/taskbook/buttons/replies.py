"""The buttons «Nhận phản hồi» and «Nhận các thay đổi»."""

from __future__ import annotations

from pathlib import Path

from taskbook.actions.outcomes.replies import accepted_lines, report_lines
from taskbook.actions.replies import accept, merge
from taskbook.adapters.history import FileHistory, Recorded
from taskbook.adapters.replies.masters import OwnWorkbook
from taskbook.adapters.replies.read import read_returned, returned_paths
from taskbook.adapters.unit_file.issued import vouching
from taskbook.buttons.press import Ending, Press
from taskbook.texts import excel as texts
from taskbook_schemas.words import RETURNED_FOLDER


def press_merge(press: Press) -> Ending:
    """Read the files in the folder of returned sheets into the page of changes."""
    folder = returned_folder(press.place)
    if not folder.is_dir() or not any(folder.iterdir()):
        folder.mkdir(exist_ok=True)
        return Ending([texts.nothing_returned(str(folder))])
    recorded = _recorded(press, "merge")
    own = OwnWorkbook(press.place, recorded.workbook_id)
    paths = returned_paths([folder])
    files = read_returned(paths, lambda share: press.progress(texts.READING_RETURNED, share * 0.6), own)
    vouch = vouching(press.place.parent, recorded.workbook_id)
    report = merge(recorded, files, press.run, progress=press.progress, vouch=vouch)
    return Ending([*report_lines(press.workbook.label, report), *press.workbook.notes])


def press_accept(press: Press) -> Ending:
    """Write what was chosen on the page of changes."""
    report = accept(_recorded(press, "accept"), press.run, press.as_of)
    return Ending([*accepted_lines(report), *press.workbook.notes])


def returned_folder(book: Path) -> Path:
    """The folder, beside the workbook, into which the office drops what units sent back."""
    return book.parent / RETURNED_FOLDER


def _recorded(press: Press, action: str) -> Recorded:
    return Recorded(press.workbook, FileHistory(press.place), action, press.run)
