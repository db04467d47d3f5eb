"""A registry in memory, and a user's folders in a temporary one."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from taskbook.adapters.windows.registry import Data
from taskbook.setup.install.places import Machine


@dataclass
class FakeRegistry:
    """Keys are compared as Windows does: without regard to case."""

    values: dict[tuple[str, str], Data] = field(default_factory=dict)
    classes: dict[str, str] = field(default_factory=dict)
    locked: bool = False

    def read(self, key: str, name: str) -> Data | None:
        return self.values.get((key.lower(), name.lower()))

    def subkeys(self, key: str) -> list[str]:
        start = key.lower() + "\\"
        below = [found.removeprefix(start) for found, _ in self.values if found.startswith(start)]
        return list(dict.fromkeys(name.split("\\")[0] for name in below))

    def read_class(self, key: str) -> str | None:
        return self.classes.get(key)

    def write(self, key: str, values: dict[str, Data]) -> None:
        if self.locked:
            raise PermissionError(5, "Access is denied")
        for name, value in values.items():
            self.values[key.lower(), name.lower()] = value


def machine_in(folder: Path, *, onedrive: bool = False) -> Machine:
    home = folder / "Nguyễn Văn Thư"
    cloud = home / "OneDrive"
    documents = (cloud if onedrive else home) / "Documents"
    desktop = home / "Desktop"
    for place in (documents, desktop):
        place.mkdir(parents=True)
    return Machine(home, documents, desktop, (cloud,) if onedrive else ())
