"""The programs that are compared: ours, and the scripts of an office programmer and of an expert."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path

HERE = Path(__file__).resolve().parent
DAY = "2026-11-22"
OURS, OFFICE, EXPERT = "refresh", "office script", "expert script"
_ALL: Mapping[str, Sequence[str]] = {
    OURS: (sys.executable, "-m", "taskbook", "refresh"),
    OFFICE: (sys.executable, "-W", "ignore", str(HERE / "office_script.py")),
    EXPERT: (sys.executable, str(HERE / "expert_script.py")),
}
_EXPERTS = ("fastexcel", "polars", "rustpy_xlsxwriter", "wolfxl")
PROGRAMS = {name: command for name, command in _ALL.items() if name != EXPERT or all(map(find_spec, _EXPERTS))}
"""Without the libraries of the group `bench` the expert's is left out."""
AS_OF: Mapping[str, Sequence[str]] = {OURS: ("--as-of", DAY), OFFICE: (DAY,), EXPERT: (DAY,)}
