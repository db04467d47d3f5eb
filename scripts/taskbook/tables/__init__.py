"""From a workbook's tables to typed, judged data: `gather(workbook)` reads everything an action needs.

`structure` finds sheets and tables, `columns` their columns by heading; `convert` makes cells values; `frames` makes
typed frames that the models judge (`failures`); `records`, `plans` and `settings` make the domain's own records;
`tables` is the story. Cells that cannot be used are issues, never exceptions; only a missing sheet, table or heading
stops.
"""

from taskbook.tables.read_tables import gather

__all__ = ["gather"]
