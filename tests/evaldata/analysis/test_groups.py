"""Counting by groups loses neither empty groups nor those whose value is withheld."""

import numpy as np
import pandas as pd

from evaldata.analysis.groups import coded, counted_by
from evaldata.evaluation import Attribute, Value

COLOUR = Attribute(
    id="colour", label="Colour", plural="colours", values=(Value("red"), Value("blue"))
)


def test_codes_become_categories_in_the_attributes_order() -> None:
    found = coded(np.array([1, -1, 0], np.int32), COLOUR)
    assert list(found.categories) == ["red", "blue"]
    assert found.ordered
    assert list(found.codes) == [1, -1, 0]


def test_empty_and_withheld_groups_are_kept() -> None:
    codes = np.array([1, -1, 1, -1], np.int32)
    frame = pd.DataFrame({"colour": coded(codes, COLOUR), "n": [1, 2, 3, 4]})
    groups = pd.DataFrame({"colour": coded(np.array([0, 1, -1], np.int32), COLOUR), "n": [0, 4, 6]})
    pd.testing.assert_frame_equal(counted_by(frame, ["colour"], number="n"), groups)
