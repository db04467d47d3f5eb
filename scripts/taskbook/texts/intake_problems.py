"""What is said of a plan on the sheet `Nhập kế hoạch` that cannot be taken yet: every cell to mend, and how."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from taskbook.core.appendix.reading import Field
from taskbook.core.cell_address import address
from taskbook.core.intake.problems import Problem, ProblemCode
from taskbook.texts.appendix import FIELDS
from taskbook_schemas.buttons import button_of
from taskbook_schemas.choices import PLAN_NEW, ROW_SKIPPED, ROW_TASK
from taskbook_schemas.registry import INTAKE, PLANS

_PROBLEMS: Final[Mapping[ProblemCode, Callable[..., str]]] = {
    ProblemCode.NO_TASKS: lambda: (
        f"chưa có dòng nào là nhiệm vụ. Hãy chọn «{ROW_TASK}» ở cột Loại cho các dòng cần lấy"
    ),
    ProblemCode.NO_TASK_COLUMN: lambda: (
        f"chưa có cột nào là «{FIELDS[Field.TASK]}». Hãy chọn «{FIELDS[Field.TASK]}» ở ô trên đầu cột ghi nội dung việc"
    ),
    ProblemCode.COLUMN_TWICE: lambda meaning, heading: (
        f"cột «{heading}» cũng được chọn là «{meaning}». Hãy để một cột, cột kia chọn «Cột riêng»"
    ),
    ProblemCode.MEANING_UNKNOWN: lambda words: f"«{words}» không phải tên cột nào. Hãy chọn trong danh sách của ô",
    ProblemCode.TAKE_BLANK: lambda: "dòng có nội dung nhưng cột Loại để trống. Hãy chọn loại dòng, hoặc xóa dòng",
    ProblemCode.TAKE_UNKNOWN: lambda words: f"«{words}» không phải loại dòng nào. Hãy chọn trong danh sách của ô",
    ProblemCode.REST_ALONE: lambda: "phía trên không có nhiệm vụ nào để nối vào. Hãy chọn loại dòng khác",
    ProblemCode.TASK_EMPTY: lambda: f"nhiệm vụ chưa có nội dung. Hãy ghi nội dung, hoặc chọn «{ROW_SKIPPED}»",
    ProblemCode.ID_REPEATED: lambda id, row: (
        f"mã «{id}» đã có ở dòng {row}. Hãy đổi một mã, hoặc xóa để chương trình đặt"
    ),
    ProblemCode.ID_TAKEN: lambda id, plan: (
        f"mã «{id}» đã có ở kế hoạch {plan}. Hãy đổi mã, hoặc xóa để chương trình đặt"
    ),
    ProblemCode.CODE_BLANK: lambda: "chưa có mã kế hoạch. Hãy đặt mã ngắn, ví dụ: KH26",
    ProblemCode.CODE_STRANGE: lambda code: (
        f"mã «{code}» không dùng được. Hãy đặt mã ngắn, chỉ chữ, số, dấu gạch nối, ví dụ: KH26"
    ),
    ProblemCode.CODE_TAKEN: lambda code: (
        f"mã «{code}» đã có ở trang «{PLANS}». Hãy đặt mã khác; nếu kế hoạch này sửa hoặc thay kế hoạch {code} thì đổi "
        "«Cách nhận»"
    ),
    ProblemCode.CODE_UNKNOWN: lambda code: (
        f"không có kế hoạch nào mang mã «{code}». Hãy ghi mã của kế hoạch bị sửa, hoặc đổi «Cách nhận» thành "
        f"«{PLAN_NEW}»"
    ),
    ProblemCode.SHEET_BLANK: lambda: "chưa có tên trang. Hãy đặt tên ngắn, ví dụ: KTTN 2026",
    ProblemCode.SHEET_STRANGE: lambda name: (
        f"Excel không nhận tên trang «{name}». Hãy đặt tên không quá 31 chữ, không có \\ / ? * : [ ] và không bắt đầu "
        "bằng «Phiếu»"
    ),
    ProblemCode.SHEET_TAKEN: lambda name: f"sổ đã có trang «{name}». Hãy đặt tên trang khác",
    ProblemCode.YEAR_STRANGE: lambda words: (
        (f"năm «{words}» không phải một năm" if words else "chưa có năm của kế hoạch")
        + ". Hãy ghi bốn chữ số, ví dụ: 2026"
    ),
    ProblemCode.DAY_STRANGE: lambda words: (
        f"«{words}» không phải một ngày. Hãy ghi dạng ngày/tháng/năm, ví dụ: 10/3/2026; chưa biết thì để trống"
    ),
    ProblemCode.SUBJECT_BLANK: lambda: "chưa có trích yếu. Hãy ghi trích yếu của kế hoạch",
    ProblemCode.WAY_UNKNOWN: lambda words: f"«{words}» không phải cách nhận nào. Hãy chọn trong danh sách của ô",
    ProblemCode.PLAN_UNREADABLE: lambda code: (
        f"trang của kế hoạch {code} đang không đọc được nên chưa sửa được. Hãy xem trang Kiểm tra, mở lại trang đó rồi "
        "nhận lần nữa"
    ),
}
_SHOWN: Final = 20
_ADD: Final = button_of("import").label


def problems(found: Sequence[Problem]) -> str:
    """Everything that keeps the plan from being taken, cell by cell."""
    lines = [f"- Ô {address(one.row, one.column)}: {_PROBLEMS[one.code](*one.values)}." for one in found[:_SHOWN]]
    more = [f"… và {len(found) - _SHOWN} chỗ nữa."] if len(found) > _SHOWN else []
    head = f"Chưa nhận được kế hoạch: trang «{INTAKE}» còn {len(found)} chỗ phải sửa. Sổ giữ nguyên."
    return "\n".join([head, *lines, *more])


def not_built(file: str, found: Sequence[Problem]) -> str:
    """A plan's own file does not give a whole plan without a person's word."""
    lines = [f"- {_PROBLEMS[one.code](*one.values)}." for one in found[:_SHOWN]]
    head = f"Tệp {file}: chưa đủ để dựng sổ. Hãy sửa tệp, hoặc dựng sổ không có kế hoạch này rồi bấm «{_ADD}»."
    return "\n".join([head, *lines])
