"""What an editor added to an evaluation, taken from its text sources by number."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

import tomli_w

from evaldata.dataset.files import read_file
from evaldata.dataset.look_files import read_look_files
from evaldata.dataset.sources import source_rows
from evaldata.dataset.storage import parse_evaluation, parse_toml
from evaldata.importers.log import ReportLog
from evaldata.importers.report.profile import StatementList
from evaldata.importers.report.text.context import Placed, Row
from evaldata.model.evaluation import Evaluation
from evaldata.model.language import counted
from evaldata.model.problems import BadDatasetError, in_evaluation, in_file
from evaldata.model.schema import EVALUATION_FILE, QUOTES, STATEMENTS, THEMES
from evaldata.model.table import Table
from evaldata.model.text import letters
from evaldata.model.vocabulary import STATEMENT_NAMES, Wording

OTHER_SOURCES = "Name the folder of the evaluation's text sources: --sources FOLDER."
LISTS = (
    "See where items begin and paragraphs end: a .docx or .txt of the report shows it more surely, "
    "and the profile may say more."
)
NAMES = ("id", "title", "term", "name", "number", "value")
LACKS = {
    THEMES: "The sources know no such theme: it has no headline",
    STATEMENTS: "The sources know no such statement: no headline",
    QUOTES: "The sources know no such quote of that speaker",
}

Key = tuple[Any, ...]


@dataclass(frozen=True)
class Editorial:
    """What the sources say beyond the report.

    Attributes:
        content: The bytes of the dataset's `evaluation.toml`.
        look_files: The files that its look names, by name.
        rows: By table, and by what each row is known.
        log: Where it is put down what the sources do not know, or the report does not have.
    """

    content: bytes
    evaluation: Evaluation
    look_files: Mapping[str, bytes]
    rows: Mapping[Table, Mapping[Key, Row]]
    log: ReportLog

    @classmethod
    def read(cls, sources: Path, changes: Mapping[str, Any], log: ReportLog) -> Self:
        """What a folder of sources says, with the changes that a profile asks for.

        Raises:
            BadDatasetError: Where `evaluation.toml` is missing, or a source is malformed.
        """
        try:
            own = parse_toml(read_file(sources / EVALUATION_FILE), EVALUATION_FILE)
        except OSError:
            message = "The sources have no such file, or it cannot be read."
            problem = in_file("source_present", EVALUATION_FILE, message, OTHER_SOURCES)
            raise BadDatasetError([problem]) from None
        content = overridden(own, changes)
        rows = {t: {k: row for row in _rows(sources, t) for k in _keys(t, row)} for t in LACKS}
        evaluation = parse_evaluation(content)
        return cls(content, evaluation, read_look_files(sources, evaluation.look), rows, log)

    def written(self, table: Table, row: Row, place: str) -> Row:
        """What an editor wrote on a row of the report; where none is known, that is put down."""
        (key,) = _keys(table, row)
        if key not in self.rows[table]:
            self.log.no_place(LACKS[table], place)
        return self.rows[table].get(key, {})

    def note_missing(self, themes: Set[str], quotes: Mapping[str, int]) -> None:
        """Note what the sources know and is not among these: numbers of themes, quotes by theme."""
        known, cited = self.rows[THEMES], self.rows[QUOTES]
        absent = [f"theme {number}" for number, _ in known if number not in themes]
        absent += [f"quote {n} of {of}" for of, n, _ in cited if not 0 < n <= quotes.get(of, 0)]
        for name in absent:
            self.log.no_place(f"The sources know a {name}; none was found in the report")

    @property
    def amounts(self) -> Counter[str]:
        """How many statements of each kind the sources know."""
        return Counter(kind for kind, _ in self.rows[STATEMENTS])

    def check_amounts(self, statements: Sequence[Placed], forms: Iterable[StatementList]) -> None:
        """Refuse a list that is shorter than the sources know it, or, without numbers, longer.

        Two of its statements were read as one, or one as two: what an editor wrote on one would
        go to another.
        """
        for form in forms:
            places = [place for row, place in statements if row["kind"] == form.kind]
            found, known = len(places), self.amounts[form.kind]
            if 0 < found < known or (form.item is None and found > known > 0):
                items = counted(found, *STATEMENT_NAMES[form.kind])
                message = f"There seem to be {items}; the sources know {known}."
                self.log.problem("list_agrees", places[0], message, LISTS)


def _rows(sources: Path, table: Table) -> list[Row]:
    """The rows of a table's source; none where there is no such source."""
    try:
        return source_rows(sources, table)[1]
    except BadDatasetError as error:
        if error.problems[0].rule != "source_present":
            raise
        return []


def _keys(table: Table, row: Row) -> list[Key]:
    """By what a row is known, in the sources and in the report."""
    if table is THEMES:
        return [(str(row.get("number")), letters(str(row.get("title"))))]
    if table is STATEMENTS:
        return [(str(row.get("kind")), _whole(row.get("number")))]
    named = _whole(row.get("position")), letters(str(row.get("speaker")))
    return [(str(theme), *named) for theme in row.get("theme_ids") or ()]


def _whole(number: object) -> int:
    """A number as sources write it, in digits or as text; 0 for anything else."""
    return int(str(number)) if str(number).isdecimal() else 0


def overridden(content: Row, changes: Mapping[str, Any]) -> bytes:
    """The content of an `evaluation.toml` with changes, as TOML; its wording is verbatim.

    Changes have the form of what they change. In a list of tables a change names its table by
    the value of its id, title, term or number: `[slips."Two dates"] text = "…"`.

    Raises:
        BadDatasetError: Where a change names what is not there.
    """
    verbatim = {"rights": {"wording": Wording.VERBATIM.value}}
    return tomli_w.dumps(_changed(_changed(content, changes, ""), verbatim, "")).encode()


def _changed(old: Any, change: Any, place: str) -> Any:  # noqa: ANN401 - whatever TOML may hold
    if not isinstance(change, Mapping):
        return change
    if not isinstance(old, list):
        held = old if isinstance(old, dict) else {}
        names = {name: f"{place}.{name}".removeprefix(".") for name in change}
        return held | {n: _changed(held.get(n), change[n], at) for n, at in names.items()}
    tables = list(old)
    for name, one in change.items():
        named = ({str(t[n]) for n in NAMES if n in t} if isinstance(t, dict) else () for t in old)
        found = next((i for i, known in enumerate(named) if name in known), None)
        if found is None or not isinstance(one, Mapping):
            message = f"The profile changes {place}.{name}, which the sources do not have."
            remedy = "Correct the name in the profile, or take the change out."
            raise BadDatasetError([in_evaluation("known_change", place, message, remedy)])
        tables[found] = _changed(old[found], one, f"{place}.{name}")
    return tables
