"""One table of a plan's source file, read with care: every getter checks the value's kind and names file and place.

Kinds are compared exactly: TOML's true is no number and its date-time no day. Errors: `PlanSourceError`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeVar

from taskbook.errors import PlanSourceError
from taskbook.texts import plans as texts

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class PlanTable:
    """A TOML table with the file's name and the place in it, as messages name them."""

    file: str
    place: str
    values: Mapping[str, object]

    def only(self, *keys: str) -> None:
        """Refuse keys other than these: a misspelt key must not pass for an absent one."""
        strange = [key for key in self.values if key not in keys]
        if strange:
            raise PlanSourceError(texts.unknown_keys(self.file, self.place, ", ".join(strange)))

    def take(self, key: str, kind: type[_T]) -> _T:
        """Return the value of `key`, which must be there and be exactly of `kind`."""
        value = self.values.get(key)
        if value is None:
            raise PlanSourceError(texts.missing(self.file, self.place, key))
        if not isinstance(value, kind) or type(value) is not kind:
            expected = texts.KIND_NAMES.get(kind, texts.DAY)
            raise PlanSourceError(texts.wrong_kind(self.file, self.place, key, expected))
        return value

    def maybe(self, key: str, kind: type[_T]) -> _T | None:
        """Return the value of `key`, or None when it is absent."""
        return self.take(key, kind) if key in self.values else None

    def text(self, key: str) -> str:
        """Return a text that may not be blank."""
        value = self.take(key, str)
        if not value.strip():
            raise PlanSourceError(texts.missing(self.file, self.place, key))
        return value

    def maybe_text(self, key: str) -> str | None:
        """Return a text that may not be blank, or None when it is absent."""
        return self.text(key) if key in self.values else None

    def number(self, key: str) -> float:
        """Return a number written with or without a fraction."""
        whole = type(self.values.get(key)) is int
        return float(self.take(key, int)) if whole else self.take(key, float)

    def day(self, key: str) -> date | None:
        """Return a day, or None when it is absent."""
        return self.maybe(key, date)

    def table(self, key: str, place: str) -> PlanTable:
        """Return the table under `key`."""
        return PlanTable(self.file, place, self.take(key, dict))

    def tables(self, key: str, place_of: Callable[[int, Mapping[str, object]], str]) -> tuple[PlanTable, ...]:
        """Return the list of tables under `key`, none when it is absent; `place_of(order, table)` names each place."""
        found: list[PlanTable] = []
        for order, values in enumerate(self.maybe(key, list) or (), start=1):
            if not isinstance(values, dict):
                raise PlanSourceError(texts.wrong_kind(self.file, self.place, key, texts.KIND_NAMES[list]))
            found.append(PlanTable(self.file, place_of(order, values), values))
        return tuple(found)


def read_toml(path: Path) -> PlanTable:
    """Read a source file whole; its name, without the folder, stands in every message."""
    try:
        return PlanTable(path.name, texts.HEAD, tomllib.loads(path.read_text(encoding="utf-8")))
    except UnicodeDecodeError as error:
        raise PlanSourceError(texts.not_utf8(path.name)) from error
    except OSError as error:
        raise PlanSourceError(texts.not_opened(path.name)) from error
    except tomllib.TOMLDecodeError as error:
        where = re.search(r"line (\d+), column (\d+)", str(error))
        line, column = where.groups() if where else ("?", "?")
        raise PlanSourceError(texts.not_toml(path.name, line, column)) from error
