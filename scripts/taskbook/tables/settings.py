"""Reads the office's settings: each has a kind; one that cannot be used is an issue, and its default is used."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, cast

from taskbook.core.cell_values import CellIssue, Read, to_day, to_integer, to_text
from taskbook.core.gathered import Place
from taskbook.core.headings import key
from taskbook.core.issues import Issue
from taskbook.core.model import Settings
from taskbook.ports import Value
from taskbook.tables.frames import Filled
from taskbook_schemas.registry import BEFORE_DAY_EARLIER, BEFORE_ON_DAY, Setting

_DEFAULTS = Settings()
_MOST_DAYS, _LAST_PORT, _MOST_LETTERS = 366, 65535, 1000


@dataclass(frozen=True, slots=True)
class _Kind:
    """What a setting may be: `read` makes a cell a value, None, a Read or a CellIssue; `wanted` is for messages."""

    read: Callable[[Value], object]
    wanted: tuple[tuple[str, str], ...]


def _whole(low: int, high: int, default: str) -> _Kind:
    def read(cell: Value) -> object:
        found = to_integer(cell)
        number = found.value if isinstance(found, Read) else found
        if not isinstance(number, float):
            return found
        if not low <= number <= high:
            return CellIssue("setting_unusable")
        return Read(int(number), found.remark) if isinstance(found, Read) else int(number)

    return _Kind(read, (("wanted", "whole"), ("low", str(low)), ("high", str(high)), ("default", default)))


def _one_of(*choices: str) -> _Kind:
    spellings = {key(choice): choice for choice in choices}

    def read(cell: Value) -> object:
        text = to_text(cell)
        return spellings.get(key(text), CellIssue("setting_unusable")) if isinstance(text, str) else text

    return _Kind(read, (("wanted", "choice"), ("choices", "; ".join(choices)), ("default", choices[0])))


def _as_it_is(cell: Value) -> object:
    """Numbers and days stay what they are: these settings are judged by whoever uses them."""
    return to_text(cell) if isinstance(cell, (str, bool)) or cell is None else cell


def _unless_unusable(cell: Value) -> object:
    text = to_text(cell)
    return text if isinstance(text, CellIssue) else _as_it_is(cell)


_DAY = _Kind(to_day, (("wanted", "day"),))
_ANY = _Kind(_unless_unusable, (("wanted", "any"),))
_KINDS: Mapping[str, _Kind] = {
    key(Setting.AS_OF): _DAY,
    key(Setting.REPORT_BY): _DAY,
    key(Setting.WARN_LONG): _whole(0, _MOST_DAYS, str(_DEFAULTS.warn_days_long)),
    key(Setting.WARN_SHORT): _whole(0, _MOST_DAYS, str(_DEFAULTS.warn_days_short)),
    key(Setting.BEFORE_DAY): _one_of(BEFORE_ON_DAY, BEFORE_DAY_EARLIER),
    key(Setting.SMTP_PORT): _whole(1, _LAST_PORT, ""),
    key(Setting.PER_MINUTE): _whole(1, _MOST_LETTERS, ""),
}
_NAMES = {key(name): name for field, name in vars(Setting).items() if field.isupper()}


def read_settings(filled: Filled) -> tuple[Settings, list[Issue]]:
    """The settings, and an issue for each that cannot be used. What the tool does not know itself is in `extra`."""
    values: dict[str, object] = {}
    issues = []
    for row, name in zip(filled.rows, filled.texts("key"), strict=True):
        if name is None:
            continue
        kind = _KINDS.get(key(name), _ANY)
        value = kind.read(_cell(filled.place, row))
        if isinstance(value, Read):
            issues.append(filled.place.issue(value.remark.code, row, "value", **dict(value.remark.details)))
            value = value.value
        if isinstance(value, CellIssue):
            if (row, "value") in filled.bad:
                continue  # nothing that could be a setting of any kind: told as such
            details = {**dict(kind.wanted), **dict(value.details), "setting": name}
            issues.append(filled.place.issue("setting_unusable", row, "value", **details))
        elif value is not None:
            values.setdefault(_NAMES.get(key(name), name), value)
    return _settings(values), issues


def _cell(place: Place, row: int) -> Value:
    return place.grid.columns[place.fields["value"]][row - place.grid.first_row]


def _settings(values: dict[str, object]) -> Settings:
    known = {
        "as_of": values.pop(Setting.AS_OF, _DEFAULTS.as_of),
        "warn_days_long": values.pop(Setting.WARN_LONG, _DEFAULTS.warn_days_long),
        "warn_days_short": values.pop(Setting.WARN_SHORT, _DEFAULTS.warn_days_short),
        "before_means_day_before": values.pop(Setting.BEFORE_DAY, BEFORE_ON_DAY) == BEFORE_DAY_EARLIER,
    }
    return Settings(**cast("dict[str, Any]", known), extra=values)  # each was read by its setting's own kind
