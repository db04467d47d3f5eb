"""Pieces of a form of a report in Word: runs, paragraphs, tables, sections, as Nghị định 30/2020 wants them.

python-docx knows no repeated heading, no page number, no font for eastern letters: those are written as XML.
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_COLOR_INDEX
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

FONT, LANGUAGE = "Times New Roman", "vi-VN"
BODY, TABLE, SMALL = 13, 11, 1
_GAP = 6
LEFT, CENTRE, RIGHT, JUSTIFY = (
    WD_ALIGN_PARAGRAPH.LEFT,
    WD_ALIGN_PARAGRAPH.CENTER,
    WD_ALIGN_PARAGRAPH.RIGHT,
    WD_ALIGN_PARAGRAPH.JUSTIFY,
)
_SLOTS = ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs")
_A4 = (Cm(21), Cm(29.7))
Column = tuple[str, str, float]
"""Heading, field of a row, width in cm."""


def new_document() -> Any:
    """Return an empty document: A4, margins, fonts, language, page number from page 2."""
    document = Document()
    _drop_old_styles(document)
    _drop_old_styles(document)
    _set_defaults(document)
    section = document.sections[0]
    section.page_width, section.page_height = _A4
    section.top_margin = section.bottom_margin = Cm(2)
    section.left_margin, section.right_margin = Cm(3), Cm(1.5)
    section.header_distance = Cm(1)
    section.different_first_page_header_footer = True
    number = section.header.paragraphs[0]
    number.alignment = CENTRE
    _page_number(number)
    section.first_page_header.paragraphs[0].alignment = CENTRE
    return document


def _drop_old_styles(document: Any) -> None:
    """python-docx's own file brings Word 2010's copy of its styles, which would no longer agree with them."""
    relations = document.part.rels
    for id in [id for id, relation in relations.items() if relation.reltype.endswith("/stylesWithEffects")]:
        del relations[id]


def _set_defaults(document: Any) -> None:
    styles = document.styles
    defaults = styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    for properties in (defaults, styles["Normal"].element.get_or_add_rPr()):
        for old in properties.findall(qn("w:rFonts")) + properties.findall(qn("w:lang")):
            properties.remove(old)
        fonts = OxmlElement("w:rFonts")
        for slot in _SLOTS:
            fonts.set(qn(slot), FONT)
        properties.insert(0, fonts)
        language = OxmlElement("w:lang")
        for name in ("w:val", "w:eastAsia"):
            language.set(qn(name), LANGUAGE)
        properties.append(language)
    normal = styles["Normal"]
    normal.font.size = Pt(BODY)
    normal.paragraph_format.space_after = Pt(0)
    normal.paragraph_format.space_before = Pt(0)
    normal.paragraph_format.line_spacing = 1


def _page_number(paragraph: Any) -> None:
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        run = paragraph.add_run()
        run.font.size = Pt(BODY)
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:instrText")
            mark.set(qn("xml:space"), "preserve")
            mark.text = text
        run._r.append(mark)


def write(
    paragraph: Any, text: str, size: float = BODY, bold: bool = False, italic: bool = False, yellow: bool = False
) -> Any:
    """Add words to a paragraph; yellow ones are left to a person."""
    run = paragraph.add_run(text)
    run.font.size = Pt(size)
    run.bold, run.italic = bold or None, italic or None
    if yellow:
        run.font.highlight_color = WD_COLOR_INDEX.YELLOW
    return paragraph


def line(place: Any, text: str, align: Any = CENTRE, after: float = 0, **look: Any) -> Any:
    """Add a paragraph of one look."""
    paragraph = place.add_paragraph()
    paragraph.alignment = align
    paragraph.paragraph_format.space_after = Pt(after)
    return write(paragraph, text, **look) if text else paragraph


def gap(place: Any) -> None:
    """Leave room below a table."""
    line(place, "").paragraph_format.line_spacing = Pt(_GAP)


def body(place: Any, text: str, **look: Any) -> Any:
    """Add a paragraph of the text: justified, indented, a gap below."""
    paragraph = line(place, text, JUSTIFY, after=6, **look)
    paragraph.paragraph_format.first_line_indent = Cm(1.27)
    return paragraph


def heading(place: Any, text: str) -> Any:
    """Add a heading that stays with what follows."""
    paragraph = body(place, text, bold=True)
    paragraph.paragraph_format.keep_with_next = True
    return paragraph


def tag(place: Any, text: str) -> None:
    """Add a paragraph that is a command of the form («{%p if …%}») and never stands in a paper."""
    line(place, "{%p " + text + " %}", LEFT)


def rule(place: Any, share: float, width: float) -> None:
    """Draw a line under what stands above, of a share of the width (cm)."""
    paragraph = line(place, "", CENTRE)
    side = Cm(width * (1 - share) / 2)
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = side
    paragraph.paragraph_format.line_spacing = Pt(3)
    borders = OxmlElement("w:pBdr")
    top = OxmlElement("w:bottom")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "auto")):
        top.set(qn(f"w:{name}"), value)
    borders.append(top)
    paragraph._p.get_or_add_pPr().insert_element_before(
        borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:rPr", "w:sectPr"
    )


def columns(document: Any, widths: Sequence[float], rows: int = 1) -> Any:
    """Add a table without lines: what stands side by side, and on one page."""
    table = document.add_table(rows, len(widths))
    table.autofit = False
    _set_widths(table, widths)
    for row in table.rows:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    return table


def table(document: Any, wanted: Sequence[Column], field: str) -> None:
    """Add a table of the rows in a field: its heading repeats on each page, no row breaks across pages."""
    made = document.add_table(4, len(wanted))
    made.style, made.autofit = "Table Grid", False
    _set_widths(made, [width for _, _, width in wanted])
    head, begin, row, end = made.rows
    for cell, (title, name, _) in zip(zip(head.cells, row.cells, strict=True), wanted, strict=True):
        _cell(cell[0], title, CENTRE, bold=True)
        _cell(cell[1], "{{ row." + name + " }}", LEFT if name in _WORDS else CENTRE)
    _cell(begin.cells[0], "{%tr for row in " + field + " %}", LEFT)
    _cell(end.cells[0], "{%tr endfor %}", LEFT)
    for one in (head, row):
        properties = one._tr.get_or_add_trPr()
        properties.append(OxmlElement("w:cantSplit"))
    head._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


_WORDS = frozenset(
    {
        "name",
        "short",
        "units",
        "leaders",
        "note",
        "words",
        "unit",
        "asked",
        "until",
        "reason",
        "status",
        "reported",
        "document",
    }
)


def _cell(cell: Any, text: str, align: Any, **look: Any) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.alignment = align
    write(paragraph, text, size=TABLE, **look)


def _set_widths(made: Any, widths: Sequence[float]) -> None:
    for column, width in zip(made.columns, widths, strict=True):
        column.width = Cm(width)
    for row in made.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Cm(width)


def end_section(document: Any, landscape: bool = False) -> None:
    """End a section here: its page's side and its own page numbers stand in a paragraph hardly seen."""
    paragraph = line(document, "", LEFT)
    paragraph.paragraph_format.line_spacing = Pt(SMALL)
    properties = deepcopy(document.sections[-1]._sectPr)
    if landscape:
        for reference in properties.findall(qn("w:headerReference")):
            properties.remove(reference)  # the header goes on from section to section
        size = properties.find(qn("w:pgSz"))
        size.set(qn("w:w"), str(_A4[1].twips))
        size.set(qn("w:h"), str(_A4[0].twips))
        size.set(qn("w:orient"), "landscape")
        start = OxmlElement("w:pgNumType")
        start.set(qn("w:start"), "1")
        properties.find(qn("w:pgMar")).addnext(start)
    paragraph._p.get_or_add_pPr().append(properties)
