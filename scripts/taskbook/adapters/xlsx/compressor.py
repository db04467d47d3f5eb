"""Packs a stream of bytes for a zip while it is being made, on all processors and without keeping it whole.

Long streams are cut into chunks that are packed side by side, each knowing the 32 KB before it (as pigz does), and then
stand one after another as one deflate stream. zlib works outside the interpreter's lock. The result depends on the
bytes alone.
"""

from __future__ import annotations

import os
import zlib
from collections import deque
from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from types import TracebackType
from typing import Final, NamedTuple

CHUNK: Final = 1 << 20
WINDOW: Final = 1 << 15
SHORT: Final = 1 << 16
LEVEL: Final = 2  # measured on sheets: level 6 takes three times as long for a sixth less size

Bytes = bytes | memoryview


class Piece(NamedTuple):
    """A piece of a packed stream, and the check sum of all that stands unpacked up to its end."""

    data: bytes
    crc: int


@dataclass(frozen=True, slots=True)
class Packed:
    """A packed member: its size unpacked, and the pieces of its stream (one at least, some still in the making)."""

    size: int
    pieces: tuple[Future[Piece], ...]

    @property
    def crc(self) -> int:
        """The check sum, waited for."""
        return self.pieces[-1].result().crc

    def stream(self) -> list[bytes]:
        """The packed bytes, waited for."""
        return [piece.result().data for piece in self.pieces]


class Compressor:
    """Threads that pack; started when the first long piece comes. All is packed when the `with` block is left."""

    def __init__(self) -> None:
        self._workers = max(os.cpu_count() or 1, 1)
        self._pool: ThreadPoolExecutor | None = None
        self._busy: deque[Future[Piece]] = deque()

    def __enter__(self) -> Compressor:
        """Start nothing yet."""
        return self

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None, at: TracebackType | None) -> None:
        """Wait for the threads; what nobody will ask for is not packed."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=kind is not None)

    def submit(self, chunk: bytes, window: bytes, last: bool, before: Future[Piece] | None) -> Future[Piece]:
        """Pack a chunk: a short one at once, a long one in a thread, once not too many wait."""
        if len(chunk) < SHORT:
            return made(deflate(chunk, window, last, before))
        if self._pool is None:
            self._pool = ThreadPoolExecutor(self._workers)
        while len(self._busy) > 2 * self._workers:
            self._busy.popleft().result()
        self._busy.append(self._pool.submit(deflate, chunk, window, last, before))
        return self._busy[-1]

    def pack(self, pieces: Iterable[Bytes]) -> Packed:
        """Pack a whole stream."""
        stream = PackedStream(self)
        for piece in pieces:
            stream.write(piece)
        return stream.finish()


class PackedStream:
    """Takes a stream piece by piece; `finish` gives it packed."""

    def __init__(self, compressor: Compressor) -> None:
        self._compressor = compressor
        self._waiting: list[Bytes] = []
        self._waiting_size = 0
        self._window = b""
        self._size = 0
        self._pieces: list[Future[Piece]] = []

    def write(self, piece: Bytes) -> None:
        """Take a piece; it must not change afterwards."""
        self._waiting.append(piece)
        self._waiting_size += len(piece)
        if self._waiting_size >= CHUNK:
            self._send(last=False)

    def finish(self) -> Packed:
        """Pack what is left."""
        self._send(last=True)
        return Packed(self._size, tuple(self._pieces))

    def _send(self, last: bool) -> None:
        chunk = b"".join(self._waiting)
        self._waiting, self._waiting_size = [], 0
        self._size += len(chunk)
        before = self._pieces[-1] if self._pieces else None
        self._pieces.append(self._compressor.submit(chunk, self._window, last, before))
        self._window = chunk[-WINDOW:]


class PatchStream:
    """Replaces stretches of `old` from its beginning to its end. Until the first one, nothing is done at all.

    `lead`, called at the first one, gives stretches that stand before it and change only when something else does.
    """

    def __init__(self, old: bytes, compressor: Compressor, lead: Callable[[], list[tuple[int, int, bytes]]]) -> None:
        self._old, self._view = old, memoryview(old)
        self._compressor, self._lead = compressor, lead
        self._stream: PackedStream | None = None
        self._place = 0

    def replace(self, start: int, end: int, new: bytes) -> None:
        """Replace `old[start:end]`; the next stretch must not begin before `end`."""
        if self._stream is None:
            self._stream = PackedStream(self._compressor)
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


def made(piece: Piece) -> Future[Piece]:
    """A piece that need not be waited for."""
    done: Future[Piece] = Future()
    done.set_result(piece)
    return done


def deflate(chunk: bytes, window: bytes, last: bool, before: Future[Piece] | None) -> Piece:
    """Pack a chunk that follows `window`; the last one ends the stream.

    The piece before it is waited for only when this one is packed, so that both are packed side by side.
    """
    if window:
        packer = zlib.compressobj(LEVEL, zlib.DEFLATED, -15, 9, zdict=window)
    else:
        packer = zlib.compressobj(LEVEL, zlib.DEFLATED, -15, 9)
    data = packer.compress(chunk) + packer.flush(zlib.Z_FINISH if last else zlib.Z_SYNC_FLUSH)
    return Piece(data, zlib.crc32(chunk, before.result().crc if before else 0))
