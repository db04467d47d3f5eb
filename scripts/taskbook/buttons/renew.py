"""The button «Nâng cấp sổ»."""

from __future__ import annotations

from pathlib import Path

from taskbook.actions.outcomes.renew import renewed_lines
from taskbook.actions.renew import ACTION, RenewReport, examine, renew
from taskbook.adapters.history import FileHistory
from taskbook.buttons.closed_file import DeclinedError, copied, demand_consent, with_file_closed
from taskbook.buttons.press import Ending, Press
from taskbook.buttons.whole_file import give_back_file
from taskbook.texts import renewal as texts
from taskbook.texts.progress import DONE, READING
from taskbook.texts.reopening import DECLINED
from taskbook.texts.saving import BACKUP_FOLDER
from taskbook.texts.whole_file import taken_back
from taskbook_build.renewing import renewable
from taskbook_schemas.version import LAYOUT_VERSION


def press_renew(press: Press) -> Ending:
    """Bring the open workbook to today's form: ask, save and close it, renew its file, open it where the person was."""
    press.workbook.file()  # nobody is asked about what cannot be done
    press.progress(READING, 0.0)
    with copied(press) as copy:
        found = examine(renewable(copy), take_rows=True)
    if found.is_current:
        return Ending([*renewed_lines(found), *press.workbook.notes])
    try:
        version, rows = found.facts.version, found.renewed.rows
        demand_consent(press, texts.ask(found.label, version, LAYOUT_VERSION, BACKUP_FOLDER, rows))
    except DeclinedError:
        return Ending([DECLINED])
    press.progress(texts.RENEWING, 0.4)

    def renewed(path: Path) -> RenewReport:
        return renew(renewable(path), FileHistory(path), press.run, take_rows=True)

    def give_back(path: Path, report: RenewReport) -> str:
        return give_back_file(press, taken_back(ACTION), path, str(report.backup))

    report = with_file_closed(press, renewed, give_back)
    press.progress(DONE, 1.0)
    return Ending([*renewed_lines(report, is_open=True), *press.workbook.notes])
