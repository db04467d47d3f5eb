"""What we say when a plan's file cannot be read. Each sentence: which file, what, what to do next."""

from __future__ import annotations

_RESAVE = "Hãy mở tệp bằng Word (hoặc Excel), chọn Tệp > Lưu thành (Save As), loại .docx (hoặc .xlsx), và dùng tệp mới."
_ASK_FOR_WORD = "Hãy xin đơn vị soạn thảo tệp Word (.docx) gốc, hoặc nhập tay vào trang kế hoạch."


def missing(file: str) -> str:
    """Say that there is no such file."""
    return f"Không tìm thấy tệp kế hoạch «{file}». Hãy kiểm tra lại tên tệp và thư mục chứa tệp."


def is_folder(file: str) -> str:
    """Say that a folder stands where a file is expected."""
    return f"«{file}» là một thư mục, không phải tệp kế hoạch. Hãy chỉ rõ tệp nằm trong thư mục đó."


def not_plain_file(file: str) -> str:
    """Say that the name belongs to a device or pipe."""
    return f"«{file}» không phải là tệp trên đĩa. Hãy chép tệp kế hoạch vào một thư mục trên máy rồi thử lại."


def not_read(file: str) -> str:
    """Say that the disk, the network or the rights did not give the file."""
    return (
        f"Không đọc được tệp «{file}» từ ổ đĩa hoặc mạng. "
        "Hãy đóng chương trình đang giữ tệp, chép tệp về máy rồi thử lại."
    )


def empty(file: str) -> str:
    """Say that the file has 0 bytes."""
    return f"Tệp «{file}» rỗng (0 byte), có thể do sao chép hay tải về dở dang. Hãy xin lại tệp từ người gửi."


def too_large(file: str, megabytes: int) -> str:
    """Say that the file is larger than `megabytes`."""
    return (
        f"Tệp «{file}» lớn hơn {megabytes} MB nên không được mở để máy không bị treo. "
        "Hãy chép riêng phần phụ lục sang một tệp mới rồi nhập tệp đó."
    )


def has_password(file: str) -> str:
    """Say that the file is encrypted, and how to take the password off."""
    return (
        f"Tệp «{file}» được bảo vệ bằng mật khẩu nên không đọc được. Hãy mở tệp bằng Word, Excel hoặc chương trình đọc "
        "PDF, nhập mật khẩu, bỏ mật khẩu (Tệp > Thông tin > Bảo vệ), lưu lại rồi thử lại."
    )


def damaged(file: str) -> str:
    """Say that the file is cut off, damaged or of an unusual make inside."""
    return (
        f"Tệp «{file}» bị hỏng, tải về dở dang hoặc có phần bên trong lớn, lạ khác thường nên không được mở. {_RESAVE} "
        "Nếu tệp đến từ nơi lạ, đừng mở tệp này."
    )


def not_a_plan_file(file: str) -> str:
    """Say that the file is of none of the kinds that can be read."""
    return (
        f"Tệp «{file}» không phải tệp Word, PDF hay Excel, dù tên tệp có thể ghi như vậy. "
        "Hãy chọn tệp kế hoạch loại .docx, .pdf hoặc .xlsx."
    )


def nested_too_deep(file: str) -> str:
    """Say that tables stand inside of tables inside of tables."""
    return (
        f"Tệp «{file}» có quá nhiều bảng lồng trong nhau nên không đọc được. "
        "Hãy chép riêng bảng nhiệm vụ sang một tệp Word mới rồi nhập tệp đó."
    )


def too_many_rows(file: str, limit: int) -> str:
    """Say that the file's tables have more than `limit` rows."""
    count = f"{limit:,}".replace(",", ".")
    return (
        f"Tệp «{file}» có bảng dài hơn {count} dòng nên không được mở để máy không bị treo. "
        "Hãy chép riêng phần phụ lục nhiệm vụ sang một tệp mới rồi nhập tệp đó."
    )


def too_many_cells(file: str) -> str:
    """Say that sheets use very many cells, most of them empty."""
    return (
        f"Tệp «{file}» dùng quá nhiều ô (kể cả ô trống được kẻ khung, tô màu hoặc gộp) nên không được mở để máy không "
        "bị treo. Hãy chép riêng bảng nhiệm vụ sang một tệp Excel mới rồi nhập tệp đó."
    )


def ask_for_word(file: str) -> str:
    """Say that a file of this kind needs LibreOffice, which is not there."""
    return f"Tệp «{file}» thuộc loại cũ hoặc loại OpenDocument; máy này không có LibreOffice để mở. {_RESAVE}"


def not_converted(file: str) -> str:
    """Say that LibreOffice could not turn the file into one that can be read."""
    return f"LibreOffice không mở được tệp «{file}» (hỏng, có mật khẩu hoặc quá lớn). {_RESAVE}"


def a_scan(file: str) -> str:
    """Say that the file holds pictures of pages."""
    return f"Tệp «{file}» là bản quét (ảnh chụp trang giấy), không có chữ để đọc. {_ASK_FOR_WORD}"


def too_many_pages(file: str, limit: int) -> str:
    """Say that a PDF has more than `limit` pages."""
    return (
        f"Tệp «{file}» có hơn {limit} trang nên không được mở để máy không bị treo. "
        "Hãy tách riêng các trang phụ lục (In > Lưu thành PDF) rồi nhập tệp đó."
    )


def too_much_drawn(file: str) -> str:
    """Say that the pages of a PDF hold more signs and lines than a plan's do."""
    return (
        f"Tệp «{file}» có quá nhiều chữ hoặc nét vẽ trên các trang nên không được mở để máy không bị treo. "
        "Hãy xin tệp Word (.docx) gốc, hoặc tách riêng các trang phụ lục (In > Lưu thành PDF) rồi nhập tệp đó."
    )
