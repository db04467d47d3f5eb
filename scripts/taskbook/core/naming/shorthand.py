"""How offices shorten the names of units: the spellings that follow from a full name."""

from __future__ import annotations

import re
from functools import lru_cache

from taskbook.core.naming.names import clean, place_tones

# Long form -> how offices shorten it. Each place may be shortened by itself ("TT Phục vụ HCC").
SHORTHAND: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("và", ("",)),
    ("phòng", ("p",)),
    ("văn phòng", ("vp", "v phòng")),
    ("trung tâm", ("tt", "t tâm")),
    ("ủy ban nhân dân", ("ubnd", "ủy ban nd", "ub nhân dân")),
    ("hội đồng nhân dân", ("hđnd",)),
    ("mặt trận tổ quốc", ("mttq", "mặt trận tq")),
    ("ủy ban", ("ub",)),
    ("việt nam", ("vn", "")),
    ("ban chỉ huy quân sự", ("bchqs", "ban chqs")),
    ("ban chỉ huy", ("bch",)),
    ("quân sự", ("qs",)),
    ("chỉ huy quân sự", ("chqs",)),
    ("phục vụ hành chính công", ("pvhcc", "hành chính công", "hcc")),
    ("hành chính công", ("hcc", "hc công")),
    ("phục vụ", ("pv",)),
    ("văn hóa", ("vh",)),
    ("xã hội", ("xh",)),
    ("thể thao", ("tt",)),
    ("truyền thông", ("tt", "t thông")),
    ("du lịch", ("dl",)),
    ("thông tin điện tử", ("ttđt", "tt điện tử", "thông tin đt")),
    ("thông tin", ("tt",)),
    ("công an", ("ca",)),
    ("kinh tế", ("kt",)),
    ("tài chính", ("tc",)),
    ("công thương", ("ct",)),
    ("xây dựng", ("xd",)),
    ("nông nghiệp", ("nn", "n nghiệp")),
    ("môi trường", ("mt",)),
    ("khoa học", ("kh",)),
    ("công nghệ", ("cn",)),
    ("giáo dục", ("gd",)),
    ("đào tạo", ("đt",)),
    ("tư pháp", ("tp",)),
    ("nội vụ", ("nv",)),
    ("ngoại vụ", ("ngv",)),
    ("y tế", ("yt",)),
    ("dân tộc", ("dt",)),
    ("tôn giáo", ("tg",)),
    ("quản lý", ("ql", "quản lí")),
    ("dự án", ("da",)),
    ("thị trường", ("tt",)),
    ("cơ sở", ("cs",)),
    ("liên hiệp phụ nữ", ("lhpn", "phụ nữ")),
    ("cựu chiến binh", ("ccb",)),
    ("nông dân", ("nd",)),
    ("thanh niên", ("tn",)),
    ("chính sách xã hội", ("csxh",)),
    ("chính trị", ("ct",)),
    ("tổ chức", ("tc",)),
    ("doanh nghiệp", ("dn",)),
    ("hợp tác xã", ("htx",)),
    ("mầm non", ("mn",)),
    ("tiểu học", ("th",)),
    ("trung học cơ sở", ("thcs",)),
    ("trung học phổ thông", ("thpt",)),
    ("tổ dân phố", ("tdp",)),
    ("có liên quan", ("liên quan", "lq", "có lq", "liên quan khác")),
)

_BY_FIRST_WORD: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]] = {}
for _long, _shorts in SHORTHAND:
    _words = tuple(_long.split())
    _BY_FIRST_WORD.setdefault(_words[0], []).append((_words, _shorts))


def shortened(name: str) -> frozenset[str]:
    """The ways to write a name, shortened place by place, with and without "và" and the trailing "xã"; not spaced."""
    words = tuple(re.findall(r"[^\W_]+", place_tones(clean(name)).lower()))
    endings = [words[:-1]] if len(words) > 1 and words[-1] == "xã" else []
    return frozenset().union(*(_variants(some) for some in (words, *endings)))


@lru_cache(maxsize=4096)
def _variants(words: tuple[str, ...]) -> frozenset[str]:
    if not words:
        return frozenset({""})
    found = {words[0] + rest for rest in _variants(words[1:])}
    for long, shorts in _BY_FIRST_WORD.get(words[0], ()):
        if words[: len(long)] == long:
            found.update(short + rest for short in shorts for rest in _variants(words[len(long) :]))
    return frozenset(found)
