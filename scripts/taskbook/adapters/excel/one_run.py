"""One run at a time on an open workbook: a second press waits for nobody, it is refused."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

import platformdirs

from taskbook.adapters import disk
from taskbook.diagnostics import DATA_FOLDER
from taskbook.errors import WorkbookLockedError
from taskbook.texts import excel as texts


@contextmanager
def alone(book: str) -> Iterator[None]:
    """Refuse a second run on the same workbook while the first is at work. WorkbookLockedError."""
    folder = platformdirs.user_runtime_path(DATA_FOLDER, appauthor=False)
    folder.mkdir(parents=True, exist_ok=True)
    name = hashlib.sha256(book.casefold().encode()).hexdigest()[:16]
    with ExitStack() as stack:
        try:
            stack.enter_context(disk.held(folder / f"{name}.lock"))
        except disk.HeldError as error:
            raise WorkbookLockedError(texts.already_running(book)) from error
        yield
