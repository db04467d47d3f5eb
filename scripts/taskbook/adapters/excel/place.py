"""Where the file of an open workbook is taken to be: copies of it, its history and the files made from it go beside it.

Excel gives the address of a workbook on OneDrive or SharePoint, not a folder: such a workbook gets a folder of its own
among the person's data on this machine, named by the address, since two of them may have one name. A workbook never
saved has no place that would still be its own tomorrow.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Final

import platformdirs

from taskbook.adapters.excel import objects
from taskbook.diagnostics import DATA_FOLDER

if TYPE_CHECKING:
    import xlwings as xw

ADDRESS: Final = "://"


@dataclass(frozen=True, slots=True)
class Place:
    """`path` is where the file is taken to be; it is really there only when `on_disk`."""

    path: Path
    on_disk: bool = True
    ever_saved: bool = True


def place_of(book: xw.Book, name: str) -> Place:
    """Find the place of an open workbook of this name."""
    folder = objects.folder_of(book)
    if folder and ADDRESS not in folder:
        return Place(Path(folder) / name)
    own = platformdirs.user_data_path(DATA_FOLDER, appauthor=False)
    if not folder:
        return Place(own / name, on_disk=False, ever_saved=False)
    mark = hashlib.sha256(folder.casefold().encode()).hexdigest()[:8]
    return Place(own / f"{PurePath(name).stem} ({mark})" / name, on_disk=False)
