"""pyarrow imports no pandas and keeps no memory that nobody uses; a fresh Python shows it."""

import subprocess
import sys

PROGRAM = """
import sys
from evaldata.serving.frugality import leave_no_memory_idle, leave_pandas_out
leave_no_memory_idle()
leave_pandas_out()
import pyarrow
pyarrow.array(["a"])
print("pandas" in sys.modules, pyarrow.default_memory_pool().backend_name)
import pandas
print(pandas.Series([1, 2]).sum())
"""


def test_pandas_is_left_out_and_can_be_imported_later() -> None:
    answer = subprocess.run(
        [sys.executable, "-c", PROGRAM], check=True, capture_output=True, text=True
    )
    assert answer.stdout.split() == ["False", "system", "3"]
    assert answer.stderr == ""


def test_pandas_that_is_there_already_stays() -> None:
    program = PROGRAM.replace("import sys\n", "import sys\nimport pandas\n", 1)
    answer = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True)
    assert answer.stdout.split()[0] == b"True"
