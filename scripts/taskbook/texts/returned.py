"""Words about returned files: single cells, batches."""

from __future__ import annotations

from datetime import datetime

from taskbook.core.days import day_text


def edited(heading: str, shown: str, formula: bool) -> str:
    """Say what a unit put into a cell that was only to look at."""
    now = f"«{shown}»" if shown else "để trống"
    return f"cột «{heading}» nay là {now}" + (" (công thức)" if formula else "")


def batch_name(batch: str) -> str:
    """Name a batch as people speak of it: when its files were made, and the day of their figures."""
    as_of, _, made = batch.partition("-")
    try:
        moment, day = datetime.strptime(made, "%Y%m%d%H%M%S"), datetime.strptime(as_of, "%Y%m%d")
    except ValueError:
        return batch
    return f"phiếu lập ngày {day_text(moment)} lúc {moment:%H:%M}, số liệu đến ngày {day_text(day)}"


def share_reported(batch: str, reported: int, expected: int) -> str:
    """Say how many units have reported in a batch, as the beginning of a sentence."""
    return f"Đợt {batch_name(batch)}: {reported} trên {expected} đơn vị đã báo cáo"
