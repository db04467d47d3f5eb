"""The commands of `taskbook`, one module each; `taskbook.cli` gathers them."""
