"""A synthetic evaluation whose quotes carry participants, some of them easily recognised."""

import csv
import io
import random
from collections.abc import Sequence
from pathlib import Path

from evaldata.dataset.sources import build_source
from tests.evaluations import EVALUATION, SOURCES, copied, files_of

REGIONS = ("North", "East", "South", "Islands")
PHASES = (1, 2)
ROLES = ("Nurse", "Parent", "Doctor")
PEOPLE = 400
CANARY = "CANARY"
NAMED = "attributed = true"

_HEAD = EVALUATION[: EVALUATION.index("[disclosure]")].replace('"age_group"', '"role"')


def _attribute(name: str, values: tuple[str | int, ...]) -> str:
    kind = "integer" if isinstance(values[0], int) else "text"
    listed = ", ".join(f"{{ value = {value!r} }}".replace("'", '"') for value in values)
    return (
        f'[[attributes]]\nid = "{name}"\nlabel = "{name.title()}"\nplural = "{name}s"\n'
        f'type = "{kind}"\nvalues = [{listed}]\n\n'
    )


def evaluation(disclosure: str = "threshold = 10") -> str:
    """The text of `evaluation.toml`, with this table on disclosure."""
    attributes = (
        _attribute("region", REGIONS) + _attribute("phase", PHASES) + _attribute("role", ROLES)
    )
    rights = '[rights]\nstatement = "Made for a test."\nwording = "verbatim"\n\n'
    return f"{_HEAD}[disclosure]\n{disclosure}\n\n{rights}{attributes}"


def sources(disclosure: str = "threshold = 10", people: int = PEOPLE) -> dict[str, str]:
    """The sources: skewed, so that some regions and roles are rare, and full of canaries."""
    draw = random.Random(20)  # noqa: S311
    rows = [
        (
            f"{CANARY}-{i:03}",
            draw.choices(REGIONS, (60, 30, 9, 1))[0],
            draw.choices(PHASES, (7, 3))[0],
            draw.choices(ROLES, (80, 17, 3))[0],
        )
        for i in range(people)
    ]
    quoted = draw.sample(rows, min(people, 120)) * 2
    quotes = [
        (
            f"{CANARY}-quote-{i}",
            draw.choice("ab"),
            i + 1,
            f"Saying number {i}",
            "verbatim",
            f"{CANARY} speaker of {person[0]}",
            *(person[0], *person[1:]),
            f"Interview with {person[0]}",
        )
        for i, person in enumerate(quoted)
    ]
    return dict(SOURCES) | {
        "evaluation.toml": evaluation(disclosure),
        "participants.csv": _table(
            ["participant_id", "region", "phase", "role", "basis"],
            [(*row, "derived" if row[1] == "South" else "stated") for row in rows],
        ),
        "quotes.csv": _table(
            [
                *("quote_id", "theme_ids", "position", "text", "wording", "speaker"),
                *("participant_id", "region", "phase", "role", "source"),
            ],
            quotes,
        ),
    }


def _table(head: list[str], rows: Sequence[tuple[object, ...]]) -> str:
    sheet = io.StringIO()
    csv.writer(sheet, lineterminator="\n").writerows([head, *rows])
    return sheet.getvalue()


def linked(folder: Path, disclosure: str = "threshold = 10", people: int = PEOPLE) -> Path:
    """The folder of the synthetic dataset."""
    source, dataset, texts = folder / "source", folder / "dataset", sources(disclosure, people)
    source.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (source / name).write_text(text, encoding="utf-8")
    if dataset.exists():  # the next release of what is there
        build_source(source, dataset)
    else:
        copied(files_of(tuple(texts.items())), dataset)
    return dataset
