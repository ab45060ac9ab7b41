"""The domain of the findings dashboard: an evaluation's data and what can be said of them.

It knows no user interface. `dataset.storage.load` gives a checked `Dataset`, `analysis.view.View`
shows it through a `Filter`; `wording` and `charts` say what is seen. `open` is for analysts.
"""

from os import PathLike
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from evaldata.analysis.study import Study

__all__ = ["open"]
__version__ = "1.0.0"


def open(folder: str | PathLike[str]) -> "Study":  # noqa: A001  # it is called evaldata.open
    """The evaluation in a folder as pandas frames; `docs/analysis.md` shows what can be done.

    Raises:
        BadDatasetError: Where it is no dataset's folder; else with all that is wrong with it.
    """
    from evaldata.analysis.study import Study

    return Study.of(folder)
