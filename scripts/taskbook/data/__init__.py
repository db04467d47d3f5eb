"""The units and leaders the master workbook starts with; the office edits them there, not here.

Here: the list as data. Not here: what a name means (`core.naming`).
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from taskbook.core.model import Leader, Unit
from taskbook.core.office import Office


@cache
def default_units() -> tuple[Unit, ...]:
    """The commune's units, the city's that its plans name, and the groups, in the order of the sheet."""
    return tuple(_unit(row) for row in _rows("units.toml", "unit"))


@cache
def default_leaders() -> tuple[Leader, ...]:
    """The leaders of the People's Committee that the plans name."""
    return tuple(
        Leader(row["name"], row.get("position"), tuple(row.get("aliases", ())), row.get("email"))
        for row in _rows("leaders.toml", "leader")
    )


@cache
def default_office() -> Office:
    """The office whose plans lie in `workbook/plans/`."""
    (row,) = _rows("office.toml", "office")
    return Office(row["name"], row["superior"], row["place"], default_units(), default_leaders())


def _unit(row: dict[str, Any]) -> Unit:
    """A group receives no sheet; any other unit does unless its row says `sheet = false`."""
    group = bool(row.get("group", False))
    return Unit(
        name=row["name"],
        aliases=tuple(row.get("aliases", ())),
        is_group=group,
        receives_sheet=not group and bool(row.get("sheet", True)),
    )


def _rows(file: str, table: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = tomllib.loads(files(__name__).joinpath(file).read_text("utf-8"))[table]
    return rows
