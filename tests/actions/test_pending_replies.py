"""Reminders know from the workbook whose sheet came back."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from taskbook.actions.letter_batch import Wanted
from taskbook.actions.letters import prepare
from taskbook.actions.replies import merge
from taskbook.actions.split import split
from taskbook.adapters.mail.desk import MailDesk
from taskbook.adapters.replies.read import read_one
from taskbook.adapters.unit_file.files import UnitFileFolder
from taskbook.adapters.xlsx.workbook import open_workbook
from taskbook.core.letters.model import LetterKind
from taskbook.core.run import Run
from tests.adapters.mail.book import NOW, make_book

RUN = Run(NOW, "lan")
EARLIER = Run(datetime(2026, 10, 1, 8, 0), "lan")
SENTENCE = "đơn vị chưa gửi lại"


def owing(book: Path, kind: LetterKind = LetterKind.REMIND) -> dict[str, str]:
    """What each unit's letter says of a sheet still owed: its day, or nothing."""
    batch = prepare(open_workbook(book, lambda: NOW), RUN, MailDesk(book), Wanted(kind))
    return {part.unit: part.owed for ready in batch.ready for part in ready.letter.parts}


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return make_book(tmp_path)


def sheets(book: Path, run: Run) -> dict[str, Path]:
    report = split(open_workbook(book, lambda: run.now), run, UnitFileFolder(book.parent))
    return {path.stem: path for path in sorted(report.folder.glob("*.xlsx"))}


def come_back(book: Path, *paths: Path) -> None:
    merge(open_workbook(book, lambda: NOW), [read_one(path) for path in paths], RUN)


def test_nobody_is_asked_for_a_sheet_before_any_came_back(book: Path) -> None:
    sheets(book, RUN)
    assert set(owing(book).values()) == {""}


def test_a_unit_is_asked_for_its_sheet_of_the_newest_batch_until_that_comes_back(book: Path) -> None:
    old, new = sheets(book, EARLIER), sheets(book, RUN)
    economy = "Phong Kinh te"
    come_back(book, *old.values(), new[economy])
    owed = owing(book)
    assert owed.pop("Phòng Kinh tế") == ""
    assert set(owed.values()) == {"22/11/2026"}
    come_back(book, *new.values())
    assert set(owing(book).values()) == {""}


def test_only_reminders_speak_of_it(book: Path) -> None:
    new = sheets(book, RUN)
    come_back(book, new["Phong Kinh te"])
    assert set(owing(book, LetterKind.SHEET).values()) | set(owing(book, LetterKind.LEADER).values()) <= {""}
