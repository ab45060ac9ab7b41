"""What would come of a delivery, before anything is written to stay."""

import tempfile
from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass, replace
from pathlib import Path

from evaldata.dataset.dataset import Dataset
from evaldata.dataset.disclosure.protecting import Protected
from evaldata.dataset.storage import stored
from evaldata.dataset.writing import write
from evaldata.importers.coding.delivery import Delivery
from evaldata.importers.coding.ids import paths_of, theme_ids_of
from evaldata.importers.coding.project import CodedProject
from evaldata.model.text import distinct_labels

STEP = " › "
"""Stands between a theme and those it belongs to."""


@dataclass(frozen=True, eq=False)
class Preview:
    """A dataset as it would be served, and what keeps its participants from being recognised."""

    dataset: Dataset
    protection: Protected


def preview(files: Mapping[str, bytes]) -> Preview:
    """What these files would be, written nowhere to stay."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write(files, folder)
        found = stored(folder)
        return Preview(found.dataset, found.safe)


def own(delivery: Delivery) -> Delivery:
    """The same delivery with a log of its own, which may be added to."""
    return replace(delivery, log=deepcopy(delivery.log))


def theme_ids(project: CodedProject) -> dict[str, str]:
    """The id that each theme of a project gets, by what the theme is called, unlike any other."""
    called = map(STEP.join, paths_of(project.themes).values())
    return dict(zip(distinct_labels(called), theme_ids_of(project.themes).values(), strict=True))
