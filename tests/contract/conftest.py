"""The contract is kept in a running LibreOffice, too."""

from tests.live.fixtures import desktop

__all__ = ["desktop"]
