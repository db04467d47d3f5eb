"""One unit's file as bytes: the template's parts, with the unit's own in their places, and a seal over all of them.

The seal (a digest of every part's name, size and check sum, kept in the file's core properties) tells a file as we
wrote it from one that any program has saved since. The same unit file gives the same bytes.
"""

from __future__ import annotations

import hashlib
import re
import zipfile
import zlib
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cached_property
from html import escape
from io import BytesIO
from pathlib import Path

from taskbook.adapters.cells.encode import clean
from taskbook.adapters.unit_file.manifest import write as write_manifest
from taskbook.adapters.unit_file.rows import Rows, SharedStrings, as_held
from taskbook.adapters.unit_file.sheet import FormSheet
from taskbook.adapters.unit_file.template import (
    BOOK_PART,
    CORE_PART,
    FOOTER_MARK,
    HIDDEN_PART,
    SENTINEL,
    STRINGS_PART,
    VISIBLE_PART,
    Template,
)
from taskbook.adapters.xlsx.packing import Packed, Piece, made, write_zip
from taskbook.core.unit_file import Manifest, SentTask, UnitFile
from taskbook.texts import split as texts

_SEAL = "taskbook:"
_FOOTER_LIMIT = 170  # of Excel's 255 characters for the whole foot, codes too
_MOST_CORE = 100_000
_CORE = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<cp:coreProperties'
    ' xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
    ' xmlns:dcmitype="http://purl.org/dc/dcmitype/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
    "<dc:title>{title}</dc:title><dc:creator>{creator}</dc:creator><dc:identifier>{seal}</dc:identifier>"
    '<dcterms:created xsi:type="dcterms:W3CDTF">{made}</dcterms:created>'
    '<dcterms:modified xsi:type="dcterms:W3CDTF">{made}</dcterms:modified></cp:coreProperties>'
)


class Packer:
    """Makes files of one template; `mark` gives each manifest its mark."""

    def __init__(self, template: Template, mark: Callable[[Manifest], Manifest] = lambda manifest: manifest) -> None:
        self._template, self._mark = template, mark
        self._books: dict[int, Packed] = {}

    @cached_property
    def _infos(self) -> list[zipfile.ZipInfo]:
        with zipfile.ZipFile(BytesIO(self._template.raw)) as archive:
            return archive.infolist()

    def pack(self, form: UnitFile) -> bytes:
        """Return a whole file."""
        parts = self._parts(form)
        facts = [
            (info.filename, parts[info.filename].crc, parts[info.filename].size)
            if info.filename in parts
            else (info.filename, info.CRC, info.file_size)
            for info in self._infos
        ]
        parts[CORE_PART] = _packed(_core(form, seal_of(facts)))
        out = BytesIO()
        write_zip(out, self._template.raw, self._infos, parts, ())
        return out.getvalue()

    def _parts(self, form: UnitFile) -> dict[str, Packed]:
        template, strings = self._template, SharedStrings()
        rows, last = FormSheet(form, template.styles, strings).write()
        hidden = Rows(strings)
        for pieces in write_manifest(self._mark(_as_cells_read(form.manifest))):
            hidden.add(pieces, [0] * len(pieces))
        tail = template.tail.replace(str(SENTINEL), str(last)).replace(FOOTER_MARK, _footer(form))
        return {
            VISIBLE_PART: _packed(template.head + rows + tail),
            HIDDEN_PART: _packed(template.hidden_head + hidden.xml() + template.hidden_tail),
            STRINGS_PART: _packed(strings.xml()),
            BOOK_PART: self._book(last),
        }

    def _book(self, last: int) -> Packed:
        """The workbook's part, the same in all files that end in one row."""
        if last not in self._books:
            self._books[last] = _packed(self._template.book.replace(str(SENTINEL), str(last)))
        return self._books[last]


def is_as_written(path: Path) -> bool:
    """Tell whether a file is one of ours that nothing has changed since; False for whatever else it is."""
    try:
        with zipfile.ZipFile(path) as archive:
            infos = archive.infolist()
            if archive.getinfo(CORE_PART).file_size > _MOST_CORE:
                return False
            core = archive.read(CORE_PART).decode("utf-8", "replace")
    except (OSError, KeyError, ValueError, NotImplementedError, RuntimeError, zipfile.BadZipFile, zlib.error):
        return False
    seal = re.search(rf"<dc:identifier>({_SEAL}[0-9a-f]+)</dc:identifier>", core)
    return seal is not None and seal[1] == seal_of((info.filename, info.CRC, info.file_size) for info in infos)


def _packed(xml: str) -> Packed:
    """A small part, packed at once and lightly: measured, a seventh of the whole time for a twelfth of the size."""
    data = xml.encode()
    return Packed(len(data), (made(Piece(zlib.compress(data, 1, -zlib.MAX_WBITS), zlib.crc32(data))),))


def seal_of(facts: Iterable[tuple[str, int, int]]) -> str:
    """The digest that a file written by us bears, of its parts' names, check sums and sizes."""
    listed = "\n".join(f"{name} {crc} {size}" for name, crc, size in facts if name != CORE_PART)
    return _SEAL + hashlib.sha256(listed.encode("utf-8", "surrogatepass")).hexdigest()


def _core(form: UnitFile, seal: str) -> str:
    title = escape(clean(f"{texts.TITLE} - {form.unit}"), quote=False)
    made = f"{form.batch.made:%Y-%m-%dT%H:%M:%SZ}"
    return _CORE.format(title=title, creator=escape(clean(form.batch.issuer), quote=False), seal=seal, made=made)


def _footer(form: UnitFile) -> str:
    """The unit and the day; "&" begins a code in a foot, "&&" is the sign itself."""
    line = " ".join(clean(texts.footer_line(form.unit, form.batch.as_of)).split())
    letters = [letter.replace("&", "&&") for letter in line]
    while sum(map(len, letters)) > _FOOTER_LIMIT:
        letters[-2:] = ["…"]
    return escape("".join(letters), quote=False)


def _as_cells_read(manifest: Manifest) -> Manifest:
    """What was sent is what the cells hold: without the few characters that no cell can."""
    return replace(manifest, tasks=tuple(map(_as_cells_hold, manifest.tasks)))


def _as_cells_hold(task: SentTask) -> SentTask:
    values = {
        field: (as_held(value) or None) if isinstance(value, str) else value for field, value in task.values.items()
    }
    key = as_held(task.key)
    return task if key == task.key and values == task.values else replace(task, key=key, values=values)
