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
from taskbook_schemas.choices import BEFORE_DAY_EARLIER, ChoiceList
from taskbook_schemas.settings import Setting, SettingKind, SettingRow


@dataclass(frozen=True, slots=True)
class _Kind:
    """What a setting may be: `read` makes a cell a value, None, a Read or a CellIssue; `wanted` is for messages."""

    read: Callable[[Value], object]
    wanted: tuple[tuple[str, str], ...]


def _whole(low: int, high: int) -> _Kind:
    def read(cell: Value) -> object:
        found = to_integer(cell)
        number = found.value if isinstance(found, Read) else found
        if not isinstance(number, float):
            return found
        if not low <= number <= high:
            return CellIssue("setting_unusable")
        return Read(int(number), found.remark) if isinstance(found, Read) else int(number)

    return _Kind(read, (("wanted", "whole"), ("low", str(low)), ("high", str(high))))


def _one_of(choices: ChoiceList) -> _Kind:
    spellings = {key(choice): choice for choice in choices}

    def read(cell: Value) -> object:
        text = to_text(cell)
        return spellings.get(key(text), CellIssue("setting_unusable")) if isinstance(text, str) else text

    return _Kind(read, (("wanted", "choice"), ("choices", "; ".join(choices))))


def _as_it_is(cell: Value) -> object:
    """Numbers and days stay what they are: these settings are judged by whoever uses them."""
    return to_text(cell) if isinstance(cell, (str, bool)) or cell is None else cell


def _unless_unusable(cell: Value) -> object:
    text = to_text(cell)
    return text if isinstance(text, CellIssue) else _as_it_is(cell)


_DAY = _Kind(to_day, (("wanted", "day"),))
_ANY = _Kind(_unless_unusable, (("wanted", "any"),))


def _kind(row: SettingRow) -> _Kind:
    """What a setting of the table may be; an unusable one gives way to its default, if it has one."""
    if row.kind is SettingKind.DAY:
        return _DAY
    if row.kind is SettingKind.WHOLE:
        kind = _whole(row.least, row.most)
    elif row.kind is SettingKind.CHOICE:
        kind = _one_of(row.choices)
    else:
        return _ANY
    return _Kind(kind.read, (*kind.wanted, ("default", str(row.default) if row.stands_in else "")))


_KINDS: Mapping[str, _Kind] = {key(setting): _kind(setting.row) for setting in Setting}
_NAMES = {key(setting): setting for setting in Setting}


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
    """Whole numbers fall back to their defaults; each value was read by its setting's own kind."""
    known = {
        "as_of": values.pop(Setting.AS_OF, None),
        "warn_days_long": values.pop(Setting.WARN_LONG, Setting.WARN_LONG.number),
        "warn_days_short": values.pop(Setting.WARN_SHORT, Setting.WARN_SHORT.number),
        "before_means_day_before": values.pop(Setting.BEFORE_DAY, None) == BEFORE_DAY_EARLIER,
    }
    return Settings(**cast("dict[str, Any]", known), extra=values)
