"""What both front ends say when an action has ended, line by line.

Here: reports of actions as Vietnamese lines. Not here: where the lines are shown, the sentences themselves (`texts`).
"""
