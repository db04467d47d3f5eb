"""What every remaking of a workbook works with: the parts changed so far, the pattern beside them, formats and texts.

Errors: `WorkbookUnsafeToWriteError` when a part that must change is not plain.
"""

from __future__ import annotations

from taskbook.adapters.renewal.macros import MakeProject, drop_code_name, renew_code_names, renew_macros
from taskbook.adapters.renewal.new_sheet import Pattern, SheetAdder, shared_texts
from taskbook.adapters.renewal.parts import Parts
from taskbook.adapters.renewal.sheet import SheetPart
from taskbook.adapters.renewal.styles import FormatMap
from taskbook.adapters.renewal.texts import CellTexts
from taskbook.adapters.renewal.words import words_of
from taskbook.adapters.renewal.xml import main, parse_main
from taskbook.adapters.xlsx.package import Package
from taskbook.adapters.xlsx.relations import map_book
from taskbook.core.headings import key
from taskbook.core.renewal import BookFacts, Renewed
from taskbook_schemas.version import BUTTONS_KEY, WORDS_SHEET


class Bench:
    """A workbook on the bench, and the workbook of today that is copied from."""

    def __init__(self, package: Package, pattern: Package, facts: BookFacts) -> None:
        self.parts, self.facts = Parts(package), facts
        self.book = map_book(package)
        book = map_book(pattern)
        self.pattern = Pattern(pattern, book, shared_texts(pattern, book))
        styles, new_styles = self.book.styles, book.styles
        assert styles is not None  # noqa: S101 - the file was looked at before
        assert new_styles is not None  # noqa: S101 - XlsxWriter always writes one
        self._styles = styles
        self.formats = FormatMap(package.read(styles), pattern.read(new_styles))
        self.texts = CellTexts(shared_texts(package, self.book))
        self.new_texts = CellTexts(self.pattern.texts)
        self.names = {key(entry.name): entry for entry in self.book.sheets}
        self.adder = SheetAdder(self.parts, self.book, self.pattern, self.formats)
        self.result = Renewed()

    def renew_project(self, make: MakeProject) -> bool:
        """Give macros the names of all sheets; False when the workbook's own project must stay as it is."""
        titles = {
            entry.part: one.name
            for one in self.pattern.book.sheets
            if (entry := self.names.get(key(one.name))) is not None
        }
        before = dict(self.parts.changed)
        renew_code_names(self.parts, self.book, self.pattern, titles)
        current = self.words().get(BUTTONS_KEY) == self.wanted_words().get(BUTTONS_KEY)
        if renew_macros(self.parts, self.book, self.pattern, make, current=current):
            return True
        self.result.macros_kept = True
        self.parts.changed = before
        for title in self.adder.added:
            drop_code_name(self.parts, self.added_part(title))
        return False

    def finish(self) -> Renewed:
        """Add the formats that came, and give what was made."""
        styles = self.formats.result()
        if styles is not None:
            self.parts.put(self._styles, styles)
        self.result.parts = self.parts.changed
        return self.result

    def pattern_sheet(self, title: str) -> SheetPart:
        """A sheet of the workbook of today."""
        return SheetPart(self.pattern.package.read(self.pattern.part(title)))

    def words_part(self) -> str:
        """The part of the sheet of words for macros."""
        entry = self.names.get(key(WORDS_SHEET))
        return entry.part if entry is not None else self.added_part(WORDS_SHEET)

    def added_part(self, title: str) -> str:
        """The part of a sheet that was added."""
        root = parse_main(self.parts.read(self.book.workbook_part))
        element = next(one for one in root.iter(main("sheet")) if one.get("name") == title)
        rid = next(value for name, value in element.attrib.items() if name.endswith("}id"))
        return self.parts.relations(self.book.workbook_part)[rid].target

    def words(self) -> dict[str, str]:
        """The words for macros that the workbook has."""
        return words_of(SheetPart(self.parts.read(self.words_part())), self.texts)

    def wanted_words(self) -> dict[str, str]:
        """The words for macros of today."""
        return words_of(self.pattern_sheet(WORDS_SHEET), self.new_texts)
