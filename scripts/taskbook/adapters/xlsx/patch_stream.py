"""Large bytes with some stretches replaced, streamed into a packer: the result never stands in memory whole."""

from __future__ import annotations

from collections.abc import Callable

from taskbook.adapters.xlsx.deflate import Packed, PackedStream, Press


class Splice:
    """Replaces stretches of `old` from its beginning to its end. Until the first one, nothing is done at all.

    `lead`, called at the first one, gives stretches that stand before it and change only when something else does.
    """

    def __init__(self, old: bytes, press: Press, lead: Callable[[], list[tuple[int, int, bytes]]]) -> None:
        self._old, self._view = old, memoryview(old)
        self._press, self._lead = press, lead
        self._stream: PackedStream | None = None
        self._place = 0

    def replace(self, start: int, end: int, new: bytes) -> None:
        """Replace `old[start:end]`; the next stretch must not begin before `end`."""
        if self._stream is None:
            self._stream = PackedStream(self._press)
            for stretch in self._lead():
                self.replace(*stretch)
        if start > self._place:
            self._stream.write(self._view[self._place : start])
        self._stream.write(new)
        self._place = end

    def finish(self) -> Packed | None:
        """The packed result; None when nothing was replaced."""
        if self._stream is None:
            return None
        self._stream.write(self._view[self._place :])
        return self._stream.finish()
