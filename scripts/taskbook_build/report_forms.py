"""The forms of the two reports and the letter, made as Word files that docxtpl fills and the office may change.

Source: Nghị định 30/2020/NĐ-CP, appendix I; the office's outline.
"""

from __future__ import annotations

import zipfile
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from docx.shared import Cm, Pt

from taskbook.adapters import disk
from taskbook.core.report.model import Annex
from taskbook.texts import report_forms as texts
from taskbook_build.report_parts import (
    CENTRE,
    LEFT,
    body,
    columns,
    end_section,
    gap,
    heading,
    line,
    new_document,
    rule,
    table,
    tag,
    write,
)
from taskbook_schemas.report_kinds import ReportKind

_LEFT, _RIGHT = 6.6, 9.9  # cm: 40 : 60 of the text's width, or the office's name wraps
_MADE = datetime(2026, 1, 1)
_ZIP_START = (1980, 1, 1, 0, 0, 0)


def write_report_forms(folder: Path) -> None:
    """Write those forms into the folder that are not what is built. Errors: OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    for kind in ReportKind:
        path, content = folder / kind.row.template, report_form(kind)
        if not path.is_file() or path.read_bytes() != content:
            disk.write_whole(path, content)


def report_form(kind: ReportKind) -> bytes:
    """Return the form of a kind as a Word file; the same bytes whenever it is made."""
    document = new_document()
    _head(document, kind)
    if kind is ReportKind.URGE:
        _urging(document)
    else:
        _report(document, kind)
    _signature(document)
    end_section(document)
    for annex in (Annex.LATE,) if kind is ReportKind.URGE else tuple(Annex):
        _annex(document, kind, annex)
    properties = document.core_properties
    properties.title, properties.author, properties.comments = kind.row.label, "", ""
    properties.created = properties.modified = _MADE
    properties.language = "vi-VN"
    return _packed(document)


def _packed(document: Any) -> bytes:
    raw, out = BytesIO(), BytesIO()
    document.save(raw)
    with zipfile.ZipFile(raw) as archive, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name in archive.namelist():
            info = zipfile.ZipInfo(name, _ZIP_START)
            info.create_system = 0
            package.writestr(info, archive.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _first(cell: Any, text: str, **look: Any) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.alignment = CENTRE
    write(paragraph, text, **look)


def _head(document: Any, kind: ReportKind) -> None:
    of_unit, letter = kind is ReportKind.CHAIRMAN, kind is ReportKind.URGE
    made = columns(document, (_LEFT, _RIGHT), 2)
    (left, right), (number, day) = (row.cells for row in made.rows)
    _first(left, "{{ body }}", size=12, bold=not of_unit)
    line(left, "{{ commune_upper }}", size=12, bold=not of_unit)
    if of_unit:
        line(left, "{{ unit_upper }}", size=12, bold=True)
    rule(left, 0.4, _LEFT)
    _first(right, texts.STATE, size=12, bold=True)
    line(right, texts.MOTTO, size=13, bold=True)
    rule(right, 0.56, _RIGHT)
    _first(number, texts.NUMBER)
    for cell in (number, day):
        cell.paragraphs[0].paragraph_format.space_before = Pt(4)
    if letter:
        line(number, texts.ABOUT, size=12)
    _first(day, texts.PLACE_AND_DAY, italic=True)
    line(document, "")
    if letter:
        _addressees(document)
        return
    line(document, texts.REPORT, size=14, bold=True)
    line(document, "{{ subject }}", size=14, bold=True)
    line(document, "{{ basis }}", italic=True)
    rule(document, 0.2, _LEFT + _RIGHT)
    to = line(document, texts.TO, after=6)
    to.paragraph_format.space_before = Pt(6)
    write(write(to, "{{ to }}"), "{{ gap.recipient }}", yellow=True)


def _addressees(document: Any) -> None:
    line(document, texts.TO.strip(), after=3)
    tag(document, "for row in late_units")
    unit = line(document, "- {{ row.name }}{{ '.' if loop.last else ';' }}", LEFT, after=2)
    unit.paragraph_format.left_indent = Cm(5)
    tag(document, "endfor")
    line(document, "")


def _report(document: Any, kind: ReportKind) -> None:
    opening = body(document, texts.OPENING_PLANS)
    write(opening, "{{ plan.missing }}", yellow=True)
    write(opening, texts.OPENING_ENDS + texts.OPENING[kind.value])
    _results(document)
    _shortcomings(document)
    heading(document, texts.NEXT)
    write(body(document, "{{ due_line }} "), "{{ gap.direction }}", yellow=True)
    heading(document, texts.PROPOSALS)
    tag(document, "if to_decide")
    body(document, texts.PROPOSALS_TABLE)
    table(document, texts.DECIDE, "to_decide")
    gap(document)
    tag(document, "else")
    body(document, texts.NO_PROPOSALS)
    tag(document, "endif")
    _open(document, "proposals")
    tag(document, "if annexes_line")
    body(document, "{{ annexes_line }}")
    tag(document, "endif")
    body(document, texts.CLOSING[kind.value]).paragraph_format.keep_with_next = True


def _open(document: Any, left: str) -> None:
    """A place that a person fills; it is not there where nothing is left open."""
    tag(document, f"if gap.{left}")
    body(document, "{{ gap." + left + " }}", yellow=True)
    tag(document, "endif")


def _results(document: Any) -> None:
    heading(document, texts.RESULTS)
    heading(document, texts.GENERAL)
    body(document, "{{ state }}")
    body(document, "{{ rates }}")
    body(document, "{{ compared }}")
    tag(document, "for plan in plans if plan.state")
    body(document, "{{ plan.name }}: {{ plan.state }}")
    tag(document, "endfor")
    heading(document, texts.BY_UNIT)
    for of, field in ((texts.UNITS, "by_unit"), (texts.LEADERS, "by_leader")):
        table(document, [(title.format(of=of), name, width) for title, name, width in texts.FIGURES], field)
        gap(document)
    heading(document, texts.DONE)
    body(document, "{{ done_line }}")
    tag(document, "if is_long")
    heading(document, texts.TARGETS)
    tag(document, "if targets")
    table(document, texts.TARGET, "targets")
    line(document, "")
    tag(document, "else")
    body(document, texts.NO_TARGETS)
    tag(document, "endif")
    tag(document, "endif")
    heading(document, texts.REPORTING)
    body(document, "{{ silent_line }}")
    tag(document, "if is_long")
    heading(document, texts.EXTENSIONS)
    body(document, "{{ extensions_line }}")
    heading(document, texts.ESTIMATE)
    body(document, "{{ estimate_line }}")
    tag(document, "endif")


def _shortcomings(document: Any) -> None:
    heading(document, texts.SHORTCOMINGS)
    heading(document, texts.LATE)
    body(document, "{{ late_line }}")
    tag(document, "if stubborn")
    body(document, texts.STUBBORN)
    tag(document, "for row in stubborn")
    body(document, texts.STUBBORN_ROW)
    tag(document, "endfor")
    tag(document, "endif")
    heading(document, texts.CAUSES)
    tag(document, "for row in causes")
    body(document, texts.CAUSES_ROW)
    tag(document, "else")
    body(document, texts.NO_CAUSES)
    tag(document, "endfor")
    _open(document, "causes")
    _open(document, "assessment")


def _urging(document: Any) -> None:
    tag(document, "if late_units")
    body(document, texts.URGE)
    tag(document, "for row in late_units")
    body(document, texts.URGE_UNIT)
    tag(document, "endfor")
    tag(document, "else")
    body(document, texts.URGE_NONE)
    tag(document, "endif")
    body(document, texts.URGE_ASK)
    for words in texts.URGE_TASKS:
        body(document, words)
    begin, end = texts.URGE_REPORT
    write(write(body(document, begin), "{{ gap.reply_by }}", yellow=True), end)
    body(document, texts.URGE_CLOSING).paragraph_format.keep_with_next = True


def _signature(document: Any) -> None:
    """Nobody signs a page on which nothing of the text stands."""
    line(document, "").paragraph_format.keep_with_next = True
    left, right = columns(document, (7.5, 9.0)).rows[0].cells
    left.paragraphs[0].alignment = LEFT
    write(left.paragraphs[0], texts.COPIES, size=12, bold=True, italic=True)
    tag(left, "for line in copies")
    line(left, "- {{ line }}{{ '.' if loop.last else ';' }}", LEFT, size=11)
    tag(left, "endfor")
    right.paragraphs[0].alignment = CENTRE
    write(right.paragraphs[0], "{{ post[0] }}", bold=True)
    tag(right, "for line in post[1:]")
    line(right, "{{ line }}", bold=True)
    tag(right, "endfor")
    for _ in range(4):
        line(right, "")
    name = line(right, "{{ signed_by }}", bold=True)
    write(name, "{{ gap.signed_by }}", yellow=True)


def _annex(document: Any, kind: ReportKind, annex: Annex) -> None:
    field = f"annex_{annex.value}"
    tag(document, f"if {field}.shown")
    line(document, "{{ " + field + ".name }}", size=14, bold=True)
    line(document, "{{ " + field + ".title }}", size=14, bold=True)
    line(document, texts.ENCLOSED[kind.value], italic=True, after=6)
    table(document, texts.ANNEXES[annex.value], f"{field}.rows")
    end_section(document, landscape=True)
    tag(document, "endif")
