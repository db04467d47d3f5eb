"""`python -m taskbook`."""

from taskbook.cli import main

main()
