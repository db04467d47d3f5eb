"""The stories: each gathers (reads), decides (asks the rules), applies (writes once).

Here: what happens in which order. Not here: rules (`core`), sentences (`texts`), files and Excel (`adapters`).
"""
