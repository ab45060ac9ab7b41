"""Which evaluation is open: the one that the address names, or the only one."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import NamedTuple, ParamSpec

import streamlit as st

from evaldata.dataset.dataset import Dataset
from evaldata.dataset.live import Served
from pages.data import catalogue

EVALUATION = "evaluation"
"""The parameter of which evaluation is open."""
_ONLY = "only-evaluation"
"""What the session keeps of the one that was open without being named."""
_Given = ParamSpec("_Given")


class _Opened(NamedTuple):
    """Which evaluation is open, where it is kept, and what visitors see of it; None for none."""

    evaluation: str | None = None
    folder: Path | None = None
    served: Served | None = None


class _Pinned(threading.local):
    """What this thread sees for now; None where it looks each time."""

    opened: _Opened | None = None


_PINNED = _Pinned()


@contextmanager
def one_dataset() -> Iterator[Served | None]:
    """Within it the data are as they were at its beginning; None where no evaluation is open.

    What is replaced or brought meanwhile is seen afterwards, so that nothing is drawn of two
    datasets. One that is within another sees what that one does.
    """
    if _PINNED.opened is not None:
        yield _PINNED.opened.served
        return
    _PINNED.opened = _opened()
    try:
        yield _PINNED.opened.served
    finally:
        _PINNED.opened = None


def asked_evaluation() -> str | None:
    """The id of the evaluation that the address names; None where it names none.

    Where there are several it then means the one that this session saw alone: another that is
    brought takes nobody away from where they are.
    """
    folders, asked = catalogue().folders(), st.query_params.get(EVALUATION)
    if len(folders) == 1:
        (st.session_state[_ONLY],) = folders
        return asked or None
    return asked or st.session_state.get(_ONLY)


def evaluation() -> str | None:
    """The id of the open evaluation: the one that the address names, or the only one.

    None where the address names one that is not there, or none of several.
    """
    return _opened().evaluation


def served() -> Served | None:
    """What visitors of the open evaluation see; None where none is open."""
    return _opened().served


def _opened() -> _Opened:
    if _PINNED.opened is not None:
        return _PINNED.opened
    folders, name = catalogue().folders(), asked_evaluation()
    if name is None and len(folders) == 1:
        (name,) = folders
    if name not in folders:
        return _Opened()
    try:
        return _Opened(name, folders[name], catalogue().served(name))
    except KeyError:  # it was taken away this moment
        return _Opened(name, folders[name])


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
    found = _opened().folder
    if found is None:
        raise RuntimeError("no evaluation is open")
    return found
