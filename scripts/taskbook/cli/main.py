"""`taskbook`: the same actions as the workbook's buttons, on a closed file, on any system."""

from __future__ import annotations

import sys
from importlib import import_module

import click

from taskbook.cli.common import PressOpen
from taskbook.cli.localized_click import SpeakingGroup, run
from taskbook.errors import TaskbookError
from taskbook.startup import start_light
from taskbook.texts.cli import ABOUT, unexpected

# name -> module and object, imported only when the command runs: start-up time is part of every press of a button
_COMMANDS = {
    "build": ("taskbook.cli.build", "build_command"),
    "check": ("taskbook.cli.check", "check_command"),
    "deadline": ("taskbook.cli.deadline", "deadline_command"),
    "doctor": ("taskbook.cli.doctor", "doctor_command"),
    "mail": ("taskbook.cli.letters", "mail_command"),
    "log": ("taskbook.cli.log", "log_command"),
    "merge": ("taskbook.cli.replies", "merge_command"),
    "refresh": ("taskbook.cli.refresh", "refresh_command"),
    "split": ("taskbook.cli.split", "split_command"),
    "status": ("taskbook.cli.status", "status_command"),
    "undo": ("taskbook.cli.undo", "undo_command"),
    "unit": ("taskbook.cli.unit", "unit_command"),
}

STOPPED = 2
BROKEN = 3


class _LazyGroup(SpeakingGroup):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        module, name = _COMMANDS[cmd_name]
        command = getattr(import_module(module), name)
        assert isinstance(command, click.Command)  # noqa: S101 - a wrong line of the table above, never a user's doing
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
