"""The buttons «Thêm kế hoạch» and «Nhận kế hoạch»."""

from __future__ import annotations

from pathlib import Path

from taskbook.actions.appendix import read_plan_file
from taskbook.actions.intake import ACTION, TakeReport, chosen_table, prepare, show, shown_preview, take
from taskbook.adapters.appendix.offers import KINDS, offered_files
from taskbook.adapters.appendix.source import read_source
from taskbook.adapters.excel.file_dialog import choose_file
from taskbook.adapters.history import FileHistory, Recorded
from taskbook.buttons.closed_file import DeclinedError, demand_consent, with_file_closed
from taskbook.buttons.press import Ending, Press
from taskbook.buttons.whole_file import give_back_file
from taskbook.core.appendix.choice import Choice
from taskbook.texts import intake as texts
from taskbook.texts.progress import DONE, READING
from taskbook.texts.reopening import DECLINED
from taskbook.texts.saving import BACKUP_FOLDER
from taskbook.texts.whole_file import taken_back
from taskbook_build.renewing import renewable
from taskbook_schemas.registry import INTAKE


def press_import(press: Press) -> Ending:
    """Let a person choose a plan's file, and show what it holds on its sheet."""
    offered = offered_files(press.place.parent)
    first = offered[0] if offered else press.place.parent
    chosen = choose_file(press.book.app, texts.CHOOSE, (texts.PLAN_FILES, sorted(KINDS)), first)
    if chosen is None:
        return Ending([texts.NOTHING_CHOSEN])
    return _show(press, chosen, Choice())


def press_take(press: Press) -> Ending:
    """Take the plan that stands on its sheet: ask, save and close the workbook, write its file, open it again."""
    shown = shown_preview(press.workbook)
    other = chosen_table(shown) if shown is not None else None
    if other is not None:
        path, table = other
        return _show(press, Path(path), Choice(table=table))
    press.progress(READING, 0.0)
    ready = prepare(press.workbook)
    press.workbook.file()  # nobody is asked about what cannot be done
    try:
        demand_consent(
            press, texts.ask(ready.settled.plan, ready.preview.head.way, press.workbook.label, BACKUP_FOLDER)
        )
    except DeclinedError:
        return Ending([DECLINED])
    press.progress(texts.TAKING, 0.4)

    def taken(path: Path) -> TakeReport:
        return take(renewable(path), FileHistory(path), press.run)

    def give_back(path: Path, report: TakeReport) -> str:
        return give_back_file(press, taken_back(ACTION), path, report.backup)

    report = with_file_closed(press, taken, give_back)
    press.progress(DONE, 1.0)
    lines = [*texts.taken_lines(report.writing), *press.workbook.notes]
    return Ending(lines, offer=("refresh", texts.REFRESH_NOW), book=press.book)


def _show(press: Press, path: Path, choice: Choice) -> Ending:
    press.progress(READING, 0.0)
    plan = read_plan_file(read_source(path), str(path), choice)
    press.progress(texts.SHOWING, 0.5)
    recorded = Recorded(press.workbook, FileHistory(press.place), "import", press.run)
    report = show(recorded, plan, press.run)
    press.progress(DONE, 1.0)
    lines = [texts.headline(report.preview), *texts.replaced_line(report.replaced), *press.workbook.notes]
    return Ending(lines, sheet=INTAKE)
