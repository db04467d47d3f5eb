"""Reports come to disk: ours are written anew, one that somebody edited stays where it is and as it is."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import docx
import pytest
from openxml_audit import OpenXmlValidator

from taskbook.adapters.report.form import OURS
from taskbook.adapters.report.store import ReportFolder
from taskbook.errors import TemplateMistakeError
from taskbook.outbox import NotWritten, Written
from taskbook.texts.report_sample import sample_fields
from taskbook_schemas.report_kinds import ReportKind
from taskbook_schemas.words import TEMPLATE_FOLDER

NOW = datetime(2026, 11, 22, 9, 30)
KIND = ReportKind.CHAIRMAN


def write(place: Path, **changed: object) -> Written | NotWritten:
    fields = {**sample_fields(KIND), **changed}
    return ReportFolder(place).write(KIND, fields, place / "Báo cáo" / "Bao cao.docx", 3, NOW)


def written(place: Path, **changed: object) -> Written:
    made = write(place, **changed)
    assert isinstance(made, Written), made
    return made


def edit(path: Path, words: str = "sửa tay") -> bytes:
    document = docx.Document(str(path))
    document.add_paragraph(words)
    document.save(str(path))
    return path.read_bytes()


def words(path: Path) -> str:
    return "\n".join(paragraph.text for paragraph in docx.Document(str(path)).paragraphs)


def test_a_report_is_valid_and_the_same_fields_give_the_same_bytes(tmp_path: Path) -> None:
    path = written(tmp_path).path
    assert OpenXmlValidator().validate(path).errors == []
    first = path.read_bytes()
    assert written(tmp_path).path == path
    assert path.read_bytes() == first


def test_one_of_ours_that_nobody_edited_is_written_anew(tmp_path: Path) -> None:
    first = written(tmp_path)
    second = written(tmp_path, state="Số liệu mới.")
    assert (second.path, second.kept) == (first.path, None)
    assert "Số liệu mới." in words(second.path)


def test_an_edited_report_stays_as_it_is_and_the_new_one_gets_a_number(tmp_path: Path) -> None:
    first = written(tmp_path).path
    edited = edit(first)
    second = written(tmp_path, state="Số liệu mới.")
    assert (second.path.name, second.kept) == ("Bao cao (2).docx", first)
    assert first.read_bytes() == edited
    assert written(tmp_path, state="Mới nữa.").path == second.path, "nobody edited the second"
    edit(second.path)
    assert written(tmp_path).path.name == "Bao cao (3).docx"
    assert first.read_bytes() == edited


@pytest.mark.parametrize("content", [b"", b"PK broken", b"of another program"])
def test_what_is_not_ours_is_never_written_over(tmp_path: Path, content: bytes) -> None:
    place = tmp_path / "Báo cáo"
    place.mkdir()
    (place / "Bao cao.docx").write_bytes(content)
    assert written(tmp_path).path.name == "Bao cao (2).docx"
    assert (place / "Bao cao.docx").read_bytes() == content


@pytest.mark.parametrize("mark", ["~$Bao cao.docx", "~$o cao.docx", ".~lock.Bao cao.docx#"])
def test_a_report_open_in_a_program_is_not_written_and_the_reason_is_told(tmp_path: Path, mark: str) -> None:
    path = written(tmp_path).path
    before = path.read_bytes()
    (path.parent / mark).write_bytes(b"x")
    made = write(tmp_path, state="Mới.")
    assert isinstance(made, NotWritten)
    assert made.reason
    assert path.read_bytes() == before


def test_the_offices_own_form_takes_the_place_of_ours(tmp_path: Path) -> None:
    own = tmp_path / TEMPLATE_FOLDER
    own.mkdir()
    form = docx.Document()
    form.add_paragraph("Mẫu riêng: {{ state }}")
    form.save(str(own / KIND.row.template))
    assert words(written(tmp_path, state="2075 & <b>").path) == "Mẫu riêng: 2075 & <b>"


def test_a_form_that_cannot_be_used_stops_the_report_and_writes_nothing(tmp_path: Path) -> None:
    own = tmp_path / TEMPLATE_FOLDER
    own.mkdir()
    (own / KIND.row.template).write_bytes((OURS / KIND.row.template).read_bytes()[:900])
    with pytest.raises(TemplateMistakeError, match=KIND.row.template):
        write(tmp_path)
    assert not (tmp_path / "Báo cáo").exists()


def test_words_of_a_task_never_become_part_of_the_form(tmp_path: Path) -> None:
    path = written(tmp_path, state="{{ sign }} {% if x %} <w:p/> & \x00\x0b ]]>").path
    assert "{{ sign }} {% if x %} <w:p/> &" in words(path)
    assert OpenXmlValidator().validate(path).errors == []
