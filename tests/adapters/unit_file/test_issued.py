"""What comes back is held against what was given out."""

from __future__ import annotations

import hashlib
import json
import shutil
from datetime import datetime, timedelta
from pathlib import Path

import openpyxl
import pytest

from taskbook.actions.replies import MergeReport, merge
from taskbook.actions.split import split
from taskbook.adapters.replies.read import read_one
from taskbook.adapters.unit_file.files import UnitFileFolder
from taskbook.adapters.unit_file.issued import RECORD, vouching
from taskbook.adapters.xlsx.workbook import open_workbook
from taskbook.core.replies.kinds import FileRemark, Outcome
from taskbook.core.run import Run
from taskbook.core.unit_file import Manifest
from taskbook.texts.refusals import remark as remark_text
from taskbook.texts.saving import BACKUP_FOLDER
from taskbook_schemas.layout import Log
from taskbook_schemas.registry import LOG
from taskbook_schemas.words import BOOK_STAMP
from tests.adapters.replies.office import fill_in
from tests.adapters.unit_file.dump import AS_OF, NAME, copy_master

GIVEN = Run(datetime(2026, 10, 1, 8, 0), "lan")
BACK = Run(datetime(2026, 10, 5, 8, 0), "lan")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("so")
    split(open_workbook(copy_master(folder)), GIVEN, UnitFileFolder(folder), folder / "ra", (), AS_OF)
    return folder


def come_back(home: Path, *files: Path) -> MergeReport:
    return merge(open_workbook(home / NAME), map(read_one, files), BACK, dry=True, vouch=vouching(home, None))


def filled(home: Path, out: Path, unit: str = "Phong Kinh te") -> Path:
    return fill_in(home / "ra" / AS_OF.isoformat() / f"{unit}.xlsx", out / f"{unit}.xlsx", {(0, "progress"): 60})


def forge(path: Path, **facts: object) -> Path:
    """Change what the hidden sheet says of the file, and make its check sum right again, as anybody can."""
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[1]
    first = json.loads(str(sheet["A2"].value))
    sent = facts.pop("sent", None)
    sheet["A2"].value = json.dumps(first | facts, separators=(",", ":")).replace(" ", "\\u0020")
    if sent is not None:
        task = json.loads(str(sheet["A3"].value))
        task["sent"]["progress"] = sent
        sheet["A3"].value = json.dumps(task, separators=(",", ":")).replace(" ", "\\u0020")
    records = ["".join(str(cell) for cell in row if cell) for row in sheet.iter_rows(min_row=2, values_only=True)]
    mark, version, count, _ = str(sheet["A1"].value).split(";")
    digest = hashlib.sha256("\n".join(records).encode()).hexdigest()
    sheet["A1"].value = ";".join([mark, version, count, digest])
    book.save(path)
    return path


def test_a_file_that_was_given_out_is_taken_without_a_word(home: Path, tmp_path: Path) -> None:
    plan = come_back(home, filled(home, tmp_path)).plan
    assert ([change.outcome for change in plan.changes], plan.notes) == ([Outcome.PROPOSAL], ())


@pytest.mark.parametrize(
    ("facts", "remark"),
    [
        ({"batch": "20260930-99991231235959"}, FileRemark.OTHER_BATCH),
        ({"unit": "Công an xã"}, FileRemark.OTHER_UNIT),
        ({"as_of": "2026-10-31"}, FileRemark.ALTERED),
        ({"sent": 60}, FileRemark.ALTERED),
        ({"mark": ""}, FileRemark.ALTERED),
        ({"mark": "0" * 32}, FileRemark.ALTERED),
    ],
)
def test_what_was_not_given_out_is_told_and_nothing_of_it_is_chosen(
    home: Path, tmp_path: Path, facts: dict[str, object], remark: FileRemark
) -> None:
    plan = come_back(home, forge(filled(home, tmp_path), **facts)).plan
    assert [note.remark for note in plan.notes] == [remark]
    assert all(change.outcome is not Outcome.PROPOSAL for change in plan.changes)
    assert plan.received == ()


def test_a_forged_file_hides_no_answer_and_makes_no_batch_old(home: Path, tmp_path: Path) -> None:
    true = filled(home, tmp_path)
    forged = forge(filled(home, tmp_path).rename(tmp_path / "a (9).xlsx"), batch="20260930-99991231235959")
    true = filled(home, tmp_path)
    plan = come_back(home, forged, true).plan
    sure = [change for change in plan.changes if change.outcome is Outcome.PROPOSAL]
    assert [(change.answer.file, change.old_batch, change.answer.parsed.value) for change in sure] == [
        (true.name, False, 60.0)
    ]


def test_a_file_older_than_the_record_is_taken_with_a_remark(home: Path, tmp_path: Path) -> None:
    path = forge(filled(home, tmp_path), batch="20260831-20260901080000", mark="")
    plan = come_back(home, path).plan
    assert [note.remark for note in plan.notes] == [FileRemark.OLD_FILE]
    assert [change.outcome for change in plan.changes] == [Outcome.PROPOSAL]


def test_where_there_is_no_record_a_file_is_taken_with_a_remark(home: Path, tmp_path: Path) -> None:
    report = merge(
        open_workbook(home / NAME),
        [read_one(filled(home, tmp_path))],
        BACK,
        dry=True,
        vouch=vouching(tmp_path, None),
    )
    assert [note.remark for note in report.plan.notes] == [FileRemark.OLD_FILE]


def test_a_renamed_workbook_still_knows_what_it_gave_out(home: Path, tmp_path: Path) -> None:
    copy_master(tmp_path)
    split(open_workbook(tmp_path / NAME), GIVEN, UnitFileFolder(tmp_path), tmp_path / "ra", (), AS_OF)
    path = filled(tmp_path, tmp_path)
    (tmp_path / NAME).rename(tmp_path / "Sổ mới.xlsx")
    book = open_workbook(tmp_path / "Sổ mới.xlsx")
    plan = merge(book, [read_one(path)], BACK, dry=True, vouch=vouching(tmp_path, None)).plan
    assert plan.notes == ()


def test_later_batches_keep_the_key_and_a_damaged_record_is_kept_aside(tmp_path: Path) -> None:
    copy_master(tmp_path)
    for days in (0, 1):
        run = Run(GIVEN.now + timedelta(days=days), "lan")
        assert (
            split(open_workbook(tmp_path / NAME), run, UnitFileFolder(tmp_path), tmp_path / "ra", (), AS_OF).unmarked
            == ""
        )
    record = tmp_path / BACKUP_FOLDER / RECORD
    assert len(json.loads(record.read_bytes())["batches"]) == 2
    record.write_text("hỏng", encoding="utf-8")
    split(open_workbook(tmp_path / NAME), GIVEN, UnitFileFolder(tmp_path), tmp_path / "ra", (), AS_OF)
    assert len(list(record.parent.glob("*(hong)*"))) == 1


def test_files_leave_even_where_no_record_can_be_kept(tmp_path: Path) -> None:
    copy_master(tmp_path)
    (tmp_path / BACKUP_FOLDER).write_text("một tệp đứng ở chỗ của thư mục", encoding="utf-8")
    report = split(open_workbook(tmp_path / NAME), GIVEN, UnitFileFolder(tmp_path), tmp_path / "ra", (), AS_OF)
    assert report.unmarked
    assert len(report.written) == 7


# one folder, several workbooks

ID, OTHER = "a" * 32, "b" * 32


def stamped(path: Path, book: str | None) -> Path:
    """A master whose log bears this id."""
    if book is not None:
        made = openpyxl.load_workbook(path)
        made[LOG].cell(Log.STAMP_ROW, 1).value = f"{BOOK_STAMP}{book} | 1-0000aa | -"
        made.save(path)
    return path


def given_out(folder: Path, book: str | None, name: str = NAME, run: Run = GIVEN) -> Path:
    """A workbook with this id in a folder, whose files were given out; the file of a unit, filled in."""
    folder.mkdir(exist_ok=True)
    path = copy_master(folder)
    if name != NAME:
        path = path.rename(folder / name)
    out = folder / f"ra {path.stem}"
    split(open_workbook(stamped(path, book)), run, UnitFileFolder(folder), out, (), AS_OF)
    back = folder / f"ve {path.stem}"
    back.mkdir()
    file = out / AS_OF.isoformat() / "Phong Kinh te.xlsx"
    return fill_in(file, back / file.name, {(0, "progress"): 60})


def said(folder: Path, book: str | None, file: Path) -> FileRemark | None:
    manifest = read_one(file).manifest
    assert isinstance(manifest, Manifest)
    return vouching(folder, book)(manifest)


@pytest.mark.parametrize(
    ("gave", "asks", "remark"),
    [
        (None, None, None),  # no id yet, at either time
        (None, ID, None),  # it got its id between giving out and taking back
        (ID, ID, None),
        (ID, OTHER, FileRemark.OTHER_BOOK),
        (ID, None, FileRemark.OTHER_BOOK),  # a workbook that never wrote has given nothing out under an id
    ],
)
def test_a_file_is_known_by_the_workbook_that_gave_it_out(
    tmp_path: Path, gave: str | None, asks: str | None, remark: FileRemark | None
) -> None:
    assert said(tmp_path, asks, given_out(tmp_path, gave)) is remark


def test_two_workbooks_in_one_folder_each_know_their_own_files(tmp_path: Path) -> None:
    later = Run(GIVEN.now + timedelta(hours=1), "lan")
    one, two = given_out(tmp_path, ID, "Sổ một.xlsx"), given_out(tmp_path, OTHER, "Sổ hai.xlsx", later)
    assert [said(tmp_path, ID, one), said(tmp_path, OTHER, two)] == [None, None]
    assert [said(tmp_path, OTHER, one), said(tmp_path, ID, two)] == [FileRemark.OTHER_BOOK] * 2
    book = open_workbook(tmp_path / "Sổ một.xlsx")
    with_one = merge(book, [read_one(two)], BACK, dry=True, vouch=vouching(tmp_path, ID)).plan
    assert [note.remark for note in with_one.notes] == [FileRemark.OTHER_BOOK]
    assert "do sổ khác trong cùng thư mục giao" in remark_text(with_one.notes[0])
    assert all(change.outcome is not Outcome.PROPOSAL for change in with_one.changes)


def test_a_folder_that_was_copied_with_its_backups_still_knows_its_files(tmp_path: Path) -> None:
    file = given_out(tmp_path / "cũ", ID)
    shutil.copytree(tmp_path / "cũ", tmp_path / "mới")
    assert said(tmp_path / "mới", ID, file) is None
    shutil.rmtree(tmp_path / "mới" / BACKUP_FOLDER)
    assert said(tmp_path / "mới", ID, file) is FileRemark.OLD_FILE  # nothing to hold it against


def test_a_record_of_one_key_for_the_folder_is_taken_over(tmp_path: Path) -> None:
    before = given_out(tmp_path, None)
    record = tmp_path / BACKUP_FOLDER / RECORD
    facts = json.loads(record.read_bytes())
    record.write_text(json.dumps({"version": 1, "key": facts["key"], "batches": facts["batches"]}), encoding="utf-8")
    after = given_out(tmp_path, ID, "Sổ đã ghi.xlsx", Run(GIVEN.now + timedelta(days=1), "lan"))
    assert [said(tmp_path, ID, before), said(tmp_path, ID, after)] == [None, None]
    assert said(tmp_path, OTHER, before) is None  # whose it was, the old record does not say
    assert said(tmp_path, ID, forge(before, sent=60)) is FileRemark.ALTERED
