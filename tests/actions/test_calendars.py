"""Calendars of deadlines go with the letters: beside each and inside it, and a second import updates the first."""

from __future__ import annotations

import email
import email.policy
import shutil
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar as Ics

from taskbook.actions.calendars import make_calendars
from taskbook.actions.letter_batch import MailReport, Wanted
from taskbook.actions.letters import draft, prepare, preview
from taskbook.actions.outcomes.letters import report_lines
from taskbook.actions.refresh import refresh
from taskbook.actions.split import split
from taskbook.adapters.calendar.record import RECORD
from taskbook.adapters.history import FileHistory, Recorded
from taskbook.adapters.mail.chat_files import ChatFiles
from taskbook.adapters.mail.desk import MailDesk
from taskbook.adapters.mail.draft_files import DraftFiles
from taskbook.adapters.unit_file.files import UnitFileFolder
from taskbook.adapters.xlsx.workbook import open_workbook
from taskbook.core.letters.history import LetterState
from taskbook.core.letters.model import LetterKind
from taskbook.core.run import Run
from taskbook.texts.saving import BACKUP_FOLDER
from taskbook_schemas.registry import UNITS
from tests.actions.real import typed
from tests.adapters.mail.book import NOW, change, make_book

KT, PLAN, TASK = "Phong Kinh te", "KTTN 2025", "KTTN25-II.1.12"
RUN = Run(NOW, "lan")


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("office")
    path = make_book(folder)
    refresh(Recorded(open_workbook(path, lambda: NOW), FileHistory(path), "refresh", RUN), RUN)
    split(open_workbook(path, lambda: NOW), RUN, UnitFileFolder(folder))
    return folder


@pytest.fixture
def book(original: Path, tmp_path: Path) -> Path:
    shutil.copytree(original, tmp_path, dirs_exist_ok=True)
    return tmp_path / "TheoDoiNhiemVu.xlsx"


def drafted(book: Path, kind: LetterKind = LetterKind.SHEET, now: datetime = NOW) -> MailReport:
    run = Run(now, "lan")
    workbook = open_workbook(book, lambda: now)
    if kind is LetterKind.SHEET and now != NOW:
        split(workbook, run, UnitFileFolder(book.parent))
    batch = prepare(workbook, run, MailDesk(book), Wanted(kind))
    return draft(workbook, batch, DraftFiles(batch.drafts, batch.current), ChatFiles(batch.drafts, batch.current))


def calendar(report: MailReport, stem: str = KT) -> bytes:
    (path,) = report.batch.drafts.glob(f"{stem}*.ics")
    return path.read_bytes()


def events(raw: bytes) -> dict[str, Any]:
    return {str(event["uid"]): event for event in Ics.from_ical(raw).walk("VEVENT")}


def imported(before: dict[str, Any], raw: bytes) -> dict[str, Any]:
    """What a person's calendar holds after an import: the higher sequence wins (RFC 5546, 2.1.5)."""
    new = events(raw)
    return before | {uid: event for uid, event in new.items() if uid not in before or _newer(event, before[uid])}


def _newer(event: Any, old: Any) -> bool:
    return (event["sequence"], event.decoded("dtstamp")) >= (old["sequence"], old.decoded("dtstamp"))


def about(calendar: dict[str, Any], task: str) -> Any:
    (event,) = (one for one in calendar.values() if f"Nhiệm vụ {task}:" in str(one["description"]))
    return event


def test_each_letter_has_its_calendar_beside_it_and_among_what_it_brings(book: Path) -> None:
    report = drafted(book)
    raw = calendar(report)
    (letter,) = report.batch.drafts.glob(f"{KT}*.eml")
    message = email.message_from_bytes(letter.read_bytes(), policy=email.policy.default)
    files = {part.get_filename(): part for part in message.iter_attachments()}
    assert sorted(files) == ["Lich han Phong Kinh te.ics", "Phong Kinh te.xlsx"]
    enclosed = files["Lich han Phong Kinh te.ics"]
    assert (enclosed.get_content_type(), enclosed.get_content_charset()) == ("text/calendar", "utf-8")
    assert enclosed.get_payload(decode=True) == raw
    told = [line for line in report_lines(report) if ".ics" in line]
    assert len(told) == 1
    assert told[0].startswith(f"Cạnh thư có {len(list(report.batch.drafts.glob('*.ics')))} tệp lịch hạn")


def test_a_unit_without_any_deadline_gets_no_empty_calendar(book: Path) -> None:
    batch = drafted(book).batch
    files = {path.stem.rpartition(" ")[2] for path in batch.drafts.glob("*.ics")}
    without = {one.letter.id for one in batch.ready} - files
    assert without
    for ready in (one for one in batch.ready if one.letter.id in without):
        works = [
            judged.verdict.due
            for judged in batch.judgement.tasks
            if set(ready.letter.units) & {*judged.reading.lead.units, *judged.reading.coordinate.units}
        ]
        assert works == [None] * len(works)


def test_it_holds_every_open_deadline_of_the_unit_as_it_is_judged_now(book: Path) -> None:
    report = drafted(book)
    tasks = [
        judged
        for judged in report.batch.judgement.tasks
        if "Phòng Kinh tế" in (*judged.reading.lead.units, *judged.reading.coordinate.units)
    ]
    days = sorted(one.decoded("dtstart") for one in events(calendar(report)).values())
    assert days == sorted(one.verdict.due for one in tasks if one.verdict.due is not None)
    assert all(type(day) is date for day in days)


def test_a_second_import_moves_what_was_extended_and_strikes_out_what_is_done(book: Path) -> None:
    mine = imported({}, calendar(drafted(book)))
    before = len(mine)
    typed(book, PLAN, TASK, Gia_hạn_đến_ngày=date(2027, 3, 31), Văn_bản_gia_hạn="12/QĐ-UBND")
    done, moved = about(mine, "KTTN25-II.1.4"), about(mine, TASK)
    cells = {"Số,_ngày_văn_bản_kết_quả": "9/BC-KT"}
    typed(book, PLAN, "KTTN25-II.1.4", Ngày_hoàn_thành=date(2026, 11, 20), **cells)
    later = NOW + timedelta(days=7)
    mine = imported(mine, calendar(drafted(book, now=later)))
    assert len(mine) == before, "nothing stands there twice"
    assert mine[str(done["uid"])]["status"] == "CANCELLED"
    fresh = mine[str(moved["uid"])]
    assert fresh.decoded("dtstart") == date(2027, 3, 31)
    assert fresh["sequence"] > moved["sequence"]
    changed = [uid for uid, one in mine.items() if one.decoded("last-modified").date() == later.date()]
    assert sorted(changed) == sorted([str(done["uid"]), str(moved["uid"])])


def test_a_file_that_is_renamed_and_moved_with_its_folder_updates_the_same_entries(book: Path, tmp_path: Path) -> None:
    mine = events(calendar(drafted(book)))
    moved = tmp_path / "nơi khác"
    moved.mkdir()
    for name in (BACKUP_FOLDER, "Phiếu gửi đi"):
        shutil.copytree(book.parent / name, moved / name)
    other = Path(shutil.copy(book, moved / "Sổ mới.xlsx"))
    shutil.rmtree(moved / "Phiếu gửi đi")
    split(open_workbook(other, lambda: NOW), RUN, UnitFileFolder(moved))
    assert events(calendar(drafted(other))).keys() == mine.keys()


def test_drafting_again_without_a_change_gives_the_same_numbers_and_no_second_letter(book: Path) -> None:
    first = drafted(book)
    again = drafted(book)
    numbers = [{uid: event["sequence"] for uid, event in events(calendar(one)).items()} for one in (first, again)]
    assert numbers[0] == numbers[1]
    shown = preview(prepare(open_workbook(book, lambda: NOW), RUN, MailDesk(book), Wanted(LetterKind.SHEET)))
    assert {state for state, _ in shown.states} == {LetterState.DRAFTED}, "a calendar makes no letter another one"


def test_a_leader_gets_the_deadlines_he_supervises(book: Path) -> None:
    report = drafted(book, LetterKind.LEADER)
    names = {ready.letter.name for ready in report.batch.ready}
    files = list(report.batch.drafts.glob("*.ics"))
    assert files
    for raw in (path.read_bytes() for path in files):
        owner = str(Ics.from_ical(raw)["x-wr-calname"]).removeprefix("Hạn nhiệm vụ: ")
        assert owner in names
        assert all(f"Lãnh đạo chỉ đạo: {owner}" in str(event["description"]) for event in events(raw).values())


def test_a_unit_without_an_address_has_its_calendar_beside_the_short_text(book: Path) -> None:
    change(book, UNITS, "Tên đơn vị", "E-mail", {"Phòng Kinh tế": None})
    report = drafted(book)
    assert sorted(path.suffix for path in report.batch.drafts.glob("*Kinh te*")) == [".ics", ".txt"]


def test_a_workbook_without_an_id_gets_letters_without_calendars_and_is_told_what_to_do(tmp_path: Path) -> None:
    path = make_book(tmp_path)
    split(open_workbook(path, lambda: NOW), RUN, UnitFileFolder(tmp_path))
    report = drafted(path)
    assert list(report.batch.drafts.glob("*.ics")) == []
    assert any("sổ chưa có mã sổ. Hãy bấm «Làm mới»" in line for line in report_lines(report))


def test_where_the_record_cannot_be_kept_letters_and_calendars_go_and_it_is_told(
    book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "full")

    batch = prepare(open_workbook(book, lambda: NOW), RUN, MailDesk(book), Wanted(LetterKind.SHEET))
    monkeypatch.setattr("taskbook.adapters.disk.write_whole", full)
    made = make_calendars(batch)
    assert "Chưa ghi nhớ được lịch hạn đã giao" in made.trouble
    assert "ổ đĩa đã đầy" in made.trouble
    assert len(made.files) == len(batch.ready) - 1, "one unit has no deadline"
    assert not (book.parent / BACKUP_FOLDER / RECORD).exists()
