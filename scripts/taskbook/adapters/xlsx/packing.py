"""Packs the streams of a workbook's zip while they are being made, and writes the zip anew.

Long streams are cut into chunks that are packed side by side, each knowing the 32 KB before it (as pigz does), and then
stand one after another as one deflate stream. zlib works outside the interpreter's lock. The result depends on the
bytes alone.

Members that are not named keep their packed bytes, their order and their dates. Only plain zips below 4 GB are made:
the package is bounded when it is opened. New members get the oldest date a zip knows, so that the same changes give the
same bytes. Source: PKWARE's APPNOTE 6.3, sections 4.3.7, 4.3.12, 4.3.16.
"""

from __future__ import annotations

import os
import struct
import zipfile
import zlib
from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from types import TracebackType
from typing import BinaryIO, Final, NamedTuple

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


LOCAL: Final = struct.Struct("<4s5H3L2H")
CENTRAL: Final = struct.Struct("<4s6H3L5H2L")
END: Final = struct.Struct("<4s4H2LH")
LOCAL_MARK, CENTRAL_MARK, END_MARK = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
VERSION: Final = 20
DEFLATED: Final = 8
UTF8: Final = 0x800
NO_DATE: Final = (1980, 1, 1, 0, 0, 0)
MAX_SIZE: Final = 0xFFFFFFFF


def write_zip(
    out: BinaryIO,
    raw: bytes,
    infos: Collection[zipfile.ZipInfo],
    replaced: Mapping[str, Packed],
    dropped: Collection[str],
) -> None:
    """Write the zip of `raw` (with its members `infos`) to `out`.

    `replaced` holds members by name: one that is there changes in its place, one that is not comes last. `dropped`
    names members that go.
    """
    writer = _Writer(out)
    for info in infos:
        if info.filename in replaced:
            writer.add(info, replaced[info.filename])
        elif info.filename not in dropped:
            writer.copy(info, raw)
    there = {info.filename for info in infos}
    for name, packed in replaced.items():
        if name not in there:
            writer.add(zipfile.ZipInfo(name, NO_DATE), packed)
    writer.end()


class _Writer:
    """The members written so far, and their entries for the directory at the end."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self._place = 0
        self._entries: list[bytes] = []

    def copy(self, info: zipfile.ZipInfo, raw: bytes) -> None:
        start = _data_start(raw, info)
        data = memoryview(raw)[start : start + info.compress_size]
        self._member(info, info.compress_type, info.CRC, info.compress_size, info.file_size, [data])

    def add(self, info: zipfile.ZipInfo, packed: Packed) -> None:
        stream = packed.stream()
        self._member(info, DEFLATED, packed.crc, sum(map(len, stream)), packed.size, stream)

    def _member(
        self,
        info: zipfile.ZipInfo,
        method: int,
        crc: int,
        packed_size: int,
        size: int,
        data: Iterable[bytes | memoryview],
    ) -> None:
        name, flags = _name(info.filename)
        facts = (VERSION, flags, method, *_dos_time(info.date_time), crc, packed_size, size, len(name))
        self._entries.append(
            CENTRAL.pack(
                CENTRAL_MARK, VERSION, *facts, 0, 0, 0, info.internal_attr, info.external_attr & MAX_SIZE, self._place
            )
            + name
        )
        self._write(LOCAL.pack(LOCAL_MARK, *facts, 0) + name)
        for piece in data:
            self._write(piece)

    def end(self) -> None:
        start, count = self._place, len(self._entries)
        self._write(b"".join(self._entries))
        self._write(END.pack(END_MARK, 0, 0, count, count, self._place - start, start, 0))

    def _write(self, data: bytes | memoryview) -> None:
        self._out.write(data)
        self._place += len(data)


def _data_start(raw: bytes, info: zipfile.ZipInfo) -> int:
    """Where a member's packed bytes begin: behind its own header, whose extra field may differ from the directory's."""
    header = LOCAL.unpack_from(raw, info.header_offset)
    name_length, extra_length = header[-2:]
    return info.header_offset + LOCAL.size + int(name_length) + int(extra_length)


def _name(name: str) -> tuple[bytes, int]:
    return (name.encode(), 0) if name.isascii() else (name.encode(), UTF8)


def _dos_time(moment: tuple[int, int, int, int, int, int]) -> Iterator[int]:
    year, month, day, hour, minute, second = moment
    yield hour << 11 | minute << 5 | second // 2
    yield (max(year, 1980) - 1980) << 9 | month << 5 | day
