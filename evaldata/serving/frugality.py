"""What others would import and nothing here uses."""

import os
import sys
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from types import ModuleType


class _Absent(MetaPathFinder):
    """Says of one package that it is not installed."""

    def __init__(self, name: str) -> None:
        self._name = name

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> None:
        """Refuse the package, and know nothing of others."""
        del path, target
        if fullname == self._name:
            raise ModuleNotFoundError(f"{fullname} is left out", name=fullname)


def leave_pandas_out() -> None:
    """Let pyarrow look for pandas now, when it finds none; it looks once.

    pyarrow imports pandas to make its first array, which takes a fifth of a second and 40 MB, and
    nothing here uses it. Afterwards pandas can be imported as ever, but pyarrow makes no tables of
    its frames, nor frames of its tables: `st.dataframe` and `st.table` would fail.
    """
    import pyarrow as pa

    if "pandas" in sys.modules:
        return
    absent = _Absent("pandas")
    sys.meta_path.insert(0, absent)
    try:
        pa.array([])
    finally:
        sys.meta_path.remove(absent)


def leave_no_memory_idle() -> None:
    """Let pyarrow, which is not imported yet, give memory back at once; its own pool keeps it."""
    os.environ.setdefault("ARROW_DEFAULT_MEMORY_POOL", "system")
