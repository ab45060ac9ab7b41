"""Which evaluation is open: the one that the address names, or the only one."""

import threading
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


class _Run(threading.local):
    """What the frame has looked at in this run of the script, which Streamlit gives a thread."""

    looked = False
    served: Served | None = None


_RUN = _Run()


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


def look() -> Served | None:
    """Look at the data as they are now, for all that this run draws; None where none are open.

    Files that are replaced meanwhile are the next run's: no page is drawn of two datasets.
    """
    _RUN.served, _RUN.looked = _now(), True
    return _RUN.served


def served() -> Served | None:
    """What this run of the script shows; None where no evaluation is open.

    What runs in a thread of its own, as a download or a part of a page, sees the data as they are.
    """
    return _RUN.served if _RUN.looked else _now()


def _now() -> Served | None:
    name = evaluation()
    try:
        return None if name is None else catalogue().served(name)
    except KeyError:  # it was taken away this moment
        return None


def callback(act: Callable[_Given, None]) -> Callable[_Given, None]:
    """For callbacks that read the data: nothing happens where the evaluation was taken away."""

    @wraps(act)
    def acting(*given: _Given.args, **named: _Given.kwargs) -> None:
        found = look()
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
