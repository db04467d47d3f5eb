"""A workbook file opened as a zip of parts, with every size bounded before anything is unpacked.

The file is read once into memory. Before a part is unpacked these hold: the number of members, their unpacked sizes
(each and all together), their ratio, unique plain names, and plain packing. XML parts are refused when they are not in
UTF-8 or declare a document type or entities. Errors: `WorkbookUnreadableError`, a sentence that names the file.
Source of the rules: ECMA-376 part 2 (names, packing) and the ways zip and XML bombs are made.
"""

from __future__ import annotations

import hashlib
import io
import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO, Final

from taskbook.errors import WorkbookUnreadableError
from taskbook.texts import reading as texts

MEGABYTE: Final = 1 << 20
MAX_FILE: Final = 100 * MEGABYTE
MAX_MEMBERS: Final = 20_000
MAX_PART: Final = 160 * MEGABYTE
MAX_UNPACKED: Final = 600 * MEGABYTE
MAX_READ: Final = 300 * MEGABYTE  # of the file and all parts held at one time
MAX_SPARE: Final = 32 * MEGABYTE  # of parts that are kept only to be spared another unpacking
RATIO_FREE: Final = 8 * MEGABYTE  # a part up to this size may be packed as tightly as it likes
PACKED_PIECE: Final = 1 << 15  # bytes unpacked in one go; what comes of them is at most a thousand times as much
MAX_RATIO: Final = 250  # sheets of a real workbook reach about 30, deflate's most is 1032

ENTRY_MARK: Final = b"PK\x01\x02"
OLE_MARK: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
XML_NAMES: Final = (".xml", ".rels", ".vml")
ODD_NAME: Final = re.compile(r"^/|^[A-Za-z]:|\\|(^|/)\.\.?(/|$)|//|[\x00-\x1f]")
ENCODING: Final = re.compile(rb"""^<\?xml[^>]*?\sencoding\s*=\s*["']([^"']*)["']""")
UTF8_NAMES: Final = (b"utf-8", b"utf8", b"us-ascii", b"ascii")
BOM: Final = b"\xef\xbb\xbf"
BROKEN: Final = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError)
DAMAGED: Final = (*BROKEN, struct.error, IndexError, OverflowError)


class _Nowhere:
    """Takes bytes that nobody needs."""

    def write(self, piece: bytes) -> int:
        return len(piece)


class Package:
    """An opened, bounded, checked zip; parts are unpacked when first asked for and kept as bytes."""

    def __init__(self, path: Path, raw: bytes, archive: zipfile.ZipFile) -> None:
        self.path = path
        self.raw = raw
        self.digest = hashlib.sha256(raw).hexdigest()
        self._archive = archive
        self._infos = {info.filename: info for info in archive.infolist() if not info.is_dir()}
        self._folded = {name.casefold(): name for name in self._infos}
        self._parts: dict[str, bytes] = {}
        self._whole: set[str] = set()
        self._read = len(raw)
        self.parsed: dict[tuple[str, tuple[str, ...]], Any] = {}  # what `markup` made of small parts
        self._spare: set[str] = set()
        self._spare_size = 0

    def close(self) -> None:
        """Let go of all bytes at once: those who read it point at each other and are swept only later."""
        self._archive.close()
        self.raw = b""
        self._parts.clear()
        self.parsed.clear()

    @property
    def label(self) -> str:
        """The file's name, for messages."""
        return self.path.name

    def names(self) -> tuple[str, ...]:
        """All parts' names in the zip's order, without folders."""
        return tuple(self._infos)

    def infos(self) -> tuple[zipfile.ZipInfo, ...]:
        """All members as the zip lists them, folders included."""
        return tuple(self._archive.infolist())

    def has_room(self, sizes: Mapping[str, int]) -> bool:
        """Whether the package with members of these sizes (bytes) in place of its own would still be opened by us."""
        all_sizes = {info.filename: info.file_size for info in self.infos()} | dict(sizes)
        return max(all_sizes.values()) <= MAX_PART and sum(all_sizes.values()) <= MAX_UNPACKED

    def actual(self, part: str) -> str | None:
        """Name of a part as the zip spells it: names are equal whatever their letters' case; None when not there."""
        return part if part in self._infos else self._folded.get(part.casefold())

    def __contains__(self, part: str) -> bool:
        """Tell whether the file has this part."""
        return self.actual(part) is not None

    def read(self, part: str) -> bytes:
        """Unpack a part. An XML part is checked: UTF-8, no document type, no entities."""
        name = self.actual(part)
        if name is None:
            raise WorkbookUnreadableError(texts.part_missing(self.label, part))
        if name not in self._parts:
            self._parts[name] = self._checked(name, self._unpack(name))
        return self._parts[name]

    def peek(self, part: str) -> bytes:
        """Unpack a part as `read` does, but keep it only while there is room: unit sheets come by the thousand."""
        name = self.actual(part)
        held = name in self._parts
        data = self.read(part)
        if name is not None and not held:
            self._spare.add(name)
            self._spare_size += len(data)
            if self._spare_size > MAX_SPARE:
                self.release(name)
        return data

    def unpacked(self, part: str) -> bytes:
        """Unpack a part that is only carried elsewhere: it is neither looked into nor kept."""
        name = self.actual(part) or part
        data = self._unpack(name)
        self._read -= len(data)
        return data

    def verify(self, skipped: Collection[str]) -> None:
        """Unpack all members that were never read, to see that they are whole: they are about to be carried on."""
        for info in self._archive.infolist():
            if info.filename not in skipped and info.filename not in self._whole:
                self._unpacked_to(info, _Nowhere())

    def release(self, part: str) -> None:
        """Keep a part no longer: it is unpacked again when it is asked for."""
        name = self.actual(part) or part
        data = self._parts.pop(name, b"")
        self._read -= len(data)
        if name in self._spare:
            self._spare.remove(name)
            self._spare_size -= len(data)

    def _unpack(self, name: str) -> bytes:
        info = self._infos[name]
        self._read += info.file_size
        if self._read > MAX_READ:
            for spare in list(self._spare):
                self.release(spare)
        if self._read > MAX_READ:
            raise WorkbookUnreadableError(texts.unpacks_too_large(self.label, name))
        out = io.BytesIO()  # grows in its place: reading at once would need the part's size twice
        self._unpacked_to(info, out)
        return out.getvalue()

    def _unpacked_to(self, info: zipfile.ZipInfo, out: BinaryIO | _Nowhere) -> None:
        """Unpack a member, its length and check sum held against what the zip says."""
        size = check = 0
        try:
            for piece in self._pieces(info):
                size += out.write(piece)
                check = zlib.crc32(piece, check)
                if size > info.file_size:
                    break
        except BROKEN as error:
            raise WorkbookUnreadableError(texts.part_damaged(self.label, info.filename)) from error
        if size != info.file_size or check != info.CRC:
            raise WorkbookUnreadableError(texts.part_damaged(self.label, info.filename))
        self._whole.add(info.filename)

    def _pieces(self, info: zipfile.ZipInfo) -> Iterator[bytes]:
        """A member's unpacked bytes, in pieces each bounded by what little it was packed into.

        Not by zipfile's own reader: it copies what is still packed again and again, half as slow again with the
        snapshots of years. It does open the member, for it knows what may stand between its header and its data.
        """
        with self._archive.open(info):
            start = _data_start(self.raw, info.header_offset)
        packed = memoryview(self.raw)[start : start + info.compress_size]
        if info.compress_type == zipfile.ZIP_STORED:
            yield bytes(packed)
            return
        inflate = zlib.decompressobj(-zlib.MAX_WBITS)
        for at in range(0, len(packed), PACKED_PIECE):
            yield inflate.decompress(packed[at : at + PACKED_PIECE])
        yield inflate.flush()

    def _checked(self, name: str, data: bytes) -> bytes:
        if not name.casefold().endswith(XML_NAMES):
            return data
        text = data[:200].removeprefix(BOM)
        encoding = ENCODING.match(text)
        if not text.lstrip().startswith(b"<") or b"\x00" in text or (encoding and not _is_utf8(encoding[1])):
            raise WorkbookUnreadableError(texts.strange_encoding(self.label, name))
        if b"!" in data and b"<!" in data and (b"<!DOCTYPE" in data or b"<!ENTITY" in data):
            raise WorkbookUnreadableError(texts.doctype(self.label, name))
        return data


def open_package(path: Path) -> Package:
    """Read a workbook file and check it as a zip. Nothing is unpacked yet."""
    raw = _read_file(path)
    _refuse_other_kinds(path.name, raw)
    if raw.count(ENTRY_MARK) > MAX_MEMBERS:
        raise WorkbookUnreadableError(texts.too_many_parts(path.name, MAX_MEMBERS))
    try:
        archive = zipfile.ZipFile(io.BytesIO(raw))
    except DAMAGED as error:
        raise WorkbookUnreadableError(texts.damaged(path.name)) from error
    _check_sizes(path.name, archive)
    _check_names(path.name, archive)
    return Package(path, raw, archive)


def _data_start(raw: bytes, header: int) -> int:
    """Where a member's data begin: its local header has 30 bytes, then its name and what else, each as long as told."""
    name, more = struct.unpack_from("<HH", raw, header + 26)
    return header + 30 + int(name) + int(more)


def _read_file(path: Path) -> bytes:
    try:
        status = path.stat()
        _check_kind(path.name, status.st_mode, status.st_size)
        with path.open("rb") as stream:
            return stream.read(MAX_FILE)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise WorkbookUnreadableError(texts.missing(path.name)) from error
    except PermissionError as error:
        raise WorkbookUnreadableError(texts.no_permission(path.name)) from error
    except (OSError, ValueError) as error:
        raise WorkbookUnreadableError(texts.disk_trouble(path.name)) from error


def _check_kind(label: str, mode: int, size: int) -> None:
    if stat.S_ISDIR(mode):
        raise WorkbookUnreadableError(texts.is_folder(label))
    if not stat.S_ISREG(mode):
        raise WorkbookUnreadableError(texts.not_plain_file(label))
    if size == 0:
        raise WorkbookUnreadableError(texts.empty(label))
    if size > MAX_FILE:
        raise WorkbookUnreadableError(texts.too_large(label, MAX_FILE // MEGABYTE))


def _refuse_other_kinds(label: str, raw: bytes) -> None:
    if raw.startswith(OLE_MARK):
        raise WorkbookUnreadableError(_ole_sentence(label, raw))
    if not raw.startswith(b"PK"):
        raise WorkbookUnreadableError(texts.not_workbook(label))


def _ole_sentence(label: str, raw: bytes) -> str:
    """Tell by the streams' names in an OLE file what it is."""
    if _utf16("EncryptedPackage") in raw:
        return texts.has_password(label)
    if _utf16("Workbook") in raw or _utf16("Book") in raw:
        return texts.old_excel(label)
    return texts.not_workbook(label)


def _utf16(text: str) -> bytes:
    return text.encode("utf-16-le")


def _check_sizes(label: str, archive: zipfile.ZipFile) -> None:
    total = 0
    for info in archive.infolist():
        total += info.file_size
        tight = info.file_size > RATIO_FREE and info.file_size > MAX_RATIO * max(info.compress_size, 1)
        if tight or info.file_size > MAX_PART or total > MAX_UNPACKED:
            raise WorkbookUnreadableError(texts.unpacks_too_large(label, info.filename))
        if info.flag_bits & 0x1 or info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise WorkbookUnreadableError(texts.strange_packing(label, info.filename))


def _check_names(label: str, archive: zipfile.ZipFile) -> None:
    seen: set[str] = set()
    for info in archive.infolist():
        name = info.orig_filename
        if ODD_NAME.search(name) or name.casefold() in seen:
            raise WorkbookUnreadableError(texts.strange_name(label, info.filename[:100]))
        seen.add(name.casefold())


def _is_utf8(encoding: bytes) -> bool:
    return encoding.lower() in UTF8_NAMES
