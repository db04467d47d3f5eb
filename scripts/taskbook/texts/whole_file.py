"""What is said of taking back an action that made the whole file anew: renewing a workbook, taking a plan."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

DOING: Final[Mapping[str, str]] = {"renew": "nâng cấp", "take": "nhận kế hoạch"}
"""What each such action does, in words, by its name."""


def ask_undo(action: str, file: str, folder: str) -> str:
    """Ask before such an action on an open workbook is taken back."""
    did = DOING[action]
    return (
        f"Lần làm gần nhất là {did}. Trả sổ «{file}» về như trước khi {did}?\n\n"
        f"Chương trình sẽ lưu sổ, đóng, thay bằng bản trước khi {did} rồi mở lại đúng trang đang xem; bản hiện nay "
        f"được giữ trong thư mục «{folder}». Các sổ khác đang mở không bị động đến.\n\n"
        "«Có» (Yes): trả lại ngay; «Không» (No): giữ nguyên."
    )


def taken_back(action: str) -> str:
    """Excel did not open what was made: the old file stands again."""
    return f"Excel không mở được sổ sau khi {DOING[action]} nên đã trả lại nguyên tệp cũ; chưa có gì thay đổi trong sổ."


def still_done(action: str) -> str:
    """Excel did not open the old file: what was made stays."""
    did = DOING[action]
    return f"Excel không mở được bản trước khi {did} nên giữ bản sau khi {did}; chưa có gì thay đổi trong sổ."


def typed_since(action: str, sheets: Sequence[str], backup: str) -> str:
    """Somebody typed after the action, so that the file cannot be put back whole."""
    did, named = DOING[action], ", ".join(f"«{sheet}»" for sheet in sheets)
    return (
        f"Chưa trả lại sổ như trước khi {did} vì sau đó đã có người nhập ở trang {named}; trả lại nguyên tệp sẽ làm "
        f"mất những nội dung ấy. Sổ giữ nguyên. Bản trước khi {did} vẫn còn: {backup}; cần thì mở bản đó để lấy lại."
    )


def backup_gone(action: str, backup: str) -> str:
    """The copy made before the action is gone."""
    return f"Không còn bản sao trước khi {DOING[action]} («{backup}») nên chưa trả lại được. Sổ giữ nguyên."


def put_back(action: str, file: str, copy: str) -> list[str]:
    """The file is again what it was before the action."""
    did = DOING[action]
    return [f"Đã trả lại nguyên tệp «{file}» như trước khi {did}.", f"Bản sau khi {did} được giữ ở: {copy}"]
