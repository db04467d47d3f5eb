"""A table copied from Word, a mail or a web page as a grid: HTML with its spans, as Windows keeps it (CF_HTML).

Pure: the text comes from outside. Source: HTML 4.01, 11 (tables); "HTML Clipboard Format" for the lines before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from lxml import etree, html

from taskbook.adapters.appendix.limits import MAX_BYTES, MAX_COLUMNS, MAX_ROWS, MEGABYTE
from taskbook.core.appendix.grid import Block, Cell, Paragraph, Row, Source, Table
from taskbook.core.appendix.lines import Line, join_lines
from taskbook.core.appendix.numerals import letters_of, roman_of
from taskbook.errors import AppendixUnreadableError
from taskbook.texts import appendix_files as messages

_FRAGMENT: Final = re.compile(r"<!--\s*StartFragment\s*-->(.*)<!--\s*EndFragment\s*-->", re.DOTALL | re.IGNORECASE)
_HEADER: Final = re.compile(r"\A(?:(?:Version|StartHTML|EndHTML|StartFragment|EndFragment|SourceURL)[^\n]*\n)+")
_PARAGRAPHS: Final = frozenset({"p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6"})
_LEFT_OUT: Final = frozenset({"script", "style", "head", "title", "del"})
_NUMBERED: Final = re.compile(r"mso-list:\s*ignore", re.IGNORECASE)
_HIDDEN: Final = re.compile(r"display:\s*none|mso-hide:\s*all", re.IGNORECASE)
_BULLETS: Final = "·•§oØü▪●○-–"


def read_html(text: str, name: str) -> Source:
    """Read HTML with tables; `name` is what messages call it. Cells that go down give each row their text."""
    if len(text) > MAX_BYTES:
        raise AppendixUnreadableError(messages.too_large(name, MAX_BYTES // MEGABYTE))
    text = _HEADER.sub("", text.lstrip("\ufeff"))
    found = _FRAGMENT.search(text)
    inside = found[1] if found and "<t" in found[1] else text
    if not inside.strip():
        return Source(name, ())
    try:
        root = html.fragment_fromstring(inside, create_parent="div", parser=html.HTMLParser(huge_tree=False))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise AppendixUnreadableError(messages.damaged(name)) from error
    return Source(name, tuple(_blocks(root, [0], name)))


def _blocks(parent: Any, count: list[int], name: str) -> Iterator[Block]:
    rows = list(parent.iterchildren("tr"))
    if rows:  # a fragment may begin inside of a table
        count[0] += 1
        yield _table(rows, count[0], name)
        return
    for child in parent:
        if child.tag == "table":
            count[0] += 1
            yield _table(list(_rows(child)), count[0], name)
        elif child.tag in ("div", "body", "html", "section", "tbody", "span", "center"):
            yield from _blocks(child, count, name)
        elif isinstance(child.tag, str) and child.tag not in _LEFT_OUT:
            text = join_lines(_lines(child))
            if text:
                yield Paragraph(text)


def _rows(table: Any) -> Iterator[Any]:
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from child.iterchildren("tr")


def _table(rows: list[Any], number: int, name: str) -> Table:
    if len(rows) > MAX_ROWS:
        raise AppendixUnreadableError(messages.too_many_rows(name, MAX_ROWS))
    made = []
    going: dict[int, tuple[Cell, int]] = {}  # cells that go down, by column: the cell, and rows it still covers
    for place, row in enumerate(rows, start=1):
        cells = {column: Cell(cell.text, column, cell.span, merged=True) for column, (cell, _) in going.items()}
        taken = {at for cell in cells.values() for at in range(cell.column, cell.column + cell.span)}
        going = {column: (cell, left - 1) for column, (cell, left) in going.items() if left > 1}
        at = 0
        for element in row.iterchildren("td", "th"):
            while at in taken:
                at += 1
            span = min(_count(element, "colspan"), MAX_COLUMNS)
            lines = list(_lines(element))
            several = tuple(text for line in lines if (text := join_lines([line])))
            cell = Cell(join_lines(lines), at, span, lines=several if len(several) > 1 else ())
            cells[at] = cell
            down = _count(element, "rowspan")
            if down > 1:
                going[at] = (cell, min(down, MAX_ROWS) - 1)
            at += span
        made.append(Row(place, tuple(cell for _, cell in sorted(cells.items()))))
    return Table(number, tuple(made))


def _count(element: Any, name: str) -> int:
    text = element.get(name, "1").strip()
    return max(int(text), 1) if text.isascii() and text.isdigit() else 1


def _lines(element: Any) -> Iterator[Line]:
    """The paragraphs of a cell; text outside of paragraphs is a line, too."""
    out: list[Line] = []
    held = [""]
    label: list[str | None] = [None]
    _gather(element, out, held, label)
    out.append(Line(held[0], label[0]))
    return iter([line for line in out if line.text.strip() or line.label])


def _gather(element: Any, out: list[Line], held: list[str], label: list[str | None]) -> None:
    """Walk an element: `held` is the text of the open line, `label` the number a list gave it."""

    def close() -> None:
        out.append(Line(held[0], label[0]))
        held[0], label[0] = "", None

    held[0] += _text(element.text)
    for child in element:
        tag = child.tag if isinstance(child.tag, str) else ""
        style = child.get("style", "") if tag else ""
        if tag in _PARAGRAPHS or tag in ("tr", "table"):
            close()
            if tag == "li":
                label[0] = _item_number(child)
            _gather(child, out, held, label)
            close()
        elif tag == "br":
            held[0] += "\n"
        elif _NUMBERED.search(style):
            number = "".join(child.itertext()).split()
            label[0] = "" if not number or number[0] in _BULLETS else number[0]
        elif tag and tag not in _LEFT_OUT and not _HIDDEN.search(style):
            _gather(child, out, held, label)
        held[0] += _text(child.tail)


def _item_number(item: Any) -> str:
    """The number of an item of a numbered list; "" in a list of bullets."""
    parent = item.getparent()
    if parent.tag != "ol":
        return ""
    count = _count(parent, "start") + sum(1 for _ in item.itersiblings("li", preceding=True))
    match parent.get("type", "1"):
        case "I":
            return f"{roman_of(count)}."
        case "a":
            return f"{letters_of(count).lower()})"
    return f"{count}."


def _text(text: str | None) -> str:
    """Text between tags: its line ends are blanks."""
    return " ".join(re.split(r"[\r\n\t]+", text)) if text else ""
