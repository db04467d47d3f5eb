"""`taskbook deadline`: how deadline phrases are understood, for people (words) and for programs (JSON)."""

from __future__ import annotations

import json
import sys
from datetime import date
from typing import Any

import click

from taskbook.cli.output import write_json
from taskbook.core.deadline import read_deadline
from taskbook.core.model import Deadline
from taskbook.texts import deadline as texts_deadline
from taskbook_schemas.commands import HELP


class BadInputError(click.ClickException):
    """There must be words after the command, or a JSON list of phrases with years in UTF-8 on standard input."""

    exit_code = 2

    def show(self, file: Any = None) -> None:
        """Say it in Vietnamese only, without click's English words around it."""
        click.echo(self.message, file=file, err=True)


@click.command("deadline", help=HELP["deadline"])
@click.option("--json", "as_json", is_flag=True, help=texts_deadline.HELP_JSON)
@click.option("--year", type=click.IntRange(2000, 2099), metavar="NĂM", help=texts_deadline.HELP_YEAR)
@click.argument("words", nargs=-1, metavar="[THỜI HẠN]...")
def deadline_command(words: tuple[str, ...], year: int | None, as_json: bool) -> None:
    """Read the words given as one phrase, or with `--json` alone the phrases on standard input."""
    year = year or date.today().year
    if not as_json:
        if not words:
            raise BadInputError(texts_deadline.NOTHING_ASKED)
        click.echo(texts_deadline.describe(read_deadline(" ".join(words), year)))
        return
    asked = [(" ".join(words), year)] if words else _phrases_on_stdin(year)
    write_json([_plain(read_deadline(phrase, of_year)) for phrase, of_year in asked])


def _phrases_on_stdin(year: int) -> list[tuple[str, int]]:
    try:
        entries = json.loads(sys.stdin.buffer.read().decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise BadInputError(texts_deadline.BAD_INPUT) from error
    if not isinstance(entries, list):
        raise BadInputError(texts_deadline.BAD_INPUT)
    return [_entry(entry, year) for entry in entries]


def _entry(entry: object, year: int) -> tuple[str, int]:
    """One phrase and its plan's year; a blank cell may come as null, a year left out is the year of the run."""
    if not isinstance(entry, dict):
        raise BadInputError(texts_deadline.BAD_INPUT)
    phrase, of_year = entry.get("phrase"), entry.get("year")
    if not isinstance(phrase, str | None) or not isinstance(of_year, int | None) or isinstance(of_year, bool):
        raise BadInputError(texts_deadline.BAD_INPUT)
    return phrase or "", year if of_year is None else of_year


def _plain(deadline: Deadline) -> dict[str, object]:
    return {
        "phrase": deadline.phrase,
        "kind": deadline.kind.value,
        "start": _iso(deadline.start),
        "due": _iso(deadline.due),
        "recurrence": deadline.recurrence,
        "condition": deadline.condition,
        "milestones": [day.isoformat() for day in deadline.milestones],
        "ongoing_after": deadline.ongoing_after,
        "rules": list(deadline.rules),
        "why": texts_deadline.describe(deadline),
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
