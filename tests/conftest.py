"""How the properties are tried: never by the clock, since machines differ; always the same cases in CI."""

from __future__ import annotations

import os

from hypothesis import settings

settings.register_profile("office", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("office")
