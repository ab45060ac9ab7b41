"""The evaluations that are served: one catalogue, of which each visitor sees a part."""

import os
from functools import cache
from pathlib import Path

from evaldata.dataset.catalogue import Catalogue, VisibleCatalogue
from evaldata.server.signin.access import ACCESS_VARIABLE, EVERYTHING, Grant, rules
from pages.visitor import claims

SHIPPED = Path(__file__).parent.parent / "data"
DATA_VARIABLE = "EVALUATION_DATA"
IMPORT_VARIABLE = "EVALUATION_IMPORT"
BROUGHT_VARIABLE = "EVALUATION_BROUGHT"
BROUGHT = "brought"
"""Folder beside the project's own that holds what was brought, a folder each."""


def people_sign_in() -> bool:
    """Whether visitors sign in: where a file says who may see what."""
    return bool(os.environ.get(ACCESS_VARIABLE))


def grant() -> Grant:
    """What this visitor may see: decided here, and nowhere else in the pages."""
    if not people_sign_in():
        return EVERYTHING
    return rules(Path(os.environ[ACCESS_VARIABLE])).grant(claims())


def import_allowed() -> bool:
    """Whether this visitor may import: `make run` says so, for it serves its own machine alone.

    Where people sign in, those who may see everything may: what is brought replaces its like.
    """
    return _imports() and grant().everything


def _imports() -> bool:
    return os.environ.get(IMPORT_VARIABLE) == "yes"


def brought_folder() -> Path:
    """The folder in which evaluations that were brought have a folder each."""
    return Path(os.environ.get(BROUGHT_VARIABLE) or BROUGHT)


def catalogue() -> VisibleCatalogue:
    """The evaluations that this visitor may see."""
    return VisibleCatalogue(whole_catalogue(), grant())


def whole_catalogue() -> Catalogue:
    """The evaluations of the folder that the environment names, or of the shipped one.

    Those that visitors have brought are among them where visitors may. For the server; pages ask
    for the visitor's part.
    """
    folders = [Path(os.environ.get(DATA_VARIABLE) or SHIPPED)]
    if _imports():
        folders.append(brought_folder())
    return _catalogue(tuple(folders))


@cache
def _catalogue(folders: tuple[Path, ...]) -> Catalogue:
    return Catalogue(folders)
