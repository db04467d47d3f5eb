"""Where the workbook is when nobody says."""

from __future__ import annotations

from pathlib import Path

from taskbook.errors import WorkbookUnreadableError
from taskbook.texts.cli import no_workbook

NAMES = ("TheoDoiNhiemVu.xlsm", "TheoDoiNhiemVu.xlsx")
REPOSITORY = Path(__file__).resolve().parents[3]


def find_workbook(named: str | None) -> Path:
    """Return the workbook named (`.xlsx` and `.xlsm` stand for each other), or the one where it usually is.

    Looked for in the current folder, its `workbook` folder, and the project's own. Stops with
    WorkbookUnreadableError when there is none.
    """
    if named is not None:
        return _either(Path(named))
    folders = (Path.cwd(), Path.cwd() / "workbook", REPOSITORY / "workbook")
    for folder in folders:
        for name in NAMES:
            if (folder / name).is_file():
                return folder / name
    raise WorkbookUnreadableError(no_workbook([str(folder) for folder in dict.fromkeys(folders)]))


def _either(path: Path) -> Path:
    other = path.with_suffix(".xlsm" if path.suffix.lower() == ".xlsx" else ".xlsx")
    twin_only = path.suffix.lower() in (".xlsx", ".xlsm") and not path.exists() and other.is_file()
    return other if twin_only else path
