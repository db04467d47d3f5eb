"""Brings a report to disk; one that somebody has edited is never written over: the new one gets a number."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from datetime import datetime
from html import escape
from io import BytesIO
from pathlib import Path

from taskbook.adapters import disk
from taskbook.adapters.unit_file.pack import is_as_written, seal_of
from taskbook.adapters.unit_file.store import held_folder
from taskbook.adapters.unit_file.template import CORE_PART
from taskbook.outbox import NotWritten, Written
from taskbook.texts import disk as disk_texts
from taskbook_schemas.report_kinds import ReportKind
from taskbook_schemas.words import TEMPLATE_FOLDER

SUFFIX = ".docx"
_CORE_END = b"</cp:coreProperties>"
_IDENTIFIER = re.compile(rb"<dc:identifier>.*?</dc:identifier>|<dc:identifier/>", re.DOTALL)
_ZIP_START = (1980, 1, 1, 0, 0, 0)


class ReportFolder:
    """Meets `actions.edges.ReportFiles` for the workbook in the folder `home`."""

    def __init__(self, home: Path) -> None:
        self.home = home

    def write(
        self, kind: ReportKind, fields: Mapping[str, object], path: Path, tasks: int, made: datetime
    ) -> Written | NotWritten:
        """Fill the form of a kind and write it; `Written.kept` is the edited file that stays where it is."""
        from taskbook.adapters.report.form import filled, form_path  # Word's libraries take a while to start

        data = sealed(filled(form_path(kind.row.template, self.home / TEMPLATE_FOLDER), fields), made)
        with held_folder(path.parent):
            names = {other.name for other in path.parent.iterdir()}
            if is_open(path, names):
                return NotWritten(path.stem, path, disk_texts.BUSY)
            place = path if not path.exists() or is_as_written(path) else free(path)
            kept = path if place != path else None
            try:
                disk.write_whole(place, data)
            except OSError as error:
                return NotWritten(path.stem, place, disk.reason_of(error))
        return Written(path.stem, place, tasks, kept)


def is_open(path: Path, names: set[str]) -> bool:
    """Whether some program has the file open: Word leaves «~$» in place of a long name's first two letters."""
    return bool({f"~${path.name}", f"~${path.name[2:]}", f".~lock.{path.name}#"} & names)


def free(path: Path) -> Path:
    """The first numbered name that is free, or holds one of ours that nobody has edited."""
    number = 2
    while True:
        place = path.with_stem(f"{path.stem} ({number})")
        if not place.exists() or is_as_written(place):
            return place
        number += 1


def sealed(raw: bytes, made: datetime) -> bytes:
    """The same file with its seal among its properties: by that it is known as it was written."""
    with zipfile.ZipFile(BytesIO(raw)) as archive:
        parts = {info.filename: archive.read(info) for info in archive.infolist()}
        seal = seal_of((info.filename, info.CRC, info.file_size) for info in archive.infolist())
    told = f"<dc:identifier>{escape(seal)}</dc:identifier>".encode()
    core = _IDENTIFIER.sub(b"", parts[CORE_PART])
    core = re.sub(
        rb"(<dcterms:(created|modified)[^>]*>)[^<]*",
        lambda found: found[1] + f"{made:%Y-%m-%dT%H:%M:%SZ}".encode(),
        core,
    )
    parts[CORE_PART] = core.replace(_CORE_END, told + _CORE_END)
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            info = zipfile.ZipInfo(name, _ZIP_START)
            info.create_system = 0
            package.writestr(info, content, zipfile.ZIP_DEFLATED)
    return target.getvalue()
