"""The button «Nâng cấp sổ», and what «Hoàn tác» does with what it did."""

from __future__ import annotations

from pathlib import Path

from taskbook.actions.outcomes.renew import renewed_lines
from taskbook.actions.renew import RenewReport, demand_undoable, examine, renew, undo_renewal
from taskbook.adapters.history import FileHistory
from taskbook.buttons.closed_file import DeclinedError, copied, demand_consent, with_file_closed
from taskbook.buttons.press import Ending, Press
from taskbook.core.undo import Step
from taskbook.texts import renewal as texts
from taskbook.texts.progress import DONE, READING
from taskbook.texts.reopening import DECLINED
from taskbook.texts.saving import BACKUP_FOLDER
from taskbook_build.renewing import renewable
from taskbook_schemas.version import LAYOUT_VERSION


def press_renew(press: Press) -> Ending:
    """Bring the open workbook to today's form: ask, save and close it, renew its file, open it where the person was."""
    press.workbook.file()  # nobody is asked about what cannot be done
    press.progress(READING, 0.0)
    with copied(press) as copy:
        found = examine(renewable(copy))
    if found.is_current:
        return Ending([*renewed_lines(found), *press.workbook.notes])
    try:
        demand_consent(press, texts.ask(found.label, found.facts.version, LAYOUT_VERSION, BACKUP_FOLDER))
    except DeclinedError:
        return Ending([DECLINED])
    press.progress(texts.RENEWING, 0.4)

    def renewed(path: Path) -> RenewReport:
        return renew(renewable(path), FileHistory(path), press.run)

    def give_back(path: Path, report: RenewReport) -> str:
        return _give_back(press, texts.TAKEN_BACK, path, str(report.backup))

    report = with_file_closed(press, renewed, give_back)
    press.progress(DONE, 1.0)
    return Ending([*renewed_lines(report, is_open=True), *press.workbook.notes])


def put_back(press: Press, step: Step) -> str:
    """Take the renewal of an open workbook back; gives the path of the copy of what stood there.

    Errors: those of `demand_undoable` and `with_file_closed`; DeclinedError when the person does not agree.
    """
    history = FileHistory(press.workbook.file())
    with copied(press) as copy:
        demand_undoable(renewable(copy), step)
    demand_consent(press, texts.ask_undo(press.workbook.label, BACKUP_FOLDER))
    press.progress(texts.UNDOING, 0.4)

    def undone(path: Path) -> str:
        return undo_renewal(renewable(path), step, history, press.run)

    def give_back(path: Path, copy: str) -> str:
        return _give_back(press, texts.STILL_RENEWED, path, copy)

    return with_file_closed(press, undone, give_back)


def _give_back(press: Press, told: str, path: Path, copy: str) -> str:
    """Give the file again what it held; what Excel did not open is kept among the backups."""
    renewable(path).put_back(Path(copy), press.run.now, None)
    return told
