"""XML parts as bytes: text, tags and elements, whatever their spelling.

Small parts (relations, workbook, tables, styles) are read by expat as a list of the elements asked for, within bounds:
names are given without namespace. Sheets and shared strings are large, and not read so: see `scan` and `strings`.
Text is written with `_xHHHH_` escapes (ECMA-376 part 1, 22.9.2.19), character references, rich text runs; tags have
attributes in either kind of quotes, in any order, a bare ">" in them too. Errors: `WorkbookUnreadableError` names the
part that is damaged or too large.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from functools import cache, lru_cache
from typing import Final, NamedTuple
from xml.parsers import expat

from taskbook.adapters.xlsx.package import MEGABYTE, Package
from taskbook.errors import WorkbookUnreadableError
from taskbook.texts import reading as texts

HEX_ESCAPE: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")
REFERENCE: Final = re.compile(r"&(amp|lt|gt|quot|apos|#[0-9]{1,7}|#x[0-9A-Fa-f]{1,6});")
NAMED: Final = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
SURROGATE: Final = re.compile("[\ud800-\udfff]")
UNKNOWN: Final = "\ufffd"
RUN: Final = re.compile(rb"<t(?:\s[^<>]*)?>([^<]*)</t>|<(/?)rPh[\s/>]")
QUOTED: Final = rb"(?:\"[^\"<]*\"|'[^'<]*')"
ATTRIBUTES: Final = rb"(?:[^\"'<>]|" + QUOTED + rb")*?"  # what stands in a tag behind its name
_PAIR: Final = re.compile(rb"\s([\w:.-]+)\s*=\s*(" + QUOTED + rb")")
MAX_SMALL_PART: Final = 16 * MEGABYTE
MAX_ELEMENTS: Final = 200_000
MAX_REMEMBERED: Final = 1 << 16
SEPARATOR: Final = " "


def unescape_xml_text(text: str) -> str:
    """Turn `_x000D_` and its like into the characters they stand for; half a surrogate pair becomes U+FFFD."""
    if "_x" not in text:
        return text
    plain = HEX_ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)
    if SURROGATE.search(plain):
        return plain.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return plain


def decode(raw: bytes) -> str:
    """Text of raw XML character data: UTF-8, line ends and references resolved, `_xHHHH_` undone."""
    text = raw.decode("utf-8", "replace")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "&" in text:
        text = REFERENCE.sub(_referred, text)
    return unescape_xml_text(text)


def encode(text: str) -> bytes:
    """Raw XML character data for which a parser gives this text; `_xHHHH_` is left as it is."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\r", "&#13;").encode()


def run_text(raw: bytes) -> bytes:
    """Raw text of a string item: its `t` elements joined, those in phonetic runs left out."""
    pieces: list[bytes] = []
    phonetic = 0
    for match in RUN.finditer(raw):
        if match[1] is None:
            phonetic += -1 if match[2] else 1
        elif phonetic <= 0:
            pieces.append(match[1])
    return b"".join(pieces)


def _referred(match: re.Match[str]) -> str:
    name = match[1]
    if name in NAMED:
        return NAMED[name]
    code = int(name[2:], 16) if name[1] in "xX" else int(name[1:])
    return chr(code) if 0 < code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF else UNKNOWN


@cache
def tag(name: str, content: str = r"(?:/>|>\s*</{name}>)") -> re.Pattern[bytes]:
    """A pattern for an element of this name, as a rule one with nothing in it; made when it is first needed."""
    end = content.replace("{name}", name).encode()
    return re.compile(rb"<%b(?=[\s/>])" % name.encode() + ATTRIBUTES + end, re.DOTALL)


def attributes(element: bytes) -> dict[str, str]:
    """The attributes of a start tag by their names as they stand there."""
    return {name.decode(): decode(quoted[1:-1]) for name, quoted in _PAIR.findall(element)}


def without(start_tag: bytes, name: str) -> bytes:
    """A start tag that lacks an attribute."""
    return re.sub(rb"\s%b\s*=\s*" % name.encode() + QUOTED, b"", start_tag, count=1)


def with_attribute(element: bytes, name: str, value: bytes) -> bytes:
    """An element whose start tag has an attribute, as its first; `value` is escaped."""
    bare = without(element, name)
    place = re.match(rb"<[\w:.-]+", bare)
    end = place.end() if place else 0
    return bare[:end] + b' %b="%b"' % (name.encode(), value) + bare[end:]


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


def _read(package: Package, part: str, wanted: tuple[str, ...]) -> Sequence[Element]:
    xml = package.read(part)
    if len(xml) > MAX_SMALL_PART:
        raise WorkbookUnreadableError(texts.unpacks_too_large(package.label, part))
    try:
        return _remembered(xml, wanted) if len(xml) <= MAX_REMEMBERED else _Collector(wanted).parse(xml)
    except TooManyError as error:
        raise WorkbookUnreadableError(texts.unpacks_too_large(package.label, part)) from error
    except (expat.ExpatError, ValueError) as error:
        raise WorkbookUnreadableError(texts.part_damaged(package.label, part)) from error


@lru_cache(maxsize=16)
def _remembered(xml: bytes, wanted: tuple[str, ...]) -> Sequence[Element]:
    """The units' files come by the thousand with the same styles and relations, letter for letter."""
    return tuple(_Collector(wanted).parse(xml))


class _Collector:
    """Keeps the wanted elements while expat goes through a part."""

    def __init__(self, wanted: Collection[str]) -> None:
        self._wanted = frozenset(wanted)
        self._path: list[str] = [""]
        self._open: list[Element] = []
        self._found: list[Element] = []

    def parse(self, xml: bytes) -> list[Element]:
        walk(xml, self._start, self._end, self._text)
        return self._found

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        local = local_name(name)
        if local in self._wanted:
            element = Element(local, self._path[-1], _plain(attributes), [])
            self._found.append(element)
            self._open.append(element)
            if len(self._found) > MAX_ELEMENTS:
                raise TooManyError
        self._path.append(local)

    def _end(self, name: str) -> None:
        self._path.pop()
        if self._open and local_name(name) == self._open[-1].name:
            self._open.pop()

    def _text(self, text: str) -> None:
        if self._open and self._path[-1] == self._open[-1].name:
            self._open[-1].text.append(text)


def walk(
    xml: bytes,
    start: Callable[[str, dict[str, str]], None],
    end: Callable[[str], None],
    text: Callable[[str], None],
) -> None:
    """Go through XML of any legal spelling. Names come with their namespace, see `local_name`. Errors: ExpatError."""
    parser = expat.ParserCreate(namespace_separator=SEPARATOR)
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, text
    parser.Parse(xml, True)


def local_name(name: str) -> str:
    """A name without its namespace."""
    return name.rpartition(SEPARATOR)[2]


def _plain(attributes: dict[str, str]) -> dict[str, str]:
    """Drop namespaces from attributes' names; one without a namespace wins over one with."""
    qualified = {local_name(name): value for name, value in attributes.items() if SEPARATOR in name}
    return qualified | {name: value for name, value in attributes.items() if SEPARATOR not in name}
