"""`taskbook renew`: bring a closed workbook of any older version to today's form."""

from __future__ import annotations

import click

from taskbook.actions.outcomes.renew import renewed_lines
from taskbook.actions.renew import renew
from taskbook.adapters.history import FileHistory
from taskbook.adapters.locate import find_workbook
from taskbook.adapters.this_run import this_run
from taskbook.cli.options import file_argument
from taskbook.texts.cli import HELP_ROWS
from taskbook_build.renewing import renewable
from taskbook_schemas.commands import HELP


@click.command("renew", help=HELP["renew"])
@file_argument
@click.option("--take-rows", is_flag=True, help=HELP_ROWS)
def renew_command(file: str | None, *, take_rows: bool) -> None:
    """Renew FILE in place and say what came."""
    path = find_workbook(file)
    for line in renewed_lines(renew(renewable(path), FileHistory(path), this_run(), take_rows=take_rows)):
        click.echo(line)
