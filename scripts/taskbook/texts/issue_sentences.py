"""Two sentences for every issue: what is wrong, and what to type instead.

Blanks in braces are the issue's own parts (`value`, `cell`, `row`, `heading`, `sheet`), its details, and what
`taskbook.texts.issues` makes of them.
"""

from __future__ import annotations

from collections.abc import Mapping

DAY_EXAMPLE = "ngày/tháng/năm, ví dụ 15/09/2026"

# code: (what is wrong, what to do)
SENTENCES: Mapping[str, tuple[str, str]] = {
    # Cells that cannot be used
    "text_in_date": (
        "Cột «{heading}» cần một ngày nhưng ô {cell} đang là chữ «{value}», máy không tính được.",
        f"Xóa ô {{cell}} rồi gõ lại ngày theo dạng {DAY_EXAMPLE}; không gõ thêm chữ.",
    ),
    "impossible_date": (
        "Ô {cell} ghi «{value}» nhưng lịch không có ngày này.",
        f"Xem lại văn bản gốc rồi gõ ngày đúng theo dạng {DAY_EXAMPLE}.",
    ),
    "number_in_date": (
        "Cột «{heading}» cần một ngày nhưng ô {cell} đang là số {value}.",
        f"Xóa ô {{cell}} rồi gõ lại ngày theo dạng {DAY_EXAMPLE}.",
    ),
    "date_out_of_range": (
        "Ô {cell} ghi ngày {value}, năm nằm ngoài khoảng 2000–2100 nên có lẽ gõ nhầm.",
        "Sửa lại năm trong ô {cell}.",
    ),
    "number_as_text": (
        "Ô {cell} là số nhưng đang lưu dưới dạng chữ «{value}», máy không tính được.",
        "Chọn ô {cell}, đổi định dạng sang Số (Number) rồi gõ lại {suggestion}.",
    ),
    "day_as_text": (
        "Ô {cell} ghi ngày bằng chữ «{value}»; đã đọc là ngày {reading}.",
        f"Không bắt buộc sửa; muốn chắc chắn thì xóa ô {{cell}} rồi gõ lại theo dạng {DAY_EXAMPLE}.",
    ),
    "number_read": (
        "Ô {cell} ghi số bằng chữ «{value}»; đã đọc là {reading}.",
        "Không bắt buộc sửa; muốn chắc chắn thì đổi định dạng ô {cell} sang Số (Number) rồi gõ lại {reading}.",
    ),
    "none_said": (
        "Ô {cell} ghi «{value}», nghĩa là chưa có, nên được tính như ô trống: cột «{heading}» chỉ tính khi có "
        "nội dung thật.",
        "Có rồi thì gõ số, ngày văn bản hoặc ngày thật vào ô {cell}; chưa có thì để trống, việc đang làm ghi ở cột "
        "«Tình hình thực hiện».",
    ),
    "product_says_none": (
        "Ô {cell} ghi «{value}», nghĩa là chưa có, nên coi như nhiệm vụ chưa nêu sản phẩm.",
        "Đề nghị xác định sản phẩm phải có (kế hoạch, báo cáo, quyết định…).",
    ),
    "lead_names_nobody": (
        "Ô {cell} ghi «{value}», không phải tên đơn vị nào: nhiệm vụ chưa có đơn vị chủ trì.",
        "Gõ tên đơn vị chủ trì vào ô {cell}, đúng như ở trang tính «Đơn vị».",
    ),
    "document_vague": (
        "Ô {cell} ghi «{value}», không có số hay ký hiệu văn bản; vẫn được tính là có văn bản.",
        "Nên gõ thêm số, ký hiệu và ngày văn bản vào ô {cell} để có căn cứ khi kiểm tra.",
    ),
    "report_day_missing": (
        "Nhiệm vụ đã có báo cáo nhưng chưa ghi ngày ở cột «{heading}».",
        "Gõ ngày đơn vị báo cáo vào ô {cell}.",
    ),
    "day_month_swapped": (
        "Ngày hoàn thành là {value} nhưng văn bản kết quả ghi ngày {document_day}: có lẽ ngày và tháng bị đảo.",
        "Đối chiếu văn bản; nếu đúng là {document_day} thì gõ lại ô {cell}. Máy dùng kiểu ngày Mỹ thì đặt lại Region "
        "của Windows sang Vietnamese.",
    ),
    "text_in_number": (
        "Cột «{heading}» cần một số nhưng ô {cell} đang là chữ «{value}».",
        "Gõ lại ô {cell} chỉ gồm chữ số, không kèm đơn vị; phần chữ ghi sang ô khác.",
    ),
    "date_in_number": (
        "Cột «{heading}» cần một số nhưng ô {cell} đang là ngày {value}.",
        "Chọn ô {cell}, đổi định dạng sang Số (Number) rồi gõ lại số đúng.",
    ),
    "not_integer": ("Ô {cell} cần số nguyên nhưng đang là {value}.", "Gõ lại số nguyên vào ô {cell}."),
    "error_value": (
        "Ô {cell} đang báo lỗi {value} nên không đọc được.",
        "Xóa công thức hoặc liên kết hỏng trong ô {cell} rồi gõ lại nội dung.",
    ),
    "truth_value": (
        "Ô {cell} chứa giá trị {value} (đúng/sai của Excel), không dùng được ở cột «{heading}».",
        "Xóa ô {cell} rồi gõ lại nội dung bằng chữ, số hoặc ngày.",
    ),
    "percent_out_of_range": (
        "Ô {cell} ghi {value} nhưng tỷ lệ phải từ 0 đến 100.",
        "Gõ lại ô {cell} một số từ 0 đến 100, không gõ dấu %.",
    ),
    "percent_fraction": (
        "Ô {cell} ghi {value}, tức là chưa đến 1%.",
        "Gõ lại ô {cell} số phần trăm từ 0 đến 100, ví dụ 80% thì gõ 80 (không gõ 0,8 hay 80%).",
    ),
    "negative_number": ("Ô {cell} ghi số âm {value}.", "Gõ lại ô {cell} một số không âm."),
    "year_out_of_range": (
        "Ô {cell} ghi năm {value}, nằm ngoài khoảng 2000–2100.",
        "Gõ lại năm gồm bốn chữ số vào ô {cell}, ví dụ 2026.",
    ),
    "choice_unknown": (
        "Ô {cell} ghi «{value}», không có trong danh sách của cột «{heading}».",
        "Bấm mũi tên ở ô {cell} và chọn: {choices}; hoặc để trống.",
    ),
    "required_blank": (
        "Ô {cell} («{heading}») đang trống nhưng bắt buộc phải có.",
        "Gõ nội dung vào ô {cell}; nếu là dòng thừa thì xóa cả dòng.",
    ),
    "bad_value": ("Ô {cell} ghi «{value}», không hợp lệ ở cột «{heading}».", "Gõ lại ô {cell} cho đúng."),
    "id_missing": (
        "Dòng này chưa có mã nên tạm gọi theo số dòng; phiếu gửi đi và nhật ký sẽ không nối được về đúng nhiệm vụ.",
        "Gõ vào ô {cell} một mã chưa dùng, cùng kiểu với các dòng khác, và giữ nguyên mã đó về sau.",
    ),
    "id_to_come": (
        "Ô {cell} chưa có mã: lần «Làm mới» tới chương trình điền mã tiếp theo, mã đã có thì giữ nguyên.",
        "Bấm «Làm mới» trước khi xuất phiếu, hoặc tự gõ một mã chưa dùng.",
    ),
    "document_not_dated": (
        "Ô {cell} chưa ghi ngày văn bản nên chưa hiểu được thời hạn không ghi năm hoặc tính theo số ngày.",
        "Gõ ngày của văn bản; giao miệng thì gõ ngày giao.",
    ),
    "stray_row": (
        "Dòng {row} có nội dung nhưng không có mã và không có tên nên không được tính.",
        "Bổ sung mã và tên cho dòng này; nếu là dòng thừa thì xóa cả dòng khỏi bảng.",
    ),
    "rows_below_table": (
        "Trang tính «{sheet}», dòng {row}: nội dung nằm dưới bảng (bảng hết ở dòng {last}) nên không được tính.",
        "Nếu là dòng của bảng: kéo góc dưới bên phải của bảng xuống hết dòng {row}; nếu là ghi chú thì chuyển sang "
        "bên phải bảng hoặc sang trang tính khác.",
    ),
    "stray_cell": (
        "Ô {cell} có nội dung nhưng nằm rất xa dưới bảng (bảng hết ở dòng {last}) nên không được tính; vì nó mà trang "
        "tính dài ra, khó cuộn và khó in.",
        "Bấm Ctrl+G, gõ {cell} rồi Enter để tới ô đó; gõ nhầm thì xóa nội dung, cần giữ thì chuyển về gần bảng.",
    ),
    "duplicate": (
        "«{value}» ở ô {cell} đã có ở ô {first}; mỗi dòng phải khác nhau.",
        "Sửa một trong hai ô {first} và {cell}, hoặc xóa dòng bị chép thừa.",
    ),
    "duplicate_across_sheets": (
        "Mã «{value}» ở ô {cell} đã có ở trang tính «{first_sheet}», ô {first}.",
        "Đặt cho nhiệm vụ ở ô {cell} một mã khác, chưa dùng ở trang tính nào.",
    ),
    "email_bad": (
        "Ô {cell} ghi «{value}», không phải là một địa chỉ thư dùng được.",
        "Gõ lại một địa chỉ duy nhất, không dấu, không khoảng trắng, ví dụ phongkinhte@haiphong.gov.vn.",
    ),
    # Tables and settings
    "merged_cells": (
        "Vùng {value} trong bảng bị gộp ô; chỉ ô đầu có nội dung, các ô còn lại bị coi là trống.",
        "Chọn vùng {value}, bấm «Bỏ gộp ô» (Unmerge Cells), rồi chép nội dung vào từng ô.",
    ),
    "formula_in_input": (
        "Cột «{heading}» có ô chứa công thức; kết quả có thể thay đổi mà không ai hay biết.",
        "Chép các ô có công thức rồi dán lại dạng giá trị (Paste Values).",
    ),
    "formula_in_id": (
        "Cột «{heading}» có ô chứa công thức: khi sắp xếp hay chèn dòng, mã chuyển sang nhiệm vụ khác, câu trả lời của "
        "đơn vị sẽ bị ghi nhầm chỗ.",
        "Chọn cả cột «{heading}» của bảng, bấm Ctrl+C rồi dán lại dạng giá trị (Paste Values).",
    ),
    "filter_on": (
        "Trang tính «{sheet}» đang bật lọc nên có thể có dòng bị ẩn; số liệu vẫn tính đủ mọi dòng.",
        "Muốn thấy hết các dòng: thẻ Dữ liệu (Data), bấm Xóa lọc (Clear).",
    ),
    "setting_unusable": (
        "Thiết lập «{setting}» ghi «{value}», không dùng được{default_used}.",
        "Gõ lại ô {cell}: {wanted_words}.",
    ),
    "plan_sheet_missing": (
        "Kế hoạch {plan} ghi trang tính «{value}» nhưng trong sổ không có trang tính nào tên như vậy; cả kế hoạch này "
        "chưa được tính.",
        "Sửa ô {cell} cho đúng tên trang tính, hoặc đặt lại tên trang tính thành «{value}».",
    ),
    "plan_year_unknown": (
        "Kế hoạch {plan} chưa có năm và cũng chưa có ngày ban hành nên không tính được thời hạn; cả kế hoạch này chưa "
        "được tính.",
        "Gõ năm của kế hoạch vào ô {cell}, ví dụ 2026.",
    ),
    "plan_table_missing": (
        "Trang tính «{sheet}» của kế hoạch {plan} chưa có bảng (Excel Table) nào có cột mã và tên nhiệm vụ; cả "
        "kế hoạch này chưa được tính.",
        "Chọn vùng phụ lục kể cả dòng tiêu đề, bấm Ctrl+T, đánh dấu «Bảng có tiêu đề» rồi bấm OK.",
    ),
    "plan_table_twice": (
        "Trang tính «{sheet}» của kế hoạch {plan} có nhiều bảng giống nhau ({tables}) nên không biết đọc bảng nào; cả "
        "kế hoạch này chưa được tính.",
        "Chỉ để lại một bảng nhiệm vụ ở trang tính này; chuyển bảng kia sang trang tính khác.",
    ),
    "plan_columns_missing": (
        "Bảng ở trang tính «{sheet}» thiếu cột {headings} ở hàng tiêu đề {area}{seen}; cả kế hoạch {plan} chưa "
        "được tính.",
        "Nếu phụ lục dùng tiêu đề khác, khai tiêu đề đó ở trang «Tiêu đề cột»; nếu tiêu đề đã bị sửa, gõ lại đúng tiêu "
        "đề; nếu cột đã bị xóa, chèn lại cột với tiêu đề đó.",
    ),
    "plan_column_repeated": (
        "Trang tính «{sheet}» có các cột {headings} cùng là một cột dữ liệu nên không biết đọc cột nào; cả kế hoạch "
        "{plan} chưa được tính.",
        "Đổi tiêu đề của cột thêm vào thành tên khác, hoặc xóa cột thừa.",
    ),
    "headings_unreadable": (
        "Trang tính «{sheet}» không còn bảng có đủ các cột {headings} nên tiêu đề riêng của các kế hoạch chưa được "
        "dùng.",
        "Lấy lại trang này từ bản sao lưu, hoặc đặt lại đúng các tiêu đề trên hàng đầu của bảng.",
    ),
    "heading_plan_unknown": (
        "Ô {cell} ghi mã kế hoạch «{value}», không có ở trang tính «Kế hoạch».",
        "Sửa ô {cell} theo cột «Mã kế hoạch» của trang tính «Kế hoạch»; để trống nếu dùng cho mọi kế hoạch.",
    ),
    "heading_unused": (
        "Ô {cell} khai tiêu đề «{value}» nhưng bảng ở trang tính «{plan_sheet}» không có tiêu đề này.",
        "Sửa ô {cell} cho giống tiêu đề đang có ở trang tính «{plan_sheet}», hoặc xóa dòng này nếu không còn dùng.",
    ),
    "heading_repeated": (
        "Tiêu đề «{value}» ở ô {cell} đã khai cho một cột khác ở ô {first}; chương trình dùng dòng đầu.",
        "Xóa một trong hai dòng.",
    ),
    "columns_missing": (
        "Bảng ở trang tính «{sheet}» không còn cột {headings}{seen}; tạm coi các ô đó là trống.",
        "Nếu tiêu đề đã bị sửa, gõ lại đúng tiêu đề; nếu cột đã bị xóa, bấm «Nâng cấp sổ» để thêm lại.",
    ),
    "columns_to_come": (
        "Bảng ở trang tính «{sheet}» chưa có cột {headings}; tạm coi các ô đó là trống.",
        "Bấm «Nâng cấp sổ» (sổ chưa có nút ấy thì bấm «Trợ giúp») để thêm các cột này, "
        "hoặc tự chèn vào bảng cột với đúng tiêu đề đó.",
    ),
    "plan_year_missing": (
        "Kế hoạch chưa ghi năm; tạm lấy năm {year} để tính các thời hạn không ghi năm.",
        "Gõ năm của kế hoạch vào ô {cell}.",
    ),
    "plan_sheet_repeated": (
        "Trang tính «{value}» đã thuộc kế hoạch {first}; dòng này không được tính.",
        "Sửa ô {cell} thành trang tính của kế hoạch này, hoặc xóa dòng thừa.",
    ),
    "plan_not_dated": (
        "Kế hoạch chưa ghi ngày ban hành nên không đối chiếu được các ngày có trước khi ban hành.",
        "Gõ ngày ban hành vào ô {cell}.",
    ),
    "plan_year_differs": (
        "Năm {value} của kế hoạch không khớp với ngày ban hành {issued}.",
        "Xem lại văn bản rồi sửa năm hoặc ngày ban hành.",
    ),
    "plan_without_tasks": (
        "Trang tính «{value}» của kế hoạch chưa có nhiệm vụ nào.",
        "Nhập phụ lục của kế hoạch vào trang tính «{value}», hoặc xóa dòng kế hoạch này.",
    ),
    "no_plans": (
        "Trang tính «{sheet}» chưa có kế hoạch nào nên không có nhiệm vụ để theo dõi.",
        "Thêm ít nhất một kế hoạch kèm tên trang tính chứa phụ lục.",
    ),
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
        "Có {units} đơn vị được viết nhiều cách: {spellings}. Máy hiểu là một.",
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
        "Văn bản gia hạn «{value}» chưa ghi ngày văn bản nên chưa đủ căn cứ gia hạn; máy vẫn tính theo hạn mới.",
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
