"""Appendices of plans with the right answer beside each, and what holds a reading against an answer.

`NAME.json` is the answer for every `NAME.*`: texts of each row, its sections, the declared counts. Two are the real
plans as Word files, the others are composed in the manner of real ones.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from taskbook.core.appendix.reading import DoubtCode, Field, Reading, ReadRow

FOLDER = Path(__file__).parent
FILES = sorted(path for path in FOLDER.iterdir() if path.suffix in (".docx", ".doc", ".odt", ".pdf", ".xlsx"))
Answer = Mapping[str, Any]


def answer_to(path: Path) -> Answer:
    answer: Answer = json.loads(path.with_suffix(".json").read_text("utf-8"))
    return answer


def differences(reading: Reading, answer: Answer) -> list[str]:
    """Every cell, section, id and count in which a reading is not as the answer says."""
    found = []
    if len(reading.tasks) != len(answer["rows"]):
        found.append(f"{len(reading.tasks)} rows instead of {len(answer['rows'])}")
    for row, wanted in zip(reading.tasks, answer["rows"], strict=False):
        found += [f"row {row.place.row}: {line}" for line in row_differences(row, wanted)]
    return found + plan_differences(reading, answer) + count_differences(reading, answer)


def row_differences(row: ReadRow, wanted: Answer) -> list[str]:
    found = []
    for field in Field:
        read, right = row.fields.get(field), wanted[field.value]
        if read != right and not (right is not None and ditto_resolved(row, field, right)):
            found.append(f"{field.value}: {read!r} instead of {right!r}")
    if not same_sections(row.section, wanted["section"]):
        found.append(f"section: {row.section} instead of {wanted['section']}")
    other = dict(wanted["other"])
    right_id = other.pop("id", None)
    if right_id is not None and row.id != right_id:
        found.append(f"id: {row.id} instead of {right_id}")
    if sorted(row.other.values()) != sorted(text for text in other.values() if text):
        found.append(f"other: {dict(row.other)} instead of {other}")
    return found


def ditto_resolved(row: ReadRow, field: Field, words: str) -> bool:
    """«Nt» in a cell: the value of above was taken, and that is said as a doubt with both."""
    said = (field.value, words, row.fields.get(field))
    return any(doubt.code is DoubtCode.SAME_AS_ABOVE and doubt.values == said for doubt in row.doubts)


def same_sections(read: tuple[str, ...], wanted: list[str]) -> bool:
    """An answer may name a section by its number alone."""
    return len(read) == len(wanted) and all(
        heading == right or heading.startswith(f"{right}. ") for heading, right in zip(read, wanted, strict=True)
    )


def plan_differences(reading: Reading, answer: Answer) -> list[str]:
    also = answer.get("also", {})
    found = []
    for name, right in answer.get("plan", {}).items():
        read = getattr(reading.plan, name)
        read = read.isoformat() if name == "issued" and read else read
        if read != right and read not in also.get(name, []):
            found.append(f"plan: {name} is {read!r} instead of {right!r}")
    return found


def count_differences(reading: Reading, answer: Answer) -> list[str]:
    read = {(count.section or "total", count.declared) for count in reading.counts}
    return [
        f"not counted: {count}"
        for count in answer["declared"]
        if not any(same_sections((name,), [count["where"]]) and number == count["declared"] for name, number in read)
    ]
