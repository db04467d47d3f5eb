"""Tags of small XML parts as bytes: attributes in either kind of quotes, in any order, a bare ">" in them too."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from taskbook.adapters.xlsx.text import decode

QUOTED: Final = rb"(?:\"[^\"<]*\"|'[^'<]*')"
ATTRIBUTES: Final = rb"(?:[^\"'<>]|" + QUOTED + rb")*?"  # what stands in a tag behind its name
_PAIR: Final = re.compile(rb"\s([\w:.-]+)\s*=\s*(" + QUOTED + rb")")


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
