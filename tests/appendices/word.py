"""Small Word files for tests, made of their XML: nothing stands between a test and what Word would have written."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from html import escape

SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)


@dataclass(frozen=True)
class Cell:
    """A cell: its paragraphs (plain text, or XML when it begins with "<"), how it spans and merges, what wraps it."""

    text: str = ""
    span: int = 1
    begins: bool = False
    goes_on: bool = False
    control: bool = False

    def xml(self) -> str:
        merge = '<w:vMerge w:val="restart"/>' if self.begins else "<w:vMerge/>" if self.goes_on else ""
        span = f'<w:gridSpan w:val="{self.span}"/>' if self.span > 1 else ""
        body = self.text if self.text.startswith("<") else "".join(map(paragraph, self.text.split("\n")))
        cell = f"<w:tc><w:tcPr>{span}{merge}</w:tcPr>{body}</w:tc>"
        return f"<w:sdt><w:sdtPr/><w:sdtContent>{cell}</w:sdtContent></w:sdt>" if self.control else cell


UP = Cell(goes_on=True)
"""Goes on from the cell above."""


def down(text: str, span: int = 1) -> Cell:
    """A cell that goes on below."""
    return Cell(text, span, begins=True)


def wide(text: str, span: int) -> Cell:
    """A cell over several columns."""
    return Cell(text, span)


def up(span: int) -> Cell:
    """A wide cell that goes on from above."""
    return replace(UP, span=span)


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text, quote=False)}</w:t></w:r>'


def paragraph(text: str, properties: str = "") -> str:
    """A paragraph; a soft break is "↵", a tab "→"."""
    runs = "<w:r><w:br/></w:r>".join(
        "<w:r><w:tab/></w:r>".join(run(piece) for piece in line.split("→")) for line in text.split("↵")
    )
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"


def listed(text: str, number: int, level: int = 0) -> str:
    """A paragraph of a list."""
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def row(cells: Sequence[str | Cell], properties: str = "") -> str:
    made = "".join((Cell(cell) if isinstance(cell, str) else cell).xml() for cell in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{made}</w:tr>"


def table(*rows: Sequence[str | Cell] | str, grid: Sequence[int] = ()) -> str:
    """A table of rows of cells; a row that is XML stays as it is."""
    made = "".join(each if isinstance(each, str) else row(each) for each in rows)
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in grid)
    return f"<w:tbl><w:tblPr/><w:tblGrid>{columns}</w:tblGrid>{made}</w:tbl>"


def level(at: int, form: str, text: str, start: int = 1, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>'
        f'{more}<w:lvlText w:val="{text}"/></w:lvl>'
    )


def numbering(definitions: Iterable[str], lists: Iterable[tuple[int, int, str]]) -> str:
    """The part of lists: definitions by their levels, and lists (number, definition, overrides)."""
    made = "".join(
        f'<w:abstractNum w:abstractNumId="{at}">{levels}</w:abstractNum>' for at, levels in enumerate(definitions)
    )
    made += "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{definition}"/>{overrides}</w:num>'
        for number, definition, overrides in lists
    )
    return f'<w:numbering xmlns:w="{SPACE}">{made}</w:numbering>'


def docx(*body: str, numbering: str = "", styles: str = "", extra: dict[str, bytes] | None = None) -> bytes:
    """A Word file of paragraphs and tables in XML; a piece that is plain text becomes a paragraph."""
    blocks = "".join(piece if piece.startswith("<") else paragraph(piece) for piece in body)
    document = f'<w:document xmlns:w="{SPACE}"><w:body>{blocks}<w:sectPr/></w:body></w:document>'
    parts = {"word/document.xml": document}
    relations = ""
    for name, part in (("numbering", numbering), ("styles", styles)):
        if part:
            parts[f"word/{name}.xml"] = part
            relations += f'<Relationship Id="r{name}" Type="{_KINDS}/{name}" Target="{name}.xml"/>'
    parts["word/_rels/document.xml.rels"] = _relations(relations)
    parts["_rels/.rels"] = _relations(
        f'<Relationship Id="r1" Type="{_KINDS}/officeDocument" Target="word/document.xml"/>'
    )
    parts["[Content_Types].xml"] = _TYPES
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
        for name, raw in (extra or {}).items():
            archive.writestr(name, raw)
    return out.getvalue()


def _relations(entries: str) -> str:
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{entries}</Relationships>'
    )
