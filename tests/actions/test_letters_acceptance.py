"""What an office runs into: names with line breaks, files somebody touched, a full disk, settings left empty."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import openpyxl
import pytest

from taskbook.actions.letter_batch import Batch, MailReport, Wanted
from taskbook.actions.letters import draft, prepare, preview
from taskbook.actions.outcomes.letters import preview_lines, report_lines
from taskbook.actions.split import split
from taskbook.adapters.mail.chat_files import ChatFiles
from taskbook.adapters.mail.desk import MailDesk
from taskbook.adapters.mail.draft_files import DraftFiles
from taskbook.adapters.mail.draft_way import drafter
from taskbook.adapters.unit_file.files import UnitFileFolder
from taskbook.adapters.unit_file.read import manifest_of
from taskbook.adapters.xlsx.workbook import open_workbook
from taskbook.core.letters.files import inputs_of
from taskbook.core.letters.history import Entry, Event
from taskbook.core.letters.model import LetterKind
from taskbook.core.run import Run
from taskbook.core.unit_file import INPUT_FIELDS, Manifest, Sent, SentTask, TaskRole
from taskbook.errors import MailServerError, UsageError
from taskbook.outbox import Delivered, Post
from taskbook.sheets.letters import log_rows
from taskbook.texts.letters_cli import nothing_to_send
from taskbook_schemas.registry import UNITS
from taskbook_schemas.settings import Setting
from tests.adapters.mail.book import NOW, change, make_book

RUN = Run(NOW, "lan")
SHEETS = Wanted(LetterKind.SHEET)


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("office")
    split(open_workbook(make_book(folder), lambda: NOW), RUN, UnitFileFolder(folder))
    return folder


@pytest.fixture
def book(original: Path, tmp_path: Path) -> Path:
    shutil.copytree(original, tmp_path, dirs_exist_ok=True)
    return tmp_path / "TheoDoiNhiemVu.xlsx"


def batch_of(book: Path, wanted: Wanted = SHEETS) -> Batch:
    return prepare(open_workbook(book, lambda: NOW), RUN, MailDesk(book), wanted)


def drafted(book: Path, wanted: Wanted = SHEETS) -> MailReport:
    batch = batch_of(book, wanted)
    return draft(open_workbook(book, lambda: NOW), batch, DraftFiles(batch.drafts), ChatFiles(batch.drafts))


def file_of(batch: Batch, unit: str) -> Path:
    (path,) = (Path(file.path) for ready in batch.ready for file in ready.letter.attachments if file.unit == unit)
    return path


def the_line(lines: list[str], word: str) -> str:
    (line,) = (line for line in lines if word in line)
    return line


def test_a_units_name_with_a_line_break_cannot_start_a_header_nor_stop_the_run(book: Path) -> None:
    broken = "Công an xã\r\nBcc: x@y.vn"
    change(book, UNITS, "Tên đơn vị", "Tên đơn vị", {"Công an xã": broken})
    change(
        book, UNITS, "Tên đơn vị", "Tên gọi khác", dict.fromkeys((broken, broken.replace("\r\n", "\n")), "Công an xã")
    )
    missing = the_line(list(preview_lines(preview(batch_of(book)))), "chưa có tệp phiếu")
    assert "Công an xã Bcc: x@y.vn" in missing
    split(open_workbook(book, lambda: NOW), RUN, UnitFileFolder(book.parent))
    report = drafted(book)
    assert len([one for one in report.done if isinstance(one.result, Delivered)]) == len(report.batch.ready)
    (file,) = report.batch.drafts.glob("Cong an xa*.eml")
    message = message_from_bytes(file.read_bytes(), policy=default)
    assert message["Bcc"] is None
    assert message["To"].addresses[0].display_name == "Công an xã Bcc: x@y.vn"


def test_a_unit_file_saved_anew_by_a_program_is_pointed_out(book: Path) -> None:
    path = file_of(batch_of(book), "Công an xã")
    opened = openpyxl.load_workbook(path)
    opened.worksheets[0]["C11"] = "việc khác"
    opened.save(path)
    line = the_line(list(preview_lines(preview(batch_of(book)))), "Cong an xa.xlsx")
    assert "đã bị sửa sau khi xuất" in line
    lines = list(report_lines(drafted(book)))
    assert "Công an xã" in the_line(lines, "đã bị sửa sau khi xuất")


def test_a_unit_file_older_than_what_the_workbook_says_is_pointed_out(book: Path) -> None:
    assert not any("sổ đã được sửa" in line for line in preview_lines(preview(batch_of(book))))
    first = file_of(batch_of(book), "Công an xã")
    done = "Đã xong, = 100%\nchờ \x07 ký"
    found = manifest_of(first)
    assert isinstance(found, Manifest)
    task = found.tasks[0]
    change(book, task.sheet, "Mã", "Tình hình thực hiện", {task.id: done})
    lines = list(preview_lines(preview(batch_of(book))))
    assert "sổ đã được sửa sau khi xuất" in the_line(lines, "Cong an xa.xlsx")
    split(open_workbook(book, lambda: NOW), RUN, UnitFileFolder(book.parent))
    assert not any("sổ đã được sửa" in line for line in preview_lines(preview(batch_of(book))))


def sent_task(id: str, *values: Sent) -> SentTask:
    fields = dict(zip(INPUT_FIELDS, values, strict=False))
    return SentTask(id, id, "KH", "Kế hoạch", 5, TaskRole.LEAD, fields)


@pytest.mark.parametrize(
    ("now", "alike"),
    [
        (("Đã trình \x07ký\n", 50, None), True),
        (("Đã trình", 50.0, None), False),
        (("Đã trình ký", 51.0, None), False),
        (("Đã trình ký", 50.0, date(2026, 11, 22)), False),
        (("Đã trình ký", None, None), False),
    ],
)
def test_inputs_are_alike_whatever_cells_cannot_hold(now: tuple[Sent, ...], alike: bool) -> None:
    sent = inputs_of([sent_task("KH-1", "Đã trình ký", 50.0, None), sent_task("KH-2")])
    assert (sent == inputs_of([sent_task("KH-2"), sent_task("KH-1", *now)])) is alike


def test_units_cannot_be_asked_for_with_the_leaders_letters(book: Path) -> None:
    with pytest.raises(UsageError, match="lãnh đạo"):
        batch_of(book, Wanted(LetterKind.LEADER, ("Phòng Kinh tế",)))


class FullDisk:
    way = "eml"
    repeatable = True

    def open(self) -> None:
        pass

    def deliver(self, post: Post) -> Delivered:
        raise MailServerError("Ổ đĩa đã đầy.")

    def close(self) -> None:
        pass


def test_a_run_that_stops_at_once_does_not_say_that_nobody_has_tasks(book: Path) -> None:
    batch = batch_of(book)
    lines = list(report_lines(draft(open_workbook(book, lambda: NOW), batch, FullDisk(), ChatFiles(batch.drafts))))
    assert nothing_to_send(batch.kind) not in lines
    assert lines[0] == "Ổ đĩa đã đầy."
    assert f"còn {len(batch.ready)} thư" in lines[1]


def test_a_letter_is_signed_by_the_issuing_body_where_no_sender_is_named(book: Path) -> None:
    change(book, "Thiết lập", "Thiết lập", "Giá trị", {Setting.MAIL_SENDER: None})
    batch = batch_of(book)
    assert batch.settings.sender.name == "ỦY BAN NHÂN DÂN XÃ TRƯỜNG TÂN"
    assert batch.ready[0].words.text.endswith("ỦY BAN NHÂN DÂN XÃ TRƯỜNG TÂN\n")


def test_the_log_names_an_address_once_where_nobody_is_named() -> None:
    started = Entry(Event.STARTED, NOW, "lan", "0123456789ab", "smtp", "phieu", "kinhte@truongtan.gov.vn")
    (row,) = log_rows([replace(started, subject="Phiếu", units=("Phòng\nKinh tế",))], [])
    assert row[4] == "Gửi kinhte@truongtan.gov.vn: Phiếu; đơn vị: Phòng Kinh tế"


def laid(book: Path, wanted: Wanted = SHEETS) -> Batch:
    batch = batch_of(book, wanted)
    draft(
        open_workbook(book, lambda: NOW),
        batch,
        drafter(batch.settings, batch.drafts, batch.current),
        ChatFiles(batch.drafts, batch.current),
    )
    return batch


def drafts_of(folder: Path, stem: str) -> list[str]:
    return sorted(path.suffix for path in folder.glob(f"{stem}*"))


def test_a_draft_to_an_address_since_corrected_is_moved_out_of_the_way(book: Path) -> None:
    mail = dict.fromkeys(["Công an xã"], "cong.an@truongtan.gov.vn")
    folder = batch_of(book).drafts
    folder.mkdir()
    (folder / "Ghi chú.txt").write_text("của cơ quan", "utf-8")
    laid(book, SHEETS)
    change(book, UNITS, "Tên đơn vị", "E-mail", mail)
    laid(book, Wanted(LetterKind.SHEET, ("Phòng Kinh tế",)))
    assert drafts_of(folder / "Thu cu", "Cong an xa") == []
    laid(book, SHEETS)
    assert drafts_of(folder, "Cong an xa") == [".eml", ".ics", ".txt"]
    assert drafts_of(folder / "Thu cu", "Cong an xa") == [".eml", ".txt"], "the first had no id for a calendar yet"
    (letter,) = folder.glob("Cong an xa*.eml")
    assert b"cong.an@truongtan.gov.vn" in letter.read_bytes()
    assert drafts_of(folder / "Thu cu", "Phong Kinh te") == []
    assert (folder / "Ghi chú.txt").exists()
