"""The commands of `taskbook`, one module each; `taskbook.cli.main` gathers them."""
