"""Python, our packages, and programs that may be there."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from importlib import import_module, metadata

from taskbook.adapters.windows.libraries import STARTED_ON_WINDOWS
from taskbook.setup.doctor.model import Finding, Surroundings, fail, ok
from taskbook.texts import doctor as texts

OLDEST = (3, 11)
_NAME = re.compile(r"[A-Za-z0-9._-]+")
_STARTED = ("pandas", "pandera.pandas", "xlwings", "openpyxl", "xlsxwriter", "jinja2", "rapidfuzz.fuzz")


def python(around: Surroundings) -> Finding:
    """Python must be as new as the package demands."""
    version = ".".join(map(str, around.version))
    if around.version[:2] < OLDEST:
        return fail(texts.python_old(version), texts.REINSTALL)
    return ok(texts.python_good(version, str(around.python)))


def packages(around: Surroundings) -> Finding:
    """All packages that ours demands must be installed, and those with compiled parts must start."""
    names = _demanded()
    started = _STARTED + (STARTED_ON_WINDOWS if around.registry is not None else ())
    bad = [*_without(names, metadata.version), *_without(started, import_module)]
    if bad:
        return fail(texts.packages_bad(list(dict.fromkeys(bad))), texts.REINSTALL)
    return ok(texts.packages_good(len(names)))


def _demanded() -> list[str]:
    """Names from our own package's demands: `pandas>=3.0` and `pandera[pandas]>=0.30` as pandas and pandera."""
    demands = metadata.requires("taskbook") or []
    return [match.group() for demand in demands if (match := _NAME.match(demand))]


def _without(names: Iterable[str], ask: Callable[[str], object]) -> list[str]:
    """The names of which `ask` raises: a package that is missing, or one whose compiled part does not start."""
    return [name for name in names if not _works(name, ask)]


def _works(name: str, ask: Callable[[str], object]) -> bool:
    try:
        ask(name)
    except Exception:  # noqa: BLE001 - a damaged package raises whatever it likes; its name is what helps
        return False
    return True


def libreoffice(around: Surroundings) -> Finding:
    """LibreOffice is good to have for looking at files, and never needed."""
    return ok(texts.libreoffice(around.find_program("soffice")))
