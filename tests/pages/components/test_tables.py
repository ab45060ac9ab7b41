"""Tables show each text as it stands, and labels that are alike."""

import pandas as pd

from pages.components.tables import literal_table
from tests.pages.reading import plain


def test_labels_that_are_alike_are_numbered_and_texts_are_literal() -> None:
    frame = pd.DataFrame(
        [[1, "*a*"], [2, "b"]], index=pd.Index(["Same", "Same"], name="_x_"), columns=["Y", "Y"]
    )
    shown = literal_table(frame)
    assert [plain(name) for name in shown.columns] == ["Y", "Y (2)"]
    assert [plain(name) for name in shown.index] == ["Same", "Same"]
    assert plain(str(shown.index.name)) == "_x_"
    assert shown.iloc[0, 0] == 1
    assert shown.iloc[0, 1] != "*a*"
    assert plain(str(shown.iloc[0, 1])) == "*a*"
