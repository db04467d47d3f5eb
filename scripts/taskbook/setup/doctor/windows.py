"""Excel and what the installer wrote, read through the registry's seam."""

from __future__ import annotations

from pathlib import PureWindowsPath

from taskbook.adapters.windows.day_order import DayOrder, order_in_registry
from taskbook.adapters.windows.registry import (
    OUR_KEY,
    PYTHON_VALUE,
    Registry,
    excel_version,
    other_program,
    policy_key,
    trusted_folders,
    trusted_key,
)
from taskbook.setup.doctor.model import Finding, Surroundings, fail, ok, skip, warn
from taskbook.setup.doctor.workbook import file_of
from taskbook.texts import doctor as texts

_EXCEL_2016 = 16


def registry_of(around: Surroundings) -> Registry:
    """Return the registry; only for checks that run on Windows."""
    assert around.registry is not None  # noqa: S101 - `run` asks such checks on Windows only
    return around.registry


def excel(around: Surroundings) -> Finding:
    """Excel registers its class with its version: `Excel.Application.16`; another program may have taken it over."""
    registry = registry_of(around)
    version, other = excel_version(registry), other_program(registry)
    if other is not None:
        return warn(texts.excel_taken_over(other), texts.EXCEL_TAKEN_OVER_TODO)
    if version is None:
        return fail(texts.NO_EXCEL, texts.NO_EXCEL_TODO)
    if version < _EXCEL_2016:
        return warn(texts.excel_old(str(version)), texts.EXCEL_OLD_TODO)
    return ok(texts.excel_good(str(version)))


def buttons(around: Surroundings) -> Finding:
    """The value that `Host.bas` reads must lead to the pythonw.exe of this installation."""
    value = registry_of(around).read(OUR_KEY, PYTHON_VALUE)
    if not isinstance(value, str) or not value:
        return fail(texts.NO_BUTTONS, texts.REINSTALL)
    if not around.is_file(value):
        return fail(texts.buttons_wrong(value), texts.REINSTALL)
    if PureWindowsPath(value).parent != PureWindowsPath(str(around.python)).parent:
        return warn(texts.buttons_elsewhere(value), texts.BUTTONS_ELSEWHERE_TODO)
    return ok(texts.buttons_good(value))


def day_order(around: Surroundings) -> Finding:
    """Days must be taken with the day first, or 6/7/2026 becomes the 7th of June."""
    order = order_in_registry(registry_of(around))
    if order is None:
        return skip(texts.DAY_ORDER_UNKNOWN)
    return (
        ok(texts.DAY_ORDER_GOOD) if order is DayOrder.DAY_FIRST else warn(texts.DAY_ORDER_WRONG, texts.DAY_ORDER_TODO)
    )


def trust(around: Surroundings) -> Finding:
    """Excel must trust the workbook's folder, also when it stands on the network, and no policy may forbid it."""
    registry = registry_of(around)
    version = excel_version(registry) or _EXCEL_2016
    if registry.read(policy_key(version), "AllLocationsDisabled") == 1:
        return warn(texts.TRUST_FORBIDDEN, texts.TRUST_FORBIDDEN_TODO)
    folder = PureWindowsPath(str(file_of(around))).parent
    if not any(_covers(PureWindowsPath(path), below, folder) for path, below in trusted_folders(registry, version)):
        return fail(texts.not_trusted(str(folder)), texts.NOT_TRUSTED_TODO)
    allowed = [registry.read(key, "AllowNetworkLocations") for key in (trusted_key(version), policy_key(version))]
    if folder.drive.startswith("\\\\") and 1 not in allowed:
        return warn(texts.trust_on_network(str(folder)), texts.TRUST_ON_NETWORK_TODO)
    return ok(texts.trust_good(str(folder)))


def _covers(trusted: PureWindowsPath, below: bool, folder: PureWindowsPath) -> bool:
    return folder == trusted or (below and folder.is_relative_to(trusted))
