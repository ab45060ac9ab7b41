"""A chart is made once of its arguments, and of nothing else."""

import ast
from inspect import isfunction, signature

import pytest
from streamlit.runtime.caching.hashing import UserHashError

from evaldata import charts
from pages.components.chart import kept
from tests.server import ROOT

MAKERS = {
    name: signature(make).parameters["dark"].default
    for name in charts.__all__
    if isfunction(make := getattr(charts, name)) and "dark" in signature(make).parameters
}


def test_pages_hand_on_whether_they_are_dark_and_analysts_need_not() -> None:
    assert set(MAKERS.values()) == {False}
    calls = [
        (call.func.id, {keyword.arg for keyword in call.keywords})
        for path in (ROOT / "pages").rglob("*.py")
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name)
    ]
    drawn = [(name, keywords) for name, keywords in calls if name in MAKERS]
    assert drawn
    assert [name for name, keywords in drawn if "dark" not in keywords] == []


def test_a_function_that_uses_a_variable_around_it_is_refused() -> None:
    choice = "region"

    def make() -> str:
        return choice

    with pytest.raises(UserHashError, match="make depends on is to be an argument of kept"):
        kept(make)
