"""The whole way of letters over a real workbook, real unit files and a real mail server."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from taskbook.actions.dispatch import RateLimiter
from taskbook.actions.letter_batch import Batch, MailReport, Wanted
from taskbook.actions.letters import draft, prepare, preview, resolve, send
from taskbook.actions.outcomes.letters import preview_lines, report_lines
from taskbook.actions.split import split
from taskbook.adapters.mail.chat_files import ChatFiles
from taskbook.adapters.mail.desk import MailDesk
from taskbook.adapters.mail.draft_files import DraftFiles
from taskbook.adapters.mail.ledger import Ledger, ledger_path, read_ledger
from taskbook.adapters.mail.smtp import Server, SmtpMailer
from taskbook.adapters.unit_file.files import UnitFileFolder
from taskbook.adapters.xlsx.workbook import open_workbook
from taskbook.core.letters.history import Event, LetterState
from taskbook.core.letters.model import LetterKind, Reason, RefusedLetter
from taskbook.core.run import Run
from taskbook.core.stamp import workbook_id
from taskbook.errors import MailServerError, TemplateMistakeError, UsageError, WorkbookLockedError
from taskbook.outbox import Delivered, Delivery
from taskbook.ports import Writable
from taskbook_schemas.layout import Log
from taskbook_schemas.registry import LOG, UNITS
from taskbook_schemas.settings import Setting
from tests.adapters.mail.book import NOW, change, column, make_book
from tests.adapters.mail.servers import HOST, House, Trust, serving

RUN = Run(NOW, "lan")
SHEETS = Wanted(LetterKind.SHEET)


@dataclass
class Office:
    """A workbook, the units' files, and a mail server."""

    book: Path
    house: House
    port: int
    trust: Trust

    def batch(self, wanted: Wanted = SHEETS, run: Run = RUN) -> Batch:
        return prepare(open_workbook(self.book, lambda: run.now), run, MailDesk(self.book), wanted)

    def send(self, everything: bool = False, batch: Batch | None = None) -> MailReport:
        book = open_workbook(self.book, lambda: NOW)
        limiter = RateLimiter(600, lambda _: None)
        return send(book, batch or self.batch(), self.mailer(), everything, limiter, now=lambda: NOW)

    def mailer(self) -> SmtpMailer:
        return SmtpMailer(Server(HOST, self.port), self.trust.client, 5.0, 5.0, ())

    def draft(self, wanted: Wanted = SHEETS) -> MailReport:
        batch = self.batch(wanted)
        return draft(open_workbook(self.book, lambda: NOW), batch, DraftFiles(batch.drafts), ChatFiles(batch.drafts))

    @property
    def ledger(self) -> Path:
        return ledger_path(self.book, workbook_id(open_workbook(self.book)))

    def log(self) -> list[list[object]]:
        return [list(row) for row in open_workbook(self.book).block(LOG, Log.TOP, 8) if row[2]]


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("office")
    book = make_book(folder)
    split(open_workbook(book, lambda: NOW), RUN, UnitFileFolder(folder))
    return folder


@pytest.fixture
def office(original: Path, tmp_path: Path, trust: Trust) -> Iterator[Office]:
    shutil.copytree(original, tmp_path, dirs_exist_ok=True)
    house = House()
    with serving(house, trust) as port:
        yield Office(tmp_path / "TheoDoiNhiemVu.xlsx", house, port, trust)


def outcomes(report: MailReport) -> list[object]:
    return [one.result for one in report.done]


def test_first_one_letter_then_all_after_a_preview_each_to_its_unit_with_its_file(office: Office) -> None:
    first = office.send()
    assert outcomes(first) == [Delivered(Delivery.SENT)]
    assert first.left == len(first.batch.ready) - 1 > 3
    preview(office.batch())
    rest = office.send(everything=True)
    assert outcomes(rest) == [LetterState.SENT, *[Delivered(Delivery.SENT)] * first.left]
    assert rest.left == 0
    units = dict(zip(column(office.book, UNITS, 2), column(office.book, UNITS, 0), strict=True))
    for message in office.house.messages():
        (file, *calendars) = message.iter_attachments()
        assert all(one.get_content_type() == "text/calendar" for one in calendars)
        unit = units[message["To"].addresses[0].addr_spec]
        assert message["Subject"].endswith(f": {unit}")
        path = office.batch().folder / str(file.get_filename())
        assert path.read_bytes() == file.get_content()
    assert len(office.house.messages()) == len(rest.batch.ready)


def test_the_log_of_the_workbook_shows_every_letter_once(office: Office) -> None:
    office.send()
    preview(office.batch())
    report = office.send(everything=True)
    office.send(everything=True)
    rows = office.log()
    assert len(rows) == len(report.batch.ready)
    assert {row[6] for row in rows} == {"Đã gửi"}
    assert {row[1] for row in rows} == {"lan"}


def test_all_is_refused_without_a_preview_of_this_very_batch(office: Office) -> None:
    with pytest.raises(UsageError, match="Chưa xem trước"):
        office.send(everything=True)
    preview(office.batch())
    preview(office.batch(Wanted(LetterKind.REMIND)))
    with pytest.raises(UsageError, match="Chưa xem trước"):
        office.send(everything=True)
    preview(office.batch())
    change(office.book, UNITS, "Tên đơn vị", "Người nhận", {"Công an xã": "Lê Văn Cường"})
    with pytest.raises(UsageError, match="Chưa xem trước"):
        office.send(everything=True)
    assert office.house.messages() == []


def test_after_the_first_letter_a_second_one_needs_all(office: Office) -> None:
    office.send()
    with pytest.raises(UsageError, match="--all"):
        office.send()
    assert len(office.house.messages()) == 1


def test_a_file_swapped_or_changed_after_the_preview_is_not_sent(office: Office) -> None:
    batch = office.batch()
    preview(batch)
    first, second, third = (Path(ready.letter.attachments[0].path) for ready in batch.ready[:3])
    shutil.copy(second, first)
    third.write_bytes(third.read_bytes() + b"x")
    report = office.send(everything=True, batch=batch)
    reasons = [result.reason for result in outcomes(report) if isinstance(result, RefusedLetter)]
    assert reasons == [Reason.UNITS_DISAGREE, Reason.FILE_CHANGED]
    assert len(office.house.messages()) == len(batch.ready) - 2
    assert any("KHÔNG GỬI" in line for line in report_lines(report))


def test_a_locked_workbook_does_not_stop_the_mail_and_the_log_catches_up(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(*_: object) -> None:
        raise WorkbookLockedError("Sổ đang mở.")

    with monkeypatch.context() as held:
        held.setattr("taskbook.adapters.xlsx.workbook.ClosedWorkbook.apply", locked)
        report = office.send()
    assert outcomes(report) == [Delivered(Delivery.SENT)]
    assert report.unlogged == "Sổ đang mở."
    assert any("lần sau sẽ ghi bù" in line for line in report_lines(report))
    assert office.log() == []
    office.draft(Wanted(LetterKind.LEADER))
    assert [row[6] for row in office.log()].count("Đã gửi") == 1


def test_an_unknown_letter_is_shown_asked_about_and_settled(office: Office) -> None:
    office.house.drop_before_answer = frozenset({1})
    report = office.send()
    (one,) = report.unknown
    id = one.described.letter
    assert any(f"taskbook mail resolve {id} sent" in line for line in report_lines(report))
    preview(office.batch())
    office.house.drop_before_answer = frozenset()
    again = office.send(everything=True)
    assert outcomes(again)[0] is LetterState.UNKNOWN
    assert office.house.receivers().count(one.described.address) == 1
    assert resolve(open_workbook(office.book, lambda: NOW), MailDesk(office.book), RUN, id, sent=False) == ""
    preview(office.batch())
    assert outcomes(office.send(everything=True))[0] == Delivered(Delivery.SENT)
    with pytest.raises(UsageError, match="đang chờ xác nhận"):
        resolve(open_workbook(office.book), MailDesk(office.book), RUN, id, sent=True)
    assert "Xác nhận: chưa gửi" in {row[6] for row in office.log()}


def test_a_run_past_midnight_does_not_send_the_same_letters_again(office: Office) -> None:
    preview(office.batch(Wanted(LetterKind.SHEET, as_of=date(2026, 11, 22))))
    office.send(everything=True)
    tomorrow = Run(NOW + timedelta(days=1), "lan")
    shown = preview(office.batch(Wanted(LetterKind.SHEET, as_of=date(2026, 11, 22)), tomorrow))
    assert {state for state, _ in shown.states} == {LetterState.SAME_CONTENT}


def test_a_server_that_fails_leaves_everything_to_the_next_run(office: Office) -> None:
    batch = office.batch()
    broken = SmtpMailer(Server(HOST, 1), office.trust.client, 1.0)
    report = send(open_workbook(office.book), batch, broken, False, now=lambda: NOW)
    assert "Không kết nối được" in report.stopped
    assert report.left == len(batch.ready)
    assert outcomes(office.send()) == [Delivered(Delivery.SENT)]


def test_preview_shows_to_whom_what_which_file_and_why_not(office: Office) -> None:
    change(office.book, UNITS, "Tên đơn vị", "E-mail", {"Công an xã": "congán@truongtan.gov.vn"})
    shown = preview(office.batch())
    lines = list(preview_lines(shown))
    assert lines[0] == f"Gửi phiếu, số liệu đến ngày 22/11/2026: {len(shown.batch.ready)} thư, 1 thư không gửi được."
    assert any("donvi1@truongtan.gov.vn" in line and ".xlsx" in line and "sẽ gửi" in line for line in lines)
    assert any("Công an xã" in line and "KHÔNG GỬI thư: địa chỉ có chữ có dấu" in line for line in lines)
    assert "mail send --all" in lines[-1]


def test_preview_in_a_folder_that_takes_no_file_still_shows_and_says_why_all_is_not_allowed(office: Office) -> None:
    batch = office.batch()
    with Ledger(office.ledger):
        shown = preview(batch)
    assert "lượt soạn hoặc gửi thư khác" in shown.unrecorded
    assert "lượt soạn hoặc gửi thư khác" in list(preview_lines(shown))[-1]
    with pytest.raises(UsageError, match="Chưa xem trước"):
        office.send(everything=True)


@pytest.mark.parametrize("kind", LetterKind)
def test_drafts_of_every_kind_are_written_for_everybody(office: Office, kind: LetterKind) -> None:
    report = office.draft(Wanted(kind))
    files = sorted(path.suffix for path in report.batch.drafts.iterdir())
    assert files == [".eml"] * len(report.batch.ready) + [".txt"] * len(report.batch.ready)
    assert len(report.batch.ready) > 1
    assert {entry.event for entry in read_ledger(office.ledger)} == {Event.DRAFTED}
    again = office.draft(Wanted(kind))
    assert [result.outcome for result in outcomes(again) if isinstance(result, Delivered)] == [Delivery.DRAFTED] * len(
        again.batch.ready
    )


def test_a_wrong_template_stops_before_anything_is_written(office: Office) -> None:
    folder = office.book.parent / "Mẫu thư"
    folder.mkdir()
    (folder / "phieu-noi-dung.txt").write_text("Kính gửi\n{{ ten }}", "utf-8")
    with pytest.raises(TemplateMistakeError, match=r"«phieu-noi-dung\.txt», dòng 2"):
        office.send()
    assert not office.ledger.exists()
    assert office.house.messages() == []


def test_a_foreign_file_in_the_folder_is_left_out(office: Office) -> None:
    folder = office.batch().folder
    (folder / "Ghi chú.xlsx").write_bytes(b"not a workbook")
    (folder / "~$Cong an xa.xlsx").write_bytes(b"lock")
    shutil.copy(office.book, folder / "So.xlsx")
    assert office.batch().plan.refusals == ()


def test_units_are_asked_for_as_people_write_them(office: Office) -> None:
    batch = office.batch(Wanted(LetterKind.SHEET, ("công an",)))
    assert [ready.letter.units for ready in batch.ready] == [("Công an xã",)]
    with pytest.raises(UsageError, match="Không có đơn vị"):
        office.batch(Wanted(LetterKind.SHEET, ("Hội đồng tự quản",)))


def test_the_settings_decide_whether_anything_is_sent(original: Path, tmp_path: Path, trust: Trust) -> None:
    shutil.copytree(original, tmp_path, dirs_exist_ok=True)
    book = tmp_path / "TheoDoiNhiemVu.xlsx"
    change(book, "Thiết lập", "Thiết lập", "Giá trị", {Setting.MAIL_MODE: "Soạn sẵn (không gửi)"})
    office = Office(book, House(), 1, trust)
    with pytest.raises(UsageError, match="không gửi thư nào"):
        office.send()
    change(book, "Thiết lập", "Thiết lập", "Giá trị", {Setting.REPORT_BY: date(2026, 11, 1)})
    with pytest.raises(UsageError, match="1/11/2026 đã qua"):
        office.batch()


def test_moments_in_the_ledger_are_those_of_the_run(office: Office) -> None:
    office.send()
    assert {entry.at for entry in read_ledger(office.ledger)} == {datetime(2026, 11, 22, 9, 30)}


def test_after_the_workbook_was_renamed_no_letter_goes_again(office: Office) -> None:
    office.draft()
    office.send()
    went = len(office.house.messages())
    office.book = office.book.rename(office.book.with_name("Sổ năm 2026.xlsx"))
    preview(office.batch())
    office.send(everything=True)
    sent = len(office.house.messages())
    assert sent > went
    office.book = office.book.rename(office.book.with_name("Sổ khác.xlsx"))
    preview(office.batch())
    office.send(everything=True)
    assert len(office.house.messages()) == sent
    assert len(list(office.book.parent.glob("*so gui thu*.jsonl"))) == 1


def test_where_no_unit_has_an_address_every_unit_gets_a_chat_text(office: Office) -> None:
    nobody = dict.fromkeys(column(office.book, UNITS, 0))
    change(office.book, UNITS, "Tên đơn vị", "E-mail", nobody)
    for kind in (LetterKind.SHEET, LetterKind.REMIND):
        report = office.draft(Wanted(kind))
        units = {unit for ready in report.batch.chats for unit in ready.letter.units}
        texts = [path.read_text("utf-8-sig") for path in sorted(report.batch.drafts.iterdir())]
        assert len(texts) == len(units) > 3
        assert all(any(unit in text for text in texts) for unit in units)
        assert not any("thư điện tử" in text for text in texts)
        lines = list(report_lines(report))
        assert any("Công an xã: KHÔNG GỬI thư: chưa có địa chỉ thư" in line and "Zalo" in line for line in lines)
        assert f"Lời nhắn Zalo (.txt) ở «{report.batch.drafts}»: mở tệp .txt, chép lời nhắn vào Zalo." in lines
        shown = list(preview_lines(preview(office.batch(Wanted(kind)))))
        assert any("dùng lời nhắn Zalo" in line for line in shown)


def test_a_chat_text_with_no_letter_behind_it_says_itself_what_is_late(office: Office) -> None:
    change(office.book, UNITS, "Tên đơn vị", "E-mail", {"Phòng Kinh tế": ""})
    report = office.draft(Wanted(LetterKind.REMIND))
    (chat,) = (one for one in report.batch.chats if one.letter.units == ("Phòng Kinh tế",))
    (part,) = chat.letter.parts
    assert all(line.name in chat.words.chat and line.why in chat.words.chat for line in part.late_tasks)
    assert len(part.late_tasks) == part.late + part.to_mend > 5


def test_short_texts_that_cannot_be_written_are_told(office: Office) -> None:
    class Full:
        def write(self, texts: object) -> None:
            raise MailServerError("Ổ đĩa đã đầy.")

    batch = office.batch()
    report = draft(open_workbook(office.book, lambda: NOW), batch, DraftFiles(batch.drafts), Full())
    assert "Ổ đĩa đã đầy." in list(report_lines(report))
    assert report.chats == ()


@pytest.mark.parametrize(
    ("heading", "value"),
    [
        ("Tình hình thực hiện", "Đã trình dự thảo"),
        ("Tên nhiệm vụ", "Việc đã đổi tên"),
        ("Thời gian hoàn thành", "Quý IV/2027"),
        ("Gia hạn đến ngày", date(2027, 6, 30)),
    ],
)
def test_a_file_made_before_its_task_was_changed_is_told(office: Office, heading: str, value: Writable) -> None:
    before = preview(office.batch())
    assert not any("sổ đã được sửa" in line for line in preview_lines(before))
    task = before.batch.ready[0].letter.attachments[0].task_ids[0]
    plan = next(one.task for one in before.batch.judgement.tasks if one.task.id == task)
    change(office.book, plan.sheet, "Mã", heading, {task: value})
    shown = [line for line in preview_lines(preview(office.batch())) if "sổ đã được sửa sau khi xuất tệp" in line]
    assert len(shown) >= 1
    assert before.batch.ready[0].letter.attachments[0].name in shown[0]
