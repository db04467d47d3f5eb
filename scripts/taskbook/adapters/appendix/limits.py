"""How large a plan's file may be: more is refused with a sentence before anything is unpacked."""

from __future__ import annotations

from typing import Final

MAX_BYTES: Final = 50_000_000
MAX_SHEET_BYTES: Final = 16_000_000  # of one sheet's XML, unpacked: openpyxl needs twenty times that
MAX_DOCUMENT_BYTES: Final = 60_000_000  # of a Word document's XML, unpacked
MAX_CELLS: Final = 300_000  # of all sheets, empty ones that are merged or painted with them
MAX_TAGS: Final = 1_000_000  # of HTML, opening and closing
MAX_ATTRIBUTE_PAIRS: Final = 500_000_000  # that libxml2 holds against each other, all tags together
MAX_ROWS: Final = 12_000
MAX_COLUMNS: Final = 60
MAX_SHEETS: Final = 30
MAX_PAGES: Final = 80
MAX_DRAWN_BYTES: Final = 3_000_000  # of what all pages of a PDF draw, unpacked: a page of a plan has 10,000 to 50,000
MAX_STREAMS_BYTES: Final = 150_000_000  # of all parts of a PDF, unpacked
MEGABYTE: Final = 1_000_000
