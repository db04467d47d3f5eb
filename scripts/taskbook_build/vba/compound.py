"""MS-CFB version 3: the file of streams that `vbaProject.bin` is. Written whole, in one order, without times."""

from __future__ import annotations

import struct
from collections.abc import Sequence

from taskbook_build.vba.directory import STREAM, UNUSED, Entry, Tree, entries_of

_SECTOR = 512
_MINI_SECTOR = 64
_MINI_LIMIT = 4096
"""Streams shorter than this live in the mini stream, in bytes."""
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_HEADER_FATS = 109
_NUMBERS_PER_SECTOR = _SECTOR // 4
_MAGIC = bytes.fromhex("d0cf11e0a1b11ae1")


def compound_file(tree: Tree) -> bytes:
    """The compound file of `tree`. ValueError for an impossible name or for more than about 6.8 MB of streams."""
    entries = entries_of(tree)
    sectors = _Sectors()
    mini_fat_start, mini_fat_sectors = _place_streams(entries, sectors)
    lines = b"".join(entry.packed() for entry in entries)
    directory_start = sectors.chain(lines + UNUSED * (-len(entries) % 4))
    fat_numbers = sectors.append_fat()
    mini = (mini_fat_start, mini_fat_sectors)
    return _header(fat_numbers, directory_start, mini) + sectors.content()


class _Sectors:
    """Grows the file's sectors and the table (FAT) that says which sector follows which."""

    def __init__(self) -> None:
        self._content: list[bytes] = []
        self._fat: list[int] = []

    def chain(self, data: bytes) -> int:
        """Appends `data` in sectors that follow each other; the number of the first, or end-of-chain for nothing."""
        if not data:
            return _END
        first = len(self._content)
        self._content += [data[at : at + _SECTOR].ljust(_SECTOR, b"\0") for at in range(0, len(data), _SECTOR)]
        self._fat += [*range(first + 1, len(self._content)), _END]
        return first

    def append_fat(self) -> list[int]:
        """Appends the table itself; the numbers of its sectors. It must describe its own sectors too."""
        used, count = len(self._content), 1
        while count * _NUMBERS_PER_SECTOR < used + count:
            count += 1
        if count > _HEADER_FATS:
            raise ValueError("the streams need more than 109 table sectors (about 6.8 MB)")
        table = self._fat + [_FAT] * count
        packed = _packed(table, count * _NUMBERS_PER_SECTOR)
        self._content += [packed[at : at + _SECTOR] for at in range(0, len(packed), _SECTOR)]
        return list(range(used, used + count))

    def content(self) -> bytes:
        """All sectors in order."""
        return b"".join(self._content)


def _place_streams(entries: Sequence[Entry], sectors: _Sectors) -> tuple[int, int]:
    """Gives every stream its place; the start and the number of sectors of the mini stream's own table."""
    mini, mini_fat = bytearray(), list[int]()
    for entry in entries:
        if entry.kind != STREAM:
            continue
        entry.size = len(entry.data)
        if entry.size >= _MINI_LIMIT or not entry.size:
            entry.start = sectors.chain(entry.data)
            continue
        entry.start = len(mini_fat)
        mini += entry.data.ljust(-(-entry.size // _MINI_SECTOR) * _MINI_SECTOR, b"\0")
        mini_fat += [*range(entry.start + 1, len(mini) // _MINI_SECTOR), _END]
    root = entries[0]
    root.start, root.size = sectors.chain(bytes(mini)), len(mini)
    table = _packed(mini_fat, -(-len(mini_fat) // _NUMBERS_PER_SECTOR) * _NUMBERS_PER_SECTOR)
    return sectors.chain(table), len(table) // _SECTOR


def _header(fat_numbers: list[int], directory_start: int, mini: tuple[int, int]) -> bytes:
    minor, major, byte_order, sector_shift, mini_shift = 0x3E, 3, 0xFFFE, 9, 6
    fixed = struct.pack("<8s16x5H6x", _MAGIC, minor, major, byte_order, sector_shift, mini_shift)
    sizes = struct.pack("<4I", 0, len(fat_numbers), directory_start, 0)
    places = struct.pack("<5I", _MINI_LIMIT, *mini, _END, 0)
    return fixed + sizes + places + _packed(fat_numbers, _HEADER_FATS)


def _packed(numbers: Sequence[int], length: int) -> bytes:
    return struct.pack(f"<{length}I", *numbers, *[_FREE] * (length - len(numbers)))
