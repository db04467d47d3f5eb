"""The table of commands: each row is a command that there is, and says its help."""

from __future__ import annotations

import click
import pytest
from click.testing import CliRunner

from taskbook.cli.main import taskbook
from taskbook_schemas.buttons import BUTTONS
from taskbook_schemas.commands import COMMANDS


def found(name: str) -> click.Command:
    group: click.Command = taskbook
    for word in name.split():
        assert isinstance(group, click.Group)
        command = group.get_command(click.Context(group), word)
        assert command is not None
        group = command
    return group


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_of_the_table_is_there_with_its_help(name: str) -> None:
    assert found(name).help == COMMANDS[name].help


def test_there_is_no_command_beside_the_table() -> None:
    groups = [taskbook, found("mail")]
    assert all(isinstance(group, click.Group) for group in groups)
    tops = taskbook.list_commands(click.Context(taskbook))
    mails = [f"mail {name}" for name in getattr(found("mail"), "commands", {})]
    assert sorted([*tops, *mails]) == sorted(COMMANDS)


def test_a_command_that_is_not_in_the_table_is_refused() -> None:
    assert CliRunner().invoke(taskbook, ["mail draft"]).exit_code == 2
    assert CliRunner().invoke(taskbook, ["fly"]).exit_code == 2


def test_no_two_rows_have_the_same_command_action_key_or_macro() -> None:
    actions = [action for button in BUTTONS for action in button.actions]
    for names in (actions, [b.keytip for b in BUTTONS], [b.macro.casefold() for b in BUTTONS], list(COMMANDS)):
        assert len(set(names)) == len(names)
