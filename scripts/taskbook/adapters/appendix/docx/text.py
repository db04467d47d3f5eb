"""Paragraphs and cells as text: what Word shows with all tracked changes accepted, without notes and hidden words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from taskbook.adapters.appendix.docx.names import (
    ALTERNATE,
    GONE,
    MATH_TEXT,
    TBL,
    WRAPPERS,
    Element,
    P,
    W,
    is_on,
    unwrapped,
    value,
)
from taskbook.adapters.appendix.docx.numbering import Numbering
from taskbook.core.appendix.grid import Notice
from taskbook.core.appendix.lines import Line, join_lines, one_line

_BREAKS: Final = frozenset({W + "br", W + "cr"})
_SIGNS: Final = {W + "tab": " ", W + "ptab": " ", W + "noBreakHyphen": "-"}
_NOTICED: Final = {
    W + "footnoteReference": Notice.FOOTNOTES,
    W + "endnoteReference": Notice.FOOTNOTES,
    W + "commentReference": Notice.COMMENTS,
    W + "drawing": None,
    W + "pict": None,
    W + "object": None,
    ALTERNATE: None,
}
_INSIDE: Final = WRAPPERS | {W + "hyperlink", W + "fldSimple", W + "dir", W + "bdo", W + "sdt", W + "r"}
_PRIVATE: Final = 0xE000  # letters of fonts of signs (Wingdings): pictures, not text


class Texts:
    """Reads paragraphs in the order of the document, counting its automatic numbers; gathers what was met."""

    def __init__(self, numbering: Numbering, styles: Element | None) -> None:
        self._numbering = numbering
        self._hidden_styles = _hidden_styles(styles)
        self.notices: set[Notice] = set()
        self._depth = 0
        # Paragraphs of a table inside a cell are read with the cell and with the table: their numbers count once
        self._inner: dict[Element, Line] = {}

    def paragraph(self, paragraph: Element) -> Line:
        """Return a paragraph as one line; its soft breaks are "\\n"."""
        if paragraph in self._inner:
            return self._inner[paragraph]
        line = Line("".join(self._inside(paragraph)), self._numbering.label(paragraph))
        if self._depth:
            self._inner[paragraph] = line
        return line

    def lines(self, parent: Element) -> Iterator[Line]:
        """Return the paragraphs of a cell or body, one after the other; tables inside give a line for each row."""
        held: Line | None = None
        for child in unwrapped(parent):
            if child.tag == TBL:
                self.notices.add(Notice.NESTED_TABLE)
                self._depth += 1
                yield from self._rows(child)
                self._depth -= 1
            elif child.tag == P:
                line = self.paragraph(child)
                held = line if held is None else Line(held.text + line.text, held.label)
                if not _joined_to_next(child):
                    yield held
                    held = None
        if held is not None:
            yield held

    def cell(self, cell: Element) -> tuple[str, tuple[str, ...]]:
        """Return a cell's text, a line break before each bullet, and its lines where there are several."""
        lines = list(self.lines(cell))
        shown = [piece for line in lines for piece in pieces_of(line)]
        return join_lines(lines), tuple(shown) if len(shown) > 1 else ()

    def _rows(self, table: Element) -> Iterator[Line]:
        for row in unwrapped(table):
            cells = [self.cell(cell)[0] for cell in unwrapped(row) if cell.tag == W + "tc"]
            yield Line(" ".join(filter(None, cells)), None)

    def _inside(self, parent: Element) -> Iterator[str]:
        for child in parent:
            tag = child.tag
            if tag == W + "r":
                yield from self._run(child)
            elif tag == W + "sdt":
                for content in child.iterchildren(W + "sdtContent"):
                    yield from self._inside(content)
            elif tag in _INSIDE:
                yield from self._inside(child)
            elif tag not in GONE:
                yield from (met.text or "" for met in child.iter(MATH_TEXT))

    def _run(self, run: Element) -> Iterator[str]:
        properties = run.find(W + "rPr")
        if is_on(properties, "vanish") or value(properties, "rStyle") in self._hidden_styles:
            if any((met.text or "").strip() for met in run.iterchildren(W + "t")):
                self.notices.add(Notice.HIDDEN_TEXT)
            return
        for child in run:
            tag = child.tag
            if tag == W + "t":
                yield child.text or ""
            elif tag in _BREAKS:
                yield "\n"
            elif tag in _SIGNS:
                yield _SIGNS[tag]
            elif tag == W + "sym":
                yield _sign(child)
            elif tag in _NOTICED:
                self._notice(child)

    def _notice(self, element: Element) -> None:
        notice = _NOTICED[element.tag]
        if notice is None:
            if next(element.iter(W + "txbxContent"), None) is None:
                return
            notice = Notice.TEXT_BOXES
        self.notices.add(notice)


def pieces_of(line: Line) -> Iterator[str]:
    """A paragraph's lines as they are seen, soft breaks parted; a list's number stands before the first."""
    first, *rest = line.text.split("\n")
    yield from filter(None, (join_lines([Line(first, line.label)]), *map(one_line, rest)))


def _joined_to_next(paragraph: Element) -> bool:
    """Whether the paragraph's own end was deleted under tracking: it goes on in the next one."""
    mark = paragraph.find(f"{W}pPr/{W}rPr")
    return mark is not None and mark.find(W + "del") is not None


def _sign(element: Element) -> str:
    try:
        code = int(element.get(W + "char", ""), 16)
    except ValueError:
        return ""
    return chr(code) if 0 < code < _PRIVATE else ""


def _hidden_styles(styles: Element | None) -> frozenset[str | None]:
    found = () if styles is None else styles.iterchildren(W + "style")
    return frozenset(style.get(W + "styleId") for style in found if is_on(style.find(W + "rPr"), "vanish"))
