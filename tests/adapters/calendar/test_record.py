"""What was given out stays beside the workbook, whatever happens to the file it is kept in."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from taskbook.adapters import disk
from taskbook.adapters.calendar.files import CalendarDesk
from taskbook.adapters.calendar.record import RECORD, read_record, remembering
from taskbook.core.calendar.model import Given
from taskbook.errors import MailServerError
from taskbook.outbox import CalendarFile
from taskbook.texts.saving import BACKUP_FOLDER

ONE = Given("Phòng Kinh tế", date(2026, 12, 31), "Hạn", "Dòng\nhai", True, 7, datetime(2026, 11, 1, 8, 0))


def kept(home: Path, book: str = "a") -> dict[str, Given]:
    return read_record(home).get(book, {})


def test_each_workbook_has_its_own_and_it_comes_back_as_it_was(tmp_path: Path) -> None:
    for book in ("a", "b"):
        with remembering(tmp_path, book) as given:
            given["u" + book] = ONE
    assert read_record(tmp_path) == {"a": {"ua": ONE}, "b": {"ub": ONE}}


@pytest.mark.parametrize(
    "spoilt", [b"", b"{", b"[]", b'{"books": 3}', b'{"books": {"a": {"u": {}}}}', b"[" * 99_999, b"\xff"]
)
def test_a_spoilt_record_counts_as_none_and_is_written_anew(tmp_path: Path, spoilt: bytes) -> None:
    (tmp_path / BACKUP_FOLDER).mkdir()
    (tmp_path / BACKUP_FOLDER / RECORD).write_bytes(spoilt)
    assert read_record(tmp_path) == {}
    assert CalendarDesk(tmp_path).update("a", lambda given: {**given, "u": ONE}) == ""
    assert kept(tmp_path) == {"u": ONE}


def test_what_is_forgotten_is_gone_from_the_record(tmp_path: Path) -> None:
    desk = CalendarDesk(tmp_path)
    desk.update("a", lambda given: {"u": ONE, "v": ONE})
    desk.update("a", lambda given: {"v": given["v"]})
    assert kept(tmp_path) == {"v": ONE}


def test_a_record_that_cannot_be_kept_is_told_and_the_calendars_are_made_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = CalendarDesk(tmp_path)
    desk.update("a", lambda given: {"u": ONE})
    seen: list[object] = []

    def change(given: object) -> dict[str, Given]:
        seen.append(given)
        return {}

    with disk.held(tmp_path / BACKUP_FOLDER / ".lich-da-giao.lock"):
        assert "đang mở ở chương trình khác" in desk.update("a", change)
    monkeypatch.setattr(disk, "write_whole", _full)
    assert "ổ đĩa đã đầy" in desk.update("a", change)
    assert seen[-1] == {"u": ONE}
    assert kept(tmp_path) == {"u": ONE}


def _full(*_: object) -> None:
    raise OSError(28, "full")


def test_files_lie_in_the_folder_and_those_of_letters_that_are_not_meant_any_more_leave_it(tmp_path: Path) -> None:
    desk, folder = CalendarDesk(tmp_path), tmp_path / "Thu"
    old, new = "0" * 12, "1" * 12
    desk.lay(folder, [CalendarFile(old, "Lê Văn Cường", b"old")], {old})
    desk.lay(folder, [CalendarFile(new, "Lê Văn Cường", b"new")], {new})
    assert [path.name for path in folder.glob("*.ics")] == [f"Le Van Cuong {new}.ics"]
    assert [path.read_bytes() for path in (folder / "Thu cu").iterdir()] == [b"old"]


def test_a_folder_that_takes_no_files_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(disk, "write_whole", _full)
    with pytest.raises(MailServerError, match="ổ đĩa đã đầy"):
        CalendarDesk(tmp_path).lay(tmp_path, [CalendarFile("0" * 12, "Lan", b"")], None)
