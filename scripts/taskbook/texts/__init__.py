"""Every sentence we say.

Here: Vietnamese, and how values stand in it. Not here: when it is said.
"""
