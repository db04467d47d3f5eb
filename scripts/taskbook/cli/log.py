"""`taskbook log`: the history of one task, or of all, as the workbook's log has it."""

from __future__ import annotations

import click

from taskbook.actions.undo import history_of
from taskbook.adapters.locate import find_workbook
from taskbook.adapters.xlsx.workbook import open_workbook
from taskbook.cli.options import file_argument
from taskbook.cli.output import write_json
from taskbook.core.cell_address import shown
from taskbook.core.replies.log_lines import plain
from taskbook.texts import undo as texts
from taskbook.texts.cli import HELP_JSON
from taskbook_schemas.commands import HELP

_KEYS = ("when", "who", "action", "task", "content", "old", "new", "source")


@click.command("log", help=HELP["log"])
@file_argument
@click.option("--task", metavar="MÃ", help=texts.HELP_TASK)
@click.option("--json", "as_json", is_flag=True, help=HELP_JSON)
def log_command(file: str | None, task: str | None, as_json: bool) -> None:
    """Print the log of FILE, the oldest line first."""
    rows = history_of(open_workbook(find_workbook(file)), task)
    if as_json:
        write_json([dict(zip(_KEYS, map(plain, row), strict=True)) for row in rows])
        return
    if not rows:
        click.echo(texts.no_history(task) if task else texts.NO_LOG_LINES)
    for row in rows:
        click.echo(texts.log_line(texts.moment(row[0]), *map(shown, row[1:])))
