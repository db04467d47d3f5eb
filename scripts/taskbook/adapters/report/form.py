"""A form of a report: a Word file whose fields are filled by docxtpl; what is wrong with one is said with its place.

The office's own form stands in the folder `Mẫu` beside the workbook under the name of the one it replaces.
"""

from __future__ import annotations

import re
import traceback
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from typing import Any

from docx.oxml.ns import qn
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml import etree

from taskbook.adapters.cells.encode import clean
from taskbook.errors import TemplateMistakeError
from taskbook.texts import report_trouble as texts

OURS = Path(str(files("taskbook"))) / "templates" / "reports"
_MAIN_PART = "word/document.xml"
_MOST = 20 * 1024 * 1024
_OLD_WORD = b"\xd0\xcf\x11\xe0"
_MARKS = re.compile(r"<[^>]+>")
_SHOWN = 60
_ENDS = {"endif": "if", "endfor": "for"}
_COMMAND = re.compile(r"\{%(?:p|tr|tc|r)?[-+]?\s*(if|for|endif|endfor)\b")
_TEMPLATE_FILES = ("<template>", "<unknown>")


class _Form(DocxTemplate):  # type: ignore[misc]
    """Keeps the text that jinja reads: each paragraph begins a line of it, so that a line tells the paragraph."""

    source = ""

    def render_xml_part(self, src_xml: str, part: Any, context: Any, jinja_env: Any = None) -> str:
        self.source = re.sub(r"<w:p([ >])", r"\n<w:p\1", src_xml)
        filled: str = super().render_xml_part(src_xml, part, context, jinja_env)
        return filled


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is wrong with a form and where: the words of its paragraph, "" where none can be told."""

    what: str
    paragraph: str = ""


def form_path(name: str, office: Path) -> Path:
    """Where the form of this name is: among the office's own, else ours."""
    own = office / name
    return own if own.is_file() else OURS / name


def filled(path: Path, fields: Mapping[str, object]) -> bytes:
    """Return the form filled as a Word file. TemplateMistakeError when it cannot be used."""
    made = fill(path, fields)
    if isinstance(made, Mistake):
        raise TemplateMistakeError(texts.mistake(path.name, made.what, made.paragraph))
    return made


def fill(path: Path, fields: Mapping[str, object]) -> bytes | Mistake:
    """Return the form filled, or what is wrong with it."""
    try:
        data = path.read_bytes()
    except OSError:
        return Mistake(texts.UNREADABLE)
    broken = _broken(data)
    if broken:
        return Mistake(broken)
    form = _Form(BytesIO(data))
    try:
        form.render(fields, _environment(), autoescape=True)
        _end_with_the_last_section(form.docx.element.body)
        out = BytesIO()
        form.save(out)
    except Exception as error:  # noqa: BLE001 - a form is the office's own: whatever it raises is said of the form
        return _mistake(form, error)
    return out.getvalue()


def _environment() -> ImmutableSandboxedEnvironment:
    return ImmutableSandboxedEnvironment(undefined=StrictUndefined, autoescape=True, finalize=_holdable)


def _holdable(value: object) -> object:
    """Words without the characters that no Word file can hold."""
    return clean(value) if isinstance(value, str) else value


def _broken(data: bytes) -> str:
    """Why the bytes are no Word file, "" when they are."""
    if data.startswith(_OLD_WORD):
        return texts.OLD_OR_LOCKED
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            if archive.getinfo(_MAIN_PART).file_size > _MOST:
                return texts.TOO_LARGE
            etree.fromstring(archive.read(_MAIN_PART), etree.XMLParser(resolve_entities=False))
    except (KeyError, zipfile.BadZipFile, etree.XMLSyntaxError, NotImplementedError, RuntimeError, EOFError, OSError):
        return texts.NO_WORD_FILE
    return ""


def _end_with_the_last_section(body: Any) -> None:
    """Annexes come or do not: the last one there is must be the document's last section, or a blank page follows."""
    *_, last, final = body
    properties = last.find(qn("w:pPr"))
    section = properties.find(qn("w:sectPr")) if properties is not None else None
    if section is not None and not "".join(last.itertext()).strip():
        properties.remove(section)
        body.replace(final, section)


def _mistake(form: _Form, error: Exception) -> Mistake:
    if isinstance(error, TemplateSyntaxError):
        return Mistake(texts.SYNTAX, _unpaired(form) or _paragraph(form.source, error.lineno))
    paragraph = _paragraph(form.source, _line(error))
    if isinstance(error, UndefinedError):
        return Mistake(texts.unknown_field(_unknown_name(error)), paragraph)
    if isinstance(error, SecurityError):
        return Mistake(texts.FORBIDDEN, paragraph)
    return Mistake(texts.CANNOT_FILL, paragraph)


def _unpaired(form: _Form) -> str:
    """The words of the first paragraph whose command has no other half; jinja tells such by the file's end only."""
    open_ones: list[tuple[str, str]] = []
    for paragraph in form.docx.element.body.iter(qn("w:p")):
        words = " ".join("".join(text.text or "" for text in paragraph.iter(qn("w:t"))).split())
        for command in _COMMAND.findall(words):
            if command in _ENDS.values():
                open_ones.append((command, words))
            elif not open_ones or open_ones.pop()[0] != _ENDS[command]:
                return _cut(words)
    return _cut(open_ones[-1][1]) if open_ones else ""


def _line(error: Exception) -> int | None:
    frames = traceback.extract_tb(error.__traceback__)
    return next((frame.lineno for frame in reversed(frames) if frame.filename in _TEMPLATE_FILES), None)


def _paragraph(source: str, line: int | None) -> str:
    lines = source.split("\n")
    if line is None or not 0 < line <= len(lines):
        return ""
    return _cut(" ".join(_MARKS.sub("", lines[line - 1]).split()))


def _cut(words: str) -> str:
    return words if len(words) <= _SHOWN else words[:_SHOWN] + "…"


def _unknown_name(error: UndefinedError) -> str:
    """The last quoted word of "'x' is undefined" and of "'dict object' has no attribute 'x'"."""
    words = (error.message or "").split("'")
    return words[-2] if len(words) > 2 else ""
