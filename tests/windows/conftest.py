"""The Windows computer of a session, and why there is none where there is none. All these tests run in one process."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.windows.computer import Computer
from tests.windows.machine.needs import missing
from tests.windows.skipping import skipping

HERE = Path(__file__).parent


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """One Windows computer serves all tests of this folder; where it cannot be made they are skipped."""
    lacking = missing()
    is_whole = config.getoption("--on-windows")
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.xdist_group("windows"))
            item.add_marker(pytest.mark.slow)
            if lacking:
                item.add_marker(pytest.mark.skip(reason=lacking))
            elif item.get_closest_marker("on_windows") and not is_whole:
                item.add_marker(pytest.mark.skip(reason="takes long: `uv run pytest tests/windows --on-windows`"))


@pytest.fixture(scope="session")
def computer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Computer]:
    """A Windows computer of this session alone."""
    with skipping():
        made = Computer(tmp_path_factory.mktemp("windows"))
    yield made
    made.switch_off()
