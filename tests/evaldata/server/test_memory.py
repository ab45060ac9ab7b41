"""pyarrow keeps no memory that nobody uses; a fresh Python shows it."""

import subprocess
import sys

PROGRAM = """
from evaldata.server.memory import leave_no_memory_idle
leave_no_memory_idle()
import pyarrow
print(pyarrow.default_memory_pool().backend_name)
"""


def test_memory_is_given_back_at_once() -> None:
    answer = subprocess.run(
        [sys.executable, "-c", PROGRAM], check=True, capture_output=True, text=True
    )
    assert answer.stdout.split() == ["system"]
    assert answer.stderr == ""
