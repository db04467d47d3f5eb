"""What the tests of the strict Excel begin with."""

from tests.live.fixtures import opened, own_folders

__all__ = ["opened", "own_folders"]
