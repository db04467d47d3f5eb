"""What was copied to the clipboard as a source: its HTML where that has a table, else text with tabs."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from typing import Final

from taskbook.adapters.appendix.cf_html import fragment_of
from taskbook.adapters.appendix.fingerprint import fingerprint
from taskbook.adapters.appendix.html import read_html
from taskbook.adapters.appendix.limits import MAX_BYTES, MAX_COLUMNS, MAX_ROWS, MEGABYTE
from taskbook.adapters.appendix.sheet_grid import sheet_table
from taskbook.adapters.windows.clipboard import Copied
from taskbook.core.appendix.grid import Source, Table
from taskbook.errors import AppendixUnreadableError
from taskbook.texts import appendix_copied as texts
from taskbook.texts import appendix_files as messages

_TAB: Final = "\t"


def copied_source(copied: Copied) -> Source:
    """Take what was copied as a plan's source. AppendixUnreadableError, a sentence with what to do, without a table."""
    digest = fingerprint(copied.html or (copied.text or "").encode())
    if copied.html:
        source = read_html(fragment_of(copied.html), texts.COPIED)
        if any(True for _ in source.tables()):
            return replace(source, digest=digest)
    if not copied.text and not copied.html:
        raise AppendixUnreadableError(texts.nothing_copied())
    table = _tabbed(copied.text or "")
    if table is None:
        raise AppendixUnreadableError(texts.text_without_table())
    return Source(texts.COPIED, (table,), digest=digest)


def _tabbed(text: str) -> Table | None:
    """A table of text whose cells are parted by tabs, quoted as Excel does; None where hardly a line has one."""
    if len(text) > MAX_BYTES:
        raise AppendixUnreadableError(messages.too_large(texts.COPIED, MAX_BYTES // MEGABYTE))
    if sum(_TAB in line for line in text.splitlines()) < 2:
        return None
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=_TAB))
    except csv.Error as error:  # one endless cell
        raise AppendixUnreadableError(texts.text_without_table()) from error
    if len(rows) > MAX_ROWS:
        raise AppendixUnreadableError(messages.too_many_rows(texts.COPIED, MAX_ROWS))
    shown = {
        (row, column): cell
        for row, cells in enumerate(rows, start=1)
        for column, cell in enumerate(cells[:MAX_COLUMNS], start=1)
    }
    return sheet_table(1, "", shown, ())
