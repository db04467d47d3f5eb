"""Reads a workbook's VBA project: which modules it has, their text, and what a project made anew would lose of it.

Source: MS-OVBA 2.3.4.2 (the stream `dir`), 2.4.1 (its compression), 2.3.1 (the stream `PROJECT`).
"""

from __future__ import annotations

import io
import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import olefile

_NAME, _STREAM, _OFFSET, _DOCUMENT_OR_CLASS, _END = 0x19, 0x1A, 0x31, 0x22, 0x2B
_CODE_PAGE, _VERSION, _REFERENCE = 0x03, 0x09, 0x16
_KNOWN_LIBRARIES: Final = frozenset({"stdole", "Office", "VBA", "Excel"})
_UNLOCKED: Final = re.compile(r'^DPB="([0-9A-F]+)"', re.MULTILINE)
_LOCKED_LENGTH: Final = 28
_CHUNK: Final = 4096


@dataclass(frozen=True, slots=True)
class VbaModule:
    """A module's name and text. `document`: it belongs to the workbook or a sheet; `plain`: a module of its own."""

    name: str
    text: str
    document: bool
    plain: bool

    @property
    def code(self) -> str:
        """The text without the lines that only the project has."""
        return "\n".join(line for line in self.text.splitlines() if not line.startswith("Attribute ")).strip()


@dataclass(frozen=True, slots=True)
class VbaProject:
    """A project as read. `whole` is False where it has what we could not write again (forms, libraries, a password)."""

    modules: tuple[VbaModule, ...]
    whole: bool


def read_project(data: bytes) -> VbaProject:
    """Read `vbaProject.bin`. ValueError when it cannot be understood."""
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as ole:
            listing = ole.openstream("PROJECT").read().decode("cp1252", "replace")
            directory = decompressed(ole.openstream("VBA/dir").read())
            return _project(ole, listing, directory)
    except (OSError, IndexError, KeyError, struct.error, UnicodeError) as error:
        raise ValueError(str(error)) from error


def _project(ole: olefile.OleFileIO, listing: str, directory: bytes) -> VbaProject:
    documents = set(re.findall(r"^Document=([^/\r\n]+)", listing, re.MULTILINE))
    forms = "BaseClass=" in listing or "Package=" in listing
    locked = any(len(match) > _LOCKED_LENGTH for match in _UNLOCKED.findall(listing))
    page, libraries, modules = "cp1252", set(), []
    current: dict[int, bytes] = {}
    for number, content in _records(directory):
        if number == _CODE_PAGE:
            page = f"cp{struct.unpack('<H', content)[0]}"
        elif number == _REFERENCE:
            libraries.add(content.decode(page, "replace"))
        elif number in (_NAME, _STREAM, _OFFSET, _DOCUMENT_OR_CLASS):
            current[number] = content
        elif number == _END and current:
            modules.append(_module(ole, current, documents, page))
            current = {}
    return VbaProject(tuple(modules), not forms and not locked and libraries <= _KNOWN_LIBRARIES)


def _module(ole: olefile.OleFileIO, found: dict[int, bytes], documents: set[str], page: str) -> VbaModule:
    name, stream = (found[part].decode(page) for part in (_NAME, _STREAM))
    offset = struct.unpack("<I", found[_OFFSET])[0]
    text = decompressed(ole.openstream(f"VBA/{stream}").read()[offset:]).decode(page)
    return VbaModule(name, text.replace("\r\n", "\n"), name in documents, _DOCUMENT_OR_CLASS not in found)


def _records(directory: bytes) -> Iterator[tuple[int, bytes]]:
    place = 0
    while place + 6 <= len(directory):
        number, size = struct.unpack_from("<HI", directory, place)
        size = 6 if number == _VERSION else size  # the one record whose size field is not its size
        yield number, directory[place + 6 : place + 6 + size]
        place += 6 + size


def decompressed(data: bytes) -> bytes:
    """Undo the compression of a stream (MS-OVBA 2.4.1.3.1)."""
    if not data or data[0] != 1:
        raise ValueError("not a compressed stream")
    out, place = bytearray(), 1
    while place + 2 <= len(data):
        header = struct.unpack_from("<H", data, place)[0]
        end = min(place + (header & 0xFFF) + 3, len(data))
        if header & 0x8000:
            _chunk(data[place + 2 : end], out)
        else:
            out += data[place + 2 : end][:_CHUNK]
        place = end
    return bytes(out)


def _chunk(data: bytes, out: bytearray) -> None:
    start, place = len(out), 0
    while place < len(data):
        flags, place = data[place], place + 1
        for bit in range(8):
            if place >= len(data):
                return
            if not flags >> bit & 1:
                out.append(data[place])
                place += 1
                continue
            token, place = struct.unpack_from("<H", data, place)[0], place + 2
            bits = max((len(out) - start - 1).bit_length(), 4)
            back, length = (token >> (16 - bits)) + 1, (token & (0xFFFF >> bits)) + 3
            for _ in range(length):
                out.append(out[-back])
