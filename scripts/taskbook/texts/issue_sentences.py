"""Two sentences for every issue: what is wrong, and what to type instead.

Here those about cells, tables and settings; those about what rows say are in `row_sentences`. Blanks in braces are the
issue's own parts (`value`, `cell`, `row`, `heading`, `sheet`), its details, and what `taskbook.texts.issues` makes of
them.
"""

from __future__ import annotations

from collections.abc import Mapping

from taskbook.texts.row_sentences import ROW_SENTENCES

DAY_EXAMPLE = "ngày/tháng/năm, ví dụ 15/09/2026"

# code: (what is wrong, what to do)
SENTENCES: Mapping[str, tuple[str, str]] = {
    # Cells that cannot be used
    "text_in_date": (
        "Cột «{heading}» cần một ngày nhưng ô {cell} đang là chữ «{value}», chương trình không tính được.",
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
        "Ô {cell} là số nhưng đang lưu dưới dạng chữ «{value}», chương trình không tính được.",
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
        "Là dòng của bảng thì kéo góc dưới bên phải của bảng xuống hết dòng {row}; ở trang kế hoạch, Giao việc còn có "
        "thể bấm «Nâng cấp sổ»: chương trình hỏi rồi đưa vào bảng. Là ghi chú thì chuyển sang bên phải bảng.",
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
        "Sổ chưa có kế hoạch nào.",
        "Thêm một dòng ở trang «Kế hoạch» và chép bảng phụ lục vào một trang mới (chọn bảng, bấm Ctrl+T); việc giao "
        "theo công văn thì gõ ở trang «Giao việc».",
    ),
    **ROW_SENTENCES,
}
