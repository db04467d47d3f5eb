"""The very hidden sheet: written and read back the same, and damage noticed."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from taskbook.adapters.unit_file.manifest import WIDTH, ManifestFault, is_manifest, read, write
from taskbook.adapters.unit_file.read import manifest_among
from taskbook.core.unit_file import INPUT_FIELDS, Manifest, Sent, SentTask, TaskRole
from taskbook.ports import Value

texts = st.text(max_size=60)
days = st.dates(date(2000, 1, 1), date(2100, 12, 31))
_BY_FIELD: dict[str, st.SearchStrategy[Sent]] = {
    "progress": st.floats(allow_nan=False, allow_infinity=False),
    "completed": days,
    "extension_asked": days,
}
values = st.fixed_dictionaries({field: st.none() | _BY_FIELD.get(field, texts) for field in INPUT_FIELDS})
sent_tasks = st.builds(
    SentTask,
    key=texts,
    id=texts,
    plan=texts,
    sheet=texts,
    row=st.integers(1, 1_048_576),
    role=st.sampled_from(TaskRole),
    values=values,
)
manifests = st.builds(
    Manifest,
    workbook=texts,
    plans=st.lists(texts, max_size=3).map(tuple),
    batch=texts,
    unit=texts,
    as_of=days,
    tasks=st.lists(sent_tasks, max_size=4).map(tuple),
)

BLANK: dict[str, Sent] = dict.fromkeys(INPUT_FIELDS)
ONE = Manifest(
    "so.xlsx",
    ("KH26",),
    "20260930-20261001083005",
    "Phòng Kinh tế",
    date(2026, 9, 30),
    (SentTask("KH26-1", "KH26-1", "KH26", "KH 2026", 5, TaskRole.LEAD, BLANK | {"situation": "=1+1"}),),
)


def rows(manifest: Manifest = ONE) -> list[list[Value]]:
    return [list(row) for row in write(manifest)]


@given(manifests)
def test_what_was_written_is_read_back(manifest: Manifest) -> None:
    assert read(rows(manifest)) == manifest


@given(manifests)
def test_no_cell_could_be_trimmed_reencoded_or_cut(manifest: Manifest) -> None:
    for row in write(manifest):
        for piece in row:
            assert piece.isascii()
            assert " " not in piece
            assert len(piece) <= 32_767


def test_the_longest_texts_of_a_task_go_on_in_further_columns() -> None:
    long = SentTask(
        "k", "k", "p", "s", 5, TaskRole.LEAD, BLANK | {"situation": "ế" * 32_767, "difficulty": "=ộ " * 10_900}
    )
    manifest = Manifest("so.xlsx", ("p",), "b", "u", date(2026, 1, 1), (long,))
    written = write(manifest)
    assert 1 < max(map(len, written)) <= WIDTH
    padded = [[*row, *[None] * (WIDTH - len(row))] for row in written]
    assert read(padded) == manifest


def test_what_stands_beyond_the_manifest_does_not_matter() -> None:
    padded = [[*row, None, "note"] for row in rows()]
    assert read([*padded, [None], ["more"]]) == ONE


@pytest.mark.parametrize(
    "found",
    [[], [[]], [[None]], [["Mã", "Nhiệm vụ"]], [[12.0]]],
    ids=["no rows", "no cells", "blank", "other words", "number"],
)
def test_a_sheet_with_other_things_is_no_manifest(found: list[list[Value]]) -> None:
    assert read(found) is ManifestFault.MISSING
    assert not is_manifest(found)


@given(st.integers(0, 2), st.integers(0, 400), st.sampled_from("xX0{\"'9"))
@example(0, len("TASKBOOK-PHIEU;"), "0")
def test_any_changed_letter_is_noticed(row: int, at: int, letter: str) -> None:
    found = rows()
    cell = str(found[row][0])
    at %= len(cell)
    changed = cell[:at] + letter + cell[at + 1 :]
    found[row][0] = changed
    assert (read(found) == ONE) == (changed == cell)


@pytest.mark.parametrize("row", [1, 2])
def test_a_missing_row_is_noticed(row: int) -> None:
    found = rows()
    del found[row]
    assert read(found) is ManifestFault.DAMAGED


def test_swapped_rows_are_noticed() -> None:
    found = rows()
    found[1], found[2] = found[2], found[1]
    assert read(found) is ManifestFault.DAMAGED


def test_a_cell_that_is_no_text_any_more_is_noticed() -> None:
    found = rows()
    found[2][0] = 5.0
    assert read(found) is ManifestFault.DAMAGED


def test_a_head_cut_short_is_damage() -> None:
    found = rows()
    found[0][0] = str(found[0][0])[:-1]
    assert read(found) is ManifestFault.DAMAGED


def test_a_newer_format_is_told_from_damage() -> None:
    found = rows()
    found[0][0] = str(found[0][0]).replace(";1;", ";2;", 1)
    assert read(found) is ManifestFault.NEWER


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"row":5', '"row":"5"'),
        ('"role":"lead"', '"role":"boss"'),
        ('"sent":{', '"sent":[],"x":{'),
        ('"progress":null', '"progress":"half"'),
        ('"completed":null', '"completed":"soon"'),
        ('"situation":"=1+1"', '"situation":3'),
        ('"situation"', '"colour"'),
        ('"plans":["KH26"]', '"plans":"KH26"'),
        ('"as_of":"2026-09-30"', '"as_of":null'),
        ('"unit"', '"units"'),
        ("}", "]"),
    ],
)
def test_a_sealed_manifest_that_makes_no_sense_is_damaged(old: str, new: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("taskbook.adapters.unit_file.manifest._digest", lambda records: "0" * 64)
    found = [[str(row[0]).replace(old, new)] for row in write(ONE)]
    assert found != write(ONE)
    assert read(found) is ManifestFault.DAMAGED


def test_the_sheet_is_found_whatever_it_is_called() -> None:
    sheets = {"Trang 1": [["Mã"]], "Sheet2": rows(), "Copy": rows()}
    assert manifest_among(sheets, lambda sheet, height: sheets[sheet][:height]) == ONE


def test_two_manifests_that_differ_are_damage() -> None:
    other = Manifest("so.xlsx", (), "b", "Công an xã", date(2026, 9, 30), ())
    sheets = {"1": rows(), "2": rows(other)}
    assert manifest_among(sheets, lambda sheet, height: sheets[sheet][:height]) is ManifestFault.DAMAGED


def test_a_file_without_a_manifest_says_so() -> None:
    assert manifest_among(["1"], lambda sheet, height: [["Mã"]]) is ManifestFault.MISSING
