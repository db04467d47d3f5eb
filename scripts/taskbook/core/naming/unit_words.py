"""Words around and inside unit names: what is understood, never what is said.

`REMARKS` are words about a unit's role in the task; `HEADS` are the first words of units' names. What may follow a name
without changing which unit it is stands in `places`.
"""

from __future__ import annotations

# First words that a name hands on to the next: "Sở Tài chính, Công Thương".
CARRIED = ("Sở", "Phòng", "Ban", "Trạm", "Trung tâm", "Hội")

REMARKS = (
    "chủ trì",
    "phối hợp",
    "phối hợp với",
    "phối hợp thực hiện",
    "cùng phối hợp",
    "chủ trì phối hợp",
    "chủ trì phối hợp với",
    "chủ trì thực hiện",
    "cơ quan chủ trì",
    "cơ quan phối hợp",
    "cơ quan thực hiện",
    "đơn vị chủ trì",
    "là đơn vị chủ trì",
    "là cơ quan chủ trì",
    "đơn vị phối hợp",
    "đơn vị thực hiện",
    "đơn vị đầu mối",
    "cơ quan đầu mối",
    "cơ quan tham mưu",
    "cơ quan thường trực",
    "đơn vị thường trực",
    "đầu mối",
    "làm đầu mối",
    "đầu mối tổng hợp",
    "chủ trì tham mưu",
    "tham mưu",
    "giao",
    "giao cho",
    "phân công",
    "được giao",
    "được giao chủ trì",
    "đề nghị",
    "yêu cầu",
    "là cơ quan thường trực",
)

# Words that open a list of names; before anything but a known name they are part of what follows.
OPENERS = ("các", "các đơn vị", "các cơ quan", "các cơ quan đơn vị", "gồm", "bao gồm", "gồm các", "và các")

# What groups are asked to do, behind their name: "các đoàn thể tuyên truyền, vận động nhân dân".
CLAUSES = (
    *(
        "phối hợp",
        "phối hợp với",
        "phối hợp thực hiện",
        "tuyên truyền",
        "vận động",
        "tham gia",
        "giám sát",
        "phản biện",
    ),
    *("thực hiện", "triển khai", "tăng cường", "hỗ trợ", "hướng dẫn", "đẩy mạnh", "tích cực", "căn cứ", "theo dõi"),
)

# Units whose name may be the beginning of a longer one: "Phòng Kinh tế, Hạ tầng và Đô thị".
GO_ON = ("Phòng", "Ban", "Trạm", "Trung tâm", "Văn phòng")

# First words (one or two) by which a new name is known even when the name is not.
HEADS = (
    "phòng", "p", "văn phòng", "vp", "trung tâm", "tt", "sở", "ban", "bch", "bchqs", "công an", "ca", "cax", "ủy ban",
    "ub", "ubnd", "ubmttq", "mttq", "mặt trận", "hđnd", "hội đồng", "hội", "đoàn", "công đoàn", "liên đoàn", "trạm",
    "trường", "trang", "cổng", "thuế", "chi cục", "cục", "chi nhánh", "chi bộ", "chi hội", "kho bạc", "bảo hiểm",
    "ngân hàng", "tòa án", "viện", "thanh tra", "đảng ủy", "thường trực", "các", "hợp tác xã", "htx", "công ty",
    "doanh nghiệp", "thôn", "khu", "tổ", "đội", "bộ", "bộ phận", "bưu điện", "điện lực", "hạt", "đài", "quỹ",
    "bệnh viện", "xí nghiệp", "nhà máy", "huyện", "tỉnh", "phường", "thị trấn", "thành phố", "lãnh đạo",
    "chủ tịch", "phó chủ tịch",
)  # fmt: skip
