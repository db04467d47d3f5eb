"""Looks over the office's own forms of reports before anybody needs them: filled once with a sample, never written."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from taskbook.adapters.report.form import Mistake, fill
from taskbook.texts import report_trouble as texts
from taskbook_schemas.report_kinds import ReportKind

_FIELD = re.compile(r"\{[{%][^{}]*?[}%]\}")
_SUFFIX = ".docx"
_OPEN = "~$"
MUST_SAY: Mapping[ReportKind, tuple[str, ...]] = {
    ReportKind.CHAIRMAN: ("sign", "to", "basis", "state", "late_line", "post", "copies"),
    ReportKind.UPWARD: ("sign", "to", "basis", "state", "late_line", "post", "copies"),
    ReportKind.URGE: ("sign", "as_of", "late_units", "post", "copies"),
}
"""Fields without which a paper does not say what it is for."""


@dataclass(frozen=True, slots=True)
class FormMistake:
    """What is wrong with one of the office's forms, in words; `fatal`: no report can be made with it."""

    said: str
    fatal: bool


def office_forms(office: Path) -> list[Path]:
    """The Word files in the office's folder of forms."""
    if not office.is_dir():
        return []
    found = (path for path in office.iterdir() if path.suffix.lower() == _SUFFIX and not path.name.startswith(_OPEN))
    return sorted(found)


def form_mistakes(office: Path, sample: Mapping[ReportKind, Mapping[str, object]]) -> Iterator[FormMistake]:
    """Yield what is wrong with the office's own forms; `sample` are a report's fields, by kind."""
    kinds = {kind.row.template.casefold(): kind for kind in ReportKind}
    for path in office_forms(office):
        kind = kinds.get(path.name.casefold())
        if kind is None:
            yield FormMistake(texts.unknown_form(path.name, [kind.row.template for kind in ReportKind]), fatal=False)
            continue
        made = fill(path, sample[kind])
        if isinstance(made, Mistake):
            yield FormMistake(texts.mistake(path.name, made.what, made.paragraph), fatal=True)
            continue
        named = _named(path)
        missing = [field for field in MUST_SAY[kind] if not re.search(rf"\b{field}\b", named)]
        if missing:
            yield FormMistake(texts.lacking(path.name, missing), fatal=False)


def _named(path: Path) -> str:
    """All fields and commands of a form, one after the other; a field may be spread over runs."""
    with zipfile.ZipFile(path) as archive:
        plain = re.sub(r"<[^>]+>", "", archive.read("word/document.xml").decode("utf-8", "replace"))
    return " ".join(_FIELD.findall(plain))
