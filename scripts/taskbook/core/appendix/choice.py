"""What a person decided about a reading: which table, which column is which, the plan's code."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from taskbook.core.appendix.reading import Field


@dataclass(frozen=True, slots=True)
class Choice:
    """`table` counts from 1 in the document; `columns` gives columns (from 0) their field, None for "our own".

    What is left out is guessed. `code` begins every id.
    """

    table: int | None = None
    columns: Mapping[int, Field | None] = field(default_factory=lambda: MappingProxyType({}))
    code: str = ""
