"""What several commands share: the file and the as-of option, progress on the screen."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import click

from taskbook.errors import UsageError
from taskbook.ports import Progress, silent
from taskbook.texts.cli import HELP_AS_OF, HELP_PERIOD, day_too_far, not_a_day
from taskbook_schemas.period_kinds import PeriodKind

if TYPE_CHECKING:
    from click._termui_impl import ProgressBar

_DAY = re.compile(r"\d{4}-\d\d-\d\d")  # `fromisoformat` would take weeks too
_YEARS = range(2000, 2100)

PressOpen = Callable[[str | None, date | None], tuple[bool, str]]
"""Refreshes an open workbook, that of a name or (None) the only one of ours: whether it went well, and what was said.

Handed to the commands by `taskbook.__main__`: the command line knows no buttons.
"""

file_argument = click.argument("file", required=False, metavar="[TỆP]")
as_of_option = click.option("--as-of", "as_of", metavar="NGÀY", help=HELP_AS_OF)

period_option = click.option(
    "--period",
    "period",
    type=click.Choice([kind.value for kind in PeriodKind]),
    default=PeriodKind.MONTH.value,
    help=HELP_PERIOD,
)


def parse_day(text: str | None) -> date | None:
    """Return the day of an option (YYYY-MM-DD, of this century); UsageError when it is none."""
    if text is None:
        return None
    if not _DAY.fullmatch(text.strip()):
        raise UsageError(not_a_day(text))
    try:
        day = date.fromisoformat(text.strip())
    except ValueError as error:
        raise UsageError(not_a_day(text)) from error
    if day.year not in _YEARS:
        raise UsageError(day_too_far(text, _YEARS[0], _YEARS[-1]))
    return day


def month_first(platform: str = sys.platform) -> bool:
    """Whether this user's Windows takes the month before the day."""
    if platform != "win32":
        return False
    from taskbook.adapters.windows.day_order import DayOrder, order_in_registry
    from taskbook.adapters.windows.registry import WindowsRegistry

    return order_in_registry(WindowsRegistry()) is DayOrder.MONTH_FIRST


@contextmanager
def progress_line() -> Iterator[Progress]:
    """Show a progress line on the error stream, only where a person looks at it."""
    if not sys.stderr.isatty():
        yield silent
        return
    with click.progressbar(length=100, file=sys.stderr, show_eta=False) as bar:
        yield partial(_advance, bar)


def _advance(bar: ProgressBar[int], step: str, share: float) -> None:
    bar.label = step
    bar.update(int(share * 100) - bar.pos)
