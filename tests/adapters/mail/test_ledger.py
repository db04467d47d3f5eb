"""The ledger on disk: what was acknowledged is there, whatever happened; what is doubtful stops everything."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from taskbook.adapters.mail.ledger import Ledger, ledger_path, read_ledger
from taskbook.core.letters.history import Entry, Event, LetterState
from taskbook.errors import LedgerError
from tests.marks import unix_only

NOW = datetime(2026, 11, 22, 9, 30, 15, 123456)
STARTED = Entry(
    Event.STARTED, NOW, "lan", "0123456789ab", "smtp", "phieu", "kinhte@truongtan.gov.vn", "Trần Thị Bình",
    ("Phòng Kinh tế", "Công an xã"), "Phiếu «22/11»", (("Phong Kinh te.xlsx", "ab" * 32),), "cd" * 32, "",
)  # fmt: skip
SENT = Entry(Event.SENT, NOW, "lan", "0123456789ab")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return ledger_path(tmp_path / "TheoDoiNhiemVu.xlsm")


def filled(path: Path, *entries: Entry) -> None:
    with Ledger(path) as ledger:
        for entry in entries:
            ledger.append(entry)


def test_the_ledger_stands_beside_the_workbook_whatever_its_kind(tmp_path: Path) -> None:
    assert ledger_path(tmp_path / "So.xlsm") == ledger_path(tmp_path / "So.xlsx")
    assert ledger_path(tmp_path / "So.xlsm").parent == tmp_path


def test_there_is_no_ledger_at_first(path: Path) -> None:
    assert read_ledger(path) == []
    assert not path.exists()


def test_what_was_written_is_read_back_whole(path: Path) -> None:
    filled(path, STARTED)
    filled(path, SENT)
    assert read_ledger(path) == [STARTED, SENT]
    with Ledger(path) as ledger:
        assert ledger.entries == [STARTED, SENT]
        assert ledger.history.state_of(STARTED.letter, STARTED.content) is LetterState.SENT


def test_the_history_follows_what_is_appended(path: Path) -> None:
    with Ledger(path) as ledger:
        ledger.append(STARTED)
        assert ledger.history.state_of(STARTED.letter, "") is LetterState.UNKNOWN
        ledger.append(SENT)
        assert ledger.history.state_of(STARTED.letter, "") is LetterState.SENT


def test_a_ledger_in_which_nothing_was_written_is_not_left_behind(path: Path) -> None:
    filled(path)
    assert not path.exists()
    filled(path, STARTED)
    filled(path)
    assert read_ledger(path) == [STARTED]


def test_an_entry_is_on_disk_before_append_returns(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    synced: list[bytes] = []
    fsync = os.fsync
    monkeypatch.setattr(os, "fsync", lambda file: (fsync(file), synced.append(path.read_bytes()))[0])
    with Ledger(path) as ledger:
        ledger.append(STARTED)
        assert synced[-1].endswith(b"}\n")
        assert STARTED.letter.encode() in synced[-1]


@settings(max_examples=30, deadline=None)
@given(cut=st.integers(min_value=1, max_value=400))
def test_an_entry_cut_off_by_a_power_cut_is_as_if_never_written(
    tmp_path_factory: pytest.TempPathFactory, cut: int
) -> None:
    path = ledger_path(tmp_path_factory.mktemp("cut") / "so.xlsx")
    filled(path, SENT, STARTED)
    whole = path.read_bytes()
    second = whole.index(b"\n") + 1
    path.write_bytes(whole[: max(second, len(whole) - cut)])
    assert read_ledger(path) == [SENT]
    filled(path, STARTED)
    assert read_ledger(path) == [SENT, STARTED]


def test_what_a_power_cut_leaves_as_zeros_behind_the_last_line_is_cut_away(path: Path) -> None:
    filled(path, SENT)
    path.write_bytes(path.read_bytes() + b"\x00" * 100)
    filled(path, STARTED)
    assert read_ledger(path) == [SENT, STARTED]


@pytest.mark.parametrize(
    "line",
    [b"xin chao", b"{}", b'{"event":"flown"}', b"[]", b"", b"\xff\xfe", b"[" * 5000, b'{"event":"sent","at":1}'],
)
def test_a_damaged_line_stops_everything_and_is_named(path: Path, line: bytes) -> None:
    filled(path, STARTED)
    path.write_bytes(line + b"\n" + path.read_bytes())
    before = path.read_bytes()
    for open_it in (lambda: filled(path), lambda: read_ledger(path)):
        with pytest.raises(LedgerError, match="dòng 1 bị hỏng"):
            open_it()
    assert path.read_bytes() == before


def test_two_runs_at_once_are_not_possible(path: Path) -> None:
    with Ledger(path), pytest.raises(LedgerError, match="lượt soạn hoặc gửi thư khác"):
        filled(path, STARTED)
    filled(path, STARTED)
    assert read_ledger(path) == [STARTED]


def test_a_damaged_ledger_does_not_stay_locked(path: Path) -> None:
    path.write_bytes(b"xin chao\n")
    with pytest.raises(LedgerError, match="bị hỏng"):
        filled(path)
    path.unlink()
    filled(path, SENT)


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EDQUOT])
def test_a_full_disk_is_said_and_leaves_no_half_entry(path: Path, monkeypatch: pytest.MonkeyPatch, code: int) -> None:
    write = os.write
    with Ledger(path) as ledger:
        ledger.append(SENT)

        def full(file: int, data: bytes) -> int:
            if len(data) > 10:
                return write(file, data[:10])
            raise OSError(code, "full")

        monkeypatch.setattr(os, "write", full)
        with pytest.raises(LedgerError, match="đã đầy"):
            ledger.append(STARTED)
        assert ledger.entries == [SENT]
    assert read_ledger(path) == [SENT]


@unix_only("no file can be kept from growing there")
def test_a_file_that_may_not_grow_is_said_by_the_system_itself(path: Path) -> None:
    program = (
        "import resource, sys\n"
        "from pathlib import Path\n"
        "from tests.adapters.mail.test_ledger import STARTED, Ledger\n"
        "with Ledger(Path(sys.argv[1])) as ledger:\n"
        "    ledger.append(STARTED)\n"
        "    resource.setrlimit(resource.RLIMIT_FSIZE, (600, 600))\n"
        "    ledger.append(STARTED)\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", program, str(path)], capture_output=True, text=True, check=False, cwd=Path.cwd()
    )
    assert "đã đầy" in run.stderr
    assert read_ledger(path) == [STARTED]


def test_an_entry_that_may_not_be_on_disk_does_not_count(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Ledger(path) as ledger:

        def broken(_: int) -> None:
            raise OSError(errno.EIO, "disk")

        monkeypatch.setattr(os, "fsync", broken)
        with pytest.raises(LedgerError, match="Không ghi được sổ gửi thư"):
            ledger.append(STARTED)
        assert ledger.entries == []


def test_a_read_only_folder_is_said(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.open

    def refused(file: object, flags: int, *rest: int) -> int:
        if flags & os.O_CREAT and str(file).startswith(str(path.parent)):
            raise PermissionError(errno.EACCES, "read-only")
        return real(file, flags, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "open", refused)
    with pytest.raises(LedgerError, match="quyền ghi"):
        filled(path, STARTED)


def test_a_ledger_that_cannot_be_read_is_said(path: Path) -> None:
    path.mkdir()
    with pytest.raises(LedgerError, match="Không đọc được sổ gửi thư"):
        read_ledger(path)
    with pytest.raises(LedgerError):
        filled(path)


ID, OTHER = "7f3c9a12" + "0" * 24, "aaaaaaaa" + "0" * 24


def test_a_ledger_is_found_by_the_workbooks_id_whatever_the_file_is_called(tmp_path: Path) -> None:
    place = ledger_path(tmp_path / "So.xlsm", ID)
    place.write_bytes(b"")
    assert ledger_path(tmp_path / "Sổ mới.xlsx", ID) == place
    assert ledger_path(tmp_path / "Sổ mới.xlsx", OTHER) != place
    assert ledger_path(tmp_path / "So.xlsm", None) == place  # its id was never saved, or erased


def test_a_ledger_begun_under_the_files_name_goes_on_under_the_id(tmp_path: Path) -> None:
    old = ledger_path(tmp_path / "So.xlsm")
    old.write_bytes(b"")
    new = ledger_path(tmp_path / "So.xlsm", ID)
    assert new.exists()
    assert not old.exists()
    assert ledger_path(tmp_path / "So.xlsm", ID) == new
