"""What a renewal is handed by those who know how the workbook of today is made: its drawing, and its macros."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from taskbook.adapters.locate import REPOSITORY
from taskbook.adapters.renewal.closed import Draw, RenewableFile
from taskbook.adapters.renewal.macros import MakeProject
from taskbook.adapters.renewal.vba_modules import VbaModule
from taskbook.core.new_plan import NewPlan
from taskbook.core.renewal import BookFacts
from taskbook_build.macros import Macros
from taskbook_build.today import workbook_of_today
from taskbook_build.vba import VbaSourceError, project_with

_SHIPPED = Path(__file__).parent / "macro_sources"


def macro_sources() -> Path:
    """The folder of the macros' sources: shipped with the program, in the repository where it is worked on."""
    return _SHIPPED if _SHIPPED.is_dir() else REPOSITORY / "macros"


def renewable(path: Path) -> RenewableFile:
    """The file of a workbook in use, to be brought to the form that this program's own sources have."""
    return RenewableFile(path, drawing(), project())


def drawing(macros: Path | None = None) -> Draw:
    """How the workbook of today is drawn for the facts of one in use."""
    return partial(_draw, Macros(macros or macro_sources()))


def project(macros: Path | None = None) -> MakeProject:
    """How its VBA project is made, with modules of the office's own."""
    return partial(_project, macros or macro_sources())


def _draw(macros: Macros, facts: BookFacts, with_macros: bool, plan: NewPlan | None) -> bytes:
    return workbook_of_today(facts, macros if with_macros else None, plan)


def _project(folder: Path, code_names: Sequence[str], own: Sequence[VbaModule]) -> bytes:
    try:
        return project_with(folder, code_names, {module.name: _source(module) for module in own})
    except VbaSourceError as error:
        raise ValueError(str(error)) from error


def _source(module: VbaModule) -> tuple[str, bool]:
    return module.text, module.plain
