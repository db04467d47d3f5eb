"""Where things stand on the generated sheets: the build draws them here, the refresh fills them here.

Every generated sheet has a part above `top` with fixed cells, and a body from `top` down that is filled as one block.
The body has no painted cells: the last column of the block is hidden and holds the row's kind (`RowKind`), and
conditional formats do the rest, so that filling a sheet is one write whatever its length.
"""

from __future__ import annotations

from enum import Enum

from taskbook_schemas.choices import (
    AMENDMENT_DECISIONS,
    AMENDMENT_PARTS,
    ANSWERS,
    APPENDIX_COLUMNS,
    APPENDIX_ROWS,
    DECISIONS,
    PLAN_WAYS,
)
from taskbook_schemas.statuses import Series
from taskbook_schemas.words import ROLE_COORDINATE, ROLE_LEAD


class RowKind(Enum):
    """What a row of a generated body is; written in the hidden last column, read by conditional formats."""

    TITLE = "title"  # a block's title, bold, no border
    HEAD = "head"  # column headings, bold, shaded, bordered
    PLAN = "plan"  # a plan's name in a unit sheet, bold, shaded
    SECTION = "section"  # a section of a plan, bold, bordered
    TASK = "task"  # a task, bordered
    FIGURES = "figures"  # a row of counts, bordered
    TOTAL = "total"  # the sum of the rows above, bold, bordered, double line above
    STATE = "state"  # a status and its count, narrower than the page
    SUM = "sum"  # the sum of such rows
    ITEM = "item"  # a task in a list of the summary, top border
    DETAIL = "detail"  # the line under an item: why and what to do, italic
    NOTE = "note"  # a footnote, italic, no border
    WHITE = "white"  # nothing: room left white on paper
    SIGN = "sign"  # signature line, bold, no border


class UnitSheet:
    """A unit's sheet (columns 1-based). Body columns follow `HEADINGS`; the kind stands in column `KIND`."""

    ISSUER = (1, 1)
    TITLE = (2, 1)
    UNIT = (3, 1)
    AS_OF = (4, 1)
    FIGURES_ROW = 6  # headings of the figures; then one row as lead, one as coordinator
    FIGURES_COLUMN = 3
    HEADER_ROW = 10
    TOP = 11
    HEADINGS = (
        "STT",
        "Mã",
        "Nhiệm vụ",
        "Vai trò",
        "Chủ trì / Phối hợp",
        "Sản phẩm",
        "Thời hạn",
        "Hạn xử lý",
        "Trạng thái",
        "Số ngày",
        "Vì sao",
    )
    NAME, STATUS = 3, 9
    FONT_POINTS, LINE_POINTS = 10, 12.75
    FORMER_WIDTHS = (5, 15, 42, 9, 20, 17, 14, 11, 17, 9, 34)  # at 11 points: of sheets not renewed since version 6
    WIDTHS = (4.2, 8.4, 56, 6.4, 14, 11.4, 9.5, 9.8, 10, 5.6, 27.7)  # together A4's width where 10 points print as 9
    WRAPPED = (2, 3, 4, 5, 6, 7, 9, 11)  # columns whose texts take several lines
    KIND = 12
    FOLDED = (5, 9)  # first and last row behind the outline's «+»: what stands above the headings stays small
    # PLAN, SECTION, TITLE and NOTE rows: the text stands in column 1, overflows to the right and is not wrapped
    LINE_CHARACTERS = 165  # about what fits between the page's edges, bold
    FIGURE_HEADINGS = (
        "Số nhiệm vụ theo vai trò",
        "Tổng số",
        "Hoàn thành đúng hạn",
        "Hoàn thành quá hạn",
        "Trong hạn",
        "Sắp đến hạn",
        "Quá hạn",
        "Trong đó chưa báo cáo",
        "Khác: thường xuyên, chờ điều kiện, chờ xác nhận, tạm dừng …",
    )
    FIGURE_ROLES = (ROLE_LEAD, ROLE_COORDINATE)


class UnitForm:
    """A unit's file: the unit's line and how to fill in, then the headings; all that stays in sight is this low.

    Columns are named by their headings: `FIRST` say what the task is and how it stands, then come those to fill in,
    `LAST` what is looked at now and then, which is not printed.
    """

    UNIT_ROW, GUIDE_ROW, HEADER_ROW, TOP = 1, 2, 3, 4
    FIRST = ("STT", "Mã", "Nhiệm vụ", "Hạn xử lý", "Trạng thái")
    LAST = ("Số ngày", "Vai trò", "Chủ trì / Phối hợp", "Sản phẩm", "Thời hạn", "Vì sao")


class Summary:
    """The sheet `Tổng hợp`: tiles, a sentence and the tasks that weigh most at fixed cells, all else in the body.

    Figures stand in columns 2 to 10, those seldom asked for behind the outline of the columns after them. Lists stand
    in the same columns under headings of their own: no number in the columns of rates, whose cells have bars.
    """

    TITLE = (1, 1)
    AS_OF = (2, 1)
    CHANGES = (3, 1)  # what changed since the last closing; blank without one
    NATION_COLUMN = 7  # the country's name and motto, in the first two rows
    BUTTON_ROW = 4
    TILE_ROW = 5  # label, number, parts, change
    TILES = ((1, 1), (2, 3), (4, 6), (7, 8), (9, 10))  # first and last column of each
    HEADLINE = (10, 1)  # one sentence whose parts add up, across the page
    PRESSING_ROW = 11  # title and the rule; then a row a task
    PRESSING = 5
    PRESSING_COLUMNS = ((1, 4), (5, 6), (7, 8), (9, 10))  # task, lead unit, leader, days
    PRESSING_LINES, PRESSING_FONT = 2, 10  # of a name; the lists below have every name whole
    TOP = 18
    STATUS_HEADINGS = ("Trạng thái", "Số lượng")
    STATUS_TOTAL = "Tổng số"
    CHART_ROWS = 15  # the chart stands beside so many of them
    STATUS_ROWS = 19  # on paper, the heading that follows does not stand alone at the first page's foot
    HEADINGS = (
        "Tổng số",
        "Hoàn thành",
        "% hoàn thành",
        "% đúng hạn",
        "Trong hạn",
        "Sắp đến hạn",
        "Quá hạn",
        "Trong đó chưa báo cáo",
        "Khác",
        # behind the outline
        "Hoàn thành đúng hạn",
        "Hoàn thành quá hạn",
        "Chờ xác nhận kết quả",
        "Thường xuyên",
        "Chờ điều kiện",
        "Chưa xác định hạn",
        "Cần kiểm tra dữ liệu",
        "Quá hạn, cần sửa dữ liệu",
        "Dừng, hủy",
        "% đúng hạn theo hạn gốc",
        "Dự toán (triệu đồng)",
        "Chưa có dự toán",
    )  # columns 2 to 22; column 1 is the unit, leader or plan
    SHOWN = 10  # columns in sight and on paper; those after them are one click away
    RATES = (4, 5, 20)
    WIDTHS = (66, 10, 10, 9, 9, 11, 8.5, 9, 9.5, 12, *([11] * 12))
    WRAPPED = tuple(column for column in range(1, 23) if column != 8)  # column 8: what is to be done runs to the right
    KIND = 23
    ITEM_TASK, ITEM_STATUS, ITEM_LEADER, ITEM_DUE, ITEM_DAYS, ITEM_TODO = 1, 2, 3, 6, 7, 8
    ITEM_WRAPPED = (ITEM_TASK, ITEM_STATUS, ITEM_LEADER)
    LIST_LIMIT = 200


class ChartData:
    """The hidden sheet `Số liệu biểu đồ`: what the chart of `Tổng hợp` shows. One line a unit, one column a series."""

    HEADER_ROW, TOP = 1, 2
    UNIT = "Đơn vị chủ trì"
    UNITS = 6  # the five units with most tasks, and all others together
    SERIES = tuple(series.value for series in Series)
    KIND = 2 + len(SERIES)


class FormerSummary:
    """The sheet `Tổng hợp` as workbooks before version 7 have it: refreshed so until they are renewed.

    Counts by status stand at fixed cells (charts show them), all else in the body.
    """

    TITLE = (1, 1)
    AS_OF = (2, 1)
    HEADLINE = (3, 1)  # one sentence: how many tasks, done, late (of which never reported), due soon
    BUTTON_ROW = 4  # kept free for buttons
    STATUS_ROW = 7  # one row per Status, in the table's order: label in column 1, count in column 2; then the total
    STATUS_HEADINGS = ("Trạng thái", "Số lượng")  # in the row above
    STATUS_TOTAL = "Tổng số"
    CHART_ROW = 7  # chart figures, outside the printed page: unit, then one column per CHART_SERIES
    CHART_COLUMN = 22
    CHART_UNIT = "Đơn vị chủ trì"
    CHART_UNITS = 6  # the five units with most tasks, and all others together
    CHART_SERIES = tuple(series.value for series in Series)
    TOP = 26
    HEADINGS = (
        "Tổng số",
        "Hoàn thành",
        "Hoàn thành đúng hạn",
        "Hoàn thành quá hạn",
        "Trong hạn",
        "Sắp đến hạn",
        "Quá hạn",
        "Trong đó chưa báo cáo",
        "Chờ xác nhận kết quả",
        "Thường xuyên",
        "Chờ điều kiện",
        "Chưa xác định hạn",
        "Cần kiểm tra dữ liệu",
        "Quá hạn, cần sửa dữ liệu",
        "Dừng, hủy",
        "Tỷ lệ hoàn thành",
        "Tỷ lệ đúng hạn",
        "Đúng hạn theo hạn gốc",
    )  # columns 2..19; column 1 is the unit, leader or plan
    WIDTHS = (38, *([9.2] * 9), 12, *([9.2] * 8))
    # where a list's texts run over the cells to the right, nothing wraps: headings must fit there in one line
    WRAPPED = (3, 4, 5, 6, 7, 8, 9, 10, 12, 13, 14, 15, 17, 18, 19)
    KIND = 20
    # a list item: id, task (overflows to the right), unit, due, days; a detail: one long text in ITEM_TASK
    ITEM_ID, ITEM_TASK, ITEM_UNIT, ITEM_DUE, ITEM_DAYS, ITEM_STATUS = 1, 2, 11, 14, 15, 16
    ITEM_TASK_CHARACTERS = 98
    DETAIL_CHARACTERS = 205  # about what fits between ITEM_TASK and the page's edge, in italics
    LIST_LIMIT = 200


class Checks:
    """The sheet `Kiểm tra`: title, headline, headings, then one issue a row."""

    TITLE = (1, 1)
    HEADLINE = (2, 1)
    HEADER_ROW = 4
    TOP = 5
    SHEET, CELL = 2, 3  # columns: the cell is a link into the sheet
    WIDTHS = (12, 16, 9, 30, 52, 56, 9)
    WRAPPED = (1, 2, 4, 5, 6)
    KIND = 8


class Log:
    """The sheet `Nhật ký`: title, headings, then one change a row, the newest last. Only ever appended to.

    The row between title and headings holds the workbook's stamp (its id and its last writing).
    """

    TITLE = (1, 1)
    STAMP_ROW = 2
    HEADER_ROW = 3
    TOP = 4
    TASK = 4
    WIDTHS = (18, 20, 20, 18, 24, 36, 36, 36)


class ReviewKind(Enum):
    """What a row of the sheets `Phản hồi` and `Báo cáo kỳ` is; written in the hidden column `KIND`."""

    CONFLICT = "conflict"  # unit and office, or two units, wrote different things
    ASK = "ask"  # cannot be taken without a person's word
    PROPOSAL = "proposal"  # only the unit changed it
    INFO = "info"  # refused or only told, no choice
    BATCH = "batch"  # a batch's line of figures
    REPORTED = "reported"  # a unit that has reported
    EMPTY = "empty"  # a unit whose sheet came back with nothing new
    MISSING = "missing"  # a unit that has not sent its sheet back
    TASK = "task"  # a task still without a report


class Review:
    """The sheet `Phản hồi`: one returned value a row, what needs a person first.

    Title, headings and rows stand where those of the log stand: a workbook without this sheet gets it as a copy of it.
    """

    TITLE = (1, 1)
    HEADLINE = (2, 1)
    HEADER_ROW = 3
    TOP = 4
    HEADINGS = (
        "Loại",
        "Mã",
        "Nhiệm vụ",
        "Đơn vị",
        "Nội dung",
        "Đã gửi",
        "Đơn vị trả lời",
        "Sổ hiện nay",
        "Đề xuất",
        "Chọn",
        "Giá trị sửa",
        "Vì sao",
        "Tệp",
        "Đợt",
    )
    WIDTHS = (13, 15, 30, 18, 15, 18, 24, 20, 24, 8, 20, 34, 18, 25)
    NAME_CHARACTERS = 120  # of a task's name, here and in the two sheets below
    PROPOSAL, CHOICE, CORRECTION = 9, 10, 11
    FILE, BATCH = 13, 14
    LONGEST = 32_767  # characters of a cell
    KIND = 15
    RECORD, RECORD_COLUMNS = 16, 5  # hidden: what the row is about, in as many cells as it takes
    WIDTH = RECORD + RECORD_COLUMNS - 1
    CHOICES = ANSWERS


class Extensions:
    """The sheet `Gia hạn`: register of extensions asked for, only ever appended to; the office adds the decision."""

    TITLE = (1, 1)
    HEADLINE = (2, 1)
    HEADER_ROW = 3
    TOP = 4
    HEADINGS = (
        "Mã",
        "Nhiệm vụ",
        "Đơn vị",
        "Hạn đang tính",
        "Đề nghị đến ngày",
        "Lý do",
        "Tệp",
        "Ngày nhận",
        "Lần thứ",
        "Quyết định",
        "Gia hạn đến ngày",
        "Số văn bản",
        "Ngày văn bản",
        "Đã ghi vào sổ",
    )
    WIDTHS = (15, 34, 20, 12, 12, 30, 18, 12, 7, 14, 14, 18, 14, 12)
    ID, ASKED, DECISION, GRANTED, DOCUMENT, SIGNED, APPLIED = 1, 5, 10, 11, 12, 13, 14
    CHOICES = DECISIONS


class Amendments:
    """The sheet `Đề xuất sửa đổi`: register of changes of the plans that were proposed, by a unit or typed by hand.

    Only ever appended to; the office adds the decision with its document.
    """

    TITLE = (1, 1)
    HEADLINE = (2, 1)
    HEADER_ROW = 3
    TOP = 4
    HEADINGS = (
        "Mã",
        "Nhiệm vụ",
        "Đơn vị",
        "Nội dung đề nghị sửa",
        "Cột, điều đề nghị sửa",
        "Lý do",
        "Ngày nhận",
        "Tệp",
        "Quyết định",
        "Nội dung được duyệt",
        "Hạn mới (nếu sửa thời hạn)",
        "Số văn bản",
        "Ngày văn bản",
        "Đã ghi vào sổ",
    )
    WIDTHS = (13, 26, 15, 28, 12, 20, 11, 14, 12, 26, 12, 16, 12, 11)
    ID, NAME, UNIT, WHAT, PART, REASON, RECEIVED, FILE = 1, 2, 3, 4, 5, 6, 7, 8
    DECISION, APPROVED, DUE, DOCUMENT, SIGNED, APPLIED = 9, 10, 11, 12, 13, 14
    CHOICES, PARTS = AMENDMENT_DECISIONS, AMENDMENT_PARTS


class Reports:
    """The sheet `Báo cáo kỳ`: per batch who has reported, who has not, and tasks still without a report."""

    TITLE = (1, 1)
    HEADLINE = (2, 1)
    HEADER_ROW = 3
    TOP = 4
    HEADINGS = (
        "Đợt",
        "Số liệu đến ngày",
        "Đơn vị",
        "Tình trạng",
        "Ngày nhận",
        "Tệp",
        "Số nhiệm vụ",
        "Có trả lời",
        "Ghi chú",
    )
    WIDTHS = (25, 12, 34, 27, 12, 34, 10, 10, 60)
    KIND = 10
    FILES = "files "  # in the hidden column, before what is remembered of the files that came


class Weekly:
    """The sheet `Giao ban`: one A4 page, upright. Title, day, two lines, then five blocks in the same six columns."""

    TITLE = (1, 1)
    AS_OF = (2, 1)
    HEADLINE = (3, 1)
    LACKING = (4, 1)  # what the figures leave out; blank where nothing is left out
    TOP = 5
    WIDTHS = (4.5, 22, 46, 13.2, 10.8, 8.2)  # together as wide as the page where 11 points print as 10.2
    WRAPPED = (2, 3, 4, 5, 6)  # the first column's lines run over those to the right
    KIND = 7
    BODY_POINTS = 745.0  # so high may the body be for the page at that size
    LINE_POINTS, PADDING_POINTS = 13.5, 1.5  # of a row: its lines, and what stands around them
    MOST_ITEMS = 50  # more lines than fit on the page
    DAYS_AHEAD = 14
    LINE_CHARACTERS = 105  # about what fits between the page's edges
    NAME_CHARACTERS, QUOTE_CHARACTERS, SHORT_NAME_CHARACTERS = 400, 220, 70


class People:
    """The sheet `Theo người`: a line of figures for each person in charge, then each person's tasks.

    Figures and tasks stand in the same columns, each under headings of their own.
    """

    TITLE = (1, 1)
    AS_OF = (2, 1)
    NOTICE = (3, 1)
    TOP = 5
    HEADINGS = (
        "STT",
        "Mã",
        "Nhiệm vụ",
        "Đơn vị chủ trì",
        "Hạn xử lý",
        "Ngày hoàn thành",
        "Văn bản kết quả",
        "Trạng thái",
        "Số ngày quá hạn",
        "Khó khăn, nguyên nhân nêu trong sổ",
        "Văn bản gia hạn, tạm dừng",
    )
    FIGURE_HEADINGS = (
        "STT",
        None,
        "Người phụ trách",
        "Được giao mới trong kỳ",
        "Đang phụ trách",
        "Đến hạn trong kỳ",
        "Hoàn thành",
        "Hoàn thành đúng hạn",
        "Hoàn thành quá hạn",
        "Chưa hoàn thành, đã quá hạn",
        "Còn lại (còn hạn, thường xuyên …)",
    )
    NAME, STATUS = 3, 8
    WIDTHS = (5, 14.5, 30, 14, 10.8, 11, 14.5, 13.5, 10, 18, 15)  # together as wide as the page at 10 points
    WRAPPED = (2, 3, 4, 5, 6, 7, 8, 9, 10, 11)
    KIND = 12
    LINE_CHARACTERS = 170
    NAME_CHARACTERS, CELL_CHARACTERS = 180, 600


class Snapshots:
    """The sheet `Số liệu kỳ`: one task of one closing a row, the newest closing last. Only ever appended to.

    Title, headings and rows stand where those of the log stand: a workbook without this sheet gets it as a copy of it.
    `COUNT` tells how many rows the closing has: so the one above it is found without reading them all.
    """

    TITLE = (1, 1)
    HEADLINE = (2, 1)
    HEADER_ROW = 3
    TOP = 4
    HEADINGS = (
        "Kỳ",
        "Số liệu đến ngày",
        "Lần chốt",
        "Mã",
        "Nhiệm vụ",
        "Kế hoạch",
        "Chủ trì",
        "Lãnh đạo",
        "Thời hạn",
        "Trạng thái",
        "Số ngày",
        "Hạn xử lý",
        "Hạn gốc",
        "Số lần gia hạn",
        "Lưu ý",
        "Tiến độ",
        "Ngày hoàn thành",
        "Báo cáo gần nhất",
        "Số kỳ quá hạn liên tiếp",
        "Việc chốt",
        "Bản quy tắc",
        "Số nhiệm vụ của lần chốt",
    )
    PERIOD, AS_OF, NTH = 1, 2, 3
    COUNT = 22
    WIDTHS = (18, 12, 7, 15, 44, 10, 26, 22, 20, 22, 8, 12, 12, 9, 26, 8, 12, 12, 10, 40, 8, 10)
    WIDTH = len(HEADINGS)


class Movements:
    """The sheet `Biến động`: what changed since the last closing. Figures stand in columns 2 to 7, lists in all."""

    TITLE = (1, 1)
    HEADLINE = (2, 1)
    TOP = 4
    WIDTHS = (15, 48, 22, 13, 18, 18, 11, 26)
    WRAPPED = (2, 3, 4, 5, 6, 7, 8)
    DUE, STATUSES = 4, (5, 6)
    KIND = 9


class Printed:
    """The head that both printed lists have: issuing body, the country's name and motto, title, day, headings.

    The paper is A4 lying: no column is scaled down, so that a letter is as large on paper as on the screen.
    `FIRST_ROOM` and `ROOM` are the points that the body has on the first page and on each later one.
    """

    ISSUER, TITLE, AS_OF, NOTE = (1, 1), (3, 1), (4, 1), (5, 1)
    HEADER_ROW, TOP = 6, 7
    HEIGHTS = (18.0, 18.0, 24.0, 18.0, 18.0, 33.0)
    ROOM = 515.0 - HEIGHTS[-1]
    FIRST_ROOM = ROOM - sum(HEIGHTS[:-1])
    LINE_POINTS, PADDING = 15.0, 2.0
    MOST_LINES = 20  # of a row: what is longer goes on in a row below
    BAND_CHARACTERS = 118  # a band's bold letters on one line across the page


class Tracking(Printed):
    """The sheet `Bảng theo dõi`: the printed list of all tasks."""

    NATION_COLUMN = 4
    HEADINGS = (
        "TT",
        "Nhiệm vụ",
        "Đơn vị chủ trì",
        "Thời hạn",
        "Kết quả / tình hình",
        "Trạng thái",
        "Số ngày",
        "Lãnh đạo chỉ đạo",
    )
    WIDTHS = (5, 42, 16, 13, 20, 14, 7, 13)
    STATUS = 6
    KIND = 9
    SIGN_COLUMNS = (2, 5)


class SixClear(Printed):
    """The sheet `6 rõ`: what the plans leave unclear, a kind of gap a row, for whoever wrote the plan."""

    NATION_COLUMN = 4
    HEADINGS = ("TT", "Yêu cầu", "Chưa rõ điều gì", "Số nhiệm vụ", "Các nhiệm vụ", "Đề nghị")
    WIDTHS = (5, 17, 31, 9, 41, 31)
    KIND = 7
    SIGN_COLUMNS = (2, 5)


class Intake:
    """The sheet `Nhập kế hoạch`: a new plan's appendix as it was read, for a person to look through and change.

    The plan's head stands in one row of cells (`NUMBER` … `TABLE`, each a column; the labels above them), then a row in
    which each column of the appendix is said to be what, the appendix's own headings, and its rows.
    """

    TITLE = (1, 1)
    HEADLINE = (2, 1)
    LABEL_ROW, HEAD_ROW, MEANING_ROW, HEADER_ROW = 3, 4, 5, 6
    TOP = 7
    NUMBER, ISSUER, ISSUED, YEAR, SUBJECT, CODE, SHEET, WAY, TABLE = 1, 3, 4, 5, 6, 7, 8, 9, 10
    LABELS = (
        (NUMBER, "Số kế hoạch"),
        (ISSUER, "Nơi ban hành"),
        (ISSUED, "Ngày ban hành"),
        (YEAR, "Năm"),
        (SUBJECT, "Trích yếu"),
        (CODE, "Mã kế hoạch"),
        (SHEET, "Tên trang"),
        (WAY, "Cách nhận"),
        (TABLE, "Bảng số"),
    )
    HEADINGS = ("Loại", "Mã", "Cần xem", "Mục")
    TAKE, ID, DOUBTS, SECTION = 1, 2, 3, 4
    FIRST, COLUMNS = 5, 16  # the appendix's own columns, from left to right
    WIDTHS = (13, 15, 36, 14, 7, 44, 18, 18, 16, 16, *([16] * 10))
    RECORD, RECORD_COLUMNS = 21, 3  # hidden: what the row was read as; in the head's row what the reading is of
    WIDTH = RECORD + RECORD_COLUMNS - 1
    TAKES, MEANINGS, WAYS = APPENDIX_ROWS, APPENDIX_COLUMNS, PLAN_WAYS


TABLE_HEADER_ROW = 4  # every input table: title in row 1, explanation in row 2, headings here
