"""Worked examples of cells of unit names: the office's own (units.csv), and more made from the rules (units_more)."""

import csv
from pathlib import Path

import pytest

from taskbook.core.naming.places import Places
from taskbook.core.naming.units import UnitDirectory
from taskbook.data import default_office, default_units

CORPUS = Path(__file__).parents[2] / "corpus"
DIRECTORY = UnitDirectory(default_units(), Places(default_office().name))


def cells(file: str) -> list[tuple[str, str, str]]:
    with (CORPUS / file).open(encoding="utf-8", newline="") as lines:
        return [(row["variant"], row["canonical"], row.get("unknown") or "") for row in csv.DictReader(lines)]


@pytest.mark.parametrize(("variant", "canonical", "unknown"), [*cells("units.csv"), *cells("units_more.csv")])
def test_a_cell_reads_as_its_example_says(variant: str, canonical: str, unknown: str) -> None:
    named = DIRECTORY.read(variant)
    assert {*named.units, *named.groups} == set(filter(None, canonical.split("; ")))
    assert [name.text for name in named.unknown] == list(filter(None, unknown.split("; ")))


def test_there_are_enough_examples() -> None:
    assert len(cells("units.csv")) > 70
    assert len(cells("units_more.csv")) >= 200


def test_every_name_of_the_examples_is_in_the_packaged_table() -> None:
    known = {unit.name for unit in default_units()}
    for _, canonical, _ in cells("units.csv"):
        assert set(canonical.split("; ")) <= known
