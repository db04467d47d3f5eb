"""Two sentences for every issue of what rows say: names, counts, documents, contradictions, deadlines, "6 rõ".

What blanks in braces are, `issue_sentences` tells, of whose table this is a part.
"""

from __future__ import annotations

from collections.abc import Mapping

# code: (what is wrong, what to do)
ROW_SENTENCES: Mapping[str, tuple[str, str]] = {
    # Names
    "unknown_unit": (
        "Không có đơn vị nào tên «{value}» trong trang tính «Đơn vị».{nearest_words}",
        "Sửa ô {cell}, hoặc thêm «{value}» vào cột «Tên gọi khác» của đơn vị đúng (đơn vị mới thì thêm một dòng).",
    ),
    "unknown_coordinator": (
        "Không có đơn vị phối hợp nào tên «{value}» trong trang tính «Đơn vị».{nearest_words}",
        "Thêm «{value}» vào cột «Tên gọi khác» của đơn vị đúng, hoặc thêm một dòng mới ở trang tính «Đơn vị».",
    ),
    "unknown_leader": (
        "Không có lãnh đạo nào tên «{value}» trong trang tính «Lãnh đạo».{nearest_words}",
        "Sửa ô {cell}, hoặc thêm người này vào trang tính «Lãnh đạo».",
    ),
    "unit_name_conflict": (
        "Tên gọi «{spelling}» cùng lúc thuộc về: {names}; ô nào ghi tên này đều không biết là đơn vị nào.",
        "Giữ tên gọi này ở một đơn vị duy nhất, xóa ở đơn vị kia.",
    ),
    "leader_name_conflict": (
        "Tên gọi «{spelling}» cùng lúc thuộc về: {names}; ô nào ghi tên này đều không biết là ai.",
        "Giữ tên gọi này ở một người duy nhất, xóa ở người kia.",
    ),
    "unit_spellings": (
        "Có {units} đơn vị được viết nhiều cách: {spellings}. Chương trình hiểu là một.",
        "Không cần sửa phụ lục; văn bản mới nên viết thống nhất theo trang tính «Đơn vị».",
    ),
    "several_leads": (
        "Nhiệm vụ có nhiều đơn vị chủ trì; phiếu của từng đơn vị đều có nhưng khi cộng tổng chỉ tính một lần.",
        "Không cần sửa; nên thống nhất một đơn vị đầu mối báo cáo.",
    ),
    # Counts and documents
    "declared_plan": (
        "Kế hoạch công bố {declared} nhiệm vụ nhưng trang tính «{plan_sheet}» có {counted} (đếm dòng có số thứ tự).",
        "Tìm dòng bị xóa hoặc chép thừa ở «{plan_sheet}»; nếu kế hoạch đã được sửa đổi thì gõ số mới vào ô {cell}.",
    ),
    "declared_section": (
        "Mục «{section}» công bố {declared} nhiệm vụ nhưng đếm được {counted} dòng có số thứ tự.",
        "Tìm dòng bị xóa, chép thừa hoặc ghi nhầm mục trong trang tính «{sheet}».",
    ),
    "reference_after_plan": (
        "Ô {cell} viện dẫn «{document}», sau ngày ban hành kế hoạch ({issued}); có lẽ văn bản gốc ghi nhầm ngày.",
        "Đối chiếu văn bản được viện dẫn; nếu nhầm thì đề nghị đính chính văn bản gốc, không tự sửa trong bảng.",
    ),
    "looks_like_another": (
        "Có vẻ trùng với nhiệm vụ {other} ở ô {other_cell}, trang tính «{other_sheet}»{alike_words}{more_words}.",
        "Nếu là một việc: thống nhất báo cáo ở một nơi và ghi vào «Ghi chú» của dòng kia; nếu khác nhau thì bỏ qua.",
    ),
    # Contradictions in a row
    "completed_before_issue": (
        "Ngày hoàn thành {value} có trước ngày ban hành kế hoạch {issued}.",
        "Xem lại ô {cell} và gõ đúng ngày hoàn thành.",
    ),
    "completed_in_future": (
        "Ngày hoàn thành {value} chưa đến (hôm nay {today}).",
        "Ô {cell} chỉ ghi ngày đã hoàn thành thật; ngày dự kiến ghi vào «Tình hình thực hiện».",
    ),
    "report_in_future": (
        "Ngày báo cáo gần nhất {value} chưa đến (hôm nay {today}).",
        "Gõ lại ngày đã nhận báo cáo vào ô {cell}.",
    ),
    "measured_in_future": ("Ngày số liệu {value} chưa đến.", "Gõ lại ngày lấy số liệu vào ô {cell}."),
    "day_without_product": (
        "Có ngày hoàn thành nhưng chưa có số, ngày văn bản kết quả nên chưa được tính là hoàn thành.",
        "Gõ số, ngày văn bản hoặc tên sản phẩm vào ô {cell}.",
    ),
    "product_without_day": (
        "Có văn bản kết quả nhưng chưa có ngày hoàn thành nên chưa được tính là hoàn thành.",
        "Gõ ngày hoàn thành vào ô {cell}.",
    ),
    "progress_without_day": (
        "Tiến độ ghi 100% nhưng chưa có ngày hoàn thành và văn bản kết quả nên chưa được tính là hoàn thành.",
        "Gõ ngày hoàn thành vào ô {cell} và bổ sung văn bản kết quả, hoặc sửa lại tiến độ.",
    ),
    "extension_without_document": (
        "Có ngày gia hạn nhưng chưa có văn bản gia hạn nên vẫn tính theo hạn cũ.",
        "Gõ số, ngày văn bản đồng ý gia hạn vào ô {cell}; nếu mới đề nghị thì chuyển ngày sang «Đề nghị gia hạn đến».",
    ),
    "document_without_extension": (
        "Có văn bản gia hạn nhưng chưa có ngày gia hạn đến nên vẫn tính theo hạn cũ.",
        "Gõ ngày được gia hạn đến vào ô {cell}.",
    ),
    "extension_document_undated": (
        "Văn bản gia hạn «{value}» chưa ghi ngày văn bản nên chưa đủ căn cứ gia hạn; vẫn được tính theo hạn mới.",
        "Gõ thêm ngày văn bản vào ô {cell}, ví dụ «Thông báo số 15/TB-UBND ngày 10/9/2026».",
    ),
    "extension_not_later": (
        "Ngày gia hạn {value} không sau hạn đang tính {due}.",
        "Xem lại văn bản gia hạn và gõ đúng ngày vào ô {cell}.",
    ),
    "extension_asked_not_later": (
        "Ngày đề nghị gia hạn {value} không sau hạn đang tính {due}.",
        "Hỏi lại đơn vị và gõ đúng ngày đề nghị vào ô {cell}, hoặc để trống.",
    ),
    "halt_without_document": (
        "Ghi tạm dừng hoặc hủy nhưng chưa có văn bản nên nhiệm vụ vẫn được tính như bình thường.",
        "Gõ số, ngày văn bản cho phép vào ô {cell}.",
    ),
    "document_without_halt": (
        "Có văn bản tạm dừng/hủy nhưng chưa chọn Tạm dừng hay Hủy.",
        "Chọn Tạm dừng hoặc Hủy ở ô {cell}.",
    ),
    "amendment_without_document": (
        "Có nội dung hoặc hạn điều chỉnh nhưng chưa có văn bản sửa đổi kế hoạch nên vẫn tính theo kế hoạch gốc.",
        "Gõ số, ngày văn bản sửa đổi vào ô {cell}; nếu mới đề nghị thì ghi ở trang «Đề xuất sửa đổi».",
    ),
    "document_without_amendment": (
        "Có văn bản điều chỉnh nhưng chưa ghi nội dung hay hạn điều chỉnh nên chưa biết điều gì được sửa.",
        "Gõ điều được sửa vào ô {cell}; sửa thời hạn thì gõ ngày vào cột «Hạn điều chỉnh».",
    ),
    "amendment_document_undated": (
        "Văn bản điều chỉnh «{value}» chưa ghi ngày văn bản; chương trình vẫn tính theo điều đã sửa.",
        "Gõ thêm ngày văn bản vào ô {cell}, ví dụ «Quyết định số 45/QĐ-UBND ngày 10/9/2026».",
    ),
    # The register of amendments
    "amendment_decision_unknown": (
        "Cột «Quyết định» của đề xuất sửa đổi ({task}) không phải một trong các lựa chọn nên chưa được ghi vào sổ.",
        "Ở ô {cell} chọn: Đồng ý, Không đồng ý hoặc Chờ.",
    ),
    "amendment_without_task": (
        "Đề xuất sửa đổi chưa ghi mã nhiệm vụ nên không biết sửa việc nào.",
        "Gõ mã nhiệm vụ, đúng như cột «Mã» ở trang kế hoạch, vào ô {cell}.",
    ),
    "amendment_task_unknown": (
        "Đề xuất sửa đổi nêu mã «{value}» nhưng trong sổ không có nhiệm vụ nào, hoặc có nhiều nhiệm vụ, mang mã này.",
        "Sửa ô {cell} thành mã đúng ở trang kế hoạch.",
    ),
    "amendment_day_unusable": (
        "Ô {cell}, cột «{heading}», không phải một ngày nên quyết định sửa đổi chưa được ghi vào sổ.",
        "Xóa ô {cell} rồi gõ lại theo dạng ngày/tháng/năm, ví dụ 15/09/2026.",
    ),
    "amendment_deadline_without_day": (
        "Đồng ý sửa thời hạn ({task}) nhưng chưa ghi hạn mới nên chưa được ghi vào sổ.",
        "Gõ ngày vào ô {cell}; hạn mới không phải một ngày thì ở cột «Cột, điều đề nghị sửa» ghi «Nhiệm vụ».",
    ),
    "amendment_incomplete": (
        "Đồng ý sửa kế hoạch ({task}) nhưng cột «{heading}» chưa có nội dung thật nên chưa được ghi vào sổ.",
        "Gõ vào ô {cell}; cần đủ nội dung được duyệt (hoặc hạn mới), số văn bản, ngày văn bản.",
    ),
    "amendment_to_write": (
        "Đề xuất sửa đổi ({task}) đã có quyết định nhưng chưa ghi vào sổ.",
        "Bấm «Nhận các thay đổi».",
    ),
    # Deadlines and "6 rõ"
    "deadline_unreadable": (
        "Chưa hiểu được thời hạn «{value}»{why_unread} nên nhiệm vụ không được tính là trong hạn hay quá hạn.",
        "Hỏi lại đơn vị soạn thảo; khi đã rõ, ghi rõ vào ô {cell}, ví dụ «Quý IV/2026» hoặc «15/12/2026».",
    ),
    "unclear_leader": (
        "Chưa rõ người: chưa có lãnh đạo chỉ đạo.",
        "Gõ tên lãnh đạo phụ trách lĩnh vực vào cột «{heading}».",
    ),
    "unclear_assignee": ("Chưa rõ người: chưa có người phụ trách.", "Gõ tên người được giao vào cột «{heading}»."),
    "unclear_time": (
        "Chưa rõ thời gian: cột «{heading}» đang trống.",
        "Gõ thời hạn theo phụ lục vào ô trống, ví dụ «Quý IV/2026»; phụ lục không ghi thì đề nghị bổ sung.",
    ),
    "unclear_lead": (
        "Chưa rõ trách nhiệm: chỉ ghi chung một nhóm đơn vị chủ trì («{value}»).",
        "Đề nghị xác định một đơn vị chủ trì cụ thể.",
    ),
    "unclear_product": (
        "Chưa rõ sản phẩm: cột «{heading}» đang trống.",
        "Gõ sản phẩm phải có (kế hoạch, báo cáo, quyết định…) vào ô trống.",
    ),
    "unclear_coordinate": (
        "Chưa ghi đơn vị phối hợp.",
        "Nếu cần đơn vị phối hợp thì bổ sung vào cột «{heading}»; không cần thì bỏ qua.",
    ),
    "unclear_authority": (
        "Chưa rõ thẩm quyền: tên sản phẩm không cho biết cấp nào ban hành hoặc phê duyệt.",
        "Khi giao việc nên ghi rõ cấp ban hành, ví dụ «Kế hoạch của UBND xã».",
    ),
}
