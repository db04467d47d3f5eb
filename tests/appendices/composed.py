"""Plans as other offices compose them, the right answer beside each: written by hand before anything had read them.

Letters that assign work, calendars by month, lists by unit, a conclusion's list, a programme of papers to submit.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tests.appendices.word import UP, Cell, docx, down, paragraph, table, up, wide

Rows = Sequence[Sequence[str | Cell]]


RULED = "".join(f'<w:{side} w:val="single"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV"))


class Plan(NamedTuple):
    """A document: what stands before and behind its table of tasks, the table, and the answer.

    `plan` are number, day and subject of the head where the document has them; `other` are headings of columns of the
    office's own.
    """

    before: Sequence[str]
    rows: Rows
    answer: Sequence[str]
    behind: Sequence[str] = ()
    plan: tuple[str | None, str | None, str | None] = (None, None, None)
    other: frozenset[str] = frozenset()

    @property
    def in_pieces(self) -> bool:
        """Whether a table with other rows of the answer stands before."""
        return len(self.rows) <= len(self.answer)

    def body(self) -> list[str]:
        columns = sum(1 if isinstance(cell, str) else cell.span for cell in self.rows[0])
        ruled = f"<w:tblPr><w:tblBorders>{RULED}</w:tblBorders></w:tblPr>"
        made = table(*self.rows, grid=[9600 // columns] * columns).replace("<w:tblPr/>", ruled)
        return [*self.before, made, *self.behind, paragraph("")]  # no document of Word's ends with a table

    def word_file(self) -> bytes:
        return docx(*self.body())


HEAD = table(
    ["ỦY BAN NHÂN DÂN\nXÃ TÂN HÒA", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"],
    ["Số: 215/UBND-VP\nV/v phân công nhiệm vụ chuẩn bị Đại hội", "Tân Hòa, ngày 05 tháng 02 năm 2026"],
)
SIGNED = table(["Nơi nhận:\n- Đảng ủy;\n- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nNguyễn Văn A"])

PLANS = {
    "a letter that assigns work, with a person who follows it and two times": Plan(
        before=[HEAD, "Kính gửi: Các phòng, đơn vị", "UBND xã phân công nhiệm vụ như sau:"],
        rows=[
            ["STT", "Nội dung công việc", "Bộ phận thực hiện", "Thời gian bắt đầu", "Thời gian hoàn thành", "Ghi chú"],
            ["1", "Chuẩn bị hội trường, trang trí khánh tiết", "Văn phòng", "10/02/2026", "20/02/2026", ""],
            ["2", "Biên tập tài liệu", "Phòng Văn hóa - Xã hội", "", "25/02/2026", "Gửi bản mềm"],
            ["3", "Bảo đảm an ninh, trật tự", "Công an xã", "", "Trong thời gian Đại hội", ""],
        ],
        answer=[
            "1 | Chuẩn bị hội trường, trang trí khánh tiết | Văn phòng |  |  | 20/02/2026",
            "2 | Biên tập tài liệu | Phòng Văn hóa - Xã hội |  |  | 25/02/2026",
            "3 | Bảo đảm an ninh, trật tự | Công an xã |  |  | Trong thời gian Đại hội",
        ],
        behind=["Yêu cầu các đơn vị triển khai thực hiện.", SIGNED],
        plan=("215/UBND-VP", "2026-02-05", "phân công nhiệm vụ chuẩn bị Đại hội"),
        other=frozenset({"Thời gian bắt đầu", "Ghi chú"}),
    ),
    "a programme of papers, the time first and merged down": Plan(
        before=["PHỤ LỤC", "CHƯƠNG TRÌNH CÔNG TÁC NĂM 2026", "(Kèm theo Chương trình số 03/CTr-UBND ngày 12/01/2026)"],
        rows=[
            ["Thời gian", "TT", "Nội dung công việc", "Cơ quan chủ trì", "Cơ quan phối hợp"],
            [down("Tháng 01"), "1", "Tờ trình kế hoạch đầu tư công", "Phòng Kinh tế", "Văn phòng"],
            [UP, "2", "Báo cáo công tác tư pháp", "Văn phòng", ""],
            [down("Tháng 02"), "3", "Kế hoạch phòng chống thiên tai", "Phòng Kinh tế", "Ban CHQS xã"],
            [UP, "4", "Quyết định giao chỉ tiêu tuyển quân", "Ban CHQS xã", "Công an xã"],
        ],
        answer=[
            "1 | Tờ trình kế hoạch đầu tư công | Phòng Kinh tế | Văn phòng |  | Tháng 01",
            "2 | Báo cáo công tác tư pháp | Văn phòng |  |  | Tháng 01",
            "3 | Kế hoạch phòng chống thiên tai | Phòng Kinh tế | Ban CHQS xã |  | Tháng 02",
            "4 | Quyết định giao chỉ tiêu tuyển quân | Ban CHQS xã | Công an xã |  | Tháng 02",
        ],
        plan=("03/CTr-UBND", "2026-01-12", None),
    ),
    "months as sections, no column of deadlines": Plan(
        before=["KẾ HOẠCH", "Công tác kiểm tra năm 2026"],
        rows=[
            ["Stt", "Nội dung kiểm tra", "Đơn vị chủ trì", "Đơn vị phối hợp"],
            [wide("Tháng 3/2026", 4)],
            ["1", "Kiểm tra vệ sinh an toàn thực phẩm", "Trạm Y tế", "Công an xã"],
            ["2", "Kiểm tra trật tự xây dựng", "Phòng Kinh tế", ""],
            [wide("Tháng 4/2026", 4)],
            ["3", "Kiểm tra công tác tiếp công dân", "Văn phòng", ""],
        ],
        answer=[
            "Tháng 3/2026: 1 | Kiểm tra vệ sinh an toàn thực phẩm | Trạm Y tế | Công an xã |  | Tháng 3/2026",
            "Tháng 3/2026: 2 | Kiểm tra trật tự xây dựng | Phòng Kinh tế |  |  | Tháng 3/2026",
            "Tháng 4/2026: 3 | Kiểm tra công tác tiếp công dân | Văn phòng |  |  | Tháng 4/2026",
        ],
        plan=(None, None, "Công tác kiểm tra năm 2026"),
    ),
    "units as sections, no column of leads": Plan(
        before=["PHỤ LỤC", "Phân công nhiệm vụ cho các đơn vị"],
        rows=[
            ["TT", "Nhiệm vụ", "Sản phẩm", "Thời hạn"],
            ["I", wide("PHÒNG KINH TẾ", 3)],
            ["1", "Lập danh mục dự án đầu tư", "Danh mục", "30/4/2026"],
            ["2", "Rà soát quỹ đất công ích", "Báo cáo", "Quý II/2026"],
            ["II", wide("CÔNG AN XÃ", 3)],
            ["1", "Cấp căn cước cho người từ đủ 14 tuổi", "", "Thường xuyên"],
        ],
        answer=[
            "I. PHÒNG KINH TẾ: 1 | Lập danh mục dự án đầu tư | PHÒNG KINH TẾ |  | Danh mục | 30/4/2026",
            "I. PHÒNG KINH TẾ: 2 | Rà soát quỹ đất công ích | PHÒNG KINH TẾ |  | Báo cáo | Quý II/2026",
            "II. CÔNG AN XÃ: 1 | Cấp căn cước cho người từ đủ 14 tuổi | CÔNG AN XÃ |  |  | Thường xuyên",
        ],
    ),
    "headings in two rows: who in two columns, when in two columns": Plan(
        before=[
            "PHỤ LỤC I",
            "NHIỆM VỤ TRỌNG TÂM",
            "(Kèm theo Kế hoạch số 18/KH-UBND ngày 02/3/2026 của UBND xã Tân Hòa)",
        ],
        rows=[
            [
                down("TT"),
                down("Tên nhiệm vụ, giải pháp"),
                wide("Phân công thực hiện", 2),
                wide("Thời gian thực hiện", 2),
                down("Sản phẩm đầu ra"),
                down("Lãnh đạo phụ trách"),
            ],
            [UP, UP, "Chủ trì", "Phối hợp", "Bắt đầu", "Hoàn thành", UP, UP],
            [f"({at})" for at in range(1, 9)],
            [wide("A. LĨNH VỰC KINH TẾ", 8)],
            ["1", "Mở lớp dạy nghề", "Phòng Kinh tế", "Các thôn", "Tháng 3", "Tháng 6", "02 lớp", "Phó Chủ tịch"],
            ["2", "Làm đường hoa", "Hội Phụ nữ", "", "Tháng 4", "Tháng 5", "3 km", "Chủ tịch"],
            [wide("B. LĨNH VỰC VĂN HÓA", 8)],
            ["1", "Tổ chức hội làng", "Phòng Văn hóa", "Công an xã", "", "15/4/2026", "", ""],
        ],
        answer=[
            "A. LĨNH VỰC KINH TẾ: 1 | Mở lớp dạy nghề | Phòng Kinh tế | Các thôn | 02 lớp | Tháng 6 | Phó Chủ tịch",
            "A. LĨNH VỰC KINH TẾ: 2 | Làm đường hoa | Hội Phụ nữ |  | 3 km | Tháng 5 | Chủ tịch",
            "B. LĨNH VỰC VĂN HÓA: 1 | Tổ chức hội làng | Phòng Văn hóa | Công an xã |  | 15/4/2026",
        ],
        plan=("18/KH-UBND", "2026-03-02", "NHIỆM VỤ TRỌNG TÂM"),
        other=frozenset({"Thời gian thực hiện/Bắt đầu"}),
    ),
    "sections over sections over numbers with both, counts declared": Plan(
        before=["KẾ HOẠCH", "Cải cách hành chính năm 2026", "Phấn đấu 95% hồ sơ giải quyết đúng hạn."],
        rows=[
            ["STT", "Nội dung", "Chủ trì", "Phối hợp", "Kết quả", "Thời gian"],
            ["I", wide("CẢI CÁCH THỂ CHẾ (03 nhiệm vụ)", 5)],
            ["1", wide("Xây dựng văn bản (02 nhiệm vụ)", 5)],
            ["1.1", "Ban hành quy chế làm việc", "Văn phòng", "Các phòng", "Quyết định", "Tháng 1"],
            ["1.2", "Rà soát văn bản quy phạm", "Văn phòng", "", "Báo cáo", "Quý I"],
            ["2", wide("Tuyên truyền (01 nhiệm vụ)", 5)],
            ["2.1", "Viết tin, bài", "Phòng Văn hóa", "", "12 tin, bài", "Hằng tháng"],
            ["II", wide("CHUYỂN ĐỔI SỐ (01 nhiệm vụ)", 5)],
            ["1", "Số hóa hồ sơ", "Trung tâm Phục vụ hành chính công", "", "", "Thường xuyên"],
        ],
        answer=[
            "I. CẢI CÁCH THỂ CHẾ (03 nhiệm vụ) > 1. Xây dựng văn bản (02 nhiệm vụ): "
            "1.1 | Ban hành quy chế làm việc | Văn phòng | Các phòng | Quyết định | Tháng 1",
            "I. CẢI CÁCH THỂ CHẾ (03 nhiệm vụ) > 1. Xây dựng văn bản (02 nhiệm vụ): "
            "1.2 | Rà soát văn bản quy phạm | Văn phòng |  | Báo cáo | Quý I",
            "I. CẢI CÁCH THỂ CHẾ (03 nhiệm vụ) > 2. Tuyên truyền (01 nhiệm vụ): "
            "2.1 | Viết tin, bài | Phòng Văn hóa |  | 12 tin, bài | Hằng tháng",
            "II. CHUYỂN ĐỔI SỐ (01 nhiệm vụ): "
            "1 | Số hóa hồ sơ | Trung tâm Phục vụ hành chính công |  |  | Thường xuyên",
        ],
        plan=(None, None, "Cải cách hành chính năm 2026"),
    ),
    "papers to submit: who drafts, who signs, when it is submitted": Plan(
        before=["DANH MỤC", "Văn bản trình Hội đồng nhân dân xã năm 2026"],
        rows=[
            ["Số TT", "Tên văn bản", "Cơ quan tham mưu", "Cơ quan phối hợp", "Cấp ban hành", "Thời gian trình"],
            ["1", "Nghị quyết về phí vệ sinh", "Phòng Kinh tế", "Văn phòng", "HĐND xã", "Kỳ họp giữa năm"],
            ["2", "Nghị quyết dự toán ngân sách", "Phòng Kinh tế", "Các đơn vị", "HĐND xã", "Tháng 12/2026"],
        ],
        answer=[
            "1 | Nghị quyết về phí vệ sinh | Phòng Kinh tế | Văn phòng |  | Kỳ họp giữa năm",
            "2 | Nghị quyết dự toán ngân sách | Phòng Kinh tế | Các đơn vị |  | Tháng 12/2026",
        ],
        other=frozenset({"Cấp ban hành"}),
    ),
    "a decision with a list of members before and signatures behind": Plan(
        before=[
            "QUYẾT ĐỊNH",
            "Thành lập Ban Chỉ đạo chuyển đổi số",
            table(
                ["TT", "Họ và tên", "Chức vụ", "Nhiệm vụ"],
                ["1", "Nguyễn Văn A", "Chủ tịch UBND xã", "Trưởng ban"],
                ["2", "Trần Thị B", "Phó Chủ tịch", "Phó Trưởng ban"],
                ["3", "Lê Văn C", "Trưởng phòng", "Thành viên"],
            ),
            "PHỤ LỤC II: PHÂN CÔNG NHIỆM VỤ",
        ],
        rows=[
            ["TT", "Nhiệm vụ cụ thể", "Cơ quan, đơn vị chủ trì", "Cơ quan, đơn vị phối hợp", "Thời gian hoàn thành"],
            ["1", "Phủ sóng 5G các thôn", "Phòng Văn hóa - Xã hội", "Doanh nghiệp viễn thông", "31/12/2026"],
            ["2", "Tập huấn tổ công nghệ số", "Đoàn Thanh niên", "Trường THCS", "Quý III năm 2026"],
        ],
        answer=[
            "1 | Phủ sóng 5G các thôn | Phòng Văn hóa - Xã hội | Doanh nghiệp viễn thông |  | 31/12/2026",
            "2 | Tập huấn tổ công nghệ số | Đoàn Thanh niên | Trường THCS |  | Quý III năm 2026",
        ],
        behind=[SIGNED],
    ),
    "a task whose words are a title, paragraphs and parts": Plan(
        before=["PHỤ LỤC", "Nhiệm vụ năm 2026"],
        rows=[
            ["TT", "Nội dung nhiệm vụ", "Đơn vị chủ trì", "Sản phẩm", "Thời hạn hoàn thành"],
            [
                "1",
                "Phát triển du lịch:\na) Lập tuyến tham quan;\nb) Tập huấn hướng dẫn viên;\n- mỗi thôn 02 người.",
                "Phòng Văn hóa - Xã hội\nCông an xã",
                "- Tuyến tham quan\n- 20 hướng dẫn viên",
                "- Mục a: Quý I\n- Mục b: Quý II",
            ],
            ["2", "Xây nhà vệ sinh công cộng\ntại chợ trung tâm", "Phòng Kinh tế", "01 nhà vệ sinh", "Quý III"],
        ],
        answer=[
            "1 | Phát triển du lịch:\na) Lập tuyến tham quan;\nb) Tập huấn hướng dẫn viên;\n- mỗi thôn 02 người."
            " | Phòng Văn hóa - Xã hội Công an xã |  | - Tuyến tham quan\n- 20 hướng dẫn viên"
            " | - Mục a: Quý I\n- Mục b: Quý II",
            "2 | Xây nhà vệ sinh công cộng tại chợ trung tâm | Phòng Kinh tế |  | 01 nhà vệ sinh | Quý III",
        ],
    ),
    "one number over several products, leads merged down over two tasks": Plan(
        before=["PHỤ LỤC", "Danh mục nhiệm vụ"],
        rows=[
            ["TT", "Nhiệm vụ", "Kết quả/sản phẩm", "Chủ trì", "Thời hạn"],
            [down("1"), down("Chỉnh trang khu trung tâm"), "Đề án", down("Phòng Kinh tế"), "Quý I"],
            [UP, UP, "Thiết kế được duyệt", UP, "Quý II"],
            ["2", "Trồng cây xanh", "500 cây", UP, "Tháng 5"],
            ["3", "Lắp camera", "20 camera", "Công an xã", "Tháng 6"],
        ],
        answer=[
            "1 | Chỉnh trang khu trung tâm | Phòng Kinh tế |  | Đề án | Quý I",
            "1 | Chỉnh trang khu trung tâm | Phòng Kinh tế |  | Thiết kế được duyệt | Quý II",
            "2 | Trồng cây xanh | Phòng Kinh tế |  | 500 cây | Tháng 5",
            "3 | Lắp camera | Công an xã |  | 20 camera | Tháng 6",
        ],
    ),
    "a conclusion's list with money, grounds and a second heading row repeated": Plan(
        before=["THÔNG BÁO", "Kết luận của Chủ tịch UBND xã tại phiên họp tháng 4"],
        rows=[
            ["TT", "Nội dung chỉ đạo", "Căn cứ", "Cơ quan thực hiện", "Kinh phí (triệu đồng)", "Hoàn thành trước ngày"],
            ["1", "Sửa cầu Đồng", "Tờ trình 12/TTr-KT", "Phòng Kinh tế", "350", "30/5/2026"],
            ["TT", "Nội dung chỉ đạo", "Căn cứ", "Cơ quan thực hiện", "Kinh phí (triệu đồng)", "Hoàn thành trước ngày"],
            ["2", "Thanh lý tài sản", "", "Văn phòng", "", "15/6/2026"],
            [wide("Tổng cộng", 4), "350", ""],
        ],
        answer=[
            "1 | Sửa cầu Đồng | Phòng Kinh tế |  |  | 30/5/2026",
            "2 | Thanh lý tài sản | Văn phòng |  |  | 15/6/2026",
        ],
        other=frozenset({"Căn cứ", "Kinh phí (triệu đồng)"}),
    ),
    "a wide heading over the lead and the coordinating unit, a lead over two columns in one row": Plan(
        before=["PHỤ LỤC", "Nhiệm vụ"],
        rows=[
            [down("STT"), down("Công việc"), wide("Đơn vị", 2), down("Hạn hoàn thành")],
            [up(1), up(1), "Chủ trì", "Phối hợp", up(1)],
            ["1", "Tổng vệ sinh", "Hội Phụ nữ", "Đoàn Thanh niên", "Thứ Bảy hằng tuần"],
            ["2", "Trực Tết", wide("Các phòng, đơn vị", 2), "Từ 14/02 đến 22/02/2026"],
        ],
        answer=[
            "1 | Tổng vệ sinh | Hội Phụ nữ | Đoàn Thanh niên |  | Thứ Bảy hằng tuần",
            "2 | Trực Tết | Các phòng, đơn vị |  |  | Từ 14/02 đến 22/02/2026",
        ],
    ),
    "lettered tasks below numbered groups, the group's deadline for all": Plan(
        before=["PHỤ LỤC", "Nhiệm vụ chuẩn bị bầu cử"],
        rows=[
            ["TT", "Nhiệm vụ", "Chủ trì", "Phối hợp", "Thời gian"],
            ["1", "Lập danh sách cử tri", "", "", "Trước 15/02/2026"],
            ["a", "Rà soát dữ liệu dân cư", "Công an xã", "Các thôn", ""],
            ["b", "Niêm yết danh sách", "Văn phòng", "Các thôn", ""],
            ["2", "Tuyên truyền", "", "", "Tháng 3/2026"],
            ["a", "Treo băng rôn", "Phòng Văn hóa", "", ""],
            ["b", "Phát thanh", "Phòng Văn hóa", "", ""],
        ],
        answer=[
            "1. Lập danh sách cử tri: a | Rà soát dữ liệu dân cư | Công an xã | Các thôn |  | Trước 15/02/2026",
            "1. Lập danh sách cử tri: b | Niêm yết danh sách | Văn phòng | Các thôn |  | Trước 15/02/2026",
            "2. Tuyên truyền: a | Treo băng rôn | Phòng Văn hóa |  |  | Tháng 3/2026",
            "2. Tuyên truyền: b | Phát thanh | Phòng Văn hóa |  |  | Tháng 3/2026",
        ],
    ),
    "a field of work beside the tasks, the leads last, a leader before them": Plan(
        ["PHỤ LỤC", "Nhiệm vụ năm 2026"],
        [
            [
                "STT",
                "Lĩnh vực",
                "Nội dung nhiệm vụ",
                "Thời hạn",
                "Lãnh đạo UBND xã phụ trách",
                "Cơ quan chủ trì",
                "Cơ quan phối hợp",
            ],
            [
                "1",
                down("Kinh tế"),
                "Thu ngân sách đạt 50 tỷ đồng",
                "31/12/2026",
                "Chủ tịch",
                "Thuế cơ sở",
                "Phòng Kinh tế",
            ],
            ["2", UP, "Giải ngân đầu tư công", "31/12/2026", "Phó Chủ tịch", "Ban Quản lý dự án", ""],
            ["3", "Xã hội", "Hỗ trợ hộ nghèo", "Quý IV", "Phó Chủ tịch", "Phòng Văn hóa - Xã hội", "Mặt trận Tổ quốc"],
        ],
        [
            "1 | Thu ngân sách đạt 50 tỷ đồng | Thuế cơ sở | Phòng Kinh tế |  | 31/12/2026 | Chủ tịch",
            "2 | Giải ngân đầu tư công | Ban Quản lý dự án |  |  | 31/12/2026 | Phó Chủ tịch",
            "3 | Hỗ trợ hộ nghèo | Phòng Văn hóa - Xã hội | Mặt trận Tổ quốc |  | Quý IV | Phó Chủ tịch",
        ],
        other=frozenset({"Lĩnh vực"}),
    ),
    "no numbers, dashes before the tasks": Plan(
        ["PHỤ LỤC"],
        [
            ["Nhiệm vụ", "Đơn vị thực hiện", "Thời gian"],
            [wide("I. CÔNG TÁC ĐẢNG", 3)],
            ["- Họp chi bộ định kỳ", "Chi bộ", "Ngày 03 hằng tháng"],
            ["- Kết nạp đảng viên", "Chi bộ", "Quý II"],
            [wide("II. CÔNG TÁC ĐOÀN THỂ", 3)],
            ["- Đại hội công đoàn", "Công đoàn", "Tháng 10"],
        ],
        [
            "I. CÔNG TÁC ĐẢNG:  | - Họp chi bộ định kỳ | Chi bộ |  |  | Ngày 03 hằng tháng",
            "I. CÔNG TÁC ĐẢNG:  | - Kết nạp đảng viên | Chi bộ |  |  | Quý II",
            "II. CÔNG TÁC ĐOÀN THỂ:  | - Đại hội công đoàn | Công đoàn |  |  | Tháng 10",
        ],
    ),
    "sections in cells that are not merged, tasks numbered through": Plan(
        ["PHỤ LỤC"],
        [
            ["TT", "Nội dung", "Đơn vị chủ trì", "Đơn vị phối hợp", "Tiến độ", "Kết quả"],
            ["I", "Về phát triển kinh tế", "", "", "", ""],
            ["1", "Làm đường", "Phòng Kinh tế", "", "Quý I", "5 km"],
            ["2", "Làm kênh", "Phòng Kinh tế", "HTX", "Quý II", "2 km"],
            ["II", "Về quốc phòng, an ninh", "", "", "", ""],
            ["3", "Diễn tập", "Ban CHQS xã", "Công an xã", "Tháng 9", "Báo cáo"],
            ["III", "Nhiệm vụ thường xuyên", "", "", "", ""],
            ["4", "Trực ban", "Ban CHQS xã", "", "24/24 giờ", ""],
        ],
        [
            "I. Về phát triển kinh tế: 1 | Làm đường | Phòng Kinh tế |  | 5 km | Quý I",
            "I. Về phát triển kinh tế: 2 | Làm kênh | Phòng Kinh tế | HTX | 2 km | Quý II",
            "II. Về quốc phòng, an ninh: 3 | Diễn tập | Ban CHQS xã | Công an xã | Báo cáo | Tháng 9",
            "III. Nhiệm vụ thường xuyên: 4 | Trực ban | Ban CHQS xã |  |  | 24/24 giờ",
        ],
    ),
    "parts over letters over numerals": Plan(
        ["PHỤ LỤC"],
        [
            ["TT", "Nhiệm vụ", "Chủ trì", "Thời hạn"],
            [wide("PHẦN MỘT: NHIỆM VỤ CHUNG", 4)],
            ["A", wide("KINH TẾ", 3)],
            ["I", wide("Nông nghiệp", 3)],
            ["1", "Cấp mã vùng", "Phòng Kinh tế", "Quý I"],
            ["II", wide("Công nghiệp", 3)],
            ["1", "Lập cụm", "Phòng Kinh tế", "Quý II"],
            ["B", wide("XÃ HỘI", 3)],
            ["I", wide("Giáo dục", 3)],
            ["1", "Xây trường", "Phòng Văn hóa", "Quý III"],
            [wide("PHẦN HAI: NHIỆM VỤ ĐỘT PHÁ", 4)],
            ["1", "Chuyển đổi số", "Văn phòng", "Năm 2026"],
        ],
        [
            "PHẦN MỘT: NHIỆM VỤ CHUNG > A. KINH TẾ > I. Nông nghiệp: 1 | Cấp mã vùng | Phòng Kinh tế |  |  | Quý I",
            "PHẦN MỘT: NHIỆM VỤ CHUNG > A. KINH TẾ > II. Công nghiệp: 1 | Lập cụm | Phòng Kinh tế |  |  | Quý II",
            "PHẦN MỘT: NHIỆM VỤ CHUNG > B. XÃ HỘI > I. Giáo dục: 1 | Xây trường | Phòng Văn hóa |  |  | Quý III",
            "PHẦN HAI: NHIỆM VỤ ĐỘT PHÁ: 1 | Chuyển đổi số | Văn phòng |  |  | Năm 2026",
        ],
    ),
    "headings cut short": Plan(
        ["PHỤ LỤC"],
        [
            ["TT", "Nội dung CV", "CQ chủ trì", "CQ phối hợp", "SP", "TG hoàn thành"],
            ["1", "Việc một", "VP", "Các phòng", "BC", "Q1"],
            ["2", "Việc hai", "P.KT", "", "KH", "Q2"],
        ],
        ["1 | Việc một | VP | Các phòng | BC | Q1", "2 | Việc hai | P.KT |  | KH | Q2"],
    ),
    "aims beside results, a course of years for a deadline": Plan(
        ["PHỤ LỤC"],
        [
            [
                "TT",
                "Tên nhiệm vụ",
                "Mục tiêu",
                "Kết quả cần đạt",
                "Cơ quan chủ trì thực hiện",
                "Cơ quan phối hợp thực hiện",
                "Lộ trình thực hiện",
            ],
            ["1", "Đề án A", "Nâng cao", "Đề án được duyệt", "Phòng Kinh tế", "Văn phòng", "2026 - 2027"],
            ["2", "Đề án B", "", "Báo cáo", "Văn phòng", "", "2026"],
        ],
        [
            "1 | Đề án A | Phòng Kinh tế | Văn phòng | Đề án được duyệt | 2026 - 2027",
            "2 | Đề án B | Văn phòng |  | Báo cáo | 2026",
        ],
        other=frozenset({"Mục tiêu"}),
    ),
    "a table for each unit, its name above": Plan(
        [
            "PHỤ LỤC",
            "Phân công",
            "1. Phòng Kinh tế",
            table(
                ["TT", "Nhiệm vụ", "Thời hạn", "Sản phẩm"],
                ["1", "Việc a", "Quý I", "BC"],
                ["2", "Việc b", "Quý II", "KH"],
            ),
            "2. Văn phòng",
        ],
        [["TT", "Nhiệm vụ", "Thời hạn", "Sản phẩm"], ["1", "Việc c", "Quý III", "TB"]],
        [
            "1. Phòng Kinh tế: 1 | Việc a | Phòng Kinh tế |  | BC | Quý I",
            "1. Phòng Kinh tế: 2 | Việc b | Phòng Kinh tế |  | KH | Quý II",
            "2. Văn phòng: 1 | Việc c | Văn phòng |  | TB | Quý III",
        ],
    ),
    "a deadline and a coordinating unit merged down over a section": Plan(
        ["PHỤ LỤC"],
        [
            ["TT", "Nhiệm vụ", "Chủ trì", "Phối hợp", "Thời gian"],
            ["I", wide("Trước Tết", 4)],
            ["1", "Mua quà", "Văn phòng", down("Mặt trận Tổ quốc"), down("20/01/2026")],
            ["2", "Lập danh sách", "Phòng Văn hóa", UP, UP],
            ["II", wide("Sau Tết", 4)],
            ["1", "Tổng kết", "Văn phòng", "", "28/02/2026"],
        ],
        [
            "I. Trước Tết: 1 | Mua quà | Văn phòng | Mặt trận Tổ quốc |  | 20/01/2026",
            "I. Trước Tết: 2 | Lập danh sách | Phòng Văn hóa | Mặt trận Tổ quốc |  | 20/01/2026",
            "II. Sau Tết: 1 | Tổng kết | Văn phòng |  |  | 28/02/2026",
        ],
    ),
    "a column of numbers without a heading": Plan(
        ["PHỤ LỤC"],
        [
            ["", "Nhiệm vụ trọng tâm", "Người phụ trách", "Ngày hoàn thành"],
            ["1", "Việc một", "Ông Nguyễn Văn A", "01/3/2026"],
            ["2", "Việc hai", "Bà Trần Thị B", "15/3/2026"],
        ],
        ["1 | Việc một | Ông Nguyễn Văn A |  |  | 01/3/2026", "2 | Việc hai | Bà Trần Thị B |  |  | 15/3/2026"],
    ),
    "parents that say «trong đó» beside tasks without parts": Plan(
        ["PHỤ LỤC"],
        [
            ["TT", "Nội dung, nhiệm vụ", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời gian hoàn thành"],
            ["1", "Xây dựng nông thôn mới, trong đó:", "", "", ""],
            ["1.1", "Tiêu chí giao thông", "Phòng Kinh tế", "Các thôn", "Quý II"],
            ["1.2", "Tiêu chí môi trường", "Phòng Kinh tế", "Hội Phụ nữ", "Quý III"],
            ["2", "Giữ vững tiêu chí y tế", "Trạm Y tế", "", "Thường xuyên"],
            ["3", "Chuyển đổi số, trong đó:", "", "", ""],
            ["3.1", "Số hóa", "Văn phòng", "", "Quý IV"],
        ],
        [
            "1. Xây dựng nông thôn mới, trong đó:: 1.1 | Tiêu chí giao thông | Phòng Kinh tế | Các thôn |  | Quý II",
            "1. Xây dựng nông thôn mới, trong đó:: 1.2 | Tiêu chí môi trường | Phòng Kinh tế | Hội Phụ nữ |  | Quý III",
            "2 | Giữ vững tiêu chí y tế | Trạm Y tế |  |  | Thường xuyên",
            "3. Chuyển đổi số, trong đó:: 3.1 | Số hóa | Văn phòng |  |  | Quý IV",
        ],
    ),
    "notes below that are as wide as the table": Plan(
        ["PHỤ LỤC"],
        [
            ["TT", "Nhiệm vụ", "Chủ trì", "Thời hạn"],
            ["1", "Việc một", "Văn phòng", "Quý I"],
            ["2", "Việc hai", "Công an xã", "Quý II"],
            [wide("Ghi chú: Các đơn vị báo cáo trước ngày 25 hằng tháng.", 4)],
            [wide("* Danh mục có 02 nhiệm vụ", 4)],
        ],
        ["1 | Việc một | Văn phòng |  |  | Quý I", "2 | Việc hai | Công an xã |  |  | Quý II"],
    ),
    "numbers with letters before them": Plan(
        ["PHỤ LỤC"],
        [
            ["Số thứ tự", "Nội dung", "Đầu mối", "Phối hợp", "Hạn xử lý", "Dự kiến sản phẩm"],
            ["NV1", "Việc một", "Văn phòng", "", "10/3", "BC"],
            ["NV2", "Việc hai", "Công an xã", "Các thôn", "20/3", ""],
        ],
        ["NV1 | Việc một | Văn phòng |  | BC | 10/3", "NV2 | Việc hai | Công an xã | Các thôn |  | 20/3"],
    ),
    "headings in the column of tasks, numbers that go on": Plan(
        ["PHỤ LỤC"],
        [
            ["TT", "Nhiệm vụ", "Chủ trì", "Phối hợp", "Thời hạn"],
            ["", "Lĩnh vực nông nghiệp", "", "", ""],
            ["1", "Việc một", "Phòng Kinh tế", "", "Quý I"],
            ["2", "Việc hai", "Phòng Kinh tế", "", "Quý II"],
            ["", "Lĩnh vực y tế", "", "", ""],
            ["3", "Việc ba", "Trạm Y tế", "", "Quý III"],
        ],
        [
            "Lĩnh vực nông nghiệp: 1 | Việc một | Phòng Kinh tế |  |  | Quý I",
            "Lĩnh vực nông nghiệp: 2 | Việc hai | Phòng Kinh tế |  |  | Quý II",
            "Lĩnh vực y tế: 3 | Việc ba | Trạm Y tế |  |  | Quý III",
        ],
    ),
}
