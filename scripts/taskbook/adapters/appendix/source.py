"""Opens a plan's file of whatever kind, by what it holds and not by its name, as a grid."""

from __future__ import annotations

import stat
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Final

from taskbook.adapters.appendix.docx.read import read_docx
from taskbook.adapters.appendix.fingerprint import fingerprint
from taskbook.adapters.appendix.limits import MAX_BYTES, MEGABYTE
from taskbook.adapters.appendix.office import converted
from taskbook.adapters.xlsx.package import open_package
from taskbook.core.appendix.grid import Notice, Source
from taskbook.errors import AppendixUnreadableError, WorkbookUnreadableError
from taskbook.texts import appendix_files as messages

_ZIP: Final = b"PK"
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PDF: Final = b"%PDF-"
_RTF: Final = b"{\\rtf"
_PDF_WITHIN: Final = 1024  # readers of PDF allow so much before its mark


def read_source(path: Path) -> Source:
    """Read a plan's file. AppendixUnreadableError, a sentence with what to do, when it cannot be read."""
    raw = _bytes(path)
    try:
        return replace(_read(path, raw), name=path.name, digest=fingerprint(raw))
    except AppendixUnreadableError:
        raise
    except (WorkbookUnreadableError, ValueError, LookupError, TypeError, AttributeError, ArithmeticError) as error:
        # Whatever a strange part makes the reader of its kind stumble over: the file is not as its kind should be
        raise AppendixUnreadableError(messages.damaged(path.name)) from error


def _bytes(path: Path) -> bytes:
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise AppendixUnreadableError(messages.is_folder(path.name))
        if not stat.S_ISREG(status.st_mode):  # a pipe or device would be waited for without end
            raise AppendixUnreadableError(messages.not_plain_file(path.name))
        if status.st_size == 0:
            raise AppendixUnreadableError(messages.empty(path.name))
        if status.st_size > MAX_BYTES:
            raise AppendixUnreadableError(messages.too_large(path.name, MAX_BYTES // MEGABYTE))
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise AppendixUnreadableError(messages.missing(path.name)) from error
    except (OSError, ValueError) as error:
        raise AppendixUnreadableError(messages.not_read(path.name)) from error


def _read(path: Path, raw: bytes) -> Source:
    if raw.startswith(_ZIP):
        return _zip(path)
    if raw.startswith(_OLE):
        return _ole(path, raw)
    if _PDF in raw[:_PDF_WITHIN]:
        from taskbook.adapters.appendix.pdf import read_pdf

        return read_pdf(path)
    if raw.startswith(_RTF):
        return _through_office(path, "docx")
    raise AppendixUnreadableError(messages.not_a_plan_file(path.name))


def _zip(path: Path) -> Source:
    try:
        with zipfile.ZipFile(path) as archive:
            names = {name.casefold() for name in archive.namelist()}
            kind = archive.open("mimetype").read(100) if "mimetype" in names else b""
    except (zipfile.BadZipFile, OSError, RuntimeError, KeyError, NotImplementedError, ValueError) as error:
        raise AppendixUnreadableError(messages.damaged(path.name)) from error
    open_package(path)  # bounded before another program sees it
    if b"opendocument.text" in kind:
        return _through_office(path, "docx")
    if b"opendocument.spreadsheet" in kind:
        return _through_office(path, "xlsx")
    if any(name.startswith("word/") for name in names):
        return read_docx(path)
    if any(name.startswith("xl/") for name in names):
        from taskbook.adapters.appendix.xlsx import read_xlsx

        return read_xlsx(path)
    raise AppendixUnreadableError(messages.not_a_plan_file(path.name))


def _ole(path: Path, raw: bytes) -> Source:
    """An older file says by the names of its streams what it is."""
    if _utf16("EncryptedPackage") in raw:
        raise AppendixUnreadableError(messages.has_password(path.name))
    if _utf16("WordDocument") in raw:
        return _through_office(path, "docx")
    if _utf16("Workbook") in raw or _utf16("Book") in raw:
        from taskbook.adapters.appendix.xls import read_xls

        return read_xls(path, raw)
    raise AppendixUnreadableError(messages.not_a_plan_file(path.name))


def _through_office(path: Path, kind: str) -> Source:
    with converted(path, kind) as made:
        if kind == "docx":
            source = read_docx(made)
        else:
            from taskbook.adapters.appendix.xlsx import read_xlsx

            source = read_xlsx(made)
    return replace(source, notices=(*source.notices, Notice.CONVERTED))


def _utf16(text: str) -> bytes:
    return text.encode("utf-16-le")
