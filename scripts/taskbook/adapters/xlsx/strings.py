"""The shared strings of a workbook: found in one pass, made text only when a cell asks, each only once.

Plain parts are found by a strict scanner; others (prefixes, comments, CDATA) go through expat. Rich text runs are
joined, phonetic runs left out. Texts in memory are bounded. Errors: `WorkbookUnreadableError`.
"""

from __future__ import annotations

import re
import sys
from array import array
from typing import Final
from xml.parsers import expat

from taskbook.adapters.xlsx.markup import decode, encode, local_name, run_text, walk
from taskbook.adapters.xlsx.package import MEGABYTE, Package
from taskbook.errors import WorkbookUnreadableError
from taskbook.texts import reading as texts

MAX_TEXT: Final = 160 * MEGABYTE  # of memory for all texts of one file
MAX_STRINGS: Final = 3_000_000
MAX_SOUGHT: Final = 64 * MEGABYTE  # to look for texts in more takes too much memory
HEAD: Final = re.compile(rb"<sst(?:\s[^<>]*?)?(/?)>")
ITEM: Final = re.compile(
    rb"<si>(?:<t(?:\s[^<>]*)?>([^<]*+)</t></si>|((?:[^<]++|<(?!/si>))*+)</si>)|<si/>|\s++|(</sst>|<extLst)|(\S)"
)


class TextBudget:
    """Counts the memory that the texts of one file take, and stops at the limit."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._left = MAX_TEXT

    def spend(self, text: str) -> str:
        """Count a text and give it back; raise when too much was spent."""
        self._left -= sys.getsizeof(text)
        if self._left < 0:
            raise WorkbookUnreadableError(texts.too_much_text(self._package.label))
        return text


class SharedStrings(dict[bytes, "str | None"]):
    """Texts by index as a cell writes it (`b"12"`); an empty text is None, as a blank cell is."""

    def __init__(self, package: Package, part: str | None, budget: TextBudget) -> None:
        super().__init__()
        self._package = package
        self._part = part
        self._budget = budget
        self._xml = b""
        self._spans: array[int] | None = None  # start and end of each text in the XML, one after the other
        self._rich: set[int] = set()
        self._plain = True

    def places(self) -> dict[bytes, int]:
        """The texts of one plain run, as the XML has them, by their index; none of strings in an unusual spelling."""
        spans = iter(self._spans if self._spans is not None else self._loaded())
        if not self._plain or len(self._xml) > MAX_SOUGHT:
            return {}
        xml, rich = self._xml, self._rich
        return {
            xml[start:end]: place
            for place, (start, end) in enumerate(zip(spans, spans, strict=True))
            if place not in rich
        }

    def __missing__(self, index: bytes) -> str | None:
        """Make the text of this index; an index out of range means a damaged file."""
        spans = self._spans if self._spans is not None else self._loaded()
        place = int(index) if index.isdigit() and len(index) < 8 else MAX_STRINGS
        try:
            raw = self._xml[spans[2 * place] : spans[2 * place + 1]]
        except IndexError:
            part = self._part or "sharedStrings.xml"
            raise WorkbookUnreadableError(texts.part_damaged(self._package.label, part)) from None
        text = decode(run_text(raw) if place in self._rich else raw)
        self[index] = value = self._budget.spend(text) or None
        return value

    def _loaded(self) -> array[int]:
        self._spans = array("q")
        if self._part is not None:
            self._xml = self._package.read(self._part)
            self._find(self._part)
        return self._spans

    def _find(self, part: str) -> None:
        if not self._scan(part):
            self._xml, self._rich = _plain_items(self._package, part, self._xml), set()
            self._plain = False
            self._scan(part)

    def _scan(self, part: str) -> bool:
        """Note where the texts stand; False when the XML is not plain."""
        head = HEAD.search(self._xml)
        if head is None or b"<!" in self._xml:
            return False
        if self._xml.count(b"<si") > MAX_STRINGS:
            raise WorkbookUnreadableError(texts.unpacks_too_large(self._package.label, part))
        self._spans = spans = array("q")
        return bool(head[1]) or self._note_items(spans, head.end())

    def _note_items(self, spans: array[int], start: int) -> bool:
        for match in ITEM.finditer(self._xml, start):
            kind = match.lastindex
            if kind == 1 or kind == 2:
                spans.extend(match.span(kind))
                if kind == 2:
                    self._rich.add(len(spans) // 2 - 1)
            elif kind is not None:
                return kind == 3
            elif self._xml[match.start()] == 60:  # an empty item, and not space between items
                spans.extend((0, 0))
        return False


def _plain_items(package: Package, part: str, xml: bytes) -> bytes:
    """Write shared strings of any spelling anew, in the plain one: one `t` an item."""
    try:
        return _Plainer().parse(xml)
    except (expat.ExpatError, ValueError) as error:
        raise WorkbookUnreadableError(texts.part_damaged(package.label, part)) from error


class _Plainer:
    """Goes through shared strings with expat and writes each item as `<si><t>…</t></si>`."""

    def __init__(self) -> None:
        self._out = bytearray(b"<sst>")
        self._in_text = False
        self._phonetic = 0

    def parse(self, xml: bytes) -> bytes:
        walk(xml, self._start, self._end, self._text)
        return bytes(self._out + b"</sst>")

    def _start(self, name: str, _attributes: dict[str, str]) -> None:
        local = local_name(name)
        self._phonetic += local == "rPh"
        self._in_text = local == "t"
        if local == "si":
            self._out += b"<si><t>"

    def _end(self, name: str) -> None:
        local = local_name(name)
        self._phonetic -= local == "rPh"
        self._in_text = False
        if local == "si":
            self._out += b"</t></si>"

    def _text(self, text: str) -> None:
        if self._in_text and not self._phonetic:
            self._out += encode(text)
