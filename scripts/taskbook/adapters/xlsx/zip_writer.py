"""Writes a workbook's zip anew: members that are not named keep their packed bytes, their order and their dates.

Only plain zips below 4 GB are made: the package is bounded when it is opened. New members get the oldest date a zip
knows, so that the same changes give the same bytes. Source: PKWARE's APPNOTE 6.3, sections 4.3.7, 4.3.12, 4.3.16.
"""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import BinaryIO, Final

from taskbook.adapters.xlsx.compressor import Packed

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
