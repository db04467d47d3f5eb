"""click in Vietnamese: headings of the help, and what is said of a wrong call."""

from __future__ import annotations

import sys

import click

from taskbook.texts import cli as texts
from taskbook.texts.cli import HELP_HEADINGS, HELP_OPTION, METAVARS, STOPPED_BY_USER, USAGE


class _Formatter(click.HelpFormatter):
    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        for english, vietnamese in METAVARS.items():
            args = args.replace(english, vietnamese)
        super().write_usage(prog, args, prefix=f"{USAGE}: ")

    def write_heading(self, heading: str) -> None:
        super().write_heading(HELP_HEADINGS.get(heading, heading))


class _Context(click.Context):
    formatter_class = _Formatter


class SpeakingGroup(click.Group):
    """A group whose help and complaints are in Vietnamese; a wrong call exits with 2."""

    context_class = _Context

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return `--help`, described in Vietnamese."""
        return _translated(super().get_help_option(ctx))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command, and give its help the same words."""
        name, command, rest = super().resolve_command(ctx, args)
        if command is not None:
            _speaking(command)
        return name, command, rest


def _speaking(command: click.Command) -> None:
    """Give a command's help our words; those of a group's own commands, too."""
    command.context_class = _Context
    _translated(command.get_help_option(click.Context(command)))
    if isinstance(command, click.Group):
        for one in command.commands.values():
            _speaking(one)


def run(group: click.Group, prog_name: str, obj: object) -> None:
    """Run the command that the command line names, `obj` being what it is handed.

    click's own complaints are said in Vietnamese instead of English.
    """
    try:
        result = group.main(prog_name=prog_name, standalone_mode=False, obj=obj)
    except click.UsageError as error:
        path = error.ctx.command_path if error.ctx else prog_name
        click.echo(texts.wrong_call(_what_is_wrong(error), path), err=True)
        sys.exit(error.exit_code)
    except click.ClickException as error:
        click.echo(error.format_message(), err=True)
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        click.echo(STOPPED_BY_USER, err=True)
        sys.exit(1)
    sys.exit(result if isinstance(result, int) else 0)


def _what_is_wrong(error: click.UsageError) -> str:
    """click's complaint in our words; a message that is not plain English is our own already."""
    if isinstance(error, click.NoSuchOption):
        return texts.no_such_option(error.option_name)
    if isinstance(error, click.MissingParameter):
        return texts.MISSING_PARAMETER
    if isinstance(error, click.BadParameter):
        return texts.bad_value(_shown(error.param) if error.param else texts.A_PARAMETER)
    if error.message.startswith(("No such command", "Missing command")):
        return texts.NO_SUCH_COMMAND
    return error.message if not error.message.isascii() else texts.WRONG_CALL


def _shown(parameter: click.Parameter) -> str:
    """An option as it is typed ("--year"); an argument by the word the help has for it."""
    return f"«{parameter.opts[0]}»" if isinstance(parameter, click.Option) else parameter.human_readable_name


def _translated(option: click.Option | None) -> click.Option | None:
    if option is not None:
        option.help = HELP_OPTION
    return option
