"""A LibreOffice for the slow tests."""

from tests.live.office import desktop

__all__ = ["desktop"]
