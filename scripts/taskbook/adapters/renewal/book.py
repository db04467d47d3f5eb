"""The story of a renewal: sheet by sheet what the workbook lacks, then what holds it together, macros last.

`renewed` works on a copy in memory; nothing is written. Errors: `WorkbookUnsafeToWriteError` when the workbook is
signed, its sheets are locked, or a part that must change is not plain.
"""

from __future__ import annotations

from taskbook.adapters.renewal.buttons import renew_buttons
from taskbook.adapters.renewal.charts import renew_charts
from taskbook.adapters.renewal.generated import LABELS, renew_generated
from taskbook.adapters.renewal.macros import (
    MakeProject,
    drop_code_name,
    renew_code_names,
    renew_macros,
    renew_ribbon,
)
from taskbook.adapters.renewal.new_sheet import Pattern, SheetAdder, add_name, shared_texts
from taskbook.adapters.renewal.parts import Parts
from taskbook.adapters.renewal.settings import SettingsSheet, grown_rows
from taskbook.adapters.renewal.sheet import SheetPart
from taskbook.adapters.renewal.styles import FormatMap
from taskbook.adapters.renewal.table_sheet import add_columns, grown_table, in_the_way, renew_rules
from taskbook.adapters.renewal.texts import CellTexts
from taskbook.adapters.renewal.words import renew_words, words_of
from taskbook.adapters.renewal.xml import main, parse_main, written
from taskbook.adapters.xlsx.package import Package
from taskbook.adapters.xlsx.relations import map_book, tables_of
from taskbook.core.headings import key
from taskbook.core.renewal import BookFacts, Renewed, StandingTable
from taskbook_schemas.registry import SETTINGS, SUMMARY, TEMPLATE
from taskbook_schemas.version import BUTTONS_KEY, LAYOUT_KEY, WORDS_SHEET


def renewed(package: Package, pattern: Package, facts: BookFacts, make_project: MakeProject | None) -> Renewed:
    """Bring a workbook to the pattern's form; `make_project` None: it is one without macros."""
    work = _Renewal(package, pattern, facts)
    work.sheets()
    if make_project is not None:
        work.macros(make_project)
    work.words(macros=make_project is not None)
    return work.finish()


class _Renewal:
    """The parts changed so far."""

    def __init__(self, package: Package, pattern: Package, facts: BookFacts) -> None:
        self._parts, self._facts = Parts(package), facts
        self._book = map_book(package)
        book = map_book(pattern)
        self._pattern = Pattern(pattern, book, shared_texts(pattern, book))
        styles, new_styles = self._book.styles, book.styles
        assert styles is not None  # noqa: S101 - `demand_renewable` has seen to it
        assert new_styles is not None  # noqa: S101 - XlsxWriter always writes one
        self._styles = styles
        self._formats = FormatMap(package.read(styles), pattern.read(new_styles))
        self._texts = CellTexts(shared_texts(package, self._book))
        self._new_texts = CellTexts(self._pattern.texts)
        self._names = {key(entry.name): entry for entry in self._book.sheets}
        self._adder = SheetAdder(self._parts, self._book, self._pattern, self._formats)
        self.result = Renewed()

    def sheets(self) -> None:
        """See to every sheet of the pattern, then to the units' sheets."""
        plans = {plan.table.sheet: plan.table for plan in self._facts.plans}
        for entry in self._pattern.book.sheets:
            standing = self._names.get(key(entry.name))
            table = plans.get(entry.name) or self._facts.tables.get(entry.name)
            if standing is None:
                self._adder.add(entry.name)
                self.result.sheets.append(entry.name)
            elif entry.name == SETTINGS:
                self._settings(standing.part, table)
            elif table is not None:
                self._table(standing.part, entry.name, table)
            elif entry.name in LABELS:
                self._generated(standing.part, entry.name)
        for name in self._facts.unit_sheets:
            self._generated(self._names[key(name)].part, TEMPLATE)

    def macros(self, make: MakeProject) -> None:
        """See to buttons, code names, macros and ribbon."""
        titles = {
            entry.part: one.name
            for one in self._pattern.book.sheets
            if (entry := self._names.get(key(one.name))) is not None
        }
        before = dict(self._parts.changed)
        renew_code_names(self._parts, self._book, self._pattern, titles)
        current = self._words().get(BUTTONS_KEY) == self._wanted_words().get(BUTTONS_KEY)
        if renew_macros(self._parts, self._book, self._pattern, make, current=current):
            renew_ribbon(self._parts, self._pattern)
            self._buttons()
            return
        self.result.macros_kept = True
        self._parts.changed = before
        for rid in self._adder.added:
            drop_code_name(self._parts, self._added_part(rid))

    def _buttons(self) -> None:
        first = self._names.get(key(SUMMARY))
        if first is not None:
            sheet = SheetPart(self._parts.read(first.part))
            renew_buttons(self._parts, first.part, sheet.root, self._pattern)
            self._parts.put(first.part, sheet.result())

    def words(self, *, macros: bool) -> None:
        """Write the words of macros, unless the old macros stay, and the layout's version."""
        part = self._words_part()
        wanted = self._wanted_words()
        if self.result.macros_kept or not macros:
            wanted = {name: text for name, text in wanted.items() if name == LAYOUT_KEY}
        sheet = SheetPart(self._parts.read(part))
        renew_words(sheet, self._texts, wanted)
        self._parts.put(part, sheet.result())

    def finish(self) -> Renewed:
        """Add the formats that came, and give what was made."""
        styles = self._formats.result()
        if styles is not None:
            self._parts.put(self._styles, styles)
        self.result.parts = self._parts.changed
        return self.result

    def _table(self, part: str, title: str, table: StandingTable) -> None:
        sheet, pattern = SheetPart(self._parts.read(part)), self._pattern_sheet(title)
        grown = self._pattern_table(title)
        headings = list(grown.columns)[len(table.columns) :]
        taken = in_the_way(sheet, table, len(headings)) if headings else None
        if taken is not None:
            self.result.in_the_way.append((title, taken))
        elif headings:
            add_columns(sheet, pattern, self._formats, table, headings)
            like = self._pattern.package.read(grown.part)
            old = next(one.part for one in tables_of(self._parts.package, part) if one.name == table.table)
            self._parts.put(old, grown_table(self._parts.read(old), like, self._formats, headings))
            self.result.columns.append((title, tuple(headings)))
        if taken is None:
            renew_rules(sheet, pattern, self._formats, table)
        self._parts.put(part, sheet.result())

    def _generated(self, part: str, title: str) -> None:
        sheet = SheetPart(self._parts.read(part))
        pattern = self._pattern_sheet(title)
        renew_generated(sheet, pattern, self._formats, LABELS[title], self._texts, self._new_texts)
        if title == SUMMARY:
            renew_charts(self._parts, part, sheet.root, self._pattern)
        self._parts.put(part, sheet.result())

    def _settings(self, part: str, table: StandingTable | None) -> None:
        pattern = self._pattern_sheet(SETTINGS)
        sheet = SettingsSheet(SheetPart(self._parts.read(part)), pattern, self._formats, self._texts, self._new_texts)
        if table is not None:
            count, taken = sheet.add_rows(table, self._facts.settings)
            if taken is not None:
                self.result.in_the_way.append((SETTINGS, taken))
            elif count:
                old = next(one.part for one in tables_of(self._parts.package, part) if one.name == table.table)
                self._parts.put(old, grown_rows(self._parts.read(old), count))
                self.result.settings = count
            sheet.renew_rules(table)
        root = parse_main(self._parts.read(self._book.workbook_part))
        before = written(root)
        sheet.renew_lists(root, self._pattern)
        self._table_names(root)
        if written(root) != before:
            self._parts.put(self._book.workbook_part, written(root))
        self._parts.put(part, sheet.result())

    def _table_names(self, root: object) -> None:
        """See to the names of lists that are a table's column."""
        there = {str(one.get("name")).casefold() for one in root.iter(main("definedName"))}  # type: ignore[attr-defined]
        for name in self._pattern.book.names:
            if name.local_sheet is None and "[" in name.text and name.name.casefold() not in there:
                add_name(root, name.name, name.text)

    def _pattern_sheet(self, title: str) -> SheetPart:
        return SheetPart(self._pattern.package.read(self._pattern.part(title)))

    def _pattern_table(self, title: str):  # type: ignore[no-untyped-def]
        return tables_of(self._pattern.package, self._pattern.part(title))[0]

    def _words_part(self) -> str:
        entry = self._names.get(key(WORDS_SHEET))
        return entry.part if entry is not None else self._added_part(WORDS_SHEET)

    def _added_part(self, title: str) -> str:
        root = parse_main(self._parts.read(self._book.workbook_part))
        element = next(one for one in root.iter(main("sheet")) if one.get("name") == title)
        rid = next(value for name, value in element.attrib.items() if name.endswith("}id"))
        return self._parts.relations(self._book.workbook_part)[rid].target

    def _words(self) -> dict[str, str]:
        return words_of(SheetPart(self._parts.read(self._words_part())), self._texts)

    def _wanted_words(self) -> dict[str, str]:
        return words_of(self._pattern_sheet(WORDS_SHEET), self._new_texts)
