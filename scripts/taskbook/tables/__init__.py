"""From a workbook's tables to typed, judged values: `gather(workbook)` reads everything an action needs.

Here: finding sheets and columns, converting cells, pandas and pandera, making the domain's records. Not here: rules
across tables (`core.check`), files and Excel (`adapters`).
"""

from taskbook.tables.read_tables import gather

__all__ = ["gather"]
