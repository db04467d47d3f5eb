"""How the properties are tried (never by the clock, since machines differ; always the same cases in CI), and what else
the command line may ask for."""

from __future__ import annotations

import os

import pytest
from hypothesis import settings

settings.register_profile("office", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("office")


def pytest_addoption(parser: pytest.Parser) -> None:
    """The whole tier of Windows, which takes half an hour."""
    parser.addoption("--on-windows", action="store_true", help="also run the suites by a Windows Python under Wine")
