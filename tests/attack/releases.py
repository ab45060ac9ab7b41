"""Withdraws people between two releases, and looks whether what was theirs can be told."""

import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pandas as pd

from evaldata.dataset.build import build
from evaldata.dataset.dataset import Dataset
from evaldata.dataset.disclosure.history import Release
from evaldata.dataset.storage import load
from evaldata.model.problems import BadDatasetError
from tests.attack.counting import ATTRIBUTES, THRESHOLD, Row, content, skewed

Released = tuple[Counter[str], Counter[tuple[int, ...]]]


def learnt() -> Iterator[str]:
    """What the difference of two releases tells of fewer people than the threshold."""
    for release in (Release.REFUSE, Release.HOLD_BACK):
        for number in (1, 2, 9, 12, 30):
            for seed in range(3):
                yield from _difference(number, seed, release)


def _difference(number: int, seed: int, release: Release) -> Iterator[str]:
    """What is learnt where so many withdraw, and as many others come."""
    everybody = skewed(seed, 260)
    people = dict(enumerate(everybody[:200]))
    gone = Random(seed).sample([*people], number)  # noqa: S311
    later = {i: person for i, person in people.items() if i not in gone}
    later |= {200 + i: everybody[200 + i] for i in range(number)}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _build(folder, people, Release.FIRST)
        before = _released(load(folder))
        try:
            _build(folder, later, release)
        except BadDatasetError:
            return
        after = _released(load(folder))
    whose = {f"Saying {i} of {turn}": i for i in range(260) for turn in ("morning", "evening")}
    for old, new, what in ((before, after, "vanished"), (after, before, "came")):
        quotes = old[0] - new[0]
        counts = old[1] - new[1]
        speakers = {whose[text] for text in quotes}
        if 0 < len(speakers) < THRESHOLD:
            yield f"{number} of seed {seed}, {release}: quotes of {len(speakers)} people {what}"
        small = [n for n in counts.values() if n < THRESHOLD]
        same = old[1].keys() == new[1].keys()
        if small and same and len(speakers) < THRESHOLD:
            yield f"{number} of seed {seed}, {release}: a count changed by {min(small)}"


def _released(dataset: Dataset) -> Released:
    quotes = Counter(quote.text for quote in dataset.quotes.at(dataset.quotes.in_order))
    cells = zip(
        dataset.response_counts.values.tolist(), dataset.response_counts.count.tolist(), strict=True
    )
    return quotes, Counter({tuple(values): n for values, n in cells})


def _build(folder: Path, people: dict[int, Row], release: Release) -> None:
    rows = [
        {"participant_id": f"c{i:04}", "person_id": f"c{i:04}"}
        | dict(zip(ATTRIBUTES, person, strict=True))
        for i, person in people.items()
    ]
    quotes = [
        {
            "text": f"Saying {i} of {turn}",
            "theme_ids": ["t"],
            "participant_id": row["participant_id"],
        }
        for i, row in zip(people, rows, strict=True)
        for turn in ("morning", "evening")
    ]
    frames = {
        "participants": pd.DataFrame(rows),
        "themes": pd.DataFrame([{"theme_id": "t", "title": "Waiting"}]),
        "quotes": pd.DataFrame(quotes),
    }
    build(content(ATTRIBUTES), frames, folder, release=release)
