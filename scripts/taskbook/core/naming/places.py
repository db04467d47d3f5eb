"""The names of places around an office: what may follow a unit's name without making it another's.

The commune's name is the workbook's own (the issuing body on its unit sheets); what it belongs to is a setting, else
the name that the office's own units bear. No name of a place is known to the program.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from taskbook.core.model import Unit
from taskbook.core.naming.names import fold, one_line
from taskbook.core.office import KINDS

_SUPERIORS = ("thành phố", "tỉnh")
_CITY = "thành phố"
_NAMED = re.compile(r"\b(thành phố|tỉnh)((?: [A-ZĐÂÊÔƯƠĂ]\w*){1,3})$")
_CITY_SHORT = re.compile(r"^TP\.?\s+", re.IGNORECASE)
_LOOSE = {kind: re.compile(rf"\b{kind}\s+(.+)$", re.IGNORECASE) for kind in (*KINDS, *_SUPERIORS)}


@dataclass(frozen=True, slots=True)
class Places:
    """What the office's commune and its superior are called: "xã An Bình", "tỉnh …"; empty where nobody says."""

    commune: str = ""
    superior: str = ""


NOWHERE = Places()


def commune_of(issuer: str) -> str:
    """The commune in the name of who issues: "ỦY BAN NHÂN DÂN XÃ AN BÌNH" -> "xã AN BÌNH"."""
    kind, name = _parted(issuer, KINDS)
    return f"{kind} {name}" if name else ""


def superior_of(units: Iterable[Unit]) -> str:
    """What the names of an office's units say it belongs to: that of the first that ends with one."""
    spellings = (spelling for unit in units for spelling in (unit.name, *unit.aliases))
    return next((found[0] for spelling in spellings if (found := _NAMED.search(spelling))), "")


def commune_tails(commune: str) -> tuple[str, ...]:
    """What may follow the name of the office's own unit."""
    kind, name = _parted(commune, KINDS)
    tails = (kind, f"của {kind}", f"UBND {kind}", f"thuộc {kind}", f"thuộc UBND {kind}")
    if not name:
        return tails
    whole = f"{kind} {name}"
    return (*tails, whole, f"{kind[0]} {name}", name, f"UBND {whole}", f"thuộc UBND {whole}")


def superior_tails(superior: str) -> tuple[str, ...]:
    """What may follow the name of a department of the superior."""
    kind, name = _parted(superior, _SUPERIORS)
    return ("thành phố", "TP", "tỉnh") if not name else (kind, f"{kind} {name}", name, *_short(kind, name))


def superior_spellings(superior: str) -> tuple[str, tuple[str, ...]]:
    """The superior's whole name as it stands in names of units, in small letters, and how offices shorten it there."""
    kind, name = _parted(superior, _SUPERIORS)
    if not name:
        return "", ()
    return f"{kind} {name}".lower(), tuple(way.lower() for way in (kind, name, *_short(kind, name)))


def group_tails(places: Places) -> tuple[str, ...]:
    """What may follow the name of a group."""
    kind, name = _parted(places.commune, KINDS)
    named = (f"trên địa bàn {kind} {name}",) if name else ()
    near = ("khác", "liên quan", "có liên quan", "trên địa bàn", f"trên địa bàn {kind}", f"trong {kind}", "trực thuộc")
    far = (way for kind in _SUPERIORS for way in (f"thuộc {kind}", f"của {kind}", kind))
    return (*commune_tails(places.commune), *near, *named, *far)


def _short(kind: str, name: str) -> tuple[str, ...]:
    """How a city's name is shortened; a province's is not."""
    letters = "".join(word[0] for word in name.split())
    return (f"TP {name}", "TP", f"TP{letters}", f"TP {letters}") if kind == _CITY else ()


def _parted(text: str, kinds: tuple[str, ...]) -> tuple[str, str]:
    """The kind of a place and its name; the first kind, and no name, where the text names none."""
    line = _CITY_SHORT.sub(f"{_CITY} ", one_line(text))
    for kind in kinds:
        found = _LOOSE[kind].search(line)
        if found and fold(found[1]):
            return kind, found[1]
    return kinds[0], ""
