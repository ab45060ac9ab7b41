"""The evaluations that are served: one catalogue, of which each visitor sees a part."""

import os
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import streamlit as st

from evaldata.dataset.catalogue import Catalogue, VisibleCatalogue
from evaldata.server.signin.access import ACCESS_VARIABLE, EVERYTHING, Grant, rules

SHIPPED = Path(__file__).parent.parent / "data"
DATA_VARIABLE = "EVALUATION_DATA"
IMPORT_VARIABLE = "EVALUATION_IMPORT"
BROUGHT_VARIABLE = "EVALUATION_BROUGHT"
BROUGHT = "brought"
"""Folder beside the project's own that holds what was brought, a folder each."""


def people_sign_in() -> bool:
    """Whether visitors sign in: where a file says who may see what."""
    return bool(os.environ.get(ACCESS_VARIABLE))


def claims() -> Mapping[str, object]:
    """What the provider of the sign-in says of the visitor; nothing where nobody has signed in."""
    told = st.user.to_dict()
    return told if told.get("is_logged_in") is True else {}


def grant() -> Grant:
    """What this visitor may see: decided here, and nowhere else in the pages."""
    if not people_sign_in():
        return EVERYTHING
    return rules(Path(os.environ[ACCESS_VARIABLE])).grant(claims())


def import_allowed() -> bool:
    """Whether this visitor may import: `make run` says so, for it serves its own machine alone.

    Where people sign in, those who may see everything may: what is brought replaces its like.
    """
    return os.environ.get(IMPORT_VARIABLE) == "yes" and grant().everything


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
    if os.environ.get(IMPORT_VARIABLE) == "yes":
        folders.append(brought_folder())
    return _catalogue(tuple(folders))


@cache
def _catalogue(folders: tuple[Path, ...]) -> Catalogue:
    return Catalogue(folders)
