"""Asks LibreOffice in one go what is one thing to Excel, by a module of its own Basic.

Over the pipe every question takes a millisecond or more, and to read or write the cells of an area takes half a dozen
of LibreOffice's where one call does in Excel: timed otherwise, the stand-in would be what is timed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from taskbook.adapters.cells.area import Area, parse_area

SOURCE = Path(__file__).with_name("uno_basic.bas")
LIBRARY, MODULE = "Standard", "ExcelCells"
PLACE = re.compile(r"\.([A-Z]{1,3}[0-9]+(?::[A-Z]{1,3}[0-9]+)?)(?=,|$)")


def teach(context: Any) -> None:
    """Give a running office the module, for as long as it runs."""
    make = context.ServiceManager.createInstanceWithContext
    libraries = make("com.sun.star.script.ApplicationScriptLibraryContainer", context)
    libraries.loadLibrary(LIBRARY)
    library = libraries.getByName(LIBRARY)
    if not library.hasByName(MODULE):
        library.insertByName(MODULE, SOURCE.read_text(encoding="ascii"))


class Basic:
    """The module's functions, run for one document."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self._provider: Any = None
        self._scripts: dict[str, Any] = {}

    def ask(self, function: str, *arguments: Any) -> Any:
        """What a function gives."""
        if function not in self._scripts:
            if self._provider is None:
                self._provider = self._document.getScriptProvider()
            url = f"vnd.sun.star.script:{LIBRARY}.{MODULE}.{function}?language=Basic&location=application"
            self._scripts[function] = self._provider.getScript(url)
        try:
            return self._scripts[function].invoke(arguments, (), ())[0]
        except Exception as error:  # noqa: BLE001 - the office's own cannot be handed on through Python's `with`
            raise RuntimeError(f"{function}: {error}") from None


def corners(area: Area) -> tuple[int, int, int, int]:
    """An area as LibreOffice counts: left, top, right, bottom, from 0."""
    return area.first_column - 1, area.first_row - 1, area.last_column - 1, area.last_row - 1


def areas(places: str) -> Iterator[Area]:
    """Areas from their addresses, as LibreOffice lists them (`'KTTN 2025'.A1:B2,'KTTN 2025'.D4`)."""
    for text in PLACE.findall(places.replace("$", "")):
        area = parse_area(text)
        assert area is not None, text
        yield area
