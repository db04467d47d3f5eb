"""What a returned .xlsx file holds besides its cells: notes on cells, and when it was saved last.

Sources: ECMA-376 part 1, 18.7 (comments), part 2, 11 (core properties); [MS-XLSX] 2.1.15 (threaded comments).
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Final

from taskbook.adapters.xlsx.markup import decode
from taskbook.adapters.xlsx.package import Package
from taskbook.adapters.xlsx.relations import relations_of
from taskbook.errors import WorkbookUnreadableError

_NOTE: Final = r"<(?:\w+:)?{0}\s[^<>]*?\bref=\"([A-Z]{{1,3}}\d{{1,7}})\"[^<>]*>(.*?)</(?:\w+:)?{0}>"
_COMMENT: Final = re.compile(_NOTE.format("comment"), re.DOTALL)
_THREADED: Final = re.compile(_NOTE.format("threadedComment"), re.DOTALL)
_TEXT: Final = re.compile(r"<(?:\w+:)?t(?:\s[^<>]*)?>([^<]*)</(?:\w+:)?t>|<(?:\w+:)?text(?:\s[^<>]*)?>([^<]*)</")
_MODIFIED: Final = re.compile(r"<dcterms:modified[^<>]*>\s*([^<\s]+)\s*</")
_MIRROR: Final = "[Threaded comment]"
_KINDS: Final = {"comments": _COMMENT, "threadedComment": _THREADED}
_MOST: Final = 200  # notes of one sheet that are told of
_CORE: Final = "docProps/core.xml"


def comments_of(package: Package, sheet_part: str) -> tuple[tuple[str, str], ...]:
    """Return the notes on a sheet's cells: address and text. A part that cannot be read has none."""
    found: dict[tuple[str, str], None] = {}
    for relation in relations_of(package, sheet_part).values():
        pattern = _KINDS.get(relation.kind)
        if pattern is None or relation.external or relation.target not in package:
            continue
        try:
            xml = package.peek(relation.target).decode("utf-8", "replace")
        except WorkbookUnreadableError:
            continue
        for cell, inner in pattern.findall(xml)[:_MOST]:
            text = "".join(plain or other for plain, other in _TEXT.findall(inner))
            text = decode(text.encode()).strip()
            if text and not text.startswith(_MIRROR):
                found[cell, text] = None
    return tuple(found)


def saved_at(package: Package) -> datetime | None:
    """Return when a program saved the file last, as the file says; None when it does not."""
    if _CORE not in package:
        return None
    try:
        said = _MODIFIED.search(package.peek(_CORE).decode("utf-8", "replace"))
        return _moment(said[1]) if said else None
    except (WorkbookUnreadableError, ValueError):
        return None


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    return moment.astimezone(UTC).replace(tzinfo=None) if moment.tzinfo else moment
