"""The data that are served: one store for all visitors."""

import os
from pathlib import Path

from evaldata.store import Served, Store

SHIPPED = Path(__file__).parent.parent / "data"
DATA_VARIABLE = "EVALUATION_DATA"

_STORES: dict[Path, Store] = {}


def store(folder: Path) -> Store:
    """The store of a folder, one for all visitors, even where two come first at once."""
    return _STORES.setdefault(folder, Store(folder))


def data_folder() -> Path:
    """The folder whose dataset is served: the one that the environment names, or the shipped."""
    return Path(os.environ.get(DATA_VARIABLE) or SHIPPED)


def served() -> Served:
    """What a visitor sees at this moment; read again first if the files have changed."""
    return store(data_folder()).current()
