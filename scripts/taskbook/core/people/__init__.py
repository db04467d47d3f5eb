"""Tasks by the person in charge, for a period: who is named in a cell, and what is counted of each person.

Here: names, the tasks that count for a period, figures. Not here: any score (people score), words (`texts.people`),
cells (`sheets.people`), files (`adapters.people_file`).
"""
