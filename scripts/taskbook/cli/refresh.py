"""`taskbook refresh`: judge every task of a closed workbook and write the result into it."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from taskbook.actions.refresh import RefreshReport, refresh
from taskbook.adapters.history import FileHistory, Recorded
from taskbook.adapters.locate import NAMES, find_workbook
from taskbook.adapters.xlsx.workbook import open_workbook
from taskbook.cli.common import as_of_option, file_argument, parse_day, progress_line, this_run
from taskbook.core.days import day_text
from taskbook.texts.cli import HELP_LIVE, HELP_REFRESH, backup_kept, issue_counts, refreshed
from taskbook.texts.issues import left_out
from taskbook.texts.sheets import headline


@click.command("refresh", help=HELP_REFRESH)
@file_argument
@as_of_option
@click.option("--live", is_flag=True, help=HELP_LIVE)
def refresh_command(file: str | None, as_of: str | None, live: bool) -> None:
    """Refresh FILE in place and say what was found; with `--live` the workbook that is open in Excel."""
    day = parse_day(as_of)
    if live:
        _refresh_open(file, day)
        return
    run = this_run()
    workbook = open_workbook(find_workbook(file), lambda: run.now)
    workbook.refuse_locked()
    with progress_line() as progress:
        report = refresh(Recorded(workbook, FileHistory(workbook.path), "refresh", run), run, day, progress)
    for line in _lines(workbook.label, report):
        click.echo(line)


def _refresh_open(file: str | None, day: date | None) -> None:
    """Do what the button does, for offices where macros are blocked. Exit code 2 when it was stopped."""
    from taskbook.adapters.excel.open_books import open_book, usual_book
    from taskbook.buttons.press import press

    done, text = press(open_book([Path(file).name]) if file else usual_book(NAMES), "refresh", day)
    click.echo(text, err=not done)
    if not done:
        sys.exit(2)


def _lines(label: str, report: RefreshReport) -> list[str]:
    judgement = report.judgement
    lines = refreshed(
        label,
        day_text(judgement.days.as_of),
        headline(report.figures),
        report.receipt.changed,
        report.unit_sheets,
    )
    lines += [issue_counts(judgement.issues), *left_out(judgement.issues)]
    if report.receipt.backup:
        lines.append(backup_kept(report.receipt.backup))
    return lines
