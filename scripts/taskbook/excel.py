"""The name by which the macros of every workbook start a button: `python -m taskbook.excel <action> …`.

Workbooks in use call it for years: it must stay, wherever the work moves.
"""

from taskbook.buttons.press import main

if __name__ == "__main__":
    main()
