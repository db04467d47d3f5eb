"""A history in memory."""

from taskbook.core.undo import Step


class MemoryHistory:
    """Meets `core.undo.History`."""

    def __init__(self) -> None:
        self.steps: list[Step] = []

    def push(self, step: Step) -> None:
        self.steps.append(step)

    def last(self) -> Step | None:
        return self.steps[-1] if self.steps else None

    def drop(self) -> None:
        self.steps.pop()
