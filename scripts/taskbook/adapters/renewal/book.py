"""The story of a renewal: sheet by sheet what the workbook lacks, then what holds it together, macros last.

`renewed` works on a copy in memory; nothing is written. Errors: `WorkbookUnsafeToWriteError` when the workbook is
signed, its sheets are locked, or a part that must change is not plain.
"""

from __future__ import annotations

from taskbook.adapters.renewal.bench import Bench
from taskbook.adapters.renewal.buttons import renew_buttons
from taskbook.adapters.renewal.charts import renew_chart
from taskbook.adapters.renewal.generated import LABELS, renew_generated
from taskbook.adapters.renewal.macros import (
    MakeProject,
    renew_ribbon,
)
from taskbook.adapters.renewal.new_sheet import add_name
from taskbook.adapters.renewal.renaming import rename_headings
from taskbook.adapters.renewal.replacing import replace_sheet
from taskbook.adapters.renewal.settings import SettingsSheet, grown_rows
from taskbook.adapters.renewal.sheet import SheetPart
from taskbook.adapters.renewal.sight import is_charted, is_grouped, renew_sight
from taskbook.adapters.renewal.table_sheet import add_columns, grown_table, in_the_way, renew_rules
from taskbook.adapters.renewal.unit_look import renew_unit_look
from taskbook.adapters.renewal.words import renew_words
from taskbook.adapters.renewal.xml import main, parse_main, written
from taskbook.adapters.xlsx.package import Package
from taskbook.adapters.xlsx.relations import tables_of
from taskbook.core.headings import key
from taskbook.core.renewal import BookFacts, Renewed, StandingTable
from taskbook_schemas.registry import ASSIGNED, CHART_DATA, SETTINGS, SUMMARY, TEMPLATE
from taskbook_schemas.version import LAYOUT_KEY


def renewed(package: Package, pattern: Package, facts: BookFacts, make_project: MakeProject | None) -> Renewed:
    """Bring a workbook to the pattern's form; `make_project` None: it is one without macros."""
    work = _Renewal(package, pattern, facts)
    work.sheets()
    if make_project is not None:
        work.macros(make_project)
    work.renew_words(macros=make_project is not None)
    return work.finish()


class _Renewal(Bench):
    """The parts changed so far."""

    def sheets(self) -> None:
        """See to every sheet of the pattern, then to the units' sheets."""
        plans = {plan.table.sheet: plan.table for plan in self.facts.plans}
        for entry in self.pattern.book.sheets:
            standing = self.names.get(key(entry.name))
            table = plans.get(entry.name) or self.facts.tables.get(entry.name)
            if standing is None:
                self.adder.add(entry.name)
                self.result.sheets.append(entry.name)
            elif entry.name == SUMMARY and key(CHART_DATA) not in self.names:
                replace_sheet(self, SUMMARY)
            elif entry.name == SETTINGS:
                self._settings(standing.part, table)
            elif table is not None:
                self._table(standing.part, entry.name, table)
            elif entry.name in LABELS:
                self._generated(standing.part, entry.name)
        for name in self.facts.unit_sheets:
            self._generated(self.names[key(name)].part, TEMPLATE)

    def macros(self, make: MakeProject) -> None:
        """See to buttons, code names, macros and ribbon."""
        if self.renew_project(make):
            renew_ribbon(self.parts, self.pattern)
            self._buttons()

    def _buttons(self) -> None:
        first = self.names.get(key(SUMMARY))
        if first is not None:
            sheet = SheetPart(self.parts.read(first.part))
            renew_buttons(self.parts, first.part, sheet.root, self.pattern)
            self.parts.put(first.part, sheet.result())

    def renew_words(self, *, macros: bool) -> None:
        """Write the words of macros, unless the old macros stay, and the layout's version."""
        part = self.words_part()
        wanted = self.wanted_words()
        if self.result.macros_kept or not macros:
            wanted = {name: text for name, text in wanted.items() if name == LAYOUT_KEY}
        sheet = SheetPart(self.parts.read(part))
        renew_words(sheet, self.texts, wanted)
        self.parts.put(part, sheet.result())

    def _table(self, part: str, title: str, table: StandingTable) -> None:
        sheet, pattern = SheetPart(self.parts.read(part)), self.pattern_sheet(title)
        grown = self._pattern_table(title)
        of_tasks = title == ASSIGNED or title in {plan.table.sheet for plan in self.facts.plans}
        ungrouped = of_tasks and not is_grouped(sheet)
        headings = list(grown.columns)[len(table.columns) :]
        self._take_rows(part, table)
        taken = in_the_way(sheet, table, len(headings)) if headings else None
        if taken is not None:
            self.result.in_the_way.append((title, taken))
        elif headings:
            add_columns(sheet, pattern, self.formats, table, headings)
            like = self.pattern.package.read(grown.part)
            old = next(one.part for one in tables_of(self.parts.package, part) if one.name == table.table)
            self.parts.put(old, grown_table(self.parts.read(old), like, self.formats, headings))
            self.result.columns.append((title, tuple(headings)))
        rename_headings(self.parts, part, sheet, table)
        if taken is None:
            renew_rules(sheet, pattern, self.formats, table)
        if ungrouped:
            renew_sight(sheet, pattern, table, charted=is_charted(self.parts, title))
        self.parts.put(part, sheet.result())

    def _take_rows(self, part: str, table: StandingTable) -> None:
        """Let a table hold the tasks typed right below it, unless a row of totals stands between."""
        old = next(one.part for one in tables_of(self.parts.package, part) if one.name == table.table)
        data = self.parts.read(old)
        if table.rows_below and parse_main(data).get("totalsRowCount", "0") == "0":
            self.parts.put(old, grown_rows(data, table.rows_below))
            first = table.last_row + 1
            self.result.rows.append((table.sheet, first, table.last_row + table.rows_below))

    def _generated(self, part: str, title: str) -> None:
        sheet = SheetPart(self.parts.read(part))
        pattern = self.pattern_sheet(title)
        renew_generated(sheet, pattern, self.formats, LABELS[title], self.texts, self.new_texts)
        if title == TEMPLATE:
            renew_unit_look(sheet, pattern, self.formats)
        if title == SUMMARY:
            renew_chart(self.parts, part, sheet.root, self.pattern)
        self.parts.put(part, sheet.result())

    def _settings(self, part: str, table: StandingTable | None) -> None:
        pattern = self.pattern_sheet(SETTINGS)
        sheet = SettingsSheet(SheetPart(self.parts.read(part)), pattern, self.formats, self.texts, self.new_texts)
        if table is not None:
            count, taken = sheet.add_missing_settings(table, self.facts.settings)
            if taken is not None:
                self.result.in_the_way.append((SETTINGS, taken))
            elif count:
                old = next(one.part for one in tables_of(self.parts.package, part) if one.name == table.table)
                self.parts.put(old, grown_rows(self.parts.read(old), count))
                self.result.settings = count
            sheet.renew_rules(table)
        root = parse_main(self.parts.read(self.book.workbook_part))
        before = written(root)
        sheet.renew_lists(root, self.pattern)
        self._table_names(root)
        if written(root) != before:
            self.parts.put(self.book.workbook_part, written(root))
        self.parts.put(part, sheet.result())

    def _table_names(self, root: object) -> None:
        """See to the names of lists that are a table's column."""
        there = {str(one.get("name")).casefold() for one in root.iter(main("definedName"))}  # type: ignore[attr-defined]
        for name in self.pattern.book.names:
            if name.local_sheet is None and "[" in name.text and name.name.casefold() not in there:
                add_name(root, name.name, name.text)

    def _pattern_table(self, title: str):  # type: ignore[no-untyped-def]
        return tables_of(self.pattern.package, self.pattern.part(title))[0]
