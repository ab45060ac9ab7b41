"""Subtracts counts, turns the rule round, and looks for rare values, labels and order."""

import io
import tempfile
import zipfile
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import chain, combinations, permutations, product
from pathlib import Path
from random import Random

import pandas as pd

from evaldata.analysis.filters import Filter
from evaldata.analysis.view import View
from evaldata.dataset.build import build
from evaldata.dataset.dataset import Dataset
from evaldata.dataset.disclosure.history import Release
from evaldata.dataset.storage import load
from evaldata.exports.formats import FORMATS
from evaldata.exports.scope import Scope
from evaldata.model.patterns import WITHHELD

THRESHOLD, SMALL, MOST = 10, 3, 8
HEAD = (
    'title = "An attacked study"\nshort_title = "Attacked"\nvoice = "role"\n'
    "[disclosure]\nthreshold = {threshold}\n"
)
AREAS = ("North", "East", "South", "Islands")
ROLES = ("Nurse", "Parent", "Doctor", "Bishop", "Zookeeper")
Row = tuple[str, ...]


def content(attributes: Mapping[str, Row], threshold: int = THRESHOLD) -> bytes:
    """The bytes of an `evaluation.toml` with these attributes."""
    parts = [HEAD.format(threshold=threshold)]
    for name, values in attributes.items():
        listed = ", ".join(f'{{ value = "{value}" }}' for value in values)
        parts.append(
            f'[[attributes]]\nid = "{name}"\nlabel = "{name}"\nplural = "{name}s"\n'
            f"values = [{listed}]\n"
        )
    return "\n".join(parts).encode()


def built(
    folder: Path, attributes: Mapping[str, Row], people: list[Row], threshold: int = THRESHOLD
) -> Dataset:
    """A dataset of these people, each of whom is quoted twice."""
    names = [*attributes]
    rows = [
        {"participant_id": f"Canary{i:04}", "person_id": f"Canary{i:04}"}
        | dict(zip(names, person, strict=True))
        for i, person in enumerate(people)
    ]
    quotes = [
        {"text": f"Saying {i} of {turn}", "theme_ids": ["t"], "speaker": f"Canary name {i}"}
        | {name: row[name] for name in ("participant_id", *names)}
        for i, row in enumerate(rows)
        for turn in ("morning", "evening")
    ]
    frames = {
        "participants": pd.DataFrame(rows),
        "themes": pd.DataFrame([{"theme_id": "t", "title": "Waiting"}]),
        "quotes": pd.DataFrame(quotes),
    }
    build(content(attributes, threshold), frames, folder, release=Release.FIRST)
    return load(folder)


def skewed(seed: int, size: int = 204) -> list[Row]:
    """People most of whom are alike, and a few of whom are rare."""
    draw = Random(seed)  # noqa: S311
    return [
        (
            draw.choices(AREAS, (60, 30, 8, 2))[0],
            draw.choices(("One", "Two"), (7, 3))[0],
            draw.choices(ROLES[:4], (70, 20, 9, 1))[0],
        )
        for _ in range(size)
    ]


ATTRIBUTES = {"area": AREAS, "phase": ("One", "Two"), "role": ROLES}


def subtracted() -> Iterator[str]:
    """Filters of which the responses differ by fewer than the threshold."""
    for seed in range(8):
        with tempfile.TemporaryDirectory() as folder:
            dataset = built(Path(folder), ATTRIBUTES, skewed(seed))
        counts = {chosen: _responses(dataset, chosen) for chosen in _filters(dataset)}
        alone = {n for n in counts.values() if 0 < n < THRESHOLD}
        yield from (f"dataset {seed}: a filter leaves {n} responses" for n in alone)
        for one, other in permutations(counts, 2):
            nested = all(
                len(v) > 0 and {*v} <= {*w} for (_, v), (_, w) in zip(one, other, strict=True) if w
            )
            if nested and 0 < counts[other] - counts[one] < THRESHOLD:
                yield f"dataset {seed}: {other} less {one} leaves {counts[other] - counts[one]}"


def _filters(dataset: Dataset) -> list[tuple[tuple[str, tuple[str, ...]], ...]]:
    choices = [
        [*chain.from_iterable(combinations(a.texts, n) for n in range(3))]
        for a in dataset.attributes
    ]
    ids = [attribute.id for attribute in dataset.attributes]
    return [tuple(zip(ids, texts, strict=True)) for texts in product(*choices)]


def _responses(dataset: Dataset, chosen: tuple[tuple[str, tuple[str, ...]], ...]) -> int:
    return View.of(dataset, Filter.of(dict(chosen), dataset.attributes)).responses


def turned_round() -> Iterator[str]:
    """Tables of 2 × 2 that give the same dataset, of which none has nobody in a withheld cell."""
    cells: list[Row] = [*product(("a", "b"), ("x", "y"))]
    attributes = {"area": ("a", "b"), "role": ("x", "y")}
    outputs: dict[tuple[tuple[Row, int], ...], list[tuple[int, ...]]] = {}
    draw = Random(3)  # noqa: S311
    with tempfile.TemporaryDirectory() as folder:
        for counts in product(range(MOST + 1), repeat=4):
            people = [cell for cell, n in zip(cells, counts, strict=True) for _ in range(n)]
            if SMALL <= len(people) <= MOST:
                draw.shuffle(people)
                shown = _cells(built(Path(folder), attributes, people, threshold=SMALL))
                outputs.setdefault(shown, []).append(counts)
    for shown, tables in outputs.items():
        told = {cell for cell, _ in shown}
        for place, cell in enumerate(cells):
            possible = {counts[place] for counts in tables}
            if cell not in told and 0 not in possible:
                yield f"{shown}: {cell} is one of {sorted(possible)}"


def _cells(dataset: Dataset) -> tuple[tuple[Row, int], ...]:
    """How many responses are shown to be alike, by area and role."""
    found: dict[Row, int] = {}
    cells = zip(
        dataset.response_counts.values.tolist(), dataset.response_counts.count.tolist(), strict=True
    )
    for values, n in cells:
        by_id = {
            a.id: "?" if value == WITHHELD else a.values[value].text
            for a, value in zip(dataset.attributes, values, strict=True)
        }
        found[tuple(by_id.get(name, "?") for name in ("area", "role"))] = n
    return tuple(sorted(found.items()))


def diaries() -> Iterator[str]:
    """Whether ten rows of one person's diary are taken for ten people."""
    rows = [
        {"participant_id": f"d{i}", "person_id": "Midwife", "role": "Doctor"} for i in range(10)
    ]
    rows += [{"participant_id": f"p{i}", "person_id": f"p{i}", "role": "Nurse"} for i in range(40)]
    frames = {
        "participants": pd.DataFrame(rows),
        "quotes": pd.DataFrame(
            [{"text": f"Day {i}", "participant_id": f"d{i}", "role": "Doctor"} for i in range(10)]
        ),
    }
    with tempfile.TemporaryDirectory() as folder:
        build(content({"role": ("Nurse", "Doctor")}), frames, Path(folder))
        dataset = load(Path(folder))
    if any(value.text == "Doctor" for a in dataset.attributes for value in a.values):
        yield "ten rows of one midwife's diary are shown as ten people"


def bishops() -> Iterator[str]:
    """Whether a label that recurs, or a role that one has, is shown of quotes without links."""
    people = [{"participant_id": f"p{i}", "role": "Nurse"} for i in range(40)]
    people.append({"participant_id": "p40", "role": "Bishop"})
    quotes = [
        {"text": f"Saying {i}", "speaker": "Canary of the see", "role": "Bishop"} for i in range(3)
    ]
    frames = {"participants": pd.DataFrame(people), "quotes": pd.DataFrame(quotes)}
    with tempfile.TemporaryDirectory() as folder:
        build(content({"role": ROLES}), frames, Path(folder))
        yield from _told(load(Path(folder)), ("Canary", "Bishop"))


def rare_values() -> Iterator[str]:
    """Values that few or nobody have, and ids and labels, in what is shown or taken away."""
    people: list[Row] = [*[("North", "One", "Nurse")] * 60, *[("East", "Two", "Parent")] * 40]
    people += [("South", "One", "Bishop")] * 3
    with tempfile.TemporaryDirectory() as folder:
        dataset = built(Path(folder), ATTRIBUTES, people)
        yield from _told(dataset, ("Canary", "Bishop", "Zookeeper", "Islands", "South"))


def _told(dataset: Dataset, words: tuple[str, ...]) -> Iterator[str]:
    """Which of the words stand in the attributes, the quotes, or a file."""
    quotes = dataset.quotes.at(dataset.quotes.in_order)
    shown = {"the attributes": repr(dataset.attributes), "the quotes": repr(quotes)}
    for format_ in FORMATS:
        taken = format_.content(Scope(View.of(dataset, Filter())), date(2026, 1, 2))
        shown[f"the file for {format_.suffix}"] = _text(format_.write(taken))
    for place, text in shown.items():
        yield from (f"{word} stands in {place}" for word in words if word in text)


def _text(content_: bytes) -> str:
    if not content_.startswith(b"PK"):
        return content_.decode("utf-8", "replace")
    with zipfile.ZipFile(io.BytesIO(content_)) as parts:
        return "".join(parts.read(name).decode("utf-8", "replace") for name in parts.namelist())


def ordered() -> Iterator[str]:
    """Whether the order of the source shows in ids, order, files or the fingerprint."""
    people: list[Row] = [*[("North", "One", "Nurse")] * 60, *[("East", "Two", "Parent")] * 40]
    seen = []
    for rows in (people, people[::-1], people[30:] + people[:30]):
        with tempfile.TemporaryDirectory() as folder:
            dataset = _said_alike(Path(folder), rows)
            quotes = dataset.quotes.at(dataset.quotes.in_order)
            seen.append((dataset.digest, [(q.quote_id, q.text, q.known) for q in quotes]))
    if any(each != seen[0] for each in seen):
        yield "the order of the source shows in ids, order or fingerprint"


def _said_alike(folder: Path, people: list[Row]) -> Dataset:
    """A dataset in which many say the same under themes that were coded in either order."""
    rows = [
        {"participant_id": f"c{i}", "area": area, "phase": phase, "role": role}
        for i, (area, phase, role) in enumerate(people)
    ]
    quotes = [
        {"text": "I wait", "theme_ids": ["s", "t"] if i % 2 else ["t", "s"]} | row
        for i, row in enumerate(rows)
    ]
    themes = [{"theme_id": "t", "title": "Waiting"}, {"theme_id": "s", "title": "Staff"}]
    frames = {
        "participants": pd.DataFrame(rows),
        "themes": pd.DataFrame(themes),
        "quotes": pd.DataFrame(quotes),
    }
    build(content(ATTRIBUTES), frames, folder, release=Release.FIRST)
    return load(folder)
