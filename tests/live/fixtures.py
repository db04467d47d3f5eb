"""What tests of several modules begin with: the small workbook open, folders of their own, a LibreOffice."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from taskbook.adapters.excel import patience
from tests.live.office import office
from tests.live.pywin32 import ANSWERS, MESSAGES, OPEN
from tests.live.small import Opened


@pytest.fixture(scope="session")
def desktop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """The desktop of a LibreOffice without a screen, started when first asked for."""
    with office(tmp_path_factory.mktemp("office") / "profile", "--headless") as (_, running):
        yield running


@pytest.fixture
def pauses(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[float]]:
    """The seconds of each pause, which pass at once for every Excel that is busy for so many seconds."""
    made: list[float] = []

    def pause(seconds: float) -> None:
        made.append(seconds)
        for app in OPEN.values():
            app.busy_seconds = max(app.busy_seconds - seconds, 0)

    monkeypatch.setattr("taskbook.adapters.excel.patience.time.sleep", pause)
    yield made
    OPEN.clear()
    patience.begin()


@pytest.fixture
def opened(tmp_path: Path, pauses: list[float]) -> Opened:
    """The small workbook in a strict Excel."""
    return Opened(tmp_path)


@pytest.fixture
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pauses: list[float]) -> Iterator[None]:
    """No lock, log or history of the machine is touched; message boxes are collected."""
    for name in ("user_runtime_path", "user_data_path", "user_log_path"):
        monkeypatch.setattr(f"platformdirs.{name}", lambda *_, **__: tmp_path / "own")
    monkeypatch.setattr("taskbook.adapters.windows.message_box.ctypes", None)  # a box of Windows nobody would answer
    MESSAGES.clear()
    ANSWERS.clear()
    yield
    OPEN.clear()
