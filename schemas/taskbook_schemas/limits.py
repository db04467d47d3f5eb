"""Limits that hold in every table, whoever asks: what an e-mail address is, which years there are."""

from __future__ import annotations

EMAIL = r"^(?!\.)(?!.*\.\.)(?!.*\.@)[A-Za-z0-9._%+'-]+@(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z]{2,24}\Z"
"""One plain address. Letters with accents are refused: they are look-alikes or typing mistakes."""

FIRST_YEAR, LAST_YEAR = 2000, 2100
"""Years outside are typing mistakes in every table."""

ROWS_BELOW = 5
"""Rows under a table alone on its sheet that are looked at: what is typed there may not have grown it."""

WHOLE_PERCENT = 100
"""A percentage stands in its cell as 45, not as 0.45."""
