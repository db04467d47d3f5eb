"""Why a returned file, or a task of it, is not taken in, and what was seen in it besides its answers."""

from __future__ import annotations

from collections.abc import Mapping

from taskbook.core.replies.file_findings import FileNote, Found, Refused
from taskbook.core.replies.kinds import FileRemark, RefusalReason
from taskbook.core.short_text import shortened
from taskbook.texts.returned import edited

_REFUSALS: Mapping[RefusalReason, str] = {
    RefusalReason.UNREADABLE: "{detail}",
    RefusalReason.NOT_A_WORKBOOK: (
        "không phải tệp Excel (.xlsx, .xlsm, .xls) nên không đọc. Hãy mở tệp, lưu thành .xlsx rồi bỏ lại vào thư mục."
    ),
    RefusalReason.THIS_WORKBOOK: (
        "là chính sổ theo dõi này, không phải phiếu đơn vị gửi lại nên không đọc. Hãy nêu tệp hoặc thư mục phiếu mà "
        "các đơn vị đã điền."
    ),
    RefusalReason.WORKBOOK_COPY: (
        "là bản sao của sổ theo dõi này, không phải phiếu đơn vị gửi lại nên không đọc. Hãy nêu phiếu mà đơn vị đã "
        "điền; muốn lấy lại nội dung cũ của sổ thì mở bản sao đó rồi chép sang."
    ),
    RefusalReason.OTHER_MASTER: (
        "là một sổ theo dõi (của nơi khác, hoặc bản sao từ trước lần làm mới đầu tiên), không phải phiếu đơn vị gửi "
        "lại nên không đọc. Hãy nêu phiếu mà đơn vị đã điền."
    ),
    RefusalReason.NO_MANIFEST: (
        "không có trang ẩn của phiếu nên không biết dòng nào là nhiệm vụ nào. "
        "Đề nghị đơn vị điền vào chính tệp đã gửi. "
        "Nội dung khớp theo câu chữ (nếu có) chỉ là gợi ý ở trang «Phản hồi»."
    ),
    RefusalReason.DAMAGED: (
        "trang ẩn của phiếu đã bị sửa hoặc hỏng nên không dùng được. Đề nghị đơn vị điền lại vào tệp đã gửi."
    ),
    RefusalReason.NEWER: "phiếu do bản chương trình mới hơn lập ra. Hãy cập nhật chương trình rồi đọc lại.",
    RefusalReason.NO_TASKS: "không còn dòng nào có mã nhiệm vụ đã gửi. Đề nghị đơn vị điền lại vào tệp đã gửi.",
    RefusalReason.NO_HEADINGS: (
        "không tìm thấy dòng tiêu đề cột ở trang «{detail}». Đề nghị đơn vị khôi phục dòng tiêu đề rồi gửi lại."
    ),
    RefusalReason.UNKNOWN_UNIT: (
        "phiếu của «{unit}», nhưng trang «Đơn vị» không có tên này.{nearest} Hãy sửa trang «Đơn vị» rồi bấm «Nhận phản "
        "hồi» lại."
    ),
    RefusalReason.GROUP: (
        "phiếu của «{unit}», nhưng trang «Đơn vị» ghi đó là một nhóm nên không biết đơn vị nào trả lời. Hãy xem cột "
        "«Là nhóm» ở dòng của tên này."
    ),
    RefusalReason.OTHER_WORKBOOK: "phiếu lập từ sổ khác («{detail}»): không có kế hoạch nào của sổ này.",
    RefusalReason.TASK_GONE: "nhiệm vụ {task} không còn trong sổ; trả lời của {unit} không được nhận.",
    RefusalReason.TASK_WITHOUT_ID: (
        "nhiệm vụ {task} trong sổ chưa có mã. Hãy ghi mã ở cột «Mã», xuất phiếu lại cho {unit}."
    ),
    RefusalReason.TASK_ID_TWICE: (
        "mã {task} đứng ở nhiều dòng của sổ nên không biết trả lời của {unit} thuộc dòng nào. Hãy sửa mã."
    ),
    RefusalReason.NOT_ITS_TASK: (
        "{unit} không chủ trì, không phối hợp nhiệm vụ {task} theo sổ hiện nay nên không được nhận."
    ),
    RefusalReason.ROWS_DIFFER: (
        "nhiệm vụ {task} đứng ở nhiều dòng của phiếu, cột «{detail}» ghi khác nhau. Hãy hỏi {unit} rồi nhập tay."
    ),
}


_FILE_REMARKS: Mapping[FileRemark, str] = {
    FileRemark.SAME_FILE: "giống hệt tệp «{detail}», chỉ đọc một lần.",
    FileRemark.ROW_ADDED: "đơn vị tự thêm dòng, không nhận: {detail}.",
    FileRemark.ROWS_MISSING: "phiếu gửi lại thiếu các nhiệm vụ sau (coi như không trả lời, sổ giữ nguyên): {detail}.",
    FileRemark.ROW_TWICE: "nhiệm vụ {detail} đứng ở nhiều dòng của phiếu; các dòng ghi thống nhất nên vẫn nhận.",
    FileRemark.COLUMN_MISSING: "cột «{detail}» không còn trong phiếu (coi như không trả lời).",
    FileRemark.COLUMN_RENAMED: "cột «{detail}» bị đổi tên; đọc theo vị trí vì các cột khác còn nguyên chỗ.",
    FileRemark.COLUMN_TWICE: "cột «{detail}» đứng hai lần; chỉ đọc cột bên trái.",
    FileRemark.OTHER_SHEET: "trang «{detail}» cũng có mã nhiệm vụ; chỉ đọc trang có nhiều nhiệm vụ nhất.",
    FileRemark.GIVEN_EDITED: "nhiệm vụ {task}: đơn vị sửa ô chỉ để xem, không nhận: {detail}.",
    FileRemark.GIVEN_COLUMN_MISSING: "cột «{detail}» (chỉ để xem) không còn trong phiếu; không ảnh hưởng đến sổ.",
    FileRemark.COMMENT: "có ghi chú (comment), không nhận vào sổ: {detail}.",
    FileRemark.OUTSIDE: "có chữ ghi ngoài phần nhập, không nhận vào sổ: {detail}.",
    FileRemark.DRAWN: "có chữ trong hộp chữ hoặc hình vẽ, không nhận vào sổ: {detail}.",
    FileRemark.PAGE_EDGE: "có chữ ghi ở đầu trang hoặc cuối trang in, không nhận vào sổ: {detail}.",
    FileRemark.COORDINATOR_CLEARED: (
        "nhiệm vụ {task}: đơn vị phối hợp xóa trắng ô «{detail}»; nội dung của đơn vị chủ trì được giữ nguyên."
    ),
    FileRemark.OLD_FILE: (
        "phiếu lập trước khi sổ này bắt đầu ghi dấu phiếu giao, hoặc lập ở thư mục khác: vẫn nhận như trước, nhưng "
        "không kiểm được có bị sửa trang ẩn hay không."
    ),
    FileRemark.OTHER_BATCH: (
        "trang ẩn nêu một đợt mà sổ này chưa từng giao; không nhận sẵn mục nào. Hãy hỏi lại đơn vị, xin tệp đã giao."
    ),
    FileRemark.OTHER_BOOK: (
        "phiếu do sổ khác trong cùng thư mục giao, không phải sổ này; không nhận sẵn mục nào. Hãy nhận bằng đúng sổ đã "
        "giao phiếu."
    ),
    FileRemark.OTHER_UNIT: (
        "trang ẩn nêu đơn vị khác với phiếu đã giao; không nhận sẵn mục nào. Hãy hỏi lại đơn vị, xin tệp đã giao."
    ),
    FileRemark.WITHDRAWN: (
        "nhiệm vụ {task}: tệp này không còn trả lời như trước ({detail}); sổ giữ nguyên. Hãy hỏi lại đơn vị, cần bỏ "
        "thì sửa tay ở trang kế hoạch."
    ),
    FileRemark.ALTERED: (
        "trang ẩn không còn như lúc giao (đơn vị, ngày hoặc giá trị đã gửi bị sửa); không nhận sẵn mục nào. "
        "Hãy hỏi lại đơn vị, xin tệp đã giao."
    ),
}


def refusal(item: Refused) -> str:
    """Say why a file, or a task of it, is not taken in."""
    nearest = _nearest(item.unit, item.detail, item.row) if item.reason is RefusalReason.UNKNOWN_UNIT else ""
    said = _REFUSALS[item.reason].format(unit=item.unit, task=item.task, detail=item.detail, nearest=nearest)
    named = said.startswith(f"Tệp «{item.file}»")
    return said if named else f"«{item.file}»: {said}"


def _nearest(unit: str, name: str, row: int) -> str:
    if not name:
        return f" Nếu đơn vị đã đổi tên, ghi «{unit}» vào cột «Tên gọi khác» ở dòng của đơn vị đó."
    where = f"dòng {row} của trang «Đơn vị»" if row else "trang «Đơn vị»"
    return f" Gần giống nhất: «{name}» ({where}); nếu là một thì ghi «{unit}» vào cột «Tên gọi khác» của dòng đó."


def remark(note: FileNote) -> str:
    """Say what was seen in a file."""
    edits = "; ".join(edited(edit.heading, edit.shown, edit.formula) for edit in note.edits)
    found = [_found(item, note.remark) for item in note.found]
    more = f" … (+{len(found) - _MOST_FOUND})" if len(found) > _MOST_FOUND else ""
    if note.remark is FileRemark.COLUMN_RENAMED:
        detail = "» → «".join([note.detail, *(item.shown for item in note.found)])
    else:
        detail = note.detail or edits or "; ".join(found[:_MOST_FOUND]) + more
    return f"«{note.file}»: " + _FILE_REMARKS[note.remark].format(task=note.task, detail=detail)


_MOST_FOUND = 20


_LONGEST_FOUND = 1_000  # characters: all that is told of a file must find room in a cell


def _found(item: Found, remark: FileRemark) -> str:
    if remark is FileRemark.WITHDRAWN:
        return f"cột «{item.place}»: «{shortened(item.shown, _LONGEST_FOUND)}»"
    text = shortened(item.shown, _LONGEST_FOUND)
    kind = "dòng" if remark is FileRemark.ROW_ADDED else "ô"
    where = [f"trang «{item.sheet}»" if item.sheet else "", f"{kind} {item.place}" if item.place else ""]
    said = text if remark is FileRemark.ROW_ADDED else f"«{text}»"
    return ": ".join(filter(None, [", ".join(filter(None, where)), said]))
