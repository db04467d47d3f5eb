"""The two real plans as data: the signed texts in tests/corpus are the truth they are compared with."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from taskbook_build.plans import Comparison, PlanRow, PlanSource, check_counts, load_plans

ROOT = Path(__file__).parents[2]
PLANS = ROOT / "workbook" / "plans"
CORPUS = ROOT / "tests" / "corpus"
SEEDS = {"KTTN25": "plan-2025-private-economy.txt", "TTKT26": "plan-2026-growth.txt"}
SIGNATURE = "Phạm Đình Khải"

# Rows that a page break cuts: where each cut cell goes on, after the other cells of its row.
CONTINUES_WITH = {
    "KTTN25-II.1.6": {"name": "liên thông chia sẻ dữ liệu giữa các cơ quan (đăng ký"},
    "KTTN25-II.1.12": {"name": "- Rà soát, nghiên cứu, tham mưu"},
    "KTTN25-II.2.3": {
        "name": "cấp có thẩm quyền sửa đổi",
        "lead": "và UBND xã",
        "coordinate": "- Các phòng, cơ quan",
        "product": "kiến nghị Trung ương",
        "deadline": "2025-2027",
    },
    "KTTN25-III.1.4": {"name": "nhà đầu tư"},
    "KTTN25-III.3.1a": {"name": "phát triển Trường Đại học Hải Phòng"},
    "KTTN25-IV.2": {"name": "và ứng dụng trí tuệ nhân tạo"},
    "TTKT26-11": {
        "name": "nghèo, hộ cận nghèo không có",
        "coordinate": "phòng, cơ quan, đơn vị có liên quan",
        "leader": "UBND xã Vũ Duy Kha",
    },
}


def bare(text: str) -> str:
    return re.sub(r"\s", "", text)


def seed_of(plan: PlanSource) -> str:
    return (CORPUS / SEEDS[plan.head.code]).read_text(encoding="utf-8")


def appendix_of(plan: PlanSource) -> str:
    """The appendix's whole text: all that follows the signature."""
    _, _, appendix = seed_of(plan).partition(SIGNATURE)
    return appendix


def stretch_of(row: PlanRow, fields: list[str]) -> str:
    """The row as the seed has it: every cell up to the page break, then every cell's continuation."""
    cuts = CONTINUES_WITH.get(row.id, {})
    heads, tails = [], []
    for field in fields:
        cell = row.cell(field)
        at = cell.rindex(cuts[field]) if field in cuts else len(cell)
        heads.append(cell[:at])
        tails.append(cell[at:])
    return "".join(heads + tails)


def told_again(plan: PlanSource) -> str:
    """The whole appendix, written from the data alone."""
    appendix, fields = plan.head.appendix, [column.field for column in plan.head.columns]
    parts = [appendix.label, appendix.title, appendix.reference, appendix.total_line or ""]
    parts += [column.heading for column in plan.head.columns]
    waiting = list(plan.sections)
    for row in plan.rows:
        while waiting and (row.section == waiting[0].key or (row.section or "").startswith(waiting[0].key + ".")):
            parts.append(waiting.pop(0).heading)
        parts.append(stretch_of(row, fields))
    return "".join(parts)


@pytest.fixture(scope="module")
def plans() -> dict[str, PlanSource]:
    return {plan.head.code: plan for plan in load_plans(PLANS)}


@pytest.fixture(params=SEEDS)
def plan(request: pytest.FixtureRequest, plans: dict[str, PlanSource]) -> PlanSource:
    return plans[request.param]


def test_the_plans_come_in_the_order_of_their_years() -> None:
    assert [plan.head.code for plan in load_plans(PLANS)] == ["KTTN25", "TTKT26"]


def test_the_data_tell_the_whole_appendix_again_letter_for_letter(plan: PlanSource) -> None:
    assert bare(told_again(plan)) == bare(appendix_of(plan))


def test_a_lost_letter_in_any_one_cell_would_be_noticed(plans: dict[str, PlanSource]) -> None:
    plan = plans["TTKT26"]
    fields = [column.field for column in plan.head.columns]
    for at, row in enumerate(plan.rows):
        for field in fields:
            spoilt = replace(row, **{field: row.cell(field)[1:]})
            rows = (*plan.rows[:at], spoilt, *plan.rows[at + 1 :])
            assert bare(told_again(replace(plan, rows=rows))) != bare(appendix_of(plan))


def test_blanks_in_the_data_stand_where_the_seed_has_blanks_or_a_cut_cell_is_joined(plan: PlanSource) -> None:
    words = set(seed_of(plan).split())
    # A number range wrapped after its dash was one word before it was wrapped.
    words |= {"2026-2027"}
    fields = [column.field for column in plan.head.columns]
    for row in plan.rows:
        for field in fields:
            assert set(row.cell(field).split()) <= words, f"{row.id} {field}"


def test_cells_and_headings_have_no_runs_of_blanks(plan: PlanSource) -> None:
    texts = [row.cell(column.field) for row in plan.rows for column in plan.head.columns]
    texts += [section.heading for section in plan.sections]
    texts += [column.heading for column in plan.head.columns]
    texts += [plan.head.subject, plan.head.appendix.title, plan.head.appendix.reference]
    for text in texts:
        assert text == text.strip()
        assert not re.search(r"[ \t\r]{2}| \n|\n ", text)


def test_a_line_break_in_a_cell_stands_only_before_a_bullet(plan: PlanSource) -> None:
    cells = [row.cell(column.field) for row in plan.rows for column in plan.head.columns]
    assert any("\n" in cell for cell in cells) == (plan.head.code == "KTTN25")
    for cell in cells:
        assert all(line.startswith("- ") for line in cell.split("\n")[1:])
        assert not re.search(r"[;.] - \w", cell)


def test_the_2025_plan_has_39_tasks_in_41_rows_and_the_2026_plan_16_in_16(plans: dict[str, PlanSource]) -> None:
    counts = {code: (sum(1 for row in p.rows if row.number), len(p.rows)) for code, p in plans.items()}
    assert counts == {"KTTN25": (39, 41), "TTKT26": (16, 16)}


def test_every_declared_count_of_both_plans_is_borne_out(plan: PlanSource) -> None:
    assert check_counts(plan) == ()


def test_every_section_declares_the_count_its_own_heading_names(plans: dict[str, PlanSource]) -> None:
    for section in plans["KTTN25"].sections:
        named = re.search(r"\((\d+) nhiệm vụ\)$", section.heading)
        assert named is not None
        assert section.declared == int(named[1])
    assert [s.declared for s in plans["KTTN25"].sections] == [2, 17, 13, 3, 1, 11, 5, 2, 4, 2, 1, 2, 1, 3]


def test_the_second_row_of_a_task_has_no_number(plans: dict[str, PlanSource]) -> None:
    unnumbered = [row.id for row in plans["KTTN25"].rows if not row.number]
    assert unnumbered == ["KTTN25-I.1b", "KTTN25-III.3.1b"]


def test_ids_are_unique_over_both_plans_and_never_change(plans: dict[str, PlanSource]) -> None:
    ids = [row.id for p in plans.values() for row in p.rows] + [t.id for p in plans.values() for t in p.targets]
    assert len(ids) == len(set(ids))
    expected = "I.1a I.1b I.2 " + " ".join(f"II.1.{n}" for n in range(1, 14)) + " II.2.1 II.2.2 II.2.3 II.3.1 "
    expected += "III.1.1 III.1.2 III.1.3 III.1.4 III.1.5 III.2.1 III.2.2 III.3.1a III.3.1b III.3.2 III.3.3 III.3.4 "
    expected += "IV.1 IV.2 V.1 VI.1 VI.2 VII.1 VIII.1 VIII.2 VIII.3"
    assert [row.id for row in plans["KTTN25"].rows] == [f"KTTN25-{tail}" for tail in expected.split()]
    assert [row.id for row in plans["TTKT26"].rows] == [f"TTKT26-{n}" for n in range(1, 17)]


def test_an_id_agrees_with_its_rows_section_and_number(plans: dict[str, PlanSource]) -> None:
    for row in plans["KTTN25"].rows:
        assert row.id.startswith(f"KTTN25-{row.section}.")
        if row.number:
            assert row.id.rstrip("ab").endswith(f".{row.number.rpartition('.')[2]}")


def test_a_row_of_a_sub_section_names_both_headings_in_full(plans: dict[str, PlanSource]) -> None:
    row = next(row for row in plans["KTTN25"].rows if row.id == "KTTN25-III.2.1")
    section, joint, sub_section = row.section_text.partition(" › ")
    assert section.startswith("III. Tạo thuận lợi")
    assert section.endswith("(11 nhiệm vụ)")
    assert joint
    assert sub_section == "2 Đẩy mạnh và đa dạng hoá nguồn vốn cho kinh tế tư nhân (02 nhiệm vụ)"


def test_a_row_right_under_a_section_names_that_heading_alone(plans: dict[str, PlanSource]) -> None:
    row = plans["KTTN25"].rows[-1]
    assert row.section_text == plans["KTTN25"].sections[-1].heading


def test_a_plan_without_sections_has_rows_without_section_text(plans: dict[str, PlanSource]) -> None:
    assert plans["TTKT26"].sections == ()
    assert {(row.section, row.section_text) for row in plans["TTKT26"].rows} == {(None, "")}


def test_the_head_says_what_the_plan_is(plans: dict[str, PlanSource]) -> None:
    private, growth = plans["KTTN25"].head, plans["TTKT26"].head
    assert (private.sheet, private.number, private.issued) == ("KTTN 2025", "66/KH-UBND", date(2025, 9, 19))
    assert (private.year, private.declared_tasks) == (2025, 39)
    assert (growth.sheet, growth.number, growth.issued) == ("TTKT 2026", None, date(2026, 3, 10))
    assert (growth.year, growth.declared_tasks) == (2026, None)


def test_the_2025_plans_number_and_day_are_those_the_2026_plan_cites(plans: dict[str, PlanSource]) -> None:
    head = plans["KTTN25"].head
    assert head.issued is not None
    cited = f"số {head.number} ngày {head.issued:%d}/{head.issued.month}/{head.issued.year}"
    assert f"{cited} về triển khai thực hiện Nghị quyết số 138/NQ-CP" in seed_of(plans["TTKT26"])


def test_the_2026_plans_day_is_the_one_in_its_appendix(plans: dict[str, PlanSource]) -> None:
    head = plans["TTKT26"].head
    assert head.issued is not None
    assert f"ngày {head.issued.day}/{head.issued.month}/{head.issued.year} của" in head.appendix.reference


def test_subject_and_issuing_body_stand_in_the_plan(plan: PlanSource) -> None:
    assert "KẾHOẠCH" + bare(plan.head.subject) + "Căncứ" in bare(seed_of(plan))
    assert plan.head.issuing_body in plan.head.appendix.reference


def test_the_appendix_columns_are_mapped_in_their_own_order(plans: dict[str, PlanSource]) -> None:
    columns = {code: [column.field for column in p.head.columns] for code, p in plans.items()}
    assert columns["KTTN25"] == ["number", "name", "lead", "coordinate", "product", "deadline"]
    assert columns["TTKT26"] == ["number", "name", "lead", "coordinate", "deadline", "leader", "product"]


def test_cells_the_plan_leaves_empty_stay_empty(plans: dict[str, PlanSource]) -> None:
    empty = [row.id for row in plans["KTTN25"].rows if not row.coordinate]
    tails = ["II.1.7", "III.1.2", "III.1.4", "III.2.1", "III.3.2", "III.3.3", "VII.1", "VIII.3"]
    assert empty == [f"KTTN25-{tail}" for tail in tails]
    for plan in plans.values():
        assert all(row.name and row.lead and row.product and row.deadline for row in plan.rows)


@pytest.mark.parametrize(
    ("row_id", "field", "words"),
    [
        ("KTTN25-II.1.4", "name", "người khu công nghiệp"),
        ("KTTN25-III.1.2", "name", "sử dụng đât"),
        ("TTKT26-13", "product", "Tưng ương"),
        ("TTKT26-1", "name", "phân đấu"),
        ("KTTN25-I.1b", "lead", "Phòng Văn hoá – Xã hội"),
        ("KTTN25-III.3.1b", "lead", "Phòng Văn hoá -Xã hội"),
        ("KTTN25-II.1.8", "lead", "Phòng Văn hoá - Xã hội;"),
        ("KTTN25-III.3.4", "lead", "- Phòng Kinh tế;\n- Văn phòng HĐND và UBND"),
        ("KTTN25-II.1.13", "deadline", "Trong giai đoạn 2026-2027 (khi có yêu cầu của Trung ương)"),
        ("TTKT26-11", "leader", "Phó Chủ tịch thường trực UBND xã Vũ Duy Kha"),
    ],
)
def test_the_governments_own_words_are_kept_as_they_stand(
    plans: dict[str, PlanSource], row_id: str, field: str, words: str
) -> None:
    row = next(row for plan in plans.values() for row in plan.rows if row.id == row_id)
    assert words in row.cell(field)


def test_the_sentence_of_every_target_stands_in_the_plan_and_names_its_value(plan: PlanSource) -> None:
    for target in plan.targets:
        assert bare(target.source) in bare(seed_of(plan)), target.id
        assert re.search(rf"(?<!\d)0?{target.value:g}(?!\d)", target.source), target.id


def test_a_targets_comparison_is_the_one_its_sentence_words(plan: PlanSource) -> None:
    wordings = {
        Comparison.AT_LEAST: "(tối thiểu|ít nhất) ",
        Comparison.MORE_THAN: "trên ",
        Comparison.ABOUT: "khoảng ",
        Comparison.AT_MOST: "nhóm 0",
        Comparison.EXACTLY: "(?<!trên )(?<!khoảng )(?<!tối thiểu )(?<!ít nhất )",
    }
    for target in plan.targets:
        assert re.search(rf"{wordings[target.comparison]}{target.value:g}", target.source), target.id


def test_the_targets_of_both_plans_are_all_there(plans: dict[str, PlanSource]) -> None:
    found = {
        code: "; ".join(f"{t.comparison.value}{t.value:g} {t.unit} {t.year}" for t in p.targets)
        for code, p in plans.items()
    }
    assert found["TTKT26"] == (
        ">=12 % 2026; >=10 % 2026; =85 % vụ việc 2026; >90 % quyết định 2026; =80 % đàn 2026; =12 % 2026"
    )
    assert found["KTTN25"] == (
        "<=3 thứ hạng 2030; >150 doanh nghiệp 2030; ≈10 %/năm 2030; ≈42 % GRDP 2030; ≈60 % tổng số lao động 2030; "
        "≈9 %/năm 2030; ≈50 % tổng thu nội địa 2030; >300 doanh nghiệp 2045; ≈50 % GRDP 2045; "
        "=109 doanh nghiệp 2030; =100 cơ sở 2030; =40 % doanh nghiệp 2030; =50 % 2025; >=30 % 2025; >=30 % 2025"
    )


def test_target_ids_are_numbered_within_their_plan(plan: PlanSource) -> None:
    assert [t.id for t in plan.targets] == [f"{plan.head.code}-CT{n:02d}" for n in range(1, len(plan.targets) + 1)]


def test_a_lost_task_shows_in_its_sub_section_its_section_and_the_total(plans: dict[str, PlanSource]) -> None:
    plan = plans["KTTN25"]
    shorter = replace(plan, rows=tuple(row for row in plan.rows if row.id != "KTTN25-II.2.3"))
    found = [(m.section.key if m.section else None, m.declared, m.counted) for m in check_counts(shorter)]
    assert found == [(None, 39, 38), ("II", 17, 16), ("II.2", 3, 2)]


def test_a_lost_second_row_of_a_task_changes_no_count(plans: dict[str, PlanSource]) -> None:
    plan = plans["KTTN25"]
    assert check_counts(replace(plan, rows=tuple(row for row in plan.rows if row.id != "KTTN25-I.1b"))) == ()
