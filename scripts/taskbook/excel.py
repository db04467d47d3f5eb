"""The name by which the macros of every workbook start a button: `python -m taskbook.excel <action> …`.

Workbooks in use call it for years: it must stay, wherever the work moves.
"""

import sys

from taskbook.starting import first_line, last_words


def main() -> None:
    """Do what the button is for; what keeps the program from being loaded at all is told in a window."""
    log = first_line(sys.argv[1:])
    try:
        from taskbook.buttons.press import main as press

        press()
    except Exception as error:  # noqa: BLE001 - a program without a window has nowhere else to say it
        last_words(error, log, sys.argv[1:])


if __name__ == "__main__":
    main()
