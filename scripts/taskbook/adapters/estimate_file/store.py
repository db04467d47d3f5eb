"""Writes the file of estimates beside the workbook."""

from __future__ import annotations

from datetime import date, datetime
from io import BytesIO
from pathlib import Path

from taskbook.adapters.drawing.book import Book
from taskbook.adapters.estimate_file.form import EstimateForm
from taskbook.adapters.sheet_file import bring, sealed
from taskbook.core.estimate import Estimate
from taskbook.outbox import NotWritten, Written
from taskbook.texts import estimate as texts


class EstimateFileFolder:
    """Meets `actions.edges.EstimateFiles` for the workbook in the folder `home`."""

    def __init__(self, home: Path) -> None:
        self.home = home

    def write(self, found: Estimate, as_of: date, issuer: str, path: Path, made: datetime) -> Written | NotWritten:
        """Write the sums as a file."""
        return bring(packed(found, as_of, issuer, made), path, len(found.total.tasks), made)


def packed(found: Estimate, as_of: date, issuer: str, made: datetime) -> bytes:
    """Return the whole file."""
    data = BytesIO()
    book = Book(data)
    book.set_properties({"title": texts.TITLE, "created": made})
    EstimateForm(book, found).draw(as_of, issuer)
    book.close()
    return sealed(data.getvalue())
