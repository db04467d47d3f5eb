"""The directory of a compound file (MS-CFB 2.6): entries, and the red-black tree of each storage's children."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass

NO_ENTRY = 0xFFFFFFFF
_STORAGE, STREAM, _ROOT = 1, 2, 5
_RED, _BLACK = 0, 1
_LONGEST_NAME = 31
_FORBIDDEN = frozenset("/\\:!")

Tree = Mapping[str, "bytes | Tree"]
"""A storage: names with a stream's bytes or another storage."""


@dataclass(slots=True)
class Entry:
    """One line of the directory; `start` and `size` (bytes) are known only once the streams have been placed."""

    name: str
    kind: int
    data: bytes = b""
    left: int = NO_ENTRY
    right: int = NO_ENTRY
    child: int = NO_ENTRY
    color: int = _BLACK
    start: int = 0
    size: int = 0

    def packed(self) -> bytes:
        """The 128 bytes of the entry; class ids, state bits and times stay zero, so equal input gives equal bytes."""
        name = self.name.encode("utf-16-le") + b"\0\0"
        links = (self.left, self.right, self.child)
        head = struct.pack("<64sHBB3I", name, len(name), self.kind, self.color, *links)
        return head + struct.pack("<36xIQ", self.start, self.size)


UNUSED = struct.pack("<68x3I48x", NO_ENTRY, NO_ENTRY, NO_ENTRY)
"""An empty directory line: fills the last sector."""


def entries_of(tree: Tree) -> list[Entry]:
    """All entries, the root first; every storage's children are linked into a balanced tree."""
    root = Entry("Root Entry", _ROOT)
    entries = [root]
    _add_children(entries, root, tree)
    return entries


def _add_children(entries: list[Entry], parent: Entry, tree: Tree) -> None:
    numbers = []
    for name, content in tree.items():
        _demand_valid(name)
        entry = Entry(name, STREAM, content) if isinstance(content, bytes) else Entry(name, _STORAGE)
        numbers.append(len(entries))
        entries.append(entry)
        if not isinstance(content, bytes):
            _add_children(entries, entry, content)
    numbers.sort(key=lambda number: _order(entries[number].name))
    # Every level that is filled completely is black, the last one red: the smallest valid red-black tree.
    parent.child = _linked(entries, numbers, black_levels=(len(numbers) + 1).bit_length() - 1)


def _linked(entries: list[Entry], numbers: list[int], black_levels: int) -> int:
    if not numbers:
        return NO_ENTRY
    middle = len(numbers) // 2
    entry = entries[numbers[middle]]
    entry.left = _linked(entries, numbers[:middle], black_levels - 1)
    entry.right = _linked(entries, numbers[middle + 1 :], black_levels - 1)
    entry.color = _BLACK if black_levels > 0 else _RED
    return numbers[middle]


def _order(name: str) -> tuple[int, str]:
    """MS-CFB 2.6.4: shorter names first, then by upper case."""
    return len(name), name.upper()


def _demand_valid(name: str) -> None:
    if not name or len(name) > _LONGEST_NAME or not _FORBIDDEN.isdisjoint(name):
        raise ValueError(f"not a name of a stream: {name!r}")
