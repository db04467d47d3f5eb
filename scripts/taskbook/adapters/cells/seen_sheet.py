"""A sheet as it is told of: whether a filter hides rows is found out only when somebody asks, for that costs much."""

from __future__ import annotations

from collections.abc import Callable

from taskbook.ports import SheetInfo


class SeenSheet(SheetInfo):
    """A sheet of a workbook; `is_filtered` is asked each time."""

    __slots__ = ("_is_filtered",)
    _is_filtered: Callable[[], bool]

    def __init__(self, name: str, visible: bool, is_filtered: Callable[[], bool]) -> None:
        for field, value in (("name", name), ("visible", visible), ("_is_filtered", is_filtered)):
            object.__setattr__(self, field, value)

    @property
    def filtered(self) -> bool:
        """Whether a filter hides rows."""
        return self._is_filtered()

    def __eq__(self, other: object) -> bool:
        """It is what any other description of the sheet is that tells the same."""
        return isinstance(other, SheetInfo) and self._told(self) == self._told(other)

    def __hash__(self) -> int:
        """Of what is told without asking."""
        return hash((self.name, self.visible))

    @staticmethod
    def _told(info: SheetInfo) -> tuple[str, bool, bool]:
        return info.name, info.visible, info.filtered
