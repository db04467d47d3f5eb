"""Where the files of a workbook's units are written, as the action asks for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import datetime
from pathlib import Path

from taskbook.adapters import disk
from taskbook.adapters.unit_file.issued import issuing
from taskbook.adapters.unit_file.store import write_files
from taskbook.core.unit_file import Manifest, UnitFile
from taskbook.outbox import NotWritten, Written
from taskbook.texts import disk as texts


class UnitFileFolder:
    """Meets `actions.edges.UnitFiles` for the workbook in the folder `home`."""

    def __init__(self, home: Path) -> None:
        self.home = home

    @contextmanager
    def marking(
        self, book: str | None, batch: str, units: Sequence[str]
    ) -> Iterator[tuple[Callable[[Manifest], Manifest], str]]:
        """Give what marks the files, and why they go unmarked: files must leave even where no record can be kept."""
        with ExitStack() as stack:
            try:
                issued = stack.enter_context(issuing(self.home, book, batch, units))
            except disk.HeldError:
                yield lambda manifest: manifest, texts.BUSY
                return
            except OSError as error:
                yield lambda manifest: manifest, disk.reason_of(error)
                return
            yield issued.marked, ""

    def write(
        self,
        forms: Sequence[UnitFile],
        folder: Path,
        moved: datetime,
        tell: Callable[[float], None],
        mark: Callable[[Manifest], Manifest],
    ) -> list[Written | NotWritten]:
        """Write each file into the folder, as `store.write_files` does."""
        return write_files(forms, folder, moved, tell, mark)
