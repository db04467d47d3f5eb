"""The history beside the workbook: whole, typed, bounded."""

from datetime import date, datetime
from pathlib import Path

import pytest

from taskbook.adapters.history import ENDING, KEPT, FileHistory
from taskbook.core.undo import FilledSheet, Step
from taskbook.errors import UsageError
from taskbook.ports import BlockChange, CellError, Link

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


def test_a_step_is_read_back_as_it_was(tmp_path: Path) -> None:
    history = FileHistory(tmp_path / "so.xlsm")
    history.push(STEP)
    assert FileHistory(tmp_path / "so.xlsm").last() == STEP


def test_steps_of_one_second_keep_their_order_and_are_dropped_from_the_last(tmp_path: Path) -> None:
    history = FileHistory(tmp_path / "so.xlsm")
    for action in ("merge", "accept"):
        history.push(Step(action, WHEN, "x", None, ()))
    assert history.last().action == "accept"  # type: ignore[union-attr]
    history.drop()
    assert history.last().action == "merge"  # type: ignore[union-attr]
    history.drop()
    assert history.last() is None
    history.drop()


def test_another_workbooks_history_is_not_ours(tmp_path: Path) -> None:
    FileHistory(tmp_path / "so.xlsm").push(STEP)
    assert FileHistory(tmp_path / "so khac.xlsm").last() is None


def test_only_the_newest_are_kept(tmp_path: Path) -> None:
    history = FileHistory(tmp_path / "so.xlsm")
    for second in range(KEPT + 3):
        history.push(Step(str(second), WHEN.replace(second=second), "x", None, ()))
    assert len(list((tmp_path / "Sao lưu").iterdir())) == KEPT
    assert history.last().action == str(KEPT + 2)  # type: ignore[union-attr]


def test_a_damaged_history_is_told_of(tmp_path: Path) -> None:
    history = FileHistory(tmp_path / "so.xlsm")
    history.push(STEP)
    (file,) = (tmp_path / "Sao lưu").glob(f"*{ENDING}")
    file.write_bytes(file.read_bytes()[:40])
    with pytest.raises(UsageError, match="bị hỏng"):
        history.last()


def test_a_folder_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "Sao lưu").write_text("một tệp, không phải thư mục")
    FileHistory(tmp_path / "so.xlsm").push(STEP)
    assert FileHistory(tmp_path / "so.xlsm").last() is None
