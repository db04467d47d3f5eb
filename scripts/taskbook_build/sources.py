"""The files of `macros/` that the build writes: `Buttons.bas` and `ribbon.xml`, from the table of buttons."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from taskbook.adapters import disk
from taskbook_build.ribbon import CALLBACK, VIEW_CALLBACK, ribbon_xml
from taskbook_schemas.buttons import BUTTONS, VIEWS, Button

MODULE, RIBBON = "Buttons.bas", "ribbon.xml"


def buttons_module(buttons: Sequence[Button] = BUTTONS) -> str:
    """The text of the module `Buttons`: what the ribbon calls, and a macro for each button on a sheet."""
    return "\n".join(_lines(buttons)) + "\n"


def _lines(buttons: Sequence[Button]) -> Iterator[str]:
    yield 'Attribute VB_Name = "Buttons"'
    yield "Option Explicit"
    yield "' Made by the build from schemas/taskbook_schemas/buttons.py. The ribbon calls the first two macros; a"
    yield "' button on a sheet calls one of its own, whose name stays for good: workbooks in use know it."
    yield from _macro(f"{CALLBACK}(control As IRibbonControl)", "StartAction control.Tag")
    yield from _macro(f"{VIEW_CALLBACK}(control As IRibbonControl)", "ShowView control.Tag")
    for button in buttons:
        yield from _macro(f"{macro_of(button)}()", f'StartAction "{button.action}"')
    for view in VIEWS:
        yield from _macro(f"{view.macro}_Click()", f'ShowView "{view.action}"')


def _macro(head: str, line: str) -> Iterator[str]:
    yield from ("", f"Public Sub {head}", f"    {line}", "End Sub")


def macro_of(button: Button) -> str:
    """The macro that a button on a sheet runs."""
    return f"{button.macro}_Click"


def made_sources() -> dict[str, bytes]:
    """The files by name, as they stand in `macros/`. VBA's are ASCII and end their lines as Windows does."""
    return {MODULE: buttons_module().replace("\n", "\r\n").encode("ascii"), RIBBON: ribbon_xml()}


def write_sources(folder: Path) -> None:
    """Write those that are not what the table says. Errors: OSError."""
    for name, content in made_sources().items():
        path = folder / name
        if not path.is_file() or path.read_bytes() != content:
            disk.write_whole(path, content)
