"""The type library: which names the kinds of objects have, and which numbers COM calls them by."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

NEW_ENUM = -4  # DISPID_NEWENUM
DEFAULT = 0  # DISPID_VALUE
KINDS = {
    "_Lines": "Range",
    "_Filters": "FileDialogFilters",
    "_Selected": "FileDialogSelectedItems",
    "Cells": "Range",
    "Worksheet": "_Worksheet",
    "Worksheets": "Sheets",
    "Workbook": "_Workbook",
    "Application": "_Application",
    "Excel": "_Application",
}
"""Kinds of the library by classes of the strict Excel, where they are called otherwise."""


@dataclass(frozen=True)
class Kind:
    """One dispinterface: its description, names by number, numbers by name in small letters."""

    info: Any
    by_number: dict[int, str]
    by_name: dict[str, int]


def load_kinds(path: Path) -> dict[str, Kind]:
    """All kinds in a compiled type library."""
    import pythoncom

    library = pythoncom.LoadTypeLib(str(path))
    infos = [library.GetTypeInfo(place) for place in range(library.GetTypeInfoCount())]
    return {library.GetDocumentation(place)[0]: _kind(info) for place, info in enumerate(infos)}


def _kind(info: Any) -> Kind:
    functions = [info.GetFuncDesc(place) for place in range(info.GetTypeAttr().cFuncs)]
    pairs = [(function.memid, info.GetNames(function.memid)[0]) for function in functions]
    return Kind(info, dict(pairs), {name.lower(): number for number, name in pairs})
