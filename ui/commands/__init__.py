"""One module a subcommand of ``foja``; the table of them is in :mod:`ui.cli`."""
