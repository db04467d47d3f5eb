"""A LibreOffice for the slow tests."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.live.office import office


@pytest.fixture(scope="session")
def desktop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """The desktop of a LibreOffice without a screen, started when first asked for."""
    with office(tmp_path_factory.mktemp("office") / "profile", "--headless") as (_, running):
        yield running
