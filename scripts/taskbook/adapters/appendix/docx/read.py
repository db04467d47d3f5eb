"""A Word file as a `Source`: its paragraphs and tables in their order, and what a person should hear of."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from lxml import etree

from taskbook.adapters.appendix.docx.names import GONE, STRICT, TBL, TRANSITIONAL, Element, P, W, unwrapped
from taskbook.adapters.appendix.docx.numbering import Numbering
from taskbook.adapters.appendix.docx.tables import Tables, refuse_monsters
from taskbook.adapters.appendix.docx.text import Texts, pieces_of
from taskbook.adapters.appendix.limits import MAX_DOCUMENT_BYTES, MEGABYTE
from taskbook.adapters.xlsx.package import Package, open_package
from taskbook.adapters.xlsx.relations import relations_of
from taskbook.core.appendix.grid import Block, Notice, Paragraph, Source
from taskbook.errors import AppendixUnreadableError
from taskbook.texts import appendix_files as messages

_DOCUMENT: Final = "officeDocument"
_TRACKED: Final = (*GONE, W + "ins", W + "moveTo")
_DEPTH: Final = "depth"


def read_docx(path: Path) -> Source:
    """Read a .docx file. AppendixUnreadableError or WorkbookUnreadableError, a sentence, when it cannot be."""
    package = open_package(path)
    main = _related(package, "", _DOCUMENT)
    if main is None:
        raise AppendixUnreadableError(messages.not_a_plan_file(path.name))
    document = _tree(package, main)
    body = document.find(W + "body")
    if body is None:
        raise AppendixUnreadableError(messages.not_a_plan_file(path.name))
    refuse_monsters(body, path.name)
    styles = _beside(package, main, "styles")
    texts = Texts(Numbering(_beside(package, main, "numbering"), styles), styles)
    blocks = tuple(_blocks(body, texts))
    if next(body.iter(*_TRACKED), None) is not None:
        texts.notices.add(Notice.TRACKED)
    return Source(path.name, blocks, tuple(notice for notice in Notice if notice in texts.notices))


def _blocks(body: Element, texts: Texts) -> Iterator[Block]:
    tables = Tables(texts)
    for child in unwrapped(body):
        if child.tag == P:
            yield from map(Paragraph, pieces_of(texts.paragraph(child)))
        elif child.tag == TBL:
            yield from tables.read(child)


def _tree(package: Package, part: str) -> Element:
    if any(info.filename == part and info.file_size > MAX_DOCUMENT_BYTES for info in package.infos()):
        raise AppendixUnreadableError(messages.too_large(package.label, MAX_DOCUMENT_BYTES // MEGABYTE))
    raw = package.read(part).replace(STRICT, TRANSITIONAL)
    package.release(part)
    try:
        return etree.fromstring(raw, etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True))
    except etree.XMLSyntaxError as error:
        if _DEPTH in str(error):
            raise AppendixUnreadableError(messages.nested_too_deep(package.label)) from error
        raise AppendixUnreadableError(messages.damaged(package.label)) from error


def _beside(package: Package, main: str, kind: str) -> Element | None:
    part = _related(package, main, kind)
    return None if part is None or part not in package else _tree(package, part)


def _related(package: Package, part: str, kind: str) -> str | None:
    """The first part related in a way; None when there is none."""
    for relation in relations_of(package, part).values():
        if relation.kind == kind and not relation.external and package.actual(relation.target) is not None:
            return package.actual(relation.target)
    return None
