"""Which evaluation is open: the one that the address names, or the only one."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
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


class _Pinned(threading.local):
    """What this thread sees for now."""

    held = False
    served: Served | None = None


_PINNED = _Pinned()


@contextmanager
def one_dataset() -> Iterator[Served | None]:
    """Within it the data are as they were at its beginning; None where no evaluation is open.

    Files that are replaced meanwhile are seen afterwards, so that nothing is drawn of two
    datasets. One that is within another sees what that one does.
    """
    if _PINNED.held:
        yield _PINNED.served
        return
    _PINNED.served, _PINNED.held = served(), True
    try:
        yield _PINNED.served
    finally:
        _PINNED.served, _PINNED.held = None, False


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
    if _PINNED.held:
        return _PINNED.served
    name = evaluation()
    try:
        return None if name is None else catalogue().served(name)
    except KeyError:  # it was taken away this moment
        return None


def callback(act: Callable[_Given, None]) -> Callable[_Given, None]:
    """For callbacks that read the data: nothing happens where the evaluation was taken away."""

    @wraps(act)
    def acting(*given: _Given.args, **named: _Given.kwargs) -> None:
        with one_dataset() as found:
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
