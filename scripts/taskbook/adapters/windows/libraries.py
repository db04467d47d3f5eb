"""The packages that only Windows has and that ours needs there."""

from __future__ import annotations

from typing import Final

STARTED_ON_WINDOWS: Final = ("win32api", "pythoncom")
"""Those whose compiled part must start."""
