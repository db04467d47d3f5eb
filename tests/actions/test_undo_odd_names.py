"""An undo of a refresh where the plan's sheet bears a name that is legal and seldom: all is as it was."""

from __future__ import annotations

import unicodedata
import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TypeVar
from xml.sax.saxutils import escape

import pytest

from taskbook.actions.refresh import refresh
from taskbook.actions.undo import undo
from taskbook.adapters.excel.workbook import LiveWorkbook
from taskbook.adapters.history import FileHistory, Recorded
from taskbook.adapters.xlsx.workbook import open_workbook
from taskbook.core.run import Run
from taskbook.ports import Value, Workbook
from taskbook_schemas.registry import SUMMARY
from tests.actions.real import fresh
from tests.contract.history import no_whole_file
from tests.live.strict_engine import open_strict

RUN = Run(datetime(2026, 11, 27, 9, 0), "Lan")
WAS = "KTTN 2025"
Done = TypeVar("Done")


def renamed(path: Path, name: str, attribute: str) -> Path:
    """Give the plan's sheet another name wherever the file names it; `attribute` is how the workbook part spells it."""
    with zipfile.ZipFile(path) as archive:
        parts = {part: archive.read(part) for part in archive.namelist()}
    quoted = escape(name.replace("'", "''"))
    for part, data in parts.items():
        if part.endswith((".xml", ".rels")):
            data = data.replace(f"'{WAS}'!".encode(), f"'{quoted}'!".encode())
            if part == "xl/workbook.xml":
                data = data.replace(f'name="{WAS}"'.encode(), f'name="{attribute}"'.encode())
            parts[part] = data.replace(WAS.encode(), escape(name).encode())
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, data in parts.items():
            archive.writestr(part, data)
    return path


def all_cells(path: Path) -> dict[str, list[list[Value]]]:
    book = open_workbook(path)
    return {info.name: book.block(info.name, 1, 40) for info in book.sheets() if info.name != "Nhật ký"}


def names_of(path: Path) -> bytes:
    with zipfile.ZipFile(path) as archive:
        xml = archive.read("xl/workbook.xml")
    return xml[xml.index(b"<definedNames>") : xml.index(b"</definedNames>")]


def copy_at(path: str) -> Workbook:
    return open_workbook(Path(path))


def pressed(path: Path, live: bool, act: Callable[[Workbook], Done]) -> Done:
    """What an action gives: on the closed file, or pressed in Excel, which saves it then."""
    if not live:
        return act(open_workbook(path))
    book, store, _ = open_strict(path)
    done = act(LiveWorkbook(book, lambda: RUN.now))
    store.save()
    return done


@pytest.mark.parametrize(
    ("name", "attribute"),
    [
        ("KH > 2025", "KH > 2025"),  # a bare sign, as some programs write it
        ("KH 'mới' 2025", "KH 'mới' 2025"),
        (unicodedata.normalize("NFD", "Kế hoạch 2025"), unicodedata.normalize("NFD", "Kế hoạch 2025")),
    ],
    ids=["a bare >", "apostrophes", "letters decomposed"],
)
@pytest.mark.parametrize("live", [False, True], ids=["closed", "in Excel"])
def test_a_refresh_is_taken_back_whatever_the_plans_sheet_is_called(
    tmp_path: Path, name: str, attribute: str, live: bool
) -> None:
    path = renamed(fresh(tmp_path), name, attribute)
    before, named = all_cells(path), names_of(path)
    pressed(path, live, lambda book: refresh(Recorded(book, FileHistory(path), "refresh", RUN), RUN))
    assert all_cells(path)[SUMMARY] != before[SUMMARY]
    undone = pressed(path, live, lambda book: undo(book, FileHistory(path), copy_at, RUN, no_whole_file))
    assert undone is not None
    assert undone.kept == []
    after = all_cells(path)
    assert after[name] == before[name]
    assert after[SUMMARY] == before[SUMMARY]
    if not live:  # the stand-in saves the file through a library
        assert set(named.split(b"</definedName>")) <= set(names_of(path).split(b"</definedName>"))
