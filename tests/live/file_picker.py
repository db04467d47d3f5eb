"""Excel's dialog for choosing files, as an Application of the tests has it: what a person picks is said before."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.live.counted import Counted

FILE_PICKER = 3


class FileDialog(Counted):
    """One dialog; the next of `picks` is chosen in it, None: it is cancelled."""

    def __init__(self, app: Any, picks: list[Path | None]) -> None:
        object.__setattr__(self, "_app", app)
        object.__setattr__(self, "_picks", picks)
        self.Title, self.AllowMultiSelect, self.InitialFileName = "", True, ""
        self.Filters = _Filters(app)
        self.SelectedItems = _Selected(app, [])

    def Show(self) -> int:
        pick = self._picks.pop(0)
        if pick is None:
            return 0
        assert not self.AllowMultiSelect, "several files might be chosen, and only one is read"
        endings = {ending for kinds in self.Filters.kinds for ending in kinds.split("; ")}
        assert f"*{pick.suffix.lower()}" in endings, "Excel does not show this file"
        self.SelectedItems = _Selected(self._app, [str(pick)])
        return -1


class _Filters(Counted):
    def __init__(self, app: Any) -> None:
        object.__setattr__(self, "_app", app)
        object.__setattr__(self, "kinds", ["*.*"])

    def Clear(self) -> None:
        self.kinds.clear()

    def Add(self, name: str, kinds: str) -> None:
        assert name
        self.kinds.append(kinds)


class _Selected(Counted):
    def __init__(self, app: Any, chosen: list[str]) -> None:
        object.__setattr__(self, "_app", app)
        object.__setattr__(self, "_chosen", chosen)

    def Item(self, number: int) -> str:
        return str(self._chosen[number - 1])
