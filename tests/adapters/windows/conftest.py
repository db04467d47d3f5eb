"""What the tests of Windows' parts begin with."""

from tests.live.fixtures import own_folders, pauses

__all__ = ["own_folders", "pauses"]
