"""Installing for one Windows user: what is written where, and the stick for offices without a network.

Here: steps that may be done again at any time. Not here: the calls of Windows themselves (`adapters.windows`).
"""
