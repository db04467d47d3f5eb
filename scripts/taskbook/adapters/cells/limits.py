"""What a sheet can be called in Excel, and how many cells we read of one workbook."""

from __future__ import annotations

import re
from typing import Final

BAD_NAME: Final = re.compile(r"[\[\]:*?/\\\x00-\x1f]|^'|'$")
"""What no sheet's name may have."""

MAX_NAME: Final = 31
"""Characters of a sheet's name."""

MAX_CELLS: Final = 6_000_000
"""Cells read of one workbook's tables: 100,000 tasks of 34 columns are 3,400,000."""
