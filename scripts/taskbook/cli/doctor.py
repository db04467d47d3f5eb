"""`taskbook doctor`: what works on this computer and what to do where something does not."""

from __future__ import annotations

import sys

import click

from taskbook.cli.options import file_argument
from taskbook_schemas.commands import HELP

NEEDS_MENDING = 1


@click.command("doctor", help=HELP["doctor"])
@file_argument
def doctor_command(file: str | None) -> None:
    """Look at the computer and at FILE; exit code 1 when something must be mended."""
    from taskbook.setup.doctor.report import lines
    from taskbook.setup.doctor.run import examine, has_failure, this_surroundings

    findings = examine(this_surroundings(file))
    for line in lines(findings):
        click.echo(line)
    sys.exit(NEEDS_MENDING if has_failure(findings) else 0)
