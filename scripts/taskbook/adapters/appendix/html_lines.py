"""The lines of an element of HTML: its paragraphs, with the numbers and bullets that lists give them.

Left out, and said so where a person should hear of it: text struck out under tracking, hidden text, notes, comments.
"""

from __future__ import annotations

import re
from typing import Any, Final

from taskbook.core.appendix.grid import Notice
from taskbook.core.appendix.lines import Line
from taskbook.core.appendix.numerals import letters_of, roman_of

_LISTS: Final = frozenset({"li", "ul", "ol", "dt", "dd", "dl"})
_BLOCKS: Final = frozenset({"p", "div", "table", "tr", "center", "section", "article", "blockquote", "pre"})
_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "header", "footer"})
_PARAGRAPHS: Final = _LISTS | _BLOCKS | _HEADINGS
_ROWS: Final = frozenset({"tr", "thead", "tbody", "tfoot"})
_UNREAD: Final = frozenset({"script", "style", "head", "title", "template", "noscript"})
_NUMBERED: Final = re.compile(r"mso-list:\s*ignore", re.IGNORECASE)
_HIDDEN: Final = re.compile(r"display:\s*none|mso-hide:\s*all|visibility:\s*hidden", re.IGNORECASE)
_LEFT_OUT: Final = (
    (re.compile(r"mso-(?:foot|end)note-id|mso-element:\s*(?:foot|end)note", re.IGNORECASE), Notice.FOOTNOTES),
    (re.compile(r"mso-comment-(?:reference|date)|mso-element:\s*comment", re.IGNORECASE), Notice.COMMENTS),
    (_HIDDEN, Notice.HIDDEN_TEXT),
)
_BULLETS: Final = "·•§oØü▪●○-–v"
_SPACES: Final = re.compile(r"[\r\n\t]+")


def is_hidden(element: Any) -> bool:
    """Whether an element is not shown."""
    return _HIDDEN.search(element.get("style", "")) is not None


class Lines:
    """The lines of an element in their order, and what was met on the way.

    With `tables`, a table is a part of its own, as is the element itself when it holds rows (what was copied may begin
    inside of a table); without, a table gives the lines of its cells.
    """

    def __init__(self, element: Any, *, tables: bool = False) -> None:
        self.parts: list[Line | Any] = []
        self.met: set[Notice] = set()
        self._tables = tables
        self._text: list[str] = []
        self._label: str | None = None
        self._counted: dict[Any, int] = {}  # the number of each list's last item
        self._gather(element)
        self._close()

    def _close(self) -> None:
        """End the open line."""
        text = "".join(self._text)
        if self._label is not None or text:
            self.parts.append(Line(text, self._label))
        self._text, self._label = [], None

    def _gather(self, element: Any) -> None:
        if self._tables and any(child.tag in _ROWS for child in element):
            self.parts.append(element)
            return
        self._say(element.text)
        for child in element:
            if isinstance(child.tag, str):
                self._take(child, child.tag)
            self._say(child.tail)

    def _take(self, child: Any, tag: str) -> None:
        style = child.get("style", "")
        if tag in _UNREAD:
            return
        left_out = next((notice for words, notice in _LEFT_OUT if words.search(style)), None)
        if left_out is not None or tag == "del":
            if left_out is None:
                self.met.add(Notice.TRACKED)
            elif "".join(child.itertext()).strip():
                self.met.add(left_out)
        elif _NUMBERED.search(style):
            number = "".join(child.itertext()).split()
            self._label = "" if not number or number[0] in _BULLETS else number[0]
        elif tag == "br":
            self._text.append("\n")
        elif tag in _PARAGRAPHS:
            self._paragraph(child, tag)
        else:
            if tag == "ins":
                self.met.add(Notice.TRACKED)
            self._gather(child)

    def _paragraph(self, child: Any, tag: str) -> None:
        if tag == "table" and not self._tables:
            self.met.add(Notice.NESTED_TABLE)
        # An item may hold its words in a paragraph of its own: the item's number is that paragraph's
        if self._label is None or "".join(self._text).strip():
            self._close()
        if tag == "li":
            self._label = self._item_number(child, child.getparent())
        self._gather(child)
        self._close()

    def _item_number(self, item: Any, parent: Any) -> str:
        """The number of an item of a numbered list; "" in a list of bullets."""
        if parent.tag != "ol":
            return ""
        before = self._counted.get(parent, (_whole(parent.get("start")) or 1) - 1)
        count = self._counted[parent] = _whole(item.get("value")) or before + 1
        match parent.get("type") or _style_of(parent, item):
            case "I" | "upper-roman":
                return f"{roman_of(count)}."
            case "i" | "lower-roman":
                return f"{roman_of(count).lower()}."
            case "A" | "upper-alpha" | "upper-latin":
                return f"{letters_of(count)}."
            case "a" | "lower-alpha" | "lower-latin":
                return f"{letters_of(count).lower()})"
        return f"{count}."

    def _say(self, text: str | None) -> None:
        if text:
            self._text.append(" ".join(_SPACES.split(text)))


def _style_of(*elements: Any) -> str:
    for element in elements:
        found = re.search(r"list-style(?:-type)?:\s*([a-z-]+)", element.get("style", ""), re.IGNORECASE)
        if found:
            return found[1].lower()
    return ""


def _whole(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() else 0
