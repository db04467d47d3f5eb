"""A history in memory."""

from taskbook.core.stamp import Key, Stamp
from taskbook.core.undo import Lost, Step

BOOK = "7f3c9a12" + "0" * 24


class MemoryHistory:
    """Meets `core.undo.History`. `writings` counts the stamps given."""

    def __init__(self) -> None:
        self.steps: list[Step] = []
        self.writings = 0

    def next_stamp(self, stamp: Stamp | None) -> Stamp:
        self.writings += 1
        key = Key(self.writings, f"{self.writings:06x}")
        return Stamp(stamp.book if stamp is not None else BOOK, key, key)

    def push(self, step: Step) -> None:
        self.steps.append(step)

    def last(self, stamp: Stamp | None) -> Step | Lost | None:
        if stamp is not None and stamp.undoable is not None:
            found = [step for step in self.steps if step.stamp is not None and step.stamp.last == stamp.undoable]
            return found[0] if found else Lost(stamp.undoable, None)
        unstamped = [step for step in self.steps if step.stamp is None]
        return unstamped[-1] if unstamped else None

    def drop(self, step: Step) -> None:
        if step.stamp is None:
            self.steps.remove(step)


def no_whole_file(step: Step) -> str:
    """Where nothing makes the whole file anew."""
    raise AssertionError(f"{step.action} is taken back cell by cell")
