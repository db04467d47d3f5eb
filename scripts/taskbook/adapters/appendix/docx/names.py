"""Names of WordprocessingML as lxml spells them, and small looks at elements."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

Element = Any
"""An element of lxml, which has no types of its own."""

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
VAL: Final = W + "val"
TRANSITIONAL: Final = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT: Final = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
MATH_TEXT: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
ALTERNATE: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
P, TBL, TR, TC, SDT = W + "p", W + "tbl", W + "tr", W + "tc", W + "sdt"
# What only stands around its content: a control, a tag of another program, an insertion that was not yet accepted
WRAPPERS: Final = frozenset({W + name for name in ("sdtContent", "customXml", "ins", "moveTo", "smartTag")})
GONE: Final = frozenset({W + "del", W + "moveFrom"})
_OFF: Final = ("0", "false", "off", "none")


def unwrapped(parent: Element) -> Iterator[Element]:
    """Children of an element as if controls, tags and insertions around them were not there, and nothing deleted."""
    for child in parent:
        if child.tag == SDT:
            for content in child.iterchildren(W + "sdtContent"):
                yield from unwrapped(content)
        elif child.tag in WRAPPERS:
            yield from unwrapped(child)
        elif child.tag not in GONE:
            yield child


def value(parent: Element | None, *path: str) -> str | None:
    """The `w:val` of an element found by its path; None when it is not there."""
    found = parent
    for name in path:
        if found is None:
            return None
        found = found.find(W + name)
    return None if found is None else found.get(VAL)


def number(parent: Element | None, *path: str) -> int | None:
    """`value` as a whole number; None when there is none or it is no number."""
    text = value(parent, *path)
    try:
        return None if text is None else int(text)
    except ValueError:
        return None


def is_on(parent: Element | None, name: str) -> bool:
    """Whether a property that is on or off is there and on."""
    found = None if parent is None else parent.find(W + name)
    return found is not None and found.get(VAL, "1").lower() not in _OFF
