"""A new plan on its way into the workbook: what was read is shown, a person changes it, and it becomes a plan.

`model` is what the sheet `Nhập kế hoạch` holds; `of_reading` makes it of an appendix that was read, `read_back` of the
sheet's cells; `settle` makes of it the plan that gets a sheet (`core.new_plan`), or says what is still to be mended.
`look_over` holds it against the workbook, `reissued` shows a plan issued again as proposals (`core.reissue`);
`sections` follows what a person changed about sections, `goals` splits a target into figure and unit; `writing` says
what goes where, `amend` what a plan issued again changes in the one that stands.

Here: what becomes of a plan that was read. Not here: reading files (`core.appendix`), sentences (`texts.intake`), where
the cells stand (`sheets.intake`).
"""
