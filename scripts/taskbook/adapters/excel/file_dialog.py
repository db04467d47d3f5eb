"""Excel's own dialog for opening a file: a person chooses which."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import xlwings as xw

_FILE_PICKER: Final = 3  # msoFileDialogFilePicker
_CHOSEN: Final = -1


def choose_file(app: xw.App, title: str, kinds: tuple[str, Sequence[str]], first: Path) -> Path | None:
    """Let a person choose one file; None when the person does not.

    `kinds` are a name and endings (".docx"); `first` is the file, or the folder, that the dialog offers.
    """
    name, endings = kinds
    dialog = app.api.FileDialog(_FILE_PICKER)
    dialog.Title = title
    dialog.AllowMultiSelect = False
    dialog.Filters.Clear()
    dialog.Filters.Add(name, "; ".join(f"*{ending}" for ending in endings))
    # a folder ends with a separator: else its last part would be taken for a file's name
    dialog.InitialFileName = f"{first}\\" if first.is_dir() else str(first)
    if dialog.Show() != _CHOSEN:
        return None
    return Path(str(dialog.SelectedItems.Item(1)))
