"""Words that a returned .xlsx file holds beside its cells: in text boxes, shapes, charts, and in print headers.

Each part is gone through once, from its beginning, and only as far as what people write by hand can reach.
Sources: ECMA-376 part 1, 20.5 (drawings), 21.1.2 (text), 18.3.1.46 (headers and footers, codes in 18.3.1.39); part 4,
14.1 and 14.3 (legacy drawings).
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from taskbook.adapters.xlsx.markup import decode
from taskbook.adapters.xlsx.package import Package
from taskbook.adapters.xlsx.relations import Relation, relations_of
from taskbook.core.cell_address import address
from taskbook.errors import WorkbookUnreadableError
from taskbook.texts import split as texts

_MOST: Final = 200  # texts of one sheet that are told of
_FAR: Final = 10_000_000  # bytes of a part that are looked through
_TOKEN: Final = re.compile(
    r"<(?:\w+:)?(?:(?P<axis>col|row)>(?P<number>\d{1,7})<"
    r"|t(?:\s[^<>]*)?>(?P<text>[^<]*)<"
    r"|(?P<shape>twoCellAnchor|oneCellAnchor|absoluteAnchor|sp|graphicFrame)[\s>/]"
    r"|(?P<line>p|br)[\s>/])"
    r"|\br:(?:id|dm)=\"(?P<relation>[^\"]*)\""
)
_INNER_KINDS: Final = ("chart", "diagramData")
_TAG: Final = re.compile(r"<[^<>]*>")
_EDGES: Final = re.compile(r"<(?:\w+:)?(?:odd|even|first)(?:Header|Footer)(?:\s[^<>]*)?>([^<]*)<")
_SECTION: Final = re.compile(r"&[LCR]")
_PAGE: Final = re.compile(r"&[PN]")
_CODE: Final = re.compile(r"&(?:\"[^\"]*\"|\d{1,3}|K(?:[0-9A-Fa-f]{6}|\d\d[+-]\d{3})|[A-JM-Z])")
_OUR_FOOT: Final = re.compile(
    re.escape(texts.footer_line("@", date.min)).replace("@", ".+").replace("1/1/1", r"[\d/]+")
)
_EDGES_END: Final = b"headerFooter>"
_LONGEST_EDGES: Final = 8_000  # bytes: six texts of 255 characters


def drawn_texts(package: Package, sheet_part: str) -> tuple[tuple[str, str], ...]:
    """Return the texts drawn on a sheet: the cell under their corner ("" where none is named), and the words."""
    found: dict[tuple[str, str], None] = {}
    for relation in relations_of(package, sheet_part).values():
        if relation.kind == "drawing":
            found.update(dict.fromkeys(_of_drawing(package, relation)))
        elif relation.kind == "vmlDrawing":
            found.update(dict.fromkeys(_of_legacy(_part(package, relation))))
    return tuple(found)[:_MOST]


def page_edges(xml: bytes) -> tuple[str, ...]:
    """Return the words in the print headers and footers of a sheet's XML, page numbers apart."""
    end = xml.rfind(_EDGES_END)
    if end < 0:
        return ()
    start = max(xml.rfind(b"headerFooter", 0, end), end - _LONGEST_EDGES)
    found: dict[str, None] = {}
    for inner in _EDGES.findall(xml[start:end].decode("utf-8", "replace")):
        found.update(dict.fromkeys(edge_words(decode(inner.encode()))))
    return tuple(found)


def edge_words(text: str) -> Iterator[str]:
    """Yield the words of each section of a print header or footer, given with its codes."""
    for section in _SECTION.split(text.replace("&&", "\0")):
        words = " ".join(_CODE.sub("", section).replace("\0", "&").split())
        if words and not _PAGE.search(section):
            yield words


def is_our_foot(text: str, unit: str) -> bool:
    """Whether these are the words that we print at the foot of units' files, of whatever unit and day.

    Of a very long unit's name only the beginning stands there.
    """
    return _OUR_FOOT.fullmatch(text) is not None or (text.endswith("…") and unit.startswith(text[:-1]))


def _of_drawing(package: Package, drawing: Relation) -> Iterator[tuple[str, str]]:
    inner = relations_of(package, drawing.target) if drawing.target in package else {}
    for place, text, relation in _shapes(_part(package, drawing)):
        if text:
            yield place, text
        target = inner.get(relation)
        if target is not None and target.kind in _INNER_KINDS:
            words = [words for _, words, _ in _shapes(_part(package, target)) if words]
            if words:
                yield place, " ".join(words)


def _shapes(xml: str) -> Iterator[tuple[str, str, str]]:
    """Place, words and last relation of each shape, in the order of the file."""
    column = row = 0
    words: list[str] = []
    relation = ""
    fresh = True  # the first corner of an anchor counts
    for token in _TOKEN.finditer(xml):
        if token["shape"]:
            yield _told(column, row, words, relation)
            words, relation = [], ""
            if token["shape"].endswith("Anchor"):
                column, row, fresh = 0, 0, True
        elif token["axis"]:
            if fresh and token["axis"] == "col":
                column = int(token["number"]) + 1
            elif fresh:
                row, fresh = int(token["number"]) + 1, False
        elif token["line"]:
            words.append("\n")
        elif token["relation"] is not None:
            relation = token["relation"]
        else:
            words.append(decode(token["text"].encode()))
    yield _told(column, row, words, relation)


def _told(column: int, row: int, words: list[str], relation: str) -> tuple[str, str, str]:
    return address(row, column) if row and column else "", " ".join("".join(words).split()), relation


def _of_legacy(xml: str) -> Iterator[tuple[str, str]]:
    """Boxes and controls of older programs; the shapes behind notes on cells are told of with their cells."""
    for shape in re.split(r"<v:shape\s", xml)[1:]:
        start, end = shape.find("<v:textbox"), shape.find("</v:textbox>")
        if 'ObjectType="Note"' in shape or not 0 <= start < end:
            continue
        text = " ".join(html.unescape(_TAG.sub(" ", shape[start:end])).split())
        if text:
            yield _legacy_place(shape), text


def _legacy_place(shape: str) -> str:
    numbers = re.search(r"<x:Anchor>\s*(\d{1,5})\s*,\s*\d+\s*,\s*(\d{1,7})\s*,", shape)
    return address(int(numbers[2]) + 1, int(numbers[1]) + 1) if numbers else ""


def _part(package: Package, relation: Relation) -> str:
    """A part's text; one that is not there or cannot be read has none."""
    if relation.external or relation.target not in package:
        return ""
    try:
        return package.peek(relation.target)[:_FAR].decode("utf-8", "replace")
    except WorkbookUnreadableError:
        return ""
