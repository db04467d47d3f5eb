"""What we say of a plan's appendix that was read: where something is doubtful, what it is, what to do."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from taskbook.core.appendix.grid import Notice, Place
from taskbook.core.appendix.reading import Candidate, Doubt, DoubtCode, Field, Kind, Reading, Refusal
from taskbook.core.cell_address import address
from taskbook.core.short_text import shortened
from taskbook.texts.appendix_copied import COPIED
from taskbook_schemas.choices import APPENDIX_FIELDS

HELP_SOURCE: Final = "Tệp kế hoạch: .docx, .pdf có chữ, .xlsx, .xls; .doc, .odt, .ods khi máy có LibreOffice."
WHOLE_FILE: Final = "cả tệp"
TOTAL: Final = "total"
_HEAD: Final = "phần đầu kế hoạch"
_SHOWN: Final = 80
_DOUBTS_SHOWN: Final = 30

FIELDS: Final[Mapping[str, str]] = dict(zip(Field, APPENDIX_FIELDS, strict=True))
"""What each field is called."""
_NOTICES: Final[Mapping[Notice, str]] = {
    Notice.TRACKED: "Tệp còn các thay đổi đang theo dõi (Track Changes); đã đọc như khi chấp nhận tất cả. "
    "Hãy hỏi lại người gửi nếu chưa chắc.",
    Notice.FOOTNOTES: "Tệp có chú thích cuối trang; các chú thích không được đọc vào ô. Hãy xem lại bản gốc nếu cần.",
    Notice.COMMENTS: "Tệp có nhận xét (Comment); các nhận xét không được đọc. Hãy xem lại bản gốc nếu cần.",
    Notice.TEXT_BOXES: "Tệp có hộp văn bản (Text Box); chữ trong đó không được đọc. Hãy xem lại bản gốc nếu cần.",
    Notice.HIDDEN_TEXT: "Tệp có chữ ẩn (Hidden); chữ ẩn không được đọc. Hãy hỏi lại người gửi nếu cần.",
    Notice.NESTED_TABLE: "Có bảng nằm trong ô của bảng khác; chữ trong đó được đọc thành các dòng của ô. "
    "Hãy xem lại ô này.",
    Notice.HIDDEN_ROWS: "Bảng tính có dòng ẩn; các dòng ẩn không được lấy. Hãy bỏ ẩn rồi đọc lại nếu cần các dòng đó.",
    Notice.HIDDEN_COLUMNS: "Bảng tính có cột ẩn; các cột ẩn không được lấy. Hãy bỏ ẩn rồi đọc lại nếu cần các cột đó.",
    Notice.HIDDEN_SHEETS: "Tệp có trang tính ẩn; các trang ẩn không được đọc. Hãy bỏ ẩn rồi đọc lại nếu cần.",
    Notice.UNCOUNTED_FORMULAS: "Có công thức chưa có kết quả. Hãy mở tệp bằng Excel, lưu lại rồi đọc lại.",
    Notice.CONVERTED: "Tệp được LibreOffice chuyển sang loại mới trước khi đọc. Hãy đối chiếu với bản gốc.",
}


def _field(name: str) -> str:
    return FIELDS[Field(name)]


_SENTENCES: Final[Mapping[DoubtCode, Callable[..., str]]] = {
    DoubtCode.TWO_TABLES: lambda headings: (
        f"Còn một bảng khác cũng giống bảng nhiệm vụ ({cut(headings)}). Hãy chọn bảng đúng nếu bảng đã đọc chưa phải."
    ),
    DoubtCode.COLUMN_GUESSED: lambda heading, field: (
        f"Cột «{heading}» được đoán là «{_field(field)}». Hãy chọn lại cột nếu chưa đúng."
    ),
    DoubtCode.COLUMN_DOUBLED: lambda heading, field: (
        f"Cột «{heading}» cũng giống «{_field(field)}»; được giữ làm cột riêng. Hãy chọn lại cột nếu chưa đúng."
    ),
    DoubtCode.HEADING_HAS_MEANING: lambda heading: (
        f"Tiêu đề «{heading}» cho biết thêm ý nghĩa của các ô bên dưới. "
        "Hãy ghi thêm vào ô nếu cần, ví dụ «Trước ngày …»."
    ),
    DoubtCode.NO_COLUMN: lambda field: (
        f"Bảng không có cột «{_field(field)}». Hãy kiểm tra lại các cột, hoặc bổ sung sau khi nhận."
    ),
    DoubtCode.LEAD_EMPTY: lambda: (
        "Nhiệm vụ chưa có đơn vị chủ trì. Hãy bổ sung; nếu giống dòng trên thì ghi như dòng trên."
    ),
    DoubtCode.DEADLINE_EMPTY: lambda: (
        "Nhiệm vụ chưa có thời hạn. Hãy bổ sung; nếu giống dòng trên thì ghi như dòng trên."
    ),
    DoubtCode.DEADLINE_UNREAD: lambda words: (
        f"Chương trình chưa hiểu thời hạn «{cut(words)}» là ngày nào. Vẫn nhận nguyên văn được; khi làm mới sẽ hỏi lại."
        " Hãy ghi thêm ngày cụ thể nếu có."
    ),
    DoubtCode.TASK_EMPTY: lambda: "Dòng chưa có nội dung nhiệm vụ. Hãy bổ sung hoặc bỏ dòng này.",
    DoubtCode.NUMBER_REPEATED: lambda number: f"Số «{number}» đã có trong cùng mục. Hãy đối chiếu với bản gốc.",
    DoubtCode.NUMBER_SKIPPED: lambda before, after: (
        f"Số thứ tự nhảy từ «{before}» sang «{after}». Hãy xem có sót dòng nào không."
    ),
    DoubtCode.NUMBER_EMPTY: lambda: "Nhiệm vụ không có số thứ tự. Hãy xem đây có phải phần tiếp của dòng trên không.",
    DoubtCode.SAME_AS_ABOVE: lambda field, words, value: (
        f"Ô «{_field(field)}» ghi «{words}», được hiểu là «{cut(value)}» của dòng trên. Hãy sửa nếu chưa đúng."
    ),
    DoubtCode.BLANK_FROM_ABOVE: lambda field, value: (
        f"Ô «{_field(field)}» để trống, được lấy theo dòng trên: «{cut(value)}». Hãy sửa nếu chưa đúng."
    ),
    DoubtCode.FROM_SECTION: lambda field, value: (
        f"Ô «{_field(field)}» để trống, được lấy theo dòng mục: «{cut(value)}». Hãy sửa nếu chưa đúng."
    ),
    DoubtCode.REST_JOINED: lambda words: (
        f"«{cut(words)}» không có số và đơn vị chủ trì riêng nên được nối vào nhiệm vụ ở trên. "
        "Hãy tách ra nếu là nhiệm vụ."
    ),
    DoubtCode.SECTION_GUESSED: lambda words: (
        f"«{cut(words)}» được hiểu là tên mục. Hãy đổi loại dòng nếu đây là một nhiệm vụ."
    ),
    DoubtCode.NOT_A_TASK: lambda words: f"«{cut(words)}» không được lấy làm nhiệm vụ. Hãy đổi loại dòng nếu cần lấy.",
    DoubtCode.COUNT_DIFFERS: lambda where, declared, found: (
        f"{f'Mục «{cut(where)}»' if where else 'Kế hoạch'} ghi có {declared} nhiệm vụ nhưng đọc được {found}. "
        "Hãy đối chiếu với bản gốc."
    ),
    DoubtCode.HIDDEN_ROW: lambda words: f"Dòng ẩn «{cut(words)}» không được lấy. Hãy bỏ ẩn rồi đọc lại nếu cần lấy.",
    DoubtCode.HIDDEN_COLUMN: lambda heading: f"Cột ẩn «{heading}» không được lấy. Hãy bỏ ẩn rồi đọc lại nếu cần lấy.",
    DoubtCode.PLAN_NUMBER_BLANK: lambda: "Số kế hoạch để trống. Hãy nhập số khi văn bản đã được cấp số.",
    DoubtCode.PLAN_DAY_BLANK: lambda: "Ngày ban hành để trống. Hãy nhập ngày khi văn bản đã được ký.",
    DoubtCode.PLAN_DIFFERS: lambda first, second: (
        f"Phần đầu kế hoạch ghi «{first}», phụ lục ghi «{second}». Hãy chọn số, ngày đúng."
    ),
    DoubtCode.PLAN_SUBJECT_UNKNOWN: lambda: "Không tìm thấy trích yếu của kế hoạch. Hãy nhập trích yếu.",
    DoubtCode.NUMBER_COUNTED: lambda number: (
        f"Số thứ tự trong Excel mất số 0 cuối, được hiểu là «{number}». Hãy sửa nếu chưa đúng."
    ),
}
_REFUSALS: Final[Mapping[Refusal, str]] = {
    Refusal.NO_TEXT: "không có chữ nào để đọc (trang trống hoặc ảnh chụp). "
    "Hãy xin tệp Word (.docx) gốc, hoặc nhập tay vào trang kế hoạch",
    Refusal.NO_TABLE: "không có bảng nào. Hãy chọn tệp có phụ lục; nếu nhiệm vụ được giao bằng lời văn, "
    "hãy nhập từng việc vào trang kế hoạch",
    Refusal.NO_TASKS: "không có bảng nào có tiêu đề cột về nhiệm vụ cùng với đơn vị chủ trì hoặc thời hạn. "
    "Hãy kiểm tra dòng tiêu đề của bảng (ví dụ: TT, Nhiệm vụ, Cơ quan chủ trì, Thời hạn) hoặc chọn tệp khác",
    Refusal.TCVN3: "gõ bằng phông chữ cũ TCVN3 (.VnTime…) nên chữ đọc ra không đúng. Hãy mở bằng Word, dùng Unikey "
    "(Công cụ > Chuyển mã) chuyển TCVN3 sang Unicode, lưu lại rồi đọc lại",
    Refusal.VNI: "gõ bằng phông chữ cũ VNI (VNI-Times…) nên chữ đọc ra không đúng. Hãy mở bằng Word, dùng Unikey "
    "(Công cụ > Chuyển mã) chuyển VNI Windows sang Unicode, lưu lại rồi đọc lại",
    Refusal.ILLEGIBLE: "có lớp chữ bị hỏng, phần lớn không phải tiếng Việt. "
    "Hãy xin tệp Word (.docx) gốc, hoặc nhập tay vào trang kế hoạch",
}


def refused(file: str, refusal: Refusal) -> str:
    """Say why a file gives no plan, and what to do."""
    subject = capital(COPIED) if file == COPIED else f"Tệp «{file}»"
    return f"{subject} {_REFUSALS[refusal]}."


def no_such_table(file: str, table: int, candidates: Sequence[Candidate]) -> str:
    """The table that a person asked for is none of tasks; those that are."""
    known = "; ".join(f"bảng {one.table} ({cut(', '.join(one.headings))})" for one in candidates)
    return f"Bảng {table} của tệp «{file}» không phải bảng nhiệm vụ. Hãy ghi số của một bảng sau: {known}."


def cut(text: str) -> str:
    """A text in one line, as long as a message shows."""
    return shortened(text, _SHOWN)


def what(doubt: Doubt) -> str:
    """Say what is doubtful and what to do."""
    return _SENTENCES[doubt.code](*doubt.values)


def where(doubt: Doubt) -> str:
    """Say where something doubtful stands."""
    if doubt.code.name.startswith("PLAN_"):
        return _HEAD
    return place(doubt.place)


def place(at: Place) -> str:
    """Say where in the document or workbook something stands."""
    if not at.table:
        return WHOLE_FILE
    if at.sheet:
        cell = address(at.row, at.column) if at.column else f"dòng {at.row}"
        return f"trang tính «{at.sheet}», {f'ô {cell}' if at.column else cell}"
    row = f"bảng {at.table}, dòng {at.row}" if at.row else f"bảng {at.table}"
    return f"{row}, cột {at.column}" if at.column else row


def notice(met: Notice) -> str:
    """Say what was met in the file, and what to do."""
    return _NOTICES[met]


def summary(file: str, reading: Reading) -> str:
    """Say in a few lines what was read: the plan's head, its columns, how many tasks, what is doubtful."""
    return "\n".join(_summary(file, reading))


def _summary(file: str, reading: Reading) -> Iterable[str]:
    plan = reading.plan
    issued = f"{plan.issued:%d/%m/%Y}" if plan.issued else "để trống"
    yield f"Đã đọc «{file}»: {len(reading.tasks)} dòng nhiệm vụ."
    yield f"Kế hoạch số: {plan.number or 'để trống'}; ngày: {issued}; nơi ban hành: {plan.issuer or 'không rõ'}."
    yield f"Trích yếu: {plan.subject or 'không rõ'}."
    known = [f"{FIELDS[column.field]} ← «{column.heading}»" for column in reading.columns if column.field]
    yield f"Các cột: {'; '.join(known)}."
    sections = sum(1 for row in reading.rows if row.kind is Kind.SECTION)
    if sections:
        yield f"Số mục: {sections}."
    if reading.targets:
        yield f"Chỉ tiêu có thể lấy: {len(reading.targets)}."
    yield from (f"- {notice(met)}" for met in reading.notices)
    doubts = reading.all_doubts
    if doubts:
        yield f"Cần xem lại {len(doubts)} chỗ:"
        yield from (f"- {capital(where(doubt))}: {what(doubt)}" for doubt in doubts[:_DOUBTS_SHOWN])
    if len(doubts) > _DOUBTS_SHOWN:
        yield f"… và {len(doubts) - _DOUBTS_SHOWN} chỗ nữa; xem đủ bằng --json."


def capital(text: str) -> str:
    """A text with its first letter in capitals."""
    return text[:1].upper() + text[1:]
