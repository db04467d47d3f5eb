"""The script an office programmer would write for the same refresh: pandas reads, a loop judges, openpyxl writes.

Kept as the yardstick of the benchmark. It knows the common deadline phrases only, checks nothing, and loses whatever
openpyxl does not carry over; it is meant to be fair in what it does, not in what it leaves out.

Usage: python office_script.py WORKBOOK YYYY-MM-DD
"""

from __future__ import annotations

import re
import sys
from datetime import date, datetime
from typing import Any

import openpyxl
import pandas as pd

HEADER_ROW = 4
PLANS = "Kế hoạch"
RESULTS = ("Hạn xử lý", "Cách hiểu thời hạn", "Trạng thái", "Số ngày", "Lưu ý", "Vì sao")
QUARTER_ENDS = {"I": (3, 31), "II": (6, 30), "III": (9, 30), "IV": (12, 31)}


def read_deadline(text: str, year: int) -> date | None:
    """The phrases everybody thinks of."""
    text = " ".join(str(text).split())
    if found := re.search(r"Quý (IV|III|II|I)\s*/?\s*(?:năm\s*)?(\d{4})?", text):
        month, day = QUARTER_ENDS[found.group(1)]
        return date(int(found.group(2) or year), month, day)
    if found := re.search(r"(\d{1,2})/(\d{1,2})/(\d{4})", text):
        return date(int(found.group(3)), int(found.group(2)), int(found.group(1)))
    if found := re.search(r"[Tt]háng (\d{1,2})/(\d{4})", text):
        return (pd.Timestamp(int(found.group(2)), int(found.group(1)), 1) + pd.offsets.MonthEnd(0)).date()
    if found := re.search(r"[Nn]ăm (\d{4})", text):
        return date(int(found.group(1)), 12, 31)
    return None


def judge(row: Any, due: date | None, as_of: date) -> tuple[str, int | None, str]:
    """Status, days and a reason."""
    done, product = row["Ngày hoàn thành"], row["Số, ngày văn bản kết quả"]
    if pd.notna(done) and pd.notna(product):
        days = (done.date() - due).days if due else None
        return ("Hoàn thành quá hạn" if days and days > 0 else "Hoàn thành đúng hạn"), days, "đã hoàn thành"
    if due is None:
        return "Chưa xác định thời hạn", None, "không có hạn"
    days = (as_of - due).days
    if days > 0:
        return "Quá hạn", days, f"Quá hạn {days} ngày, hạn {due:%d/%m/%Y}, chưa có ngày hoàn thành"
    return ("Sắp đến hạn" if days >= -30 else "Đang thực hiện trong hạn"), days, f"hạn {due:%d/%m/%Y}"


def units_of(row: Any, lead: str, coordinate: str) -> list[str]:
    """Units named in the two cells, split at semicolons and line breaks."""
    cells = ";".join(str(row[name]) for name in (lead, coordinate) if pd.notna(row[name]))
    return [part.strip(" -.") for part in re.split(r"[;\n]", cells) if part.strip(" -.")]


def main(path: str, as_of: date) -> None:
    """Refresh the workbook in place."""
    plans = pd.read_excel(path, sheet_name=PLANS, header=HEADER_ROW - 1)
    book = openpyxl.load_workbook(path, keep_vba=path.endswith("m"))
    by_unit: dict[str, list[list[Any]]] = {}
    counts: dict[str, int] = {}
    for _, plan in plans.dropna(subset=["Trang tính"]).iterrows():
        frame = pd.read_excel(path, sheet_name=plan["Trang tính"], header=HEADER_ROW - 1)
        sheet = book[plan["Trang tính"]]
        heading = {cell.value: cell.column for cell in sheet[HEADER_ROW]}
        lead = next(name for name in frame.columns if name.endswith("chủ trì"))
        coordinate = next(name for name in frame.columns if "phối hợp" in name)
        deadline = next(name for name in frame.columns if name.startswith("Thời"))
        task = next(name for name in frame.columns if name.endswith("hiệm vụ"))
        for position, row in frame.iterrows():
            due = read_deadline(row[deadline], int(plan["Năm"]))
            status, days, why = judge(row, due, as_of)
            flag = "chưa có báo cáo" if pd.isna(row["Báo cáo gần nhất"]) else ""
            values = (due, f"{due:%d/%m/%Y}" if due else "", status, days, flag, why)
            for name, value in zip(RESULTS, values, strict=True):
                sheet.cell(row=HEADER_ROW + 1 + int(str(position)), column=heading[name], value=value)
            counts[status] = counts.get(status, 0) + 1
            for unit in units_of(row, lead, coordinate):
                by_unit.setdefault(unit, []).append([row["Mã"], row[task], row[deadline], due, status, days, why])
    for unit, rows in by_unit.items():
        name = re.sub(r"[\\/*?:\[\]]", " ", f"Phiếu {unit}")[:31]
        if name in book.sheetnames:
            del book[name]
        target = book.create_sheet(name)
        target.append(["Mã", "Nhiệm vụ", "Thời hạn", "Hạn xử lý", "Trạng thái", "Số ngày", "Vì sao"])
        for values in rows:
            target.append(values)
    for number, (status, count) in enumerate(counts.items(), start=7):
        book["Tổng hợp"].cell(row=number, column=1, value=status)
        book["Tổng hợp"].cell(row=number, column=2, value=count)
    book.save(path)


if __name__ == "__main__":
    main(sys.argv[1], datetime.strptime(sys.argv[2], "%Y-%m-%d").date())
