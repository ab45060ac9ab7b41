"""A chart is made once of its arguments, and of nothing else."""

import pytest
from streamlit.runtime.caching.hashing import UserHashError

from pages.components.chart import kept


def test_a_function_that_uses_a_variable_around_it_is_refused() -> None:
    choice = "region"

    def make() -> str:
        return choice

    with pytest.raises(UserHashError, match="make depends on is to be an argument of kept"):
        kept(make)
