"""Small XML parts (relations, workbook, tables, styles) as a list of the elements asked for, within bounds.

Expat reads them, whatever the prefixes, comments and order of attributes; names are given without namespace. Sheets
and shared strings are not read here: they are large, see `scan` and `strings`.
Errors: `WorkbookUnreadableError` names the part that is damaged or too large.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final, NamedTuple
from xml.parsers import expat

from taskbook.adapters.xlsx.package import MEGABYTE, Package
from taskbook.errors import WorkbookUnreadableError
from taskbook.texts import reading as texts

MAX_SMALL_PART: Final = 16 * MEGABYTE
MAX_ELEMENTS: Final = 200_000
SEPARATOR: Final = " "


class Element(NamedTuple):
    """An element as it stands: name, parent's name, attributes, each without namespace, and the text in it."""

    name: str
    parent: str
    attributes: dict[str, str]
    text: list[str]


class TooManyError(Exception):
    """A part holds more elements than any real one."""


def elements(package: Package, part: str, wanted: tuple[str, ...]) -> Sequence[Element]:
    """Give all elements of a small part whose local name is wanted, in the order they begin; each part is read once."""
    key = (part, wanted)
    if key not in package.parsed:
        package.parsed[key] = _read(package, part, wanted)
    found: Sequence[Element] = package.parsed[key]
    return found


def _read(package: Package, part: str, wanted: tuple[str, ...]) -> list[Element]:
    xml = package.read(part)
    if len(xml) > MAX_SMALL_PART:
        raise WorkbookUnreadableError(texts.unpacks_too_large(package.label, part))
    try:
        return _Collector(wanted).parse(xml)
    except TooManyError as error:
        raise WorkbookUnreadableError(texts.unpacks_too_large(package.label, part)) from error
    except (expat.ExpatError, ValueError) as error:
        raise WorkbookUnreadableError(texts.part_damaged(package.label, part)) from error


class _Collector:
    """Keeps the wanted elements while expat goes through a part."""

    def __init__(self, wanted: Collection[str]) -> None:
        self._wanted = frozenset(wanted)
        self._path: list[str] = [""]
        self._open: list[Element] = []
        self._found: list[Element] = []

    def parse(self, xml: bytes) -> list[Element]:
        parser = expat.ParserCreate(namespace_separator=SEPARATOR)
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.Parse(xml, True)
        return self._found

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        local = _local(name)
        if local in self._wanted:
            element = Element(local, self._path[-1], _plain(attributes), [])
            self._found.append(element)
            self._open.append(element)
            if len(self._found) > MAX_ELEMENTS:
                raise TooManyError
        self._path.append(local)

    def _end(self, name: str) -> None:
        self._path.pop()
        if self._open and _local(name) == self._open[-1].name:
            self._open.pop()

    def _text(self, text: str) -> None:
        if self._open and self._path[-1] == self._open[-1].name:
            self._open[-1].text.append(text)


def _local(name: str) -> str:
    return name.rpartition(SEPARATOR)[2]


def _plain(attributes: dict[str, str]) -> dict[str, str]:
    """Drop namespaces from attributes' names; one without a namespace wins over one with."""
    qualified = {_local(name): value for name, value in attributes.items() if SEPARATOR in name}
    return qualified | {name: value for name, value in attributes.items() if SEPARATOR not in name}
