"""The current user's part of the Windows registry, behind a seam, and the places in it that are ours or Excel's.

Keys are written below HKEY_CURRENT_USER only, so no administrator is needed. Sources: Microsoft's Office policy
reference (Trusted Locations, AllLocationsDisabled); `Host.bas` for the value that the buttons read.
"""

from __future__ import annotations

from typing import Any, Final, Protocol

OUR_KEY: Final = r"Software\TheoDoiNhiemVu"
PYTHON_VALUE: Final = "Python"
WORKBOOK_VALUE: Final = "Workbook"
TRUSTED_KEY: Final = r"Software\Microsoft\Office\16.0\Excel\Security\Trusted Locations"
OUR_TRUSTED_KEY: Final = TRUSTED_KEY + r"\TheoDoiNhiemVu"
POLICY_KEY: Final = r"Software\Policies\Microsoft\Office\16.0\Excel\Security\Trusted Locations"
EXCEL_CLASS_KEY: Final = r"Excel.Application\CurVer"

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


def trusted_folders(registry: Registry) -> list[tuple[str, bool]]:
    """Return Excel's trusted folders of this user, each with whether its subfolders are trusted too."""
    found = []
    for name in registry.subkeys(TRUSTED_KEY):
        key = f"{TRUSTED_KEY}\\{name}"
        path = registry.read(key, "Path")
        if isinstance(path, str) and path:
            found.append((path, registry.read(key, "AllowSubfolders") == 1))
    return found
