"""Lets ``python -m ui`` stand for the ``foja`` command."""

import sys

from ui.cli import main

sys.exit(main())
