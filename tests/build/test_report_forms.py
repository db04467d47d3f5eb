"""The forms of reports as they are built: shipped as built, in the form of the decree, whole when they are filled."""

from __future__ import annotations

import io
import re
import subprocess
import zipfile
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from lxml import etree
from openxml_audit import OpenXmlValidator

from taskbook.adapters.report.form import OURS, fill
from taskbook.texts.report_sample import sample_fields
from taskbook_build.report_forms import report_form, write_report_forms
from taskbook_schemas.report_kinds import ReportKind
from tests.adapters.replies.office import convert, soffice

KINDS = pytest.mark.parametrize("kind", list(ReportKind))
SLOTS = ("ascii", "hAnsi", "eastAsia", "cs")
MM = 36_000


def filled(kind: ReportKind) -> bytes:
    made = fill(OURS / kind.row.template, sample_fields(kind))
    assert isinstance(made, bytes), made
    return made


def part(data: bytes, name: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return etree.fromstring(package.read(name))


@KINDS
def test_what_is_shipped_is_what_is_built_and_is_the_same_whenever_it_is_built(kind: ReportKind) -> None:
    built = report_form(kind)
    assert built == report_form(kind)
    assert built == (OURS / kind.row.template).read_bytes()


def test_the_build_writes_only_forms_that_are_not_what_it_makes(tmp_path: Path) -> None:
    write_report_forms(tmp_path)
    first, *others = sorted(tmp_path.iterdir())
    assert {path.name for path in (first, *others)} == {kind.row.template for kind in ReportKind}
    times = [path.stat().st_mtime_ns for path in others]
    first.write_bytes(b"spoilt")
    write_report_forms(tmp_path)
    assert first.read_bytes() == (OURS / first.name).read_bytes()
    assert [path.stat().st_mtime_ns for path in others] == times


@KINDS
def test_every_letter_is_times_new_roman_and_vietnamese(kind: ReportKind) -> None:
    styles = part(report_form(kind), "word/styles.xml")
    defaults = styles.find(f".//{qn('w:rPrDefault')}/{qn('w:rPr')}")
    fonts = defaults.find(qn("w:rFonts"))
    assert {fonts.get(qn(f"w:{slot}")) for slot in SLOTS} == {"Times New Roman"}
    assert defaults.find(qn("w:lang")).get(qn("w:val")) == "vi-VN"
    body = part(report_form(kind), "word/document.xml")
    assert {found.get(qn("w:ascii")) for found in body.iter(qn("w:rFonts"))} <= {"Times New Roman"}


@KINDS
def test_the_page_is_that_of_the_decree_and_annexes_lie_on_their_side(kind: ReportKind) -> None:
    first, *annexes = docx.Document(io.BytesIO(filled(kind))).sections
    assert (first.page_width // MM, first.page_height // MM) == (210, 297)
    assert 20 <= round(first.top_margin / MM) <= 25
    assert 20 <= round(first.bottom_margin / MM) <= 25
    assert 30 <= round(first.left_margin / MM) <= 35
    assert 15 <= round(first.right_margin / MM) <= 20
    assert first.different_first_page_header_footer, "no number on page 1"
    assert annexes
    for annex in annexes:
        assert annex.page_width > annex.page_height
        assert annex._sectPr.find(qn("w:pgNumType")).get(qn("w:start")) == "1"


@KINDS
def test_the_head_stands_in_two_columns_of_40_to_60(kind: ReportKind) -> None:
    left, right = docx.Document(io.BytesIO(report_form(kind))).tables[0].columns
    assert left.width is not None
    assert right.width is not None
    assert 0.38 <= left.width / (left.width + right.width) <= 0.42


@KINDS
def test_the_signature_is_not_parted_and_stands_with_the_end_of_the_text(kind: ReportKind) -> None:
    document = docx.Document(io.BytesIO(filled(kind)))
    [signature] = [table for table in document.tables if table.rows[0].cells[0].text.startswith("Nơi nhận")]
    assert signature.rows[0]._tr.find(qn("w:trPr")).find(qn("w:cantSplit")) is not None
    gap, closing = list(signature._tbl.itersiblings(qn("w:p"), preceding=True))[:2]
    assert "./." in "".join(closing.itertext())
    for paragraph in (gap, closing):
        assert paragraph.find(qn("w:pPr")).find(qn("w:keepNext")) is not None


@KINDS
def test_headings_of_tables_repeat_and_rows_do_not_break_across_pages(kind: ReportKind) -> None:
    tables = [table for table in docx.Document(io.BytesIO(filled(kind))).tables if table.style.name == "Table Grid"]
    assert tables
    for table in tables:
        head, *rows = (row._tr.find(qn("w:trPr")) for row in table.rows)
        assert head.find(qn("w:tblHeader")) is not None
        assert all(row.find(qn("w:cantSplit")) is not None for row in (head, *rows))


@KINDS
def test_nothing_of_a_form_is_left_in_a_paper_and_it_is_valid(kind: ReportKind, tmp_path: Path) -> None:
    path = tmp_path / "paper.docx"
    path.write_bytes(filled(kind))
    assert OpenXmlValidator().validate(path).errors == []
    with zipfile.ZipFile(path) as package:
        assert not re.search(rb"\{\{|\{%|%\}|\}\}", package.read("word/document.xml"))


@pytest.mark.slow
@pytest.mark.skipif(soffice() is None, reason="LibreOffice is not installed")
def test_pages_are_numbered_from_the_second_and_each_annex_anew_under_repeated_headings(tmp_path: Path) -> None:
    fields = dict(sample_fields(ReportKind.CHAIRMAN))
    annex = fields["annex_all"]
    assert isinstance(annex, dict)
    fields["annex_all"] = annex | {"rows": annex["rows"] * 30}
    made = fill(OURS / ReportKind.CHAIRMAN.row.template, fields)
    assert isinstance(made, bytes)
    path = tmp_path / "paper.docx"
    path.write_bytes(made)
    pdf = convert(path, "pdf", tmp_path / "out", tmp_path / "profile")
    told = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], check=True, capture_output=True, text=True).stdout
    pages = [[line.strip() for line in page.splitlines() if line.strip()] for page in told.split("\f")[:-1]]
    starts = [number for number, page in enumerate(pages) if page[0].startswith("Phụ lục")]
    assert len(starts) == 7
    assert not pages[0][0].isdigit()
    assert [page[0] for page in pages[1 : starts[0]]] == [str(number) for number in range(2, starts[0] + 1)]
    last = pages[starts[-1] :]
    assert len(last) > 2
    assert [page[0] for page in last[1:]] == [str(number) for number in range(2, len(last) + 1)]
    assert all("Nhiệm vụ" in " ".join(page[:5]) for page in last), "the heading stands on each page"
    assert all(page for page in pages), "no page is blank"
