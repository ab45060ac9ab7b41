"""Evaluations that tests make for themselves, with other attributes than the one that ships."""

import io
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd

from evaldata.dataset.dataset import Dataset
from evaldata.dataset.manifest import manifest
from evaldata.dataset.sources import build_source
from evaldata.dataset.storage import load
from evaldata.model.schema import EVALUATION_FILE, MANIFEST_FILE, TABLES

EVALUATION = """
title = "Walking groups for older people"
short_title = "Walking groups"
headline = "Walking together keeps people going"
voice = "age_group"

[disclosure]
published = true
labels_published = true

[rights]
statement = "Free to use."
wording = "verbatim"

[[attributes]]
id = "nation"
label = "Nation"
plural = "nations"
values = [
  { value = "Scotland", tile = [0, 0] },
  { value = "Wales", tile = [1, 0] },
]

[[attributes]]
id = "age_group"
label = "Age group"
plural = "age groups"
type = "integer"

[[attributes.values]]
value = 60
label = "60 to 74"
singular = "person of 60 to 74"
plural = "people of 60 to 74"

[[attributes.values]]
value = 75
label = "75 and over"
singular = "person of 75 and over"
plural = "people of 75 and over"

[[glossary]]
term = "walk leader"
also = ["walk leaders"]
meaning = "Somebody who knows the way."
"""

PARTICIPANTS = """participant_id,nation,age_group,basis,source
p1,Scotland,60,stated,Table 1
p2,Scotland,60,stated,Table 1
p3,Scotland,75,stated,Table 1
p4,Wales,60,derived,Table 1
"""

THEMES = """theme_id,number,position,title,headline,summary,points,source
a,1,1,Company,Company matters most,People came for the company.,They talked;They laughed,section 1
b,2,2,Weather,,Rain kept few away.,Some stayed at home,section 2
"""

WITHIN = """theme_id,parent_id,number,position,title,headline,summary,points,source
a,,,1,Company,Company matters most,People came for the company.,They talked;They laughed,section 1
b,a,,2,Weather,,,Some stayed at home,section 2
"""
"""The same without numbers, the second within the first."""

STATEMENTS = """statement_id,kind,number,headline,text,theme_ids,link_basis,source
finding-1,finding,1,Company counts,People came for company.,a,stated,section 3
finding-2,finding,2,,Rain is no matter.,b,editorial,section 3
recommendation-1,recommendation,1,Train walk leaders,Train more walk leaders.,a,stated,section 4
"""

QUOTES_HEAD = (
    "quote_id,theme_ids,position,text,wording,speaker,participant_id,nation,age_group,why,source"
)
QUOTES = f"""{QUOTES_HEAD}
q1,a,1,We just talk,verbatim,Ann,p1,Scotland,60,She says it shortly,section 1
q2,a,2,It is the people,verbatim,Bob,,,75,,section 1
q3,a;b,3,Even in rain we come,verbatim,Cai,,Wales,,,section 2
q4,b,1,I stay in when it pours,verbatim,Ann,,,,,section 2
"""

SOURCES: Mapping[str, str] = {
    "evaluation.toml": EVALUATION,
    "participants.csv": PARTICIPANTS,
    "themes.csv": THEMES,
    "statements.csv": STATEMENTS,
    "quotes.csv": QUOTES,
}


def write_sources(folder: Path, **changed: str) -> Path:
    """Write the sources of the small evaluation, some of them changed; `quotes="…"` is a table."""
    names = {name.partition(".")[0]: name for name in SOURCES}
    texts = dict(SOURCES) | {names[table]: text for table, text in changed.items()}
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def built(folder: Path, **changed: str) -> Path:
    """The folder of the small evaluation's dataset, some of its sources changed."""
    source, dataset = write_sources(folder / "source", **changed), folder / "dataset"
    if changed or dataset.exists():  # the next release of what is there
        build_source(source, dataset)
    else:
        copied(files_of(tuple(SOURCES.items())), dataset)
    return dataset


@cache
def files_of(sources: tuple[tuple[str, str], ...]) -> Mapping[str, bytes]:
    """The files of the dataset that these sources make, by name; made once."""
    with TemporaryDirectory() as name:
        source, dataset = Path(name) / "source", Path(name) / "dataset"
        source.mkdir()
        for file, text in sources:
            (source / file).write_text(text, encoding="utf-8")
        build_source(source, dataset)
        return {path.name: path.read_bytes() for path in dataset.iterdir()}


def copied(files: Mapping[str, bytes], folder: Path) -> None:
    """Write files into a new folder."""
    folder.mkdir(parents=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)


def small(folder: Path, **changed: str) -> Dataset:
    """The small evaluation, some of its sources changed."""
    return load(built(folder, **changed))


def of_one_attribute(folder: Path) -> Dataset:
    """The small evaluation, of which nothing but the voice is known."""
    head, _, rest = EVALUATION.partition('[[attributes]]\nid = "nation"')
    voice = rest[rest.index("[[attributes]]\n") :]
    tables = {"participants": PARTICIPANTS, "quotes": QUOTES}
    without = {
        name: pd.read_csv(io.StringIO(text), dtype=str).drop(columns="nation").to_csv(index=False)
        for name, text in tables.items()
    }
    return small(folder, evaluation=head + voice, **without)


def of_many_values(folder: Path, number: int, name: str) -> Dataset:
    """The small evaluation with so many nations of one name and a number, the last with most."""
    listed = "".join(f'{{ value = "{name} {n}" }},' for n in range(1, number + 1))
    start, end = EVALUATION.index("values = ["), EVALUATION.index('[[attributes]]\nid = "age')
    evaluation = f"{EVALUATION[:start]}values = [{listed}]\n\n{EVALUATION[end:]}"
    head = PARTICIPANTS.partition("\n")[0]
    rows = [f"p{n},{name} {n},60,stated,Table 1" for n in range(1, number + 1)]
    rows.append(f"more,{name} {number},75,stated,Table 1")
    quotes = f"{QUOTES_HEAD}\nq1,a,1,We just talk,verbatim,Ann,p1,{name} 1,60,,section 1\n"
    participants = "\n".join([head, *rows, ""])
    return small(folder, evaluation=evaluation, participants=participants, quotes=quotes)


def resealed(folder: Path) -> None:
    """Write the manifest of a dataset as it is, sound or not, as only a test would."""
    names = [EVALUATION_FILE, *(table.file for table in TABLES)]
    files = {name: (folder / name).read_bytes() for name in names}
    (folder / MANIFEST_FILE).write_bytes(manifest(files, {}))
