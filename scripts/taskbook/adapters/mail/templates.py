"""Loads the letters' templates and renders them: the office's own before ours, strictly, in a sandbox.

A template of the office's own stands in the folder `Mẫu thư` beside the workbook under the name of the one it replaces.
Whatever is wrong with one is a TemplateMistakeError that names file and line: then nothing is sent at all.
"""

from __future__ import annotations

import traceback
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path

from jinja2 import (
    ChoiceLoader,
    FileSystemLoader,
    StrictUndefined,
    TemplateNotFound,
    TemplateSyntaxError,
    UndefinedError,
    select_autoescape,
)
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from taskbook.core.letters.lines import one_line
from taskbook.core.letters.model import LetterKind
from taskbook.core.letters.rendered import Rendered
from taskbook.errors import TemplateMistakeError
from taskbook.texts import letters_trouble as texts

OFFICE_FOLDER = "Mẫu thư"
_OURS = Path(str(files("taskbook"))) / "templates" / "letters"
_SUBJECT, _TEXT, _HTML, _CHAT = "tieu-de.txt", "noi-dung.txt", "noi-dung.html", "zalo.txt"


class LetterTemplates:
    """The templates as they are for one workbook. `office` is the folder of the office's own, which need not exist."""

    def __init__(self, office: Path) -> None:
        own = FileSystemLoader(office, encoding="utf-8-sig")  # Notepad writes a mark before the first letter
        ours = FileSystemLoader(_OURS, encoding="utf-8")
        self._environment = ImmutableSandboxedEnvironment(
            loader=ChoiceLoader([own, ours]),
            undefined=StrictUndefined,
            autoescape=select_autoescape(enabled_extensions=("html",), default=False),
            keep_trailing_newline=False,
        )

    def render(self, kind: LetterKind, values: Mapping[str, object]) -> Rendered:
        """Return a letter's words. TemplateMistakeError when a template is wrong or gives nothing."""
        text = self._part(f"{kind.value}-{_TEXT}", values)
        return Rendered(
            subject=one_line(self._part(f"{kind.value}-{_SUBJECT}", values)),
            text=text.strip("\n") + "\n",
            html=self._part(f"{kind.value}-{_HTML}", values),
            chat=self._part(f"{kind.value}-{_CHAT}", values).strip(),
        )

    def _part(self, name: str, values: Mapping[str, object]) -> str:
        try:
            words = self._environment.get_template(name).render(values)
        except Exception as error:
            raise TemplateMistakeError(_sentence(name, error)) from error
        if not words.strip():
            raise TemplateMistakeError(texts.template_empty(name))
        return words


def _sentence(name: str, error: Exception) -> str:
    file, line = _place(name, error)
    if isinstance(error, UnicodeDecodeError):
        return texts.template_encoding(file)
    if isinstance(error, TemplateNotFound):  # jinja makes it an OSError, too
        return texts.template_missing(file, line, str(error.name))
    if isinstance(error, OSError):
        return texts.template_unreadable(file)
    if isinstance(error, TemplateSyntaxError):
        return texts.template_syntax(file, line)
    if isinstance(error, UndefinedError):
        return texts.template_undefined(file, line, _unknown_name(error))
    if isinstance(error, SecurityError):
        return texts.template_forbidden(file, line)
    return texts.template_wrong(file, line)


def _place(name: str, error: Exception) -> tuple[str, int]:
    """The template file and line at which the trouble is: the innermost one that jinja's traceback names."""
    if isinstance(error, TemplateSyntaxError):
        return Path(error.filename or error.name or name).name, error.lineno
    frames = traceback.extract_tb(error.__traceback__)
    for frame in reversed(frames):
        path = Path(frame.filename)
        if path.suffix in (".txt", ".html"):
            return path.name, frame.lineno or 1
    return name, 1


def _unknown_name(error: UndefinedError) -> str:
    """The last quoted word of "'x' is undefined" and of "'a' has no attribute 'x'"."""
    words = (error.message or "").split("'")
    return words[-2] if len(words) > 2 else ""
