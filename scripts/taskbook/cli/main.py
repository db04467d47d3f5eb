"""`taskbook`: the same actions as the workbook's buttons, on a closed file, on any system."""

from __future__ import annotations

import sys
from importlib import import_module

import click

from taskbook.cli.localized_click import SpeakingGroup, run
from taskbook.cli.options import PressOpen
from taskbook.errors import TaskbookError
from taskbook.startup import start_light
from taskbook.texts.cli import ABOUT, unexpected
from taskbook_schemas.commands import COMMANDS

STOPPED = 2
BROKEN = 3


class _LazyGroup(SpeakingGroup):
    """The table of commands; one is imported only when it runs: start-up time is part of every run."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(name for name in COMMANDS if " " not in name)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.list_commands(ctx):
            return None
        command = getattr(import_module(f"taskbook.cli.{COMMANDS[cmd_name].room}"), f"{cmd_name}_command")
        assert isinstance(command, click.Command)  # noqa: S101 - a wrong row of the table, never a user's doing
        return command


@click.group(cls=_LazyGroup, help=ABOUT)
def taskbook() -> None:
    """Group of all commands."""


def main(press: PressOpen) -> None:
    """Run one command, `press` being what refreshes an open workbook.

    Whatever stops it is said in one Vietnamese sentence, never as a traceback.

    Exit codes: 0 done, 1 the data has errors (`check`), 2 stopped with a reason, 3 broken (the log file has more).
    """
    start_light()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        run(taskbook, "taskbook", press)
    except TaskbookError as stop:
        click.echo(str(stop), err=True)
        sys.exit(STOPPED)
    except Exception as error:  # noqa: BLE001 - the last place that can keep a traceback from the screen
        from taskbook.diagnostics import record

        click.echo(unexpected(error, record(error)), err=True)
        sys.exit(BROKEN)
