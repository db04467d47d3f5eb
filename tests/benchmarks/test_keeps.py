"""A refresh loses nothing of a rich workbook, and the comparison that says so would see a loss."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from taskbook.actions.refresh import refresh
from taskbook.adapters.xlsx.workbook import open_workbook
from taskbook.core.run import Run
from tests.benchmarks.keeps import FEATURES, Fate, fates, parts_of
from tests.benchmarks.rich_book import rich_book

SPOILED = {
    "macros": ("xl/vbaProject.bin", b"VBA", b"VBX"),
    "ribbon": ("customUI/customUI14.xml", b"<tab ", b"<tap "),
    "comments": ("xl/comments1.xml", "Lãnh đạo".encode(), b"L"),
    "names": ("xl/workbook.xml", b"CuaToi", b"CuaAi"),
    "sparklines": ("xl/worksheets/", b"x14:sparkline>", b"x14:spark>"),
    "values of formulas": ("xl/worksheets/", b"<f>LEN(A6)</f><v>9</v>", b"<f>LEN(A6)</f>"),
    "protection": ("xl/worksheets/", b"sheetProtection", b"sheetX"),
}


@pytest.fixture(scope="module")
def rich(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return rich_book(tmp_path_factory.mktemp("rich") / "sổ.xlsm")


def test_a_refresh_keeps_everything_as_it_is(rich: Path, tmp_path: Path) -> None:
    work = tmp_path / "sổ.xlsm"
    work.write_bytes(rich.read_bytes())
    before = parts_of(work)
    refresh(open_workbook(work), Run(datetime(2026, 11, 22, 8, 0), "ai đó"))
    after = parts_of(work)
    assert before != after
    assert {name: fate for name, fate in fates(before, after).items() if fate.lost or fate.rewritten} == {}


def test_the_rich_workbook_has_every_feature(rich: Path) -> None:
    parts = parts_of(rich)
    assert [name for name, probe in FEATURES.items() if not probe(parts)] == []


@pytest.mark.parametrize("feature", SPOILED)
def test_a_loss_is_seen(rich: Path, feature: str) -> None:
    room, old, new = SPOILED[feature]
    before = parts_of(rich)
    part = next(name for name, content in before.items() if name.startswith(room) and old in content)
    found = fates(before, {**before, part: before[part].replace(old, new)})
    assert found[feature] != Fate(found[feature].there, 0, 0)


@pytest.mark.parametrize(
    ("fate", "said"),
    [
        (Fate(3, 0, 0), "kept"),
        (Fate(3, 3, 0), "lost"),
        (Fate(3, 1, 2), "1 lost"),
        (Fate(3, 0, 3), "3 rewritten"),
    ],
)
def test_what_became_of_a_feature_is_said_in_a_word(fate: Fate, said: str) -> None:
    assert str(fate) == said
