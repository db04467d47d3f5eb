"""Makes a Windows computer out of Wine: drive C, a CPython with the product's packages, the pieces that Wine lacks.

`python -m tests.windows.machine` makes it and prints where it is.
"""
