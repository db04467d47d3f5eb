"""The papers that the office writes of a period, one row each: what is typed, how files and numbers are called.

Source: Nghị định 30/2020/NĐ-CP, appendix I (form), and the office's outline of two reports and one letter.
"""

from __future__ import annotations

from dataclasses import dataclass

from taskbook_schemas.row_enum import RowEnum
from taskbook_schemas.settings import Setting


@dataclass(frozen=True, eq=False)
class ReportRow:
    """One kind of paper.

    `word` is what is typed after `--kind`, `label` what people call it, `stem` begins its file's name, `template` is
    its form's file. `to`, `sign`, `signer`, `signed_by` and `copies` are its settings; `to` is None where the tasks
    say to whom it goes.
    """

    word: str
    label: str
    stem: str
    template: str
    to: Setting | None
    sign: Setting
    signer: Setting
    signed_by: Setting
    copies: Setting


class ReportKind(RowEnum):
    """The table."""

    row: ReportRow

    CHAIRMAN = ReportRow(
        "chairman",
        "Báo cáo Chủ tịch",
        "Bao cao Chu tich",
        "bao-cao-chu-tich.docx",
        Setting.CHAIRMAN_TO,
        Setting.CHAIRMAN_SIGN,
        Setting.CHAIRMAN_SIGNER,
        Setting.CHAIRMAN_NAME,
        Setting.CHAIRMAN_COPIES,
    )
    UPWARD = ReportRow(
        "upward",
        "Báo cáo cấp trên",
        "Bao cao cap tren",
        "bao-cao-cap-tren.docx",
        Setting.UPWARD_TO,
        Setting.UPWARD_SIGN,
        Setting.UPWARD_SIGNER,
        Setting.UPWARD_NAME,
        Setting.UPWARD_COPIES,
    )
    URGE = ReportRow(
        "urge",
        "Công văn đôn đốc",
        "Cong van don doc",
        "cong-van-don-doc.docx",
        None,
        Setting.URGE_SIGN,
        Setting.URGE_SIGNER,
        Setting.URGE_NAME,
        Setting.URGE_COPIES,
    )


def report_kind_of(word: str) -> ReportKind:
    """The kind of a word that is typed."""
    return next(kind for kind in ReportKind if kind.value == word)
