"""Run with `python -m evaldata`."""

import sys

from evaldata.cli import main

sys.exit(main())
