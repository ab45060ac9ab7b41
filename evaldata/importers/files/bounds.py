"""How much memory and time a process may take that reads a stranger's file."""

import sys
from contextlib import suppress

MOST_MEMORY = 2 << 30
MOST_PROCESSOR_SECONDS = 50


def limit() -> None:
    """Hold this process in bounds where the system can."""
    if sys.platform == "win32":
        return
    import resource

    for what, most in (
        (resource.RLIMIT_AS, MOST_MEMORY),
        (resource.RLIMIT_CPU, MOST_PROCESSOR_SECONDS),
    ):
        with suppress(ValueError, OSError):
            resource.setrlimit(what, (most, most))
