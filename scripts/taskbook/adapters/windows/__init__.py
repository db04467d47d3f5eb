"""All that only Windows has: COM, the registry, message boxes, classic Outlook.

Here: the calls. Not here: what is decided or said.
"""
