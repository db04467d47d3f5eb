"""Makes the Windows computer, or says why it cannot be made."""

import sys

from tests.windows.machine.cache import made
from tests.windows.machine.needs import missing

if __name__ == "__main__":
    lacking = missing()
    sys.exit(lacking) if lacking else print(made())
