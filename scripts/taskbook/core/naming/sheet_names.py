"""The name of a unit's sheet: at most 31 characters, none that Excel forbids, the same at every refresh."""

from __future__ import annotations

import re
from collections.abc import Sequence

from taskbook.core.model import Unit
from taskbook_schemas.registry import MAX_SHEET_NAME, UNIT_SHEET_PREFIX

FORBIDDEN = re.compile(r"[\\/*?:\[\]]")
"""What may not stand in a sheet's name."""
_ROOM = MAX_SHEET_NAME - len(UNIT_SHEET_PREFIX)


def sheet_names(units: Sequence[Unit], taken: Sequence[str]) -> dict[str, str]:
    """Return unit name -> sheet name, each unlike every other and unlike `taken` (sheets that are not ours)."""
    used = {name.casefold() for name in taken}
    names = {}
    for unit in units:
        name = _free(UNIT_SHEET_PREFIX + _label(unit), used)
        used.add(name.casefold())
        names[unit.name] = name
    return names


def _label(unit: Unit) -> str:
    """The unit's name, or the first of its other names that fits; else the name cut off."""
    fitting = (_clean(text) for text in (unit.name, *unit.aliases))
    return next((text for text in fitting if text and len(text) <= _ROOM), _clean(unit.name)[:_ROOM].rstrip())


def _clean(text: str) -> str:
    return FORBIDDEN.sub(" ", text).strip().strip("'")


def _free(name: str, used: set[str]) -> str:
    candidate, number = name, 1
    while candidate.casefold() in used:
        number += 1
        ending = f" {number}"
        candidate = name[: MAX_SHEET_NAME - len(ending)].rstrip() + ending
    return candidate
