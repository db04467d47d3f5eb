"""Words of taking returned files in: the sheets `Phản hồi`, `Gia hạn`, `Báo cáo kỳ`, the log's lines, the commands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from taskbook.core.cell_address import shown
from taskbook.core.days import day_text
from taskbook.core.replies.kinds import AnswerRemark, Fit, Outcome, RowReason, Voice
from taskbook.core.replies.model import Change, RowProblem
from taskbook.texts.returned import batch_name
from taskbook_schemas.layout import ReviewKind
from taskbook_schemas.registry import REVIEW

HELP_ACCEPT = (
    "Ghi vào sổ các thay đổi đã chọn ở trang «Phản hồi» và các quyết định ở trang «Gia hạn», «Đề xuất sửa đổi»."
)
HELP_PLAN = "Chỉ in kế hoạch dạng JSON, không ghi gì."
PROGRESS_RETURNED = "Đang đọc phiếu gửi lại"
NOTHING_NAMED = (
    "Chưa nêu tệp hoặc thư mục phiếu gửi lại. Ví dụ: taskbook merge TheoDoiNhiemVu.xlsm «Phiếu gửi lại». "
    "Để ghi các thay đổi đã chọn: taskbook merge --accept."
)
ACCEPT_ALONE = "Với --accept chỉ nêu tệp sổ theo dõi; các phiếu gửi lại được đọc ở lần chạy trước."

KINDS = {
    ReviewKind.CONFLICT: "Xung đột",
    ReviewKind.ASK: "Cần xem lại",
    ReviewKind.PROPOSAL: "Đề xuất",
    ReviewKind.INFO: "Chỉ báo tin",
}
REFUSED, REMARK = "Không nhận", "Ý kiến phối hợp"
REPORTED, EMPTY, MISSING = "Đã báo cáo", "Trả phiếu, không có gì mới", "Chưa gửi lại"
LATE_MISSING = "Chưa gửi, đã quá hạn gửi"
REPORTED_LATE, TASK_UNREPORTED = "Đã báo cáo (gửi muộn)", "Nhiệm vụ chưa có báo cáo"


_ANSWER_REMARKS: Mapping[AnswerRemark, str] = {
    AnswerRemark.FORMULA: "ô là công thức, đề xuất lấy giá trị đang hiện",
    AnswerRemark.FORMULA_EMPTY: "ô là công thức chưa tính, không có giá trị để nhận; chọn «sửa» và gõ giá trị",
    AnswerRemark.ERROR_VALUE: "ô báo lỗi, không có giá trị để nhận",
    AnswerRemark.TRUTH_VALUE: "ô ghi TRUE/FALSE, không dùng được",
    AnswerRemark.NOT_A_DAY: "không phải một ngày; chọn «sửa» và gõ ngày đúng",
    AnswerRemark.DAY_AS_TEXT: "ngày gõ dạng chữ, đã hiểu được",
    AnswerRemark.DAY_WITHOUT_YEAR: "ngày không ghi năm, cần xác nhận năm",
    AnswerRemark.PERIOD: "không ghi ngày cụ thể, cần xác nhận ngày",
    AnswerRemark.DAY_OUT_OF_RANGE: "năm nằm ngoài khoảng 2000–2100; chọn «sửa» và gõ ngày đúng",
    AnswerRemark.NUMBER_AS_DAY: "ô là số, có thể là ngày; cần xác nhận",
    AnswerRemark.NOT_A_NUMBER: "không phải số; chọn «sửa» và gõ số từ 0 đến 100",
    AnswerRemark.NUMBER_AS_TEXT: "số gõ dạng chữ, đã hiểu được",
    AnswerRemark.FRACTION: "số không quá 1, có thể là tỷ lệ (0,6 là 60%); cần xác nhận",
    AnswerRemark.NOT_A_PERCENT: "ngoài khoảng 0–100; chọn «sửa» và gõ số đúng",
    AnswerRemark.CLEARED: "đơn vị xóa trắng ô này; chọn «nhận» là xóa trong sổ",
    AnswerRemark.BY_TEXT: "",
    AnswerRemark.MERGED: "ô bị gộp với ô khác; mỗi nhiệm vụ trong ô gộp đều được hỏi, chỉ nhận cho đúng nhiệm vụ",
    AnswerRemark.CUT: "dài hơn 32.767 ký tự là mức một ô chứa được; đề xuất chỉ còn phần đầu, phần sau xem trong tệp",
}


def why(change: Change, was: tuple[str, str] | None = None, stale: bool = False) -> str:
    """Say why a change is proposed as it is; `was` is a choice that no longer holds, `stale` what was typed with it."""
    return "; ".join([*_reasons(change), *_asked_again(was, stale)])


def _asked_again(was: tuple[str, str] | None, stale: bool) -> Iterator[str]:
    if was is not None:
        yield f"đã chọn «{was[0]}» khi sổ ghi «{was[1]}»; nay sổ hoặc tệp gửi lại đã khác nên hỏi lại"
    if stale:
        yield "giá trị đã gõ là gõ cho đề xuất trước; chọn «sửa» nếu vẫn lấy"


def typed_in_vain(heading: str, proposal: str, choice: str | None, typed: str) -> str:
    """Say what a person had typed at a proposal that is no longer made."""
    said = "; ".join(filter(None, [f"chọn «{choice}»" if choice else "", f"gõ «{typed}»" if typed else ""]))
    return (
        f"Ở cột «{heading}», đề xuất «{proposal}», trước đây đã {said}. Đề xuất đó nay không còn (đơn vị đã gửi trả "
        "lời khác, hoặc sổ đã ghi như vậy) nên chưa ghi gì. Nếu cần, hãy nhập tay; xem xong ghi «giữ» vào cột «Chọn»."
    )


def _reasons(change: Change) -> Iterator[str]:
    answer = change.answer
    if change.rivals == (answer.unit,):
        yield "hai tệp của cùng đơn vị trả lời khác nhau, không rõ tệp nào gửi sau"
    elif change.rivals:
        yield f"trả lời khác với {', '.join(change.rivals)}"
    elif change.outcome is Outcome.CONFLICT:
        yield _conflict(change)
    yield from _voice(change)
    if change.replaced:
        files = ", ".join(dict.fromkeys(f"«{entry.file}»" for entry in change.replaced))
        yield f"đơn vị đã thay trả lời trước (tệp {files}); lấy tệp gửi sau"
    if answer.dropped_in:
        yield f"trong tệp gửi sau («{answer.dropped_in}») đơn vị không còn trả lời như vậy: hỏi lại trước khi nhận"
    if change.fit is Fit.MOVED:
        yield f"việc này lúc gửi phiếu mang mã {answer.id}, nay mang mã {change.master.task.id}: xem kỹ trước khi nhận"
    elif change.fit is Fit.OTHER:
        yield "tên, sản phẩm hoặc thời hạn ở mã này nay khác lúc gửi phiếu: xem có đúng nhiệm vụ không"
    if change.old_batch:
        yield f"phiếu của đợt cũ ({batch_name(answer.batch)})"
    yield from (_ANSWER_REMARKS[remark] for remark in answer.parsed.remarks)
    if change.kept_before:
        yield "lần trước đã chọn giữ"
    if change.outcome is Outcome.CONFLICT:
        yield "ở cột «Chọn»: nhận (lấy lời đơn vị), giữ (để nguyên sổ) hoặc sửa"


def _conflict(change: Change) -> str:
    """Why the workbook and the unit are not of one mind, as it is."""
    answer, master = change.answer, change.master
    if not master.usable:
        return f"ô trong sổ đang ghi «{shown(master.raw)}», không đọc được; đơn vị trả lời «{answer.parsed.shown}»"
    last = change.last
    who = f" ({last.who}, {day_text(last.when)}, {last.source})" if last else ""
    return f"sau khi gửi phiếu, sổ đã đổi{who}; đơn vị trả lời khác, nhận ngày {day_text(answer.received)}"


def _voice(change: Change) -> Iterator[str]:
    answer = change.answer
    if answer.by_text:
        yield "tệp không có trang ẩn, khớp theo câu chữ của nhiệm vụ: chỉ là gợi ý"
    elif change.voice is Voice.UNSURE:
        yield "tệp không phải phiếu sổ này đã giao hoặc trang ẩn đã bị sửa: chỉ liệt kê, không nhận sẵn"
    elif change.voice is Voice.REMARK:
        yield "ý kiến của đơn vị phối hợp; «nhận» là ghi thêm bên dưới nội dung của đơn vị chủ trì"
    elif change.voice is Voice.COORDINATOR:
        yield "đơn vị phối hợp không báo cáo mục này thay đơn vị chủ trì; chỉ nhận khi đã hỏi lại"


def row_problem(problem: RowProblem) -> str:
    """Say why a row of the review or the register could not be applied."""
    sheet = f"{problem.sheet}: " if problem.sheet != REVIEW else ""
    return f"{sheet}Dòng {problem.row} ({problem.task}): {_ROW_REASONS[problem.reason]}"


_ROW_REASONS: Mapping[RowReason, str] = {
    RowReason.NO_VALUE: "không có giá trị đề xuất. Hãy chọn «sửa» và gõ giá trị vào cột «Giá trị sửa».",
    RowReason.NO_CORRECTION: "chọn «sửa» nhưng cột «Giá trị sửa» còn trống.",
    RowReason.BAD_CORRECTION: "giá trị ở cột «Giá trị sửa» không đúng kiểu (ngày: ngày/tháng/năm; "
    "tiến độ: số từ 0 đến 100).",
    RowReason.BAD_CHOICE: "cột «Chọn» chỉ nhận: nhận, giữ, sửa.",
    RowReason.MASTER_CHANGED: "sổ đã đổi sau khi lập trang này. Hãy bấm «Nhận phản hồi» lại rồi chọn.",
    RowReason.CELL_UNREADABLE: (
        "ô trong sổ đang báo lỗi nên chưa ghi thêm ý kiến được. Hãy sửa ô đó ở trang kế hoạch rồi nhận lại; dòng này "
        "vẫn chờ."
    ),
    RowReason.TWO_CHOSEN: "hai dòng của cùng một ô đều được chọn với giá trị khác nhau. Hãy chỉ chọn một.",
    RowReason.TASK_CHANGED: (
        "nhiệm vụ mang mã này trong sổ nay là việc khác. Hãy bấm «Nhận phản hồi» lại rồi chọn; dòng này vẫn chờ."
    ),
    RowReason.RIVAL_SINCE: (
        "sau khi chọn dòng này, có đơn vị khác trả lời khác cho cùng ô. Hãy chọn «giữ» ở dòng không lấy; chưa ghi gì."
    ),
    RowReason.KEPT_AND_CORRECTED: (
        "chọn «giữ» nhưng lại gõ giá trị. Hãy chọn «sửa» để lấy giá trị đã gõ, hoặc xóa giá trị đó; chưa ghi gì."
    ),
    RowReason.TWO_CORRECTIONS: (
        "gõ hai giá trị khác nhau ở cột «Đề xuất» và «Giá trị sửa». Hãy chỉ để một; chưa ghi gì."
    ),
    RowReason.PROPOSAL_CLEARED: (
        "ô «Đề xuất» đã bị xóa trắng mà «Chọn» ghi «nhận». Hãy chọn «giữ», hoặc chọn «sửa» và gõ giá trị; chưa ghi gì."
    ),
    RowReason.CORRECTION_STALE: (
        "giá trị đã gõ là gõ cho đề xuất trước, nay đề xuất hoặc sổ đã khác. Hãy chọn «sửa» nếu vẫn lấy; chưa ghi gì."
    ),
    RowReason.TOO_LONG: (
        "nội dung dài quá mức một ô chứa được (32.767 ký tự). Hãy rút gọn ở cột «Giá trị sửa» và chọn «sửa»; chưa ghi."
    ),
    RowReason.TASK_LOST: "không tìm thấy nhiệm vụ trong sổ, hoặc mã đứng hai lần.",
    RowReason.COLUMN_ABSENT: "bảng của kế hoạch chưa có cột để ghi. Hãy thêm cột đó rồi làm lại; dòng này vẫn chờ.",
    RowReason.ROW_DAMAGED: "dòng này đã bị sửa ở các cột ẩn nên không dùng được. Hãy bấm «Nhận phản hồi» lại.",
    RowReason.DECISION_INCOMPLETE: "«Đồng ý» cần đủ ngày gia hạn, số văn bản và ngày văn bản; hạn chưa đổi.",
    RowReason.DECISION_UNKNOWN: "cột «Quyết định» chỉ nhận: Đồng ý, Không đồng ý.",
    RowReason.AMENDMENT_UNKNOWN: "cột «Quyết định» chỉ nhận: Đồng ý, Không đồng ý, Chờ; chưa ghi gì.",
    RowReason.AMENDMENT_INCOMPLETE: (
        "«Đồng ý» cần nội dung được duyệt (hoặc hạn mới), số văn bản và ngày văn bản; kế hoạch chưa đổi."
    ),
    RowReason.AMENDMENT_DAY: (
        "cột «Hạn mới» hoặc «Ngày văn bản» không phải một ngày (ngày/tháng/năm, ví dụ 15/09/2026); kế hoạch chưa đổi."
    ),
    RowReason.AMENDMENT_DEADLINE: (
        "sửa thời hạn thì ghi ngày vào cột «Hạn mới»; hạn mới không phải một ngày thì ở cột «Cột, điều đề nghị sửa» "
        "ghi «Nhiệm vụ». Kế hoạch chưa đổi."
    ),
}


def missing_log() -> str:
    """Say that a workbook has no log to write to."""
    return "Sổ không có trang «Nhật ký» nên không ghi lại được thay đổi. Hãy khôi phục trang này từ bản sao lưu."
