"""However a plan is edited, every old row and every new one stands in one proposal, and each task keeps its id."""

from __future__ import annotations

import tomllib
from pathlib import Path
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from taskbook.core.appendix.reading import Field
from taskbook.core.reissue import Extent, Outcome, compare
from tests.core.reissue.plans import reading, standing

PLACES = ("đình Bầu", "chợ Gỗ", "cầu Đồng Niên", "bến xe", "trạm bơm", "sân vận động", "khu dân cư mới", "ao làng")
WORKS = ("Rà soát quy hoạch", "Nâng cấp đường vào", "Lập hồ sơ xếp hạng", "Sửa chữa điện chiếu sáng", "Thu gom rác tại")
TASKS = [f"{work} {place}, báo cáo kết quả {at}" for at, work in enumerate(WORKS) for place in PLACES]
LEADS = ("Phòng Kinh tế", "Công an xã", "Trạm Y tế", "")
SOME_WORDS = st.sampled_from(["", "Báo cáo", "Tổng hợp báo cáo", "Rà soát quy hoạch chợ Gỗ", "Rà soát chợ Gỗ", "-"])


@st.composite
def rows(draw: st.DrawFn) -> list[list[str]]:
    cells = st.tuples(
        st.sampled_from(["", "1", "2", "a)"]), SOME_WORDS, st.sampled_from(LEADS), st.sampled_from(["", "Quý I"])
    )
    return [list(each) for each in draw(st.lists(cells, max_size=8))]


@settings(max_examples=300, deadline=None)
@given(rows(), rows(), st.sampled_from(Extent))
def test_nothing_is_lost_or_said_twice(old: list[list[str]], new: list[list[str]], extent: Extent) -> None:
    before, after = standing(*old), reading(*new)
    proposals = compare(before, after, extent, code="KH25")
    assert sorted(p.old.id for p in proposals if p.old) == sorted(row.id for row in before)
    assert [p.new.id for p in proposals if p.new] == [row.id for row in after.tasks]
    assert all(p.id == p.old.id for p in proposals if p.old)
    assert len({p.id.casefold() for p in proposals}) == len(proposals)
    for p in proposals:
        assert (p.old is None) == (p.outcome is Outcome.ADDED)
        assert (p.new is None) == (p.outcome in (Outcome.DROPPED, Outcome.UNLISTED))
        assert bool(p.changes) == (p.outcome in (Outcome.MOVED, Outcome.CHANGED))


@settings(max_examples=200, deadline=None)
@given(st.randoms(use_true_random=False))
def test_each_task_is_found_again_after_rows_were_put_in_taken_out_moved_and_edited(chance: Random) -> None:
    texts = chance.sample(TASKS, chance.randint(4, 20))
    old = [[str(at), text, chance.choice(LEADS), "Quý I"] for at, text in enumerate(texts, start=1)]
    kept = [row for row in old if chance.random() < 0.8]
    listed = [(int(row[0]), [*row[:1], _edited(chance, row[1]), *row[2:]]) for row in kept]
    if chance.random() < 0.3:
        chance.shuffle(listed)
    for text in chance.sample([task for task in TASKS if task not in texts], chance.randint(0, 3)):
        listed.insert(chance.randint(0, len(listed)), (0, ["", text, chance.choice(LEADS), "Quý II"]))
    new = [[str(number), *row[1:]] for number, (_, row) in enumerate(listed, start=1)]
    proposals = compare(standing(*old), reading(*new), Extent.WHOLE, code="KH25")
    origin = {f"XX-{number}": task for number, (task, _) in enumerate(listed, start=1)}
    for proposal in proposals:
        if proposal.new and origin[proposal.new.id] and proposal.old:
            assert proposal.id == f"KH25-{origin[proposal.new.id]}"
    same = {p.id for p in proposals if p.old and p.new and p.old.text(Field.TASK) == p.new.text(Field.TASK)}
    assert same >= {f"KH25-{row[0]}" for row in kept if any(row[1] == listed_row[1] for _, listed_row in listed)}


def _edited(chance: Random, text: str) -> str:
    """Mostly the text itself, at times with words more at its end."""
    return f"{text} theo quy định mới" if chance.random() < 0.3 else text


def test_a_long_plan_whose_every_task_has_other_words_is_found_again_by_the_rare_ones() -> None:
    names = [f"{first}{second}" for first in ("Bầu", "Gỗ", "Niên", "Trung", "Hạ", "Thượng") for second in "abcdefghij"]
    old = [[str(at), f"Nâng cấp trạm bơm {name}", "", "Quý I"] for at, name in enumerate(names, start=1)]
    new = [[str(at + 1), f"{row[1]} bảo đảm tưới tiêu", "", "Quý I"] for at, row in enumerate(old, start=1)]
    proposals = compare(standing(*old), reading(*new), Extent.WHOLE, code="KH25")
    assert [(p.outcome, p.id) for p in proposals] == [(Outcome.CHANGED, row.id) for row in standing(*old)]


REAL = [
    tomllib.loads(path.read_text("utf-8"))["rows"]
    for path in sorted((Path(__file__).parents[3] / "workbook" / "plans").glob("*.toml"))
]


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(REAL), st.randoms(use_true_random=False))
def test_a_real_plan_comes_back_task_by_task_with_a_tenth_of_its_words_left_out(
    plan: list[dict[str, str]], chance: Random
) -> None:
    old = [[str(at), row["name"], row["lead"], row["deadline"]] for at, row in enumerate(plan, start=1)]
    new = [[str(at + 1), _thinned(chance, text), *rest] for at, (_, text, *rest) in enumerate(old, start=1)]
    proposals = compare(standing(*old), reading(*new), Extent.WHOLE, code="KH25")
    found = [p for p in proposals if p.outcome in (Outcome.MOVED, Outcome.CHANGED)]
    assert len(found) >= 0.9 * len(old)  # a short text may lose what it is known by: then it is new, never another's
    assert all(p.new is not None and p.id == f"KH25-{int(p.new.text(Field.NUMBER)) - 1}" for p in found)
    assert {p.outcome for p in proposals if p not in found} <= {Outcome.ADDED, Outcome.DROPPED}


def _thinned(chance: Random, text: str) -> str:
    words = text.split()
    for _ in range(len(words) // 10):
        words.pop(chance.randrange(len(words)))
    return " ".join(words)
