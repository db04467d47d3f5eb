"""The office's own forms of reports, broken in many ways: each is told with its file, its paragraph, what to do."""

from __future__ import annotations

import io
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from taskbook.adapters.report.form import OURS
from taskbook.setup.doctor.forms import forms
from taskbook.setup.doctor.model import Level
from taskbook_schemas.report_kinds import ReportKind
from taskbook_schemas.words import TEMPLATE_FOLDER

from .test_doctor import around

CHAIRMAN = ReportKind.CHAIRMAN.row.template


@pytest.fixture
def book(tmp_path: Path) -> Path:
    (tmp_path / TEMPLATE_FOLDER).mkdir()
    return tmp_path / "TheoDoiNhiemVu.xlsm"


def own_form(book: Path, kind: ReportKind = ReportKind.CHAIRMAN, name: str = "") -> Path:
    path = book.parent / TEMPLATE_FOLDER / (name or kind.row.template)
    shutil.copyfile(OURS / kind.row.template, path)
    return path


def add(path: Path, words: str) -> None:
    form = docx.Document(str(path))
    form.add_paragraph(words)
    form.save(str(path))


def package(name: str, content: bytes) -> bytes:
    saved = io.BytesIO()
    with zipfile.ZipFile(saved, "w") as made:
        made.writestr(name, content)
    return saved.getvalue()


def test_without_forms_of_its_own_an_office_uses_ours(tmp_path: Path, book: Path) -> None:
    assert forms(around(book)).level is Level.OK
    (tmp_path / TEMPLATE_FOLDER).rmdir()
    assert forms(around(book)).level is Level.OK


@pytest.mark.parametrize("kind", list(ReportKind))
def test_copies_of_our_forms_are_fine(book: Path, kind: ReportKind) -> None:
    own_form(book, kind)
    assert forms(around(book)).level is Level.OK


@pytest.mark.parametrize(
    ("words", "what"),
    [
        ("Tình hình: {{ stat }}", "không có thông tin nào tên «stat»"),
        ("Việc {% for row in stubborn %}{{ row.nmae }}{% endfor %}", "không có thông tin nào tên «nmae»"),
        ("Việc {{ row.name }}", "không có thông tin nào tên «row»"),
        ("Ký hiệu {{ sign ", "chỗ điền viết chưa đúng"),
        ("Ký hiệu {{ sign office }}", "chỗ điền viết chưa đúng"),
        ("Ký hiệu {{ sign|hoa }}", "chỗ điền viết chưa đúng"),
        ("{%p if is_long %}", "chỗ điền viết chưa đúng"),
        ("{%p endfor %}", "chỗ điền viết chưa đúng"),
        ("{% neu is_long %}", "chỗ điền viết chưa đúng"),
        ("{{ sign.__class__.__mro__ }}", "mẫu dùng lệnh không được phép"),
        ("{{ 1 / 0 }}", "không điền được thông tin ở chỗ này"),
    ],
)
def test_a_mistake_in_a_paragraph_is_told_with_its_paragraph(book: Path, words: str, what: str) -> None:
    add(own_form(book), words)
    finding = forms(around(book))
    assert finding.level is Level.FAIL
    assert f"Mẫu «{CHAIRMAN}», đoạn «{words.strip()}»" in finding.what
    assert what in finding.what
    assert finding.todo


@pytest.mark.parametrize(
    "spoilt",
    [
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(b"chi la chu"),
        lambda path: path.write_bytes(path.read_bytes()[:5000]),
        lambda path: path.write_bytes(package("xl/workbook.xml", b"<a/>")),
        lambda path: path.write_bytes(package("word/document.xml", b"<a><b></a>")),
        lambda path: path.write_bytes(package("word/document.xml", b"<a/>")),
        lambda path: path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)),
    ],
)
def test_a_file_that_is_no_form_is_told_as_such(book: Path, spoilt: Callable[[Path], object]) -> None:
    spoilt(own_form(book))
    finding = forms(around(book))
    assert (finding.level, f"Mẫu «{CHAIRMAN}»" in finding.what) == (Level.FAIL, True)


def test_every_wrong_form_is_told(book: Path) -> None:
    own_form(book).write_bytes(b"")
    add(own_form(book, ReportKind.URGE), "{{ ofice }}")
    told = forms(around(book)).what
    assert CHAIRMAN in told
    assert "«ofice»" in told


def test_a_form_without_what_a_report_must_say_is_worth_a_look(book: Path) -> None:
    form = docx.Document()
    form.add_paragraph("{{ sign }} {{ to }} {{ basis }} {{ late_line }} {{ post[0] }} {{ copies[0] }}")
    form.save(str(book.parent / TEMPLATE_FOLDER / CHAIRMAN))
    finding = forms(around(book))
    assert (finding.level, "thiếu chỗ điền «state»" in finding.what) == (Level.WARN, True)


def test_a_file_under_a_name_of_no_form_is_worth_a_look(book: Path) -> None:
    own_form(book, name="bao-cao.docx")
    finding = forms(around(book))
    assert (finding.level, "«bao-cao.docx»" in finding.what, CHAIRMAN in finding.what) == (Level.WARN, True, True)


def test_what_word_keeps_beside_an_open_form_is_no_form(book: Path) -> None:
    (book.parent / TEMPLATE_FOLDER / "~$o-cao-chu-tich.docx").write_bytes(b"x")
    assert forms(around(book)).level is Level.OK
