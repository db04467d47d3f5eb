"""A formula speaks of a changed sheet whatever way it names it, and however many sheets have changed."""

import pytest

from taskbook.adapters.xlsx.recalc import FEW, Touched, formulas_in

CHANGED = Touched(frozenset({"kttn 2025", "phiếu d'an", "a!b", *(f"phiếu {number}" for number in range(50))}))


@pytest.mark.parametrize(
    "formula",
    [
        "SUM('KTTN 2025'!A1:A9)",
        "'Phiếu d''An'!$B$2",
        "1+'a!B'!A1",
        "Phiếu 7!A1",
        "'Phiếu 49'!A1&\"!\"",
        "IF(A1=\"!\",1,'phiếu 3'!B2)",
        'INDIRECT("A"&B1)',
        "SUM(OFFSET(A1,1,1))",
    ],
)
def test_a_formula_that_names_a_changed_sheet_is_found(formula: str) -> None:
    assert CHANGED.named_in(formula)


@pytest.mark.parametrize(
    "formula",
    ["SUM(A1:A9)", "'KTTN 2026'!A1", "'Phiếu d'An'!A1", '"phiếu 7"&"!"', "'Phiếu 50'!A1", "!A1", "KTTN 2025", "b!A1"],
)
def test_a_formula_that_names_none_is_left_alone(formula: str) -> None:
    assert not CHANGED.named_in(formula)


def test_a_formula_that_names_a_table_or_a_name_of_a_changed_sheet_is_found() -> None:
    changed = Touched(frozenset({"trang"}), frozenset({"bang_1"}), frozenset({"tong_so"}))
    assert changed.named_in("COUNTA(Bang_1[Mã])")
    assert changed.named_in("Tong_So+1")
    assert not changed.named_in("Bang_2[Mã]")


def test_formulas_are_found_among_any_number_of_other_letters() -> None:
    formula = b"<c><f>A1+1</f></c>"
    for others in (b"", b"f" * 3, b"f" * (FEW + 5), b"f " * FEW):
        assert formulas_in(others + formula) == {b"A1+1"}
        assert formulas_in(others) == set()
