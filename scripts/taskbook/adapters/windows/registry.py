"""The current user's part of the Windows registry, behind a seam, and the places in it that are ours or Excel's.

Keys are written below HKEY_CURRENT_USER only, so no administrator is needed. Sources: Microsoft's Office policy
reference (Trusted Locations, AllLocationsDisabled); `Host.bas` for the value that the buttons read.
"""

from __future__ import annotations

from typing import Any, Final, Protocol

OUR_KEY: Final = r"Software\TheoDoiNhiemVu"
PYTHON_VALUE: Final = "Python"
WORKBOOK_VALUE: Final = "Workbook"
OFFICE_VERSIONS: Final = (14, 15, 16)
"""Office 2010, 2013, and all since 2016."""
EXCEL_CLASS_KEY: Final = r"Excel.Application\CurVer"
EXCEL_ID_KEY: Final = r"Excel.Application\CLSID"


def trusted_key(version: int) -> str:
    """Where an Excel of a version keeps the folders it trusts."""
    return rf"Software\Microsoft\Office\{version}.0\Excel\Security\Trusted Locations"


def our_trusted_key(version: int) -> str:
    """The folder that we let it trust."""
    return trusted_key(version) + r"\TheoDoiNhiemVu"


def policy_key(version: int) -> str:
    """Where an administrator says what it may trust."""
    return rf"Software\Policies\Microsoft\Office\{version}.0\Excel\Security\Trusted Locations"


Data = str | int


class Registry(Protocol):
    """Named values below HKEY_CURRENT_USER, and the default values of HKEY_CLASSES_ROOT."""

    def read(self, key: str, name: str) -> Data | None:
        """Return a value, None when it or its key is missing."""
        ...

    def subkeys(self, key: str) -> list[str]:
        """Return the names of the keys directly below one; none when it is missing."""
        ...

    def read_class(self, key: str) -> str | None:
        """Return the default value of a key of HKEY_CLASSES_ROOT, None when it is missing."""
        ...

    def write(self, key: str, values: dict[str, Data]) -> None:
        """Write values, making the key. Text is REG_SZ, numbers are REG_DWORD. OSError when it is not allowed."""
        ...


class WindowsRegistry:
    """The real one. Exists on Windows only: `winreg` is imported when it is made."""

    def __init__(self) -> None:
        import importlib

        self._api: Any = importlib.import_module("winreg")

    def read(self, key: str, name: str) -> Data | None:
        """Return a value, None when it or its key is missing."""
        return self._value(self._api.HKEY_CURRENT_USER, key, name)

    def subkeys(self, key: str) -> list[str]:
        """Return the names of the keys directly below one; none when it is missing."""
        try:
            with self._api.OpenKey(self._api.HKEY_CURRENT_USER, key) as opened:
                return [self._api.EnumKey(opened, place) for place in range(self._api.QueryInfoKey(opened)[0])]
        except OSError:
            return []

    def read_class(self, key: str) -> str | None:
        """Return the default value of a key of HKEY_CLASSES_ROOT, None when it is missing."""
        value = self._value(self._api.HKEY_CLASSES_ROOT, key, "")
        return value if isinstance(value, str) else None

    def write(self, key: str, values: dict[str, Data]) -> None:
        """Write values, making the key."""
        with self._api.CreateKey(self._api.HKEY_CURRENT_USER, key) as opened:
            for name, value in values.items():
                kind = self._api.REG_SZ if isinstance(value, str) else self._api.REG_DWORD
                self._api.SetValueEx(opened, name, 0, kind, value)

    def _value(self, root: object, key: str, name: str) -> Data | None:
        try:
            with self._api.OpenKey(root, key) as opened:
                value, _ = self._api.QueryValueEx(opened, name)
        except OSError:
            return None
        return value if isinstance(value, (str, int)) else None


def excel_version(registry: Registry) -> int | None:
    """The version of the Excel that is installed (16 since Excel 2016), None where there is none.

    Other programs take its class over («Excel.Application» then starts WPS): they are no Excel.
    """
    version = (registry.read_class(EXCEL_CLASS_KEY) or "").rpartition(".")[2]
    return int(version) if version.isdigit() and other_program(registry) is None else None


def other_program(registry: Registry) -> str | None:
    """The program that has taken Excel's class over; None where it is Excel's own, or nothing is told."""
    own = registry.read_class(EXCEL_ID_KEY)
    program = registry.read_class(rf"CLSID\{own}\LocalServer32") if own else None
    return program if program and "excel.exe" not in program.casefold() else None


def trusted_folders(registry: Registry, version: int) -> list[tuple[str, bool]]:
    """Return the folders of this user that an Excel trusts, each with whether its subfolders are trusted too."""
    found = []
    for name in registry.subkeys(trusted_key(version)):
        key = f"{trusted_key(version)}\\{name}"
        path = registry.read(key, "Path")
        if isinstance(path, str) and path:
            found.append((path, registry.read(key, "AllowSubfolders") == 1))
    return found
