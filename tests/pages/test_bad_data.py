"""Bad data in place of good: one clear page that names file, row and field; no path, no trace."""

from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from streamlit.testing.v1 import AppTest

from evaldata.model.schema import EVALUATION_FILE, MANIFEST_FILE
from tests.evaluations import resealed
from tests.pages.conftest import Open
from tests.pages.reading import markdown, markup, text

Harm = Callable[[Path], None]


def bytes_of(file: str, change: Callable[[bytes], bytes]) -> Harm:
    """Change a file, whatever the manifest says."""

    def harm(folder: Path) -> None:
        (folder / file).write_bytes(change((folder / file).read_bytes()))

    return harm


def table(name: str, change: Callable[[pa.Table], pa.Table]) -> Harm:
    """Change a table and seal the dataset again, as somebody who made it elsewhere would."""

    def harm(folder: Path) -> None:
        path = folder / f"{name}.parquet"
        pq.write_table(change(pq.read_table(path)), path)
        resealed(folder)

    return harm


def evaluation(old: str, new: str) -> Harm:
    """Change a text in `evaluation.toml` and seal the dataset again."""

    def harm(folder: Path) -> None:
        path = folder / EVALUATION_FILE
        content = path.read_text(encoding="utf-8")
        assert old in content
        path.write_text(content.replace(old, new), encoding="utf-8")
        resealed(folder)

    return harm


def values(column: str, new: list[object]) -> Callable[[pa.Table], pa.Table]:
    """A table with other values in a column, the first ones; the rest stays."""

    def change(found: pa.Table) -> pa.Table:
        old = found.column(column).to_pylist()
        place = found.column_names.index(column)
        return found.set_column(place, column, pa.array([*new, *old[len(new) :]]))

    return change


def emptied(folder: Path) -> None:
    for path in folder.iterdir():
        path.unlink()


REFUSED = {
    "empty folder": (emptied, "quotes.parquet The file is missing."),
    "no evaluation": (
        lambda folder: (folder / EVALUATION_FILE).unlink(),
        "evaluation.toml The file is missing.",
    ),
    "truncated": (
        bytes_of("quotes.parquet", lambda b: b[: len(b) // 2]),
        "quotes.parquet The file is not the one that was sealed",
    ),
    "wrong magic": (
        bytes_of("quotes.parquet", lambda b: b"PAR0" + b[4:]),
        "quotes.parquet The file is not the one that was sealed",
    ),
    "flipped bytes": (
        bytes_of("themes.parquet", lambda b: b[:50] + bytes([b[50] ^ 255]) + b[51:]),
        "themes.parquet The file is not the one that was sealed",
    ),
    "column missing": (
        table("quotes", lambda t: t.drop_columns(["text"])),
        "quotes.parquet, text The column is missing.",
    ),
    "column of another type": (
        table("quotes", values("position", ["first", "2", "3", "4"])),
        "quotes.parquet, row 1, position",
    ),
    "null": (table("quotes", values("text", [None])), "quotes.parquet, row 1, text"),
    "duplicate": (
        table("quotes", values("quote_id", ["q1", "q1"])),
        "quotes.parquet, row 2, quote_id The value stands in an earlier row already.",
    ),
    "dangling theme": (
        table("quotes", values("theme_ids", [["a"], ["nowhere"]])),
        "quotes.parquet, row 2, theme_ids The value is not known.",
    ),
    "dangling participant": (
        table("quotes", values("participant_id", ["p99"])),
        "quotes.parquet, row 1, participant_id The value is not known.",
    ),
    "unknown value": (
        table("quotes", values("nation", ["Atlantis"])),
        "quotes.parquet, row 1, nation The value is not known.",
    ),
    "negative tile": (
        evaluation("tile = [1, 0]", "tile = [-1, 0]"),
        "evaluation.toml, attributes.nation.Wales The tile [-1, 0] is negative or taken.",
    ),
    "quote of 10 MB": (
        table("quotes", values("text", ["x" * 10_000_000])),
        "quotes.parquet, row 1, text The text is longer than 20,000 characters.",
    ),
    "NUL": (
        table("quotes", values("text", ["a\0b"])),
        "quotes.parquet, row 1, text The text holds a control character.",
    ),
}


@pytest.fixture
def folder(walking_data: Path) -> Path:
    return walking_data


@pytest.mark.parametrize(("harm", "told"), REFUSED.values(), ids=REFUSED)
@pytest.mark.parametrize("page", ["overview", "quotes"])
def test_bad_data_are_told_by_file_row_and_field(
    app: AppTest, folder: Path, page: str, harm: Harm, told: str
) -> None:
    harm(folder)
    if page != "overview":
        app.switch_page(f"{page}.py")
    app.run()
    assert not app.exception
    shown = text(app)
    assert "There are no data to show" in shown
    assert told in shown
    assert len(shown) < 20_000
    assert not app.sidebar.children
    for leak in (str(folder), "Traceback", ".py", "site-packages"):
        assert leak not in shown


ACCEPTED = {
    "extra column": table("quotes", lambda t: t.append_column("mood", pa.array(["calm"] * 4))),
    "integer as text": table("participants", values("age_group", ["60", "60", "75", "60"])),
    "dictionary": table(
        "quotes", lambda t: t.set_column(0, "quote_id", t.column("quote_id").dictionary_encode())
    ),
    "large string": table(
        "quotes",
        lambda t: t.set_column(0, "quote_id", t.column("quote_id").cast(pa.large_string())),
    ),
    "no manifest": lambda folder: (folder / MANIFEST_FILE).unlink(),
}


@pytest.mark.parametrize("harm", ACCEPTED.values(), ids=ACCEPTED)
def test_what_loses_nothing_is_shown(show: Open, folder: Path, harm: Harm) -> None:
    harm(folder)
    app = show("quotes")
    assert markup(app).count("<figure") == 4
    assert "There are no data to show" not in text(app)


@pytest.mark.parametrize("letters", ["a\u202eb\u202c", "a\u200bb", "a\u2066b\u2069", "\ufeffab"])
def test_hidden_letters_are_kept_and_pointed_out(show: Open, folder: Path, letters: str) -> None:
    table("quotes", values("text", [letters]))(folder)
    assert letters in markup(show("quotes"))
    assert "The text holds an invisible or direction-changing character." in text(show("about"))


def test_data_that_are_mended_are_shown_at_the_next_visit(show: Open, folder: Path) -> None:
    good = (folder / "quotes.parquet").read_bytes()
    show("quotes")
    (folder / "quotes.parquet").write_bytes(good[:-9])
    assert "New data were refused on" in text(show("quotes"))
    (folder / "quotes.parquet").write_bytes(good)
    assert "New data were refused on" not in text(show("quotes"))


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    "parameters",
    [
        {"nation": "Atlantis"},
        {"nation": ["", "Wales"]},
        {"age_group": "x" * 5_000},
        {"nation": "<i>Wales</i>"},
    ],
)
def test_an_unknown_value_in_the_address_is_dropped_with_a_notice(
    show: Open, parameters: dict[str, list[str] | str]
) -> None:
    app = show("quotes", **parameters)
    [warning] = app.warning
    assert warning.value.startswith("The address asked for ")
    assert len(warning.value) < 300
    assert [part for part in markdown(app) if "<i>" in part] == []


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("page", ["-1", "0", "1e9", "٣", "999999999999", "<b>"])
def test_a_strange_page_of_a_list_is_one_that_exists(show: Open, page: str) -> None:
    assert markup(show("quotes", page=page)).count("<figure") == 4
