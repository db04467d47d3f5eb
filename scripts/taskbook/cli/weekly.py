"""`taskbook weekly`: the page for the weekly meeting, in a closed workbook."""

from __future__ import annotations

import click

from taskbook.actions.outcomes.weekly import weekly_lines
from taskbook.actions.weekly import ACTION, weekly
from taskbook.adapters.history import FileHistory, Recorded
from taskbook.adapters.locate import find_workbook
from taskbook.adapters.this_run import this_run
from taskbook.adapters.xlsx.workbook import open_workbook
from taskbook.cli.options import as_of_option, file_argument, parse_day, progress_line
from taskbook.texts.outcomes import backup_kept
from taskbook_schemas.commands import HELP


@click.command("weekly", help=HELP["weekly"])
@file_argument
@as_of_option
def weekly_command(file: str | None, as_of: str | None) -> None:
    """Fill the sheet in FILE and say what it holds."""
    day = parse_day(as_of)
    run = this_run()
    workbook = open_workbook(find_workbook(file), lambda: run.now)
    workbook.refuse_locked()
    with progress_line() as progress:
        report = weekly(Recorded(workbook, FileHistory(workbook.path), ACTION, run), run, day, progress)
    for line in weekly_lines(report):
        click.echo(line)
    if report.receipt.backup:
        click.echo(backup_kept(report.receipt.backup))
