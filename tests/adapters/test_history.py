"""The history beside the workbook: whole, typed, bounded."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from taskbook.adapters import backups
from taskbook.adapters.backups import STEP as ENDING
from taskbook.adapters.history import FileHistory
from taskbook.core.stamp import Key, Stamp
from taskbook.core.undo import FilledSheet, Lost, Step
from taskbook.core.undo_places import TableThen
from taskbook.errors import UsageError
from taskbook.ports import BlockChange, CellError, Link

BOOK = "7f3c9a12" + "0" * 24
WHEN = datetime(2026, 10, 5, 9, 0, 1)
STEP = Step(
    "accept",
    WHEN,
    "chuyên viên",
    "/so/Sao lưu/x.xlsm",
    (
        BlockChange(
            "KH 2026",
            5,
            3,
            [[None, "chữ", 1.5, date(2026, 9, 15), datetime(2026, 9, 15, 7, 30), CellError("#N/A"), True]],
            [["=A1", None, 2, date(2026, 9, 16), WHEN, Link("KH 2026", "A1", "A1"), False]],
        ),
    ),
    (FilledSheet("Phản hồi", 4, 20, ((2, 1),), new=True),),
)


def stamped(number: int, action: str = "accept", before: Key | None = None, book: str = BOOK) -> Step:
    key = Key(number, f"{number:06x}")
    return replace(STEP, action=action, stamp=Stamp(book, key, key), before=before)


def at(step: Step) -> Stamp:
    assert step.stamp is not None
    return step.stamp


@pytest.mark.parametrize("step", [STEP, stamped(7, before=Key(3, "0000aa"))], ids=["without a stamp", "with one"])
def test_a_step_is_read_back_as_it_was(tmp_path: Path, step: Step) -> None:
    FileHistory(tmp_path / "so.xlsm").push(step)
    assert FileHistory(tmp_path / "so.xlsm").last(step.stamp) == step


def test_the_stamp_says_which_step_is_taken_back_and_not_the_clock(tmp_path: Path) -> None:
    history = FileHistory(tmp_path / "so.xlsm")
    first = replace(stamped(1), when=datetime(2027, 1, 1))
    second = replace(stamped(2), when=datetime(2026, 1, 1))
    history.push(first)
    history.push(second)
    assert history.last(at(second)) == second
    assert history.last(at(first)) == first
    history.drop(second)
    assert history.last(at(second)) == second  # a copy may still stand there


def test_a_step_is_found_after_the_file_was_renamed_and_its_folder_moved(tmp_path: Path) -> None:
    old, new = tmp_path / "cũ", tmp_path / "mới"
    old.mkdir()
    (old / "Sao lưu").mkdir()
    (old / "Sao lưu" / "x.xlsm").write_bytes(b"")
    step = replace(stamped(1), backup=str(old / "Sao lưu" / "x.xlsm"))
    FileHistory(old / "so.xlsm").push(step)
    old.rename(new)
    found = FileHistory(new / "sổ đổi tên.xlsx").last(at(step))
    assert found == replace(step, backup=str(new / "Sao lưu" / "x.xlsm"))


def test_a_writing_that_is_not_in_the_history_is_told_with_its_backup(tmp_path: Path) -> None:
    path = tmp_path / "so.xlsm"
    history, gone = FileHistory(path), stamped(2)
    history.push(stamped(1))
    assert history.last(at(gone)) == Lost(Key(2, "000002"), None)
    backup = backups.back_up(path, b"x", WHEN, at(gone))
    assert history.last(at(gone)) == Lost(Key(2, "000002"), str(backup))


def test_each_writing_gets_a_number_above_all_seen_in_the_folder_and_a_token_of_its_own(tmp_path: Path) -> None:
    history = FileHistory(tmp_path / "so.xlsm")
    first = history.next_stamp(None)
    assert (first.last.number, first.undoable) == (1, first.last)
    assert len({history.next_stamp(None).book for _ in range(20)}) == 20
    history.push(stamped(5, book=first.book))
    assert history.next_stamp(first).last.number == 6
    copy = FileHistory(tmp_path / "so.xlsx")
    assert copy.next_stamp(first).last.number == 6
    assert copy.next_stamp(first).last.token != history.next_stamp(first).last.token
    assert copy.next_stamp(Stamp(BOOK, Key(8, "aaaaaa"), None)).last.number == 9


def test_a_workbook_whose_stamp_was_erased_gets_its_id_back_by_its_name(tmp_path: Path) -> None:
    FileHistory(tmp_path / "so.xlsm").push(stamped(1))
    assert FileHistory(tmp_path / "so.xlsm").next_stamp(None).book == BOOK
    assert FileHistory(tmp_path / "sổ mới.xlsm").next_stamp(None).book != BOOK
    assert FileHistory(tmp_path / "so.xlsm").last(None) is None


def test_a_step_of_which_only_the_beginning_is_left_still_tells_whose_it_is(tmp_path: Path) -> None:
    words = [[f'Việc số {at} «"stamp": "{at * at}"»'] for at in range(20_000)]
    FileHistory(tmp_path / "so.xlsm").push(
        replace(stamped(1), tables=(), blocks=(BlockChange("KH", 5, 3, words, words),), typed={})
    )
    (file,) = (tmp_path / "Sao lưu").iterdir()
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])
    assert FileHistory(tmp_path / "so.xlsm").next_stamp(None).book == BOOK


def test_words_of_the_office_are_no_stamp_and_the_id_is_found_behind_them(tmp_path: Path) -> None:
    other = str(Stamp("1" * 32, Key(3, "aaaaaa"), None))
    headings = tuple(f'"stamp": "{other}" {at}' for at in range(20_000))
    tables = (TableThen("KH", 4, 1, headings, ("1",)),)
    FileHistory(tmp_path / "so.xlsm").push(replace(stamped(1), tables=tables))
    assert FileHistory(tmp_path / "so.xlsm").next_stamp(None).book == BOOK


@pytest.mark.parametrize("content", [b"", b"chu", b"\x1f\x8b"])
def test_a_step_whose_beginning_is_damaged_tells_nothing_and_an_older_one_is_asked(
    tmp_path: Path, content: bytes
) -> None:
    history = FileHistory(tmp_path / "so.xlsm")
    history.push(stamped(1))
    history.push(replace(stamped(2), when=datetime(2026, 10, 6)))
    max((tmp_path / "Sao lưu").iterdir()).write_bytes(content)
    assert history.next_stamp(None).book == BOOK


def test_steps_from_before_stamps_are_told_by_the_name_and_dropped_from_the_last(tmp_path: Path) -> None:
    path = tmp_path / "so.xlsm"
    for action in ("merge", "accept"):
        FileHistory(path).push(Step(action, WHEN, "x", None, ()))
    names = sorted((file.name for file in (tmp_path / "Sao lưu").iterdir()), key=len)
    for name, old in zip(names, ("001", "002"), strict=True):
        (tmp_path / "Sao lưu" / name).rename(tmp_path / "Sao lưu" / f"so 2026-10-05 09-00-01 {old}{ENDING}")
    history = FileHistory(path)
    for action in ("accept", "merge"):
        found = history.last(None)
        assert isinstance(found, Step)
        assert found.action == action
        history.drop(found)
    assert history.last(None) is None
    history.drop(STEP)


def test_another_workbooks_history_is_not_ours(tmp_path: Path) -> None:
    FileHistory(tmp_path / "so.xlsm").push(STEP)
    assert FileHistory(tmp_path / "so khac.xlsm").last(None) is None
    step = stamped(1)
    FileHistory(tmp_path / "so.xlsm").push(step)
    other = replace(at(step), book="1" * 32)
    assert FileHistory(tmp_path / "so.xlsm").last(other) == Lost(at(step).last, None)


@pytest.mark.parametrize("moved", [False, True], ids=["under one name", "renamed on the way"])
def test_only_the_newest_are_kept(tmp_path: Path, moved: bool) -> None:
    steps = [replace(stamped(number), when=WHEN.replace(year=2050 - number)) for number in range(1, backups.KEPT + 4)]
    for step in steps:
        path = tmp_path / ("sổ mới.xlsm" if moved and at(step).last.number > 10 else "so.xlsm")
        FileHistory(path).push(step)
    assert len(list((tmp_path / "Sao lưu").iterdir())) == backups.KEPT
    history = FileHistory(tmp_path / "so.xlsm")
    assert [isinstance(history.last(at(step)), Step) for step in steps] == [False] * 3 + [True] * backups.KEPT


def test_a_copy_beside_a_workbook_keeps_steps_of_its_own(tmp_path: Path) -> None:
    for name in ("so.xlsm", "so.xlsx"):
        (tmp_path / name).write_bytes(b"")
    first = stamped(1)
    FileHistory(tmp_path / "so.xlsm").push(first)
    for number in range(2, backups.KEPT + 5):
        FileHistory(tmp_path / "so.xlsx").push(stamped(number))
    assert FileHistory(tmp_path / "so.xlsm").last(at(first)) == first


def test_a_damaged_history_is_told_of(tmp_path: Path) -> None:
    history, step = FileHistory(tmp_path / "so.xlsm"), stamped(1)
    history.push(step)
    (file,) = (tmp_path / "Sao lưu").glob(f"*{ENDING}")
    file.write_bytes(file.read_bytes()[:40])
    with pytest.raises(UsageError, match="bị hỏng"):
        history.last(step.stamp)
    assert history.next_stamp(None).book != BOOK


def test_a_folder_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "Sao lưu").write_text("một tệp, không phải thư mục")
    FileHistory(tmp_path / "so.xlsm").push(STEP)
    assert FileHistory(tmp_path / "so.xlsm").last(None) is None
