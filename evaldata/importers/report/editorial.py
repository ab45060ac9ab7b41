"""What an editor added to an evaluation, taken from its text sources by number."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
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
from evaldata.importers.report.text.lines import letters
from evaldata.importers.report.text.sections import Heading
from evaldata.importers.report.text.statements import ListedStatement
from evaldata.importers.report.text.themes import ParsedTheme, SpokenQuote
from evaldata.model.evaluation import Evaluation
from evaldata.model.language import counted
from evaldata.model.problems import BadDatasetError, in_evaluation, in_file
from evaldata.model.schema import EVALUATION_FILE, QUOTES, STATEMENTS, THEMES
from evaldata.model.table import Table
from evaldata.model.vocabulary import KINDS, Wording

OTHER_SOURCES = "Name the folder of the evaluation's text sources: --sources FOLDER."
LISTS = (
    "See where items begin and paragraphs end: a .docx or .txt of the report shows it more surely, "
    "and the profile may say more."
)
NAMES = ("id", "title", "term", "name", "number", "value")
"""What a table in a list of tables may be named by."""

Row = Mapping[str, Any]
Content = dict[str, Any]


@dataclass(frozen=True)
class Editorial:
    """What the sources say beyond the report.

    Attributes:
        content: The bytes of the dataset's `evaluation.toml`.
        look_files: The files that its look names, by name.
        themes: By number.
        statements: By kind and number.
        quotes: By theme and position.
        log: Where it is put down what the sources do not know, or the report does not have.
    """

    content: bytes
    evaluation: Evaluation
    look_files: Mapping[str, bytes]
    themes: Mapping[str, Row]
    statements: Mapping[tuple[str, int], Row]
    quotes: Mapping[tuple[str, int], Row]
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
        themes, statements, quotes = (_rows(sources, t) for t in (THEMES, STATEMENTS, QUOTES))
        evaluation = parse_evaluation(content)
        return cls(
            content,
            evaluation,
            read_look_files(sources, evaluation.look),
            {str(row.get("number")): row for row in themes},
            {(str(row.get("kind")), _whole(row.get("number"))): row for row in statements},
            {
                (str(theme), _whole(row.get("position"))): row
                for row in quotes
                for theme in row.get("theme_ids") or ()
            },
            log,
        )

    def theme(self, heading: Heading) -> Row:
        """What an editor wrote on a theme, where number and title are those of the report."""
        row = self.themes.get(heading.number, {})
        if row and letters(str(row.get("title"))) == letters(heading.title):
            return row
        self.log.no_place("The sources know no such theme: it has no headline", heading.place)
        return {}

    def statement(self, statement: ListedStatement) -> Row:
        """What an editor wrote on a statement, and to which themes it was linked."""
        row = self.statements.get((statement.kind.value, statement.number), {})
        if not row:
            self.log.no_place("The sources know no such statement: no headline", statement.place)
        return row

    def quote(self, quote: SpokenQuote, theme_id: str, position: int) -> Row:
        """What an editor wrote on a quote, where place and speaker are those of the report."""
        row = self.quotes.get((theme_id, position), {})
        if row and letters(str(row.get("speaker"))) == letters(quote.speaker):
            return row
        self.log.no_place("The sources know no such quote of that speaker", quote.place)
        return {}

    def note_missing(self, themes: Sequence[ParsedTheme]) -> None:
        """Note what themes and quotes the sources know and the report was not found to have."""
        numbers = {theme.heading.number for theme in themes}
        held = {theme.number: len(theme.quotes) for theme in themes}
        absent = [f"theme {number}" for number in self.themes if number not in numbers]
        absent += [f"quote {n} of {of}" for of, n in self.quotes if not 0 < n <= held.get(of, 0)]
        for name in absent:
            self.log.no_place(f"The sources know a {name}; none was found in the report")

    @property
    def amounts(self) -> Counter[str]:
        """How many statements of each kind the sources know."""
        return Counter(kind for kind, _ in self.statements)

    def check_amounts(
        self, statements: Sequence[ListedStatement], forms: Iterable[StatementList]
    ) -> None:
        """Refuse a list that is shorter than the sources know it, or, without numbers, longer.

        Two of its statements were read as one, or one as two: what an editor wrote on one would
        go to another.
        """
        for form in forms:
            places = [statement.place for statement in statements if statement.kind is form.kind]
            found, known = len(places), self.amounts[form.kind]
            if 0 < found < known or (form.item is None and found > known > 0):
                items = counted(found, *KINDS[form.kind])
                message = f"There seem to be {items}; the sources know {known}."
                self.log.problem("list_agrees", places[0], message, LISTS)


def _rows(sources: Path, table: Table) -> Sequence[Row]:
    try:
        return source_rows(sources, table)[1]
    except BadDatasetError as error:
        if all(problem.rule == "source_present" for problem in error.problems):
            return ()
        raise


def _whole(number: object) -> int:
    """A number as sources write it, in digits or as text; 0 for anything else."""
    return int(str(number)) if str(number).isdecimal() else 0


def overridden(content: Content, changes: Mapping[str, Any]) -> bytes:
    """The content of an `evaluation.toml` with changes, as TOML; its wording is verbatim.

    Changes have the form of what they change. In a list of tables a change names its table by
    the value of its id, title, term or number: `[slips."Two dates"] text = "…"`.

    Raises:
        BadDatasetError: Where a change names what is not there.
    """
    verbatim = {"rights": {"wording": Wording.VERBATIM.value}}
    changed = _changed(_changed(content, changes, ""), verbatim, "")
    return tomli_w.dumps(changed).encode()


def _changed(content: Content, changes: Mapping[str, Any], path: str) -> Content:
    result = dict(content)
    for name, change in changes.items():
        place = f"{path}{name}"
        old = content.get(name)
        if not isinstance(change, Mapping):
            result[name] = change
        elif isinstance(old, list):
            result[name] = _changed_tables(old, change, place)
        else:
            result[name] = _changed(old if isinstance(old, dict) else {}, change, f"{place}.")
    return result


def _changed_tables(tables: list[Any], changes: Mapping[str, Any], place: str) -> list[Any]:
    result = list(tables)
    for name, change in changes.items():
        found = [i for i, t in enumerate(tables) if isinstance(t, dict) and _is_named(t, name)]
        if not found or not isinstance(change, Mapping):
            message = f"The profile changes {place}.{name}, which the sources do not have."
            remedy = "Correct the name in the profile, or take the change out."
            raise BadDatasetError([in_evaluation("known_change", place, message, remedy)])
        result[found[0]] = _changed(tables[found[0]], change, f"{place}.{name}.")
    return result


def _is_named(table: Content, name: str) -> bool:
    return any(str(table[key]) == name for key in NAMES if key in table)
