"""Where things go on a computer, decided from what is known of it; pure but for `this_machine`."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from taskbook.adapters.locate import NAMES
from taskbook.texts import install as texts

_ONEDRIVE_VARIABLES = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")


@dataclass(frozen=True, slots=True)
class Machine:
    """A user's folders: home, documents, desktop, and those that OneDrive keeps in step."""

    home: Path
    documents: Path
    desktop: Path
    onedrive: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class Program:
    """Where the program is installed: `root` holds `env`, the environment with Python and our packages."""

    root: Path

    @property
    def python(self) -> Path:
        """Python with a console window."""
        return self.root / "env" / "Scripts" / "python.exe"

    @property
    def pythonw(self) -> Path:
        """Python without a window: what the buttons start."""
        return self.root / "env" / "Scripts" / "pythonw.exe"


def this_machine(environ: Mapping[str, str] = os.environ) -> Machine:
    """Return the current user's folders; redirected ones are found where they are."""
    import platformdirs

    return Machine(
        Path.home(),
        platformdirs.user_documents_path(),
        platformdirs.user_desktop_path(),
        onedrive_folders(environ),
    )


def onedrive_folders(environ: Mapping[str, str]) -> tuple[Path, ...]:
    """Return the folders that OneDrive says it keeps in step."""
    return tuple(dict.fromkeys(Path(environ[name]) for name in _ONEDRIVE_VARIABLES if environ.get(name)))


def is_below(path: Path, folders: Sequence[Path]) -> bool:
    """Tell whether a path stands in one of the folders; Windows does not tell upper from lower case."""
    parts = _folded(path)
    return any(parts[: len(_folded(folder))] == _folded(folder) for folder in folders)


def _folded(path: Path) -> tuple[str, ...]:
    return tuple(part.casefold() for part in path.parts)


def workbook_folder(machine: Machine) -> Path:
    """Return the folder for the workbook: in the documents, unless OneDrive has them (its copies get in our way)."""
    parent = machine.home if is_below(machine.documents, machine.onedrive) else machine.documents
    return parent / texts.WORKBOOK_FOLDER


def workbook_in(folder: Path) -> Path | None:
    """Return the workbook that stands in a folder, None when there is none."""
    return next((folder / name for name in NAMES if (folder / name).is_file()), None)
