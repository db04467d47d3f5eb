"""The shortcuts on the desktop: what they hold (data), and how Windows is asked to make them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from taskbook.adapters.windows.shortcut_files import write_shortcut_file
from taskbook.setup.install.places import Program
from taskbook.texts import install as texts

COMMAND_WINDOW = Path(r"%SystemRoot%\System32\cmd.exe")


@dataclass(frozen=True, slots=True)
class Shortcut:
    """A shortcut: its name without `.lnk`, what it starts, with which words, in which folder."""

    name: str
    target: Path
    arguments: str
    folder: Path
    about: str


WriteShortcut = Callable[[Shortcut, Path], None]
"""Makes a shortcut in a folder; raises when Windows does not let it."""


def shortcuts(program: Program, workbook: Path, guide: Path | None) -> tuple[Shortcut, ...]:
    """Return the shortcuts: open the workbook; refresh the open one where macros are blocked; read the guide.

    How a refresh went is shown in Excel; the window stays open only when there was no Excel to show it in.
    """
    refresh = f'"{program.python}" -X utf8 -P -m taskbook refresh --live'
    made = (
        Shortcut(texts.OPEN_SHORTCUT, workbook, "", workbook.parent, texts.OPEN_ABOUT),
        Shortcut(
            texts.REFRESH_SHORTCUT, COMMAND_WINDOW, f'/d /c "{refresh} || pause"', workbook.parent, texts.REFRESH_ABOUT
        ),
    )
    if guide is None:
        return made
    return (*made, Shortcut(texts.GUIDE_SHORTCUT, guide, "", guide.parent, texts.GUIDE_ABOUT))


def write_shortcut(shortcut: Shortcut, folder: Path) -> None:
    """Make a shortcut in a folder."""
    file = folder / f"{shortcut.name}.lnk"
    write_shortcut_file(file, shortcut.target, shortcut.arguments, shortcut.folder, shortcut.about)
