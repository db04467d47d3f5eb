"""A LibreOffice for the slow tests."""

from tests.live.fixtures import desktop

__all__ = ["desktop"]
