"""What must hold between tables, as pandera checks over frames made of several of them."""

from __future__ import annotations

import pandera.pandas as pa

IDS = pa.DataFrameSchema(
    {"id": pa.Column(object, pa.Check(lambda ids: ~ids.duplicated(), name="duplicate_across_sheets"))}
)
"""The ids of all plans' tasks, each once a sheet, in the order of the sheets: one of an earlier sheet is wrong."""

MEASURED = pa.DataFrameSchema(
    checks=pa.Check(lambda frame: ~(frame["measured_on"] > frame["today"]), name="measured_in_future")
)
"""The days on which targets were measured (`measured_on`, datetime64[ns]) beside the day of the run (`today`)."""
