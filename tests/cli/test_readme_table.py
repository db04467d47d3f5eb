"""The README's table of commands is made here from the commands themselves: usage from click, help from the table.

To take a change over: TASKBOOK_GOLDEN=write uv run pytest tests/cli/test_readme_table.py
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from taskbook_schemas.commands import COMMANDS
from tests.cli.test_command_table import found

README = Path(__file__).parents[2] / "README.md"
TABLE = re.compile(r"(?<=<!-- commands -->\n).*?(?=<!-- end of commands -->)", re.DOTALL)


def usage(name: str) -> str:
    """How a command is called: options first, those that may stand several times with dots, then arguments."""
    command = found(name)
    context = click.Context(command)
    words = ["taskbook", name, *(word for one in command.params for word in _option(one, context))]
    words += [one.make_metavar(context) for one in command.params if isinstance(one, click.Argument)]
    return (" ".join(words) + (" …" if isinstance(command, click.Group) else "")).replace("|", "\\|")


def _option(one: click.Parameter, context: click.Context) -> Iterator[str]:
    if isinstance(one, click.Option):
        value = "" if one.is_flag else f" {one.make_metavar(context)}"
        yield f"[{one.opts[0]}{value}]" + ("…" if one.multiple else "")


def table() -> str:
    """The table as it stands in the README."""
    rows = [f"| `{usage(name)}` | {command.help} |".replace("\n", " ") for name, command in COMMANDS.items()]
    return "\n".join(["| command | help, as the program says it |", "|---|---|", *rows, ""])


def test_the_table_of_the_readme_is_that_of_the_program() -> None:
    text = README.read_text(encoding="utf-8")
    if os.environ.get("TASKBOOK_GOLDEN") == "write":
        text = TABLE.sub(lambda _: table(), text)
        README.write_text(text, encoding="utf-8", newline="\n")
    assert TABLE.findall(text) == [table()]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_its_row_with_usage_and_help(name: str) -> None:
    rows = TABLE.findall(README.read_text(encoding="utf-8"))[0].splitlines()
    assert [row.endswith(f"| {COMMANDS[name].help} |") for row in rows if row.startswith(f"| `{usage(name)}`")] == [
        True
    ]


def test_usage_names_options_with_what_they_take_and_what_may_be_left_out() -> None:
    assert usage("refresh") == "taskbook refresh [--as-of NGÀY] [--live] [TỆP]"
    assert "[--unit TÊN]… [--as-of NGÀY]" in usage("split")
    assert usage("mail") == "taskbook mail …"
