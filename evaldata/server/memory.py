"""How the server keeps its memory small."""

import os


def leave_no_memory_idle() -> None:
    """Let pyarrow, which is not imported yet, give memory back at once; its own pool keeps it."""
    os.environ.setdefault("ARROW_DEFAULT_MEMORY_POOL", "system")
