"""Which evaluation is open: the one that the address names, or the only one."""

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import ParamSpec

import streamlit as st

from evaldata.dataset.dataset import Dataset
from evaldata.dataset.live import Served
from pages.data import catalogue

EVALUATION = "evaluation"
"""The parameter of which evaluation is open."""
_Given = ParamSpec("_Given")


def asked_evaluation() -> str | None:
    """The id of the evaluation that the address names; None where it names none."""
    return st.query_params.get(EVALUATION) or None


def evaluation() -> str | None:
    """The id of the open evaluation: the one that the address names, or the only one.

    None where the address names one that is not there, or none of several.
    """
    ids = catalogue().folders()
    asked = asked_evaluation()
    if asked is None and len(ids) == 1:
        return next(iter(ids))
    return asked if asked in ids else None


def served() -> Served | None:
    """What visitors of the open evaluation see; None where none is open."""
    name = evaluation()
    try:
        return None if name is None else catalogue().served(name)
    except KeyError:  # it was taken away this moment
        return None


def callback(act: Callable[_Given, None]) -> Callable[_Given, None]:
    """For callbacks that read the data: nothing happens where the evaluation was taken away."""

    @wraps(act)
    def acting(*given: _Given.args, **named: _Given.kwargs) -> None:
        found = served()
        if found is not None and found.dataset is not None:
            act(*given, **named)

    return acting


def dataset() -> Dataset:
    """The dataset that is open; the frame lets no page of it run where there is none."""
    found = served()
    if found is None or found.dataset is None:
        raise RuntimeError("no evaluation is open")
    return found.dataset


def folder() -> Path:
    """The folder of the open evaluation."""
    return catalogue().folders()[evaluation() or ""]
