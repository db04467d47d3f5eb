"""What the tests of the strict Excel begin with."""

from tests.live.fixtures import opened, own_folders, pauses

__all__ = ["opened", "own_folders", "pauses"]
