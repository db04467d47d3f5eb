"""Leaves tests out where what the Windows computer is made of cannot be fetched."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from tests.windows.machine.packages import NotToBeHadError


@contextmanager
def skipping() -> Iterator[None]:
    """Skip, with the reason, the tests that need what is made inside."""
    try:
        yield
    except NotToBeHadError as error:
        pytest.skip(f"no Windows under Wine here: its packages cannot be had ({error})")
