"""`taskbook undo`: take back the last action that wrote into a closed workbook."""

from __future__ import annotations

from pathlib import Path

import click

from taskbook.actions.outcomes.undo import undone_lines
from taskbook.actions.undo import undo
from taskbook.adapters.history import FileHistory
from taskbook.adapters.locate import find_workbook
from taskbook.adapters.this_run import this_run
from taskbook.adapters.xlsx.workbook import open_workbook
from taskbook.cli.options import file_argument
from taskbook.core.run import Run
from taskbook.core.undo import Step
from taskbook.texts import undo as texts
from taskbook.texts.outcomes import backup_kept
from taskbook_schemas.commands import HELP


@click.command("undo", help=HELP["undo"])
@file_argument
def undo_command(file: str | None) -> None:
    """Take back the last action on FILE and say what was left alone."""
    run = this_run()
    workbook = open_workbook(find_workbook(file), lambda: run.now)
    history = FileHistory(workbook.path)
    report = undo(
        workbook,
        history,
        lambda backup: open_workbook(Path(backup)),
        run,
        lambda step: _put_back(workbook.path, step, history, run),
    )
    if report is None:
        click.echo(texts.NOTHING_TO_UNDO)
        return
    for line in undone_lines(report):
        click.echo(line)
    if report.receipt.backup and report.step.typed is None:
        click.echo(backup_kept(report.receipt.backup))


def _put_back(path: Path, step: Step, history: FileHistory, run: Run) -> str:
    """Put the file back as it was before an action that made it anew; only then is loaded what that needs."""
    from taskbook.actions.whole_file import undo_whole
    from taskbook_build.renewing import renewable

    return undo_whole(renewable(path), step, history, run)
