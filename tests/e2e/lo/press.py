"""What the LibreOffice twin of the host module starts: `taskbook.buttons.press` on an open document.

press.py PIPE RESULT ACTION --wb=NAME --from_xl=1 --hwnd=N   Writes what the person was told to RESULT, as JSON.
"""

from __future__ import annotations

import json
import sys
import traceback
from pathlib import Path

from taskbook.startup import start_light

ROOT = Path(__file__).resolve().parents[3]


def main(pipe: str, result: Path, arguments: list[str]) -> None:
    """Stand in for Excel, then let the buttons' entry do all the rest."""
    (result.with_suffix(".started")).touch()
    sys.path.insert(0, str(ROOT))
    start_light()  # before the stand-ins load what the product itself would load after it
    from tests.live.counted import count_nothing
    from tests.live.office import attached, found
    from tests.live.pywin32 import MESSAGES
    from tests.live.uno_engine import book_in_office

    from taskbook.buttons import press as excel

    count_nothing()
    name = next(argument.removeprefix("--wb=") for argument in arguments if argument.startswith("--wb="))
    book, _, _ = book_in_office(found(attached(pipe), name), name, exact=False)
    book.set_mock_caller()
    sys.argv = ["excel.py", *arguments]
    excel.main()
    tell(result, [text for _, text in MESSAGES])


def tell(result: Path, texts: list[str]) -> None:
    """Write the result whole or not at all: the test waits for the file."""
    draft = result.with_suffix(".part")
    draft.write_text(json.dumps(texts, ensure_ascii=False), encoding="utf-8")
    draft.replace(result)


if __name__ == "__main__":
    try:
        main(sys.argv[1], Path(sys.argv[2]), sys.argv[3:])
    except BaseException:
        tell(Path(sys.argv[2]), [traceback.format_exc()])
        raise
