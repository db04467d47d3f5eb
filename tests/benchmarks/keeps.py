"""What each program loses of a rich workbook by one refresh: every feature's parts compared before and after.

Run by hand:  uv run --group bench python -m tests.benchmarks.keeps
"""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
import xml.etree.ElementTree as ET
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import openpyxl

from taskbook_build.plans import load_plans
from taskbook_schemas.layout import TABLE_HEADER_ROW
from tests.benchmarks.big_workbook import PLANS
from tests.benchmarks.programs import AS_OF, OURS, PROGRAMS
from tests.benchmarks.rich_book import rich_book

Parts = Mapping[str, bytes]
Probe = Callable[[Parts], Counter[str]]
WORKBOOK, RIBBON, MACROS = "xl/workbook.xml", "customUI/", "xl/vbaProject.bin"
SHEETS, CHARTS = r"xl/worksheets/sheet\d+\.xml", r"xl/charts/chart\d+\.xml"


def trees(parts: Parts, names: str) -> Iterator[ET.Element]:
    """The roots of parts whose names fit."""
    return (ET.fromstring(content) for name, content in parts.items() if re.fullmatch(names, name))


def spelt(element: ET.Element) -> str:
    """An element in the one form that equal ones share: no order of attributes, no prefixes, no blanks between."""
    for inside in element.iter():
        inside.tag = inside.tag.rpartition("}")[2]
        inside.attrib = {key.rpartition("}")[2]: value for key, value in inside.attrib.items() if "uid" not in key}
        if not (inside.text or "").strip():
            inside.text = None
        inside.tail = None
    return ET.canonicalize(ET.tostring(element, encoding="unicode"))


def elements(names: str, *tags: str) -> Probe:
    """All elements of these names in some parts."""

    def probe(parts: Parts) -> Counter[str]:
        return Counter(
            spelt(found)
            for tree in trees(parts, names)
            for found in list(tree.iter())
            if found.tag.rpartition("}")[2] in tags
        )

    return probe


def whole(names: str) -> Probe:
    """Whole XML parts, whatever they are called."""
    return lambda parts: Counter(spelt(tree) for tree in trees(parts, names))


def raw(names: str) -> Probe:
    """Parts to the byte, whatever they are called."""
    return lambda parts: Counter(repr(content) for name, content in parts.items() if re.fullmatch(names, name))


def texts(names: str, tag: str) -> Probe:
    """What elements of a name say."""

    def probe(parts: Parts) -> Counter[str]:
        found = (tree.iter() for tree in trees(parts, names))
        return Counter("".join(one.itertext()) for group in found for one in group if one.tag.rpartition("}")[2] == tag)

    return probe


def attributes(names: str, tag: str, attribute: str) -> Probe:
    """What stands in one attribute."""

    def probe(parts: Parts) -> Counter[str]:
        found = (one for tree in trees(parts, names) for one in tree.iter() if one.tag.rpartition("}")[2] == tag)
        return Counter(one.attrib[attribute] for one in found if attribute in one.attrib)

    return probe


def buttons(parts: Parts) -> Counter[str]:
    """The macros that buttons drawn on sheets start."""
    drawn = b"".join(content for name, content in parts.items() if name.endswith(".vml"))
    return Counter(macro.decode() for macro in re.findall(rb"<x:FmlaMacro>(.*?)</x:FmlaMacro>", drawn))


def cells_with_formulas(parts: Parts) -> Iterator[dict[str, str | None]]:
    """The cells that compute something: texts by the names of what stands in them."""
    cells = (one for tree in trees(parts, SHEETS) for one in tree.iter() if one.tag.rpartition("}")[2] == "c")
    found = ({inside.tag.rpartition("}")[2]: inside.text for inside in cell} for cell in cells)
    return (cell for cell in found if cell.get("f"))


def formulas(parts: Parts) -> Counter[str]:
    """What cells compute."""
    return Counter(str(cell["f"]) for cell in cells_with_formulas(parts))


def computed(parts: Parts) -> Counter[str]:
    """The values that formulas had: a reader that cannot calculate shows nothing without."""
    return Counter(f"{cell['f']}={cell['v']}" for cell in cells_with_formulas(parts) if cell.get("v"))


FEATURES: Mapping[str, Probe] = {
    "charts": whole(CHARTS),
    "conditional formats": elements(SHEETS, "conditionalFormatting"),
    "validations": elements(SHEETS, "dataValidation"),
    "macros": raw(re.escape(MACROS)),
    "code names of sheets": attributes(SHEETS, "sheetPr", "codeName"),
    "ribbon": raw(RIBBON + ".*"),
    "buttons on sheets": buttons,
    "comments": texts(r"xl/comments\d*\.xml|xl/comments/comment\d+\.xml", "comment"),
    "threaded comments, people": raw(r"xl/(threadedComments|persons)/.*"),
    "names": elements(WORKBOOK, "definedName"),
    "tables": elements(r"xl/tables/table\d+\.xml", "tableColumn"),
    "pictures": raw(r"xl/media/.*"),
    "text boxes": texts(r"xl/drawings/drawing\d+\.xml", "sp"),
    "sparklines": elements(SHEETS, "sparkline"),
    "rich text": texts(r"xl/sharedStrings\.xml|" + SHEETS, "r"),
    "formulas": formulas,
    "values of formulas": computed,
    "links": attributes(SHEETS, "hyperlink", "location"),
    "protection": elements(SHEETS, "sheetProtection"),
    "frozen panes": elements(SHEETS, "pane"),
    "page set-up": elements(SHEETS, "pageSetup"),
    "properties of the office's own": texts(r"docProps/custom\.xml", "property"),
    "data of other programs": raw(r"customXml/item.*"),
}


def parts_of(path: Path) -> dict[str, bytes]:
    """All parts of a package."""
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of a feature's parts: how many there were, are there no longer, and are there in another form."""

    there: int
    lost: int
    rewritten: int

    def __str__(self) -> str:
        """Say it in a cell of the table."""
        if not self.lost:
            return f"{self.rewritten} rewritten" if self.rewritten else "kept"
        return "lost" if self.lost == self.there else f"{self.lost} lost"


def fates(before: Parts, after: Parts) -> dict[str, Fate]:
    """What became of each feature."""
    found = {name: (probe(before), probe(after)) for name, probe in FEATURES.items()}
    return {name: _fate(old, new) for name, (old, new) in found.items()}


def _fate(old: Counter[str], new: Counter[str]) -> Fate:
    gone, come = (old - new).total(), (new - old).total()
    return Fate(old.total(), max(gone - come, 0), min(gone, come))


def judged(path: Path) -> dict[str, tuple[object, ...]]:
    """Deadline and status that were written for each task."""
    book = openpyxl.load_workbook(path, read_only=True)
    found: dict[str, tuple[object, ...]] = {}
    for plan in load_plans(PLANS):
        heads, *rows = book[plan.head.sheet].iter_rows(min_row=TABLE_HEADER_ROW, values_only=True)
        places = [heads.index(name) for name in ("Mã", "Hạn xử lý", "Trạng thái")]
        found |= {str(row[places[0]]): tuple(row[place] for place in places[1:]) for row in rows if row[places[0]]}
    return found


def main() -> None:
    """Print the table of the README."""
    with tempfile.TemporaryDirectory() as name:
        source = rich_book(Path(name) / "sổ.xlsm")
        before, columns = parts_of(source), dict[str, dict[str, Fate]]()
        verdicts: dict[str, dict[str, tuple[object, ...]]] = {}
        for title, command in PROGRAMS.items():
            work = Path(shutil.copy(source, Path(name) / "work.xlsm"))
            quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
            subprocess.run([*command, str(work), *AS_OF[title]], check=True, **quiet)
            columns[title], verdicts[title] = fates(before, parts_of(work)), judged(work)
    print(f"| of a rich workbook | there | {' | '.join(columns)} |")
    print("|---" * (len(columns) + 2) + "|")
    for feature in FEATURES:
        cells = [columns[title][feature] for title in columns]
        print(f"| {feature} | {cells[0].there} | {' | '.join(map(str, cells))} |")
    ours = verdicts[OURS]
    alike = [str(sum(found[task] == ours[task] for task in ours)) for found in verdicts.values()]
    print(f"| deadline and status as ours | {len(ours)} | {' | '.join(alike)} |")


if __name__ == "__main__":
    main()
