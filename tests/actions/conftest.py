"""What tests of several modules begin with."""

from tests.adapters.mail.conftest import _only_loopback, ring, trust
from tests.live.fixtures import desktop, opened, own_folders, pauses

__all__ = ["_only_loopback", "desktop", "opened", "own_folders", "pauses", "ring", "trust"]
