"""Asks all checks, in the order they are told; one that breaks down never stops the others."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from taskbook.adapters.locate import find_workbook
from taskbook.adapters.windows.registry import OUR_KEY, WORKBOOK_VALUE, Registry, WindowsRegistry
from taskbook.errors import TaskbookError
from taskbook.setup.doctor import forms, macros, mail, programs, windows, workbook
from taskbook.setup.doctor.model import Check, Finding, Level, Surroundings, skip, warn
from taskbook.setup.install.places import onedrive_folders
from taskbook.texts import doctor as texts
from taskbook.texts.reading import missing

CHECKS: tuple[Check, ...] = (
    Check(texts.PYTHON, programs.python),
    Check(texts.PACKAGES, programs.packages),
    Check(texts.EXCEL, windows.excel, windows_only=True),
    Check(texts.WORKBOOK, workbook.found),
    Check(texts.LAYOUT, workbook.layout, needs_workbook=True),
    Check(texts.WRITABLE, workbook.writable, needs_workbook=True),
    Check(texts.OPEN_ELSEWHERE, workbook.free, needs_workbook=True),
    Check(texts.MARK, workbook.unmarked, windows_only=True, needs_workbook=True),
    Check(texts.CLOUD, workbook.outside_cloud, windows_only=True, needs_workbook=True),
    Check(texts.MACROS, macros.macros, needs_workbook=True),
    Check(texts.BUTTONS, windows.buttons, windows_only=True),
    Check(texts.DAY_ORDER, windows.day_order, windows_only=True),
    Check(texts.TRUST, windows.trust, windows_only=True, needs_workbook=True),
    Check(texts.MAIL, mail.mail, needs_workbook=True),
    Check(texts.FORMS, forms.forms, needs_workbook=True),
    Check(texts.LIBREOFFICE, programs.libreoffice),
)


def examine(around: Surroundings) -> list[Finding]:
    """Return one finding for each check."""
    return [_ask(check, around) for check in CHECKS]


def _ask(check: Check, around: Surroundings) -> Finding:
    if check.windows_only and around.registry is None:
        return skip(texts.only_windows(check.name))
    if check.needs_workbook and around.workbook is None:
        return skip(texts.no_workbook_to_look_at(check.name))
    try:
        return check.look(around)
    except Exception as error:  # noqa: BLE001 - whoever asks for help must get the other lines
        return warn(texts.could_not_look(check.name, f"{type(error).__name__}: {error}"), texts.COULD_NOT_LOOK_TODO)


def has_failure(findings: list[Finding]) -> bool:
    """Tell whether something must be mended."""
    return any(finding.level is Level.FAIL for finding in findings)


def this_surroundings(named: str | Path | None = None) -> Surroundings:
    """Return this computer and the workbook named, or the one the installer wrote down, or where it usually is."""
    registry: Registry | None = WindowsRegistry() if sys.platform == "win32" else None
    path, trouble = _workbook(str(named) if named is not None else None, registry)
    return Surroundings(
        python=Path(sys.executable),
        version=sys.version_info[:3],
        registry=registry,
        workbook=path,
        workbook_trouble=trouble,
        onedrive=onedrive_folders(os.environ),
        password=_password,
        find_program=shutil.which,
        is_file=lambda path: Path(path).is_file(),
    )


def _workbook(named: str | None, registry: Registry | None) -> tuple[Path | None, str]:
    installed = registry.read(OUR_KEY, WORKBOOK_VALUE) if registry is not None else None
    if named is None and isinstance(installed, str) and Path(installed).is_file():
        named = installed
    try:
        path = find_workbook(named)
    except TaskbookError as error:
        return None, str(error)
    return (path, "") if path.is_file() else (None, missing(str(path)))


def _password(host: str, user: str) -> str | None:
    from taskbook.adapters.mail.password import stored_password

    return stored_password(host, user)
