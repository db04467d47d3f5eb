"""What opens pages on a Windows under test: notes the page, shows nothing."""

import sys
from pathlib import Path

if __name__ == "__main__":
    with Path(sys.argv[1]).open("a", encoding="utf-8") as opened:
        opened.write(f"{sys.argv[2]}\n")
