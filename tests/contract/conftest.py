"""The contract is kept in a running LibreOffice, too."""

from tests.live.office import desktop

__all__ = ["desktop"]
