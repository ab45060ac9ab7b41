"""The evaluations that are served: one catalogue for all visitors."""

import os
from pathlib import Path

from evaldata.catalogue import Catalogue

SHIPPED = Path(__file__).parent.parent / "data"
DATA_VARIABLE = "EVALUATION_DATA"
IMPORT_VARIABLE = "EVALUATION_IMPORT"
BROUGHT_VARIABLE = "EVALUATION_BROUGHT"
BROUGHT = "brought"
"""Folder beside the project's own that holds what was brought, a folder each."""

_CATALOGUES: dict[tuple[Path, ...], Catalogue] = {}


def import_allowed() -> bool:
    """Whether visitors may import: `make run` says so, for it serves its own machine alone."""
    return os.environ.get(IMPORT_VARIABLE) == "yes"


def brought_folder() -> Path:
    """The folder in which evaluations that were brought have a folder each."""
    return Path(os.environ.get(BROUGHT_VARIABLE) or BROUGHT)


def catalogue() -> Catalogue:
    """The evaluations of the folder that the environment names, or of the shipped one.

    Those that visitors have brought are among them where visitors may.
    """
    folders = [Path(os.environ.get(DATA_VARIABLE) or SHIPPED)]
    if import_allowed():
        folders.append(brought_folder())
    return _CATALOGUES.setdefault(tuple(folders), Catalogue(folders))
