"""What tests of several modules begin with."""

from tests.adapters.mail.conftest import ring, trust

__all__ = ["ring", "trust"]
