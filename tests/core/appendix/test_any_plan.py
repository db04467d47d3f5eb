"""Any plan that is composed in one of the ways offices compose them comes back: its rows, sections, cells and ids."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from taskbook.core.appendix.numerals import letters_of, roman_of
from taskbook.core.appendix.reading import Field
from tests.core.appendix.grids import UP, Given, read, table

STYLES: dict[str, Callable[[int], str]] = {
    "A": letters_of,
    "I": roman_of,
    "1": str,
    "phần": lambda count: f"Phần {roman_of(count)}",
}
LADDERS = [(), ("I",), ("A",), ("phần",), ("I", "1"), ("A", "I"), ("A", "I", "1"), ("phần", "I")]
HEADINGS = {
    Field.NUMBER: ("TT", "Stt", "Số TT", "STT"),
    Field.TASK: ("Nhiệm vụ", "Tên nhiệm vụ", "Nội dung công việc", "Nội dung thực hiện"),
    Field.LEAD: ("Cơ quan chủ trì", "Đơn vị thực hiện", "Bộ phận chủ trì"),
    Field.COORDINATE: ("Cơ quan, đơn vị phối hợp", "Phối hợp"),
    Field.PRODUCT: ("Sản phẩm", "Kết quả", "Dự kiến kết quả"),
    Field.DEADLINE: ("Thời hạn", "Thời gian hoàn thành", "Tiến độ"),
    Field.LEADER: ("Lãnh đạo UBND chỉ đạo", "Lãnh đạo phụ trách"),
}
WORDS = {
    Field.TASK: (
        "Rà soát quy hoạch",
        "Tổ chức hội nghị",
        "- Lập danh mục",
        "Tổng hợp báo cáo",
        "Số hóa hồ sơ:\n- đất đai",
    ),
    Field.LEAD: ("Phòng Kinh tế", "Công an xã", "Trạm Y tế", "Các thôn"),
    Field.COORDINATE: ("", "Các phòng, đơn vị", "Hội Nông dân"),
    Field.PRODUCT: ("", "Báo cáo", "02 sản phẩm", "Kế hoạch"),
    Field.DEADLINE: ("Quý II/2026", "30/6/2026", "Thường xuyên", "Hằng quý"),
    Field.LEADER: ("", "Chủ tịch", "Phó Chủ tịch"),
}


@dataclass(frozen=True)
class Task:
    """A task as it should come back."""

    section: tuple[str, ...]
    fields: tuple[tuple[Field, str], ...]


@st.composite
def plans(draw: st.DrawFn) -> tuple[list[list[list[Given]]], list[Task]]:
    """The rows of one or more tables that are one appendix, and the tasks they hold."""
    fields = [Field.NUMBER, *draw(st.permutations([Field.TASK, Field.LEAD, Field.DEADLINE]))]
    fields += draw(st.lists(st.sampled_from([Field.COORDINATE, Field.PRODUCT, Field.LEADER]), unique=True, max_size=3))
    headings: list[Given] = [draw(st.sampled_from(HEADINGS[field])) for field in fields]
    pieces: list[list[list[Given]]] = [[headings]]
    tasks: list[Task] = []
    ladder = draw(st.sampled_from(LADDERS))
    merged_sections = draw(st.booleans())
    # A heading «2» that is not merged and a task «3» below it look like two tasks: nobody could tell
    continued = draw(st.booleans()) and (merged_sections or "1" not in ladder)
    running = 0
    for path in _paths(draw, ladder):
        for heading, number, words in path[1]:
            pieces[-1].append(_section(fields, heading, number, words, merged_sections))
        running = running if continued else 0
        for _ in range(draw(st.integers(1, 3))):
            running += 1
            for row, cells in _rows(draw, fields, running):
                pieces[-1].append(row)
                tasks.append(Task(path[0], tuple(cells)))
        if draw(st.integers(0, 4)) == 0:
            pieces.append([headings] if draw(st.booleans()) else [])
    if draw(st.booleans()):
        pieces[-1].append([("Tổng cộng", len(fields))])
    return [piece for piece in pieces if piece], tasks


def _paths(draw: st.DrawFn, ladder: tuple[str, ...]) -> list[tuple[tuple[str, ...], list[tuple[str, str, str]]]]:
    """Each innermost section: its path of headings, and the headings that open with it."""
    if not ladder:
        return [((), [])]
    out: list[tuple[tuple[str, ...], list[tuple[str, str, str]]]] = []
    for count in range(1, draw(st.integers(2, 4))):
        number = STYLES[ladder[0]](count)
        words = draw(st.sampled_from(("Kinh tế", "VĂN HÓA, XÃ HỘI", "Quốc phòng (02 nhiệm vụ)")))
        heading = f"{number}. {words}"
        below = _paths(draw, ladder[1:])
        for at, (path, opened) in enumerate(below):
            own = [(heading, number, words)] if at == 0 else []
            out.append(((heading, *path), own + opened))
    return out


def _section(fields: list[Field], heading: str, number: str, words: str, merged: bool) -> list[Given]:
    if merged:
        return [(heading, len(fields))]
    return [number, *(words if field is Field.TASK else "" for field in fields[1:])]


def _rows(draw: st.DrawFn, fields: list[Field], number: int) -> list[tuple[list[Given], list[tuple[Field, str]]]]:
    """The rows of one task: one, or two below merged cells."""
    cells = {field: draw(st.sampled_from(WORDS[field])) for field in fields[1:]} | {Field.NUMBER: str(number)}
    first: list[Given] = [cells[field] for field in fields]
    rows = [(first, _filled(cells))]
    if draw(st.integers(0, 3)) == 0:
        kept = {Field.NUMBER, *draw(st.sets(st.sampled_from([field for field in fields if field is not Field.LEAD])))}
        second = {field: cells[field] if field in kept else draw(st.sampled_from(WORDS[field])) for field in fields}
        rows.append(([UP if field in kept else second[field] for field in fields], _filled(second)))
    return rows


def _filled(cells: dict[Field, str]) -> list[tuple[Field, str]]:
    return sorted((field, text) for field, text in cells.items() if text)


@settings(max_examples=300, deadline=None)
@given(plans())
def test_a_plan_composed_as_offices_do_comes_back_row_by_row(plan: tuple[list[list[list[Given]]], list[Task]]) -> None:
    pieces, tasks = plan
    reading = read(*[table(*rows, number=number) for number, rows in enumerate(pieces, start=1)])
    assert [(row.section, sorted(row.fields.items())) for row in reading.tasks] == [
        (task.section, list(task.fields)) for task in tasks
    ]
    ids = [row.id for row in reading.tasks]
    assert len(set(ids)) == len(ids)


PARTS = ("a)", "1.1", "dash", "dash for a number")


def _composed(chance: Random) -> tuple[list[list[Given]], list[tuple[tuple[str, ...], list[str]]]]:
    """Rows with parents over parts, details in rows of their own, second leads, and headings that hold the lead."""
    rows: list[list[Given]] = [["TT", "Nhiệm vụ", "Cơ quan chủ trì", "Phối hợp", "Sản phẩm", "Thời hạn"]]
    tasks: list[tuple[tuple[str, ...], list[str]]] = []
    sections, carries, unnumbered = chance.choice([0, 1, 2, 3]), chance.random() < 0.25, chance.random() < 0.25
    for count in range(1, max(sections, 1) + 1):
        path: tuple[str, ...] = ()
        lead = ""
        words = chance.choice(["Kinh tế", "VĂN HÓA", "Quốc phòng, an ninh"])
        if sections and unnumbered:
            path = (f"Nhóm nhiệm vụ về {words}",)
            rows.append([(path[0], 6)])
        elif sections:
            path = (f"{roman_of(count)}. {words}",)
            lead = chance.choice(WORDS[Field.LEAD]) if carries else ""
            merged = not lead and chance.random() < 0.5
            rows.append([(path[0], 6)] if merged else [roman_of(count), words, lead, "", "", ""])
        for number in range(1, chance.randint(1, 4) + 1):
            if chance.random() < 0.3:
                parent, kind = f"Rà soát {number}", chance.choice(PARTS)
                rows.append([str(number), parent, "", "", "", ""])
                for at in range(chance.randint(1, 3)):
                    mark = {"a)": f"{'abc'[at]})", "1.1": f"{number}.{at + 1}", "dash": ""}.get(kind, "-")
                    task = _cells(chance, mark, f"- Phần {at}" if kind == "dash" else f"Phần {at}")
                    rows.append([*task[:2], "" if lead else task[2], *task[3:]])
                    tasks.append(((*path, f"{number}. {parent}"), [*task[:2], lead or task[2], *task[3:]]))
                continue
            task = _cells(chance, str(number), f"Việc {number}")
            rows.append([*task[:2], "" if lead else task[2], *task[3:]])
            tasks.append((path, [*task[:2], lead or task[2], *task[3:]]))
            if chance.random() < 0.1:
                rows.append(["", "- chi tiết", "", "", "", ""])
                tasks[-1][1][1] += "\n- chi tiết"
            elif chance.random() < 0.1 and not lead:
                rows.append(["", "", "Hội Nông dân", "", "", "Quý III"])
                tasks.append((path, [*task[:2], "Hội Nông dân", "", "", "Quý III"]))
    return rows, tasks


def _cells(chance: Random, number: str, words: str) -> list[str]:
    fields = (Field.LEAD, Field.COORDINATE, Field.PRODUCT, Field.DEADLINE)
    return [number, words, *(chance.choice(WORDS[field]) for field in fields)]


@settings(max_examples=300, deadline=None)
@given(st.randoms(use_true_random=False))
def test_parents_details_second_leads_and_headings_with_leads_come_back(chance: Random) -> None:
    rows, tasks = _composed(chance)
    fields = [Field.NUMBER, Field.TASK, Field.LEAD, Field.COORDINATE, Field.PRODUCT, Field.DEADLINE]
    assert [(row.section, [row.fields.get(field, "") for field in fields]) for row in read(table(*rows)).tasks] == tasks
