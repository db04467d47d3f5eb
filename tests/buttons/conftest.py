"""What tests of several modules begin with."""

from tests.live.fixtures import desktop, opened, own_folders, pauses

__all__ = ["desktop", "opened", "own_folders", "pauses"]
