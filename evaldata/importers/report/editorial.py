"""What an editor added to an evaluation, taken from its text sources by number."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from evaldata.dataset.files import read_file
from evaldata.dataset.look_files import read_look_files
from evaldata.dataset.sources import source_rows
from evaldata.dataset.storage import parse_evaluation, parse_toml
from evaldata.importers.log import ReportLog
from evaldata.importers.report.overrides import overridden
from evaldata.importers.report.profile import StatementList
from evaldata.importers.report.text.lines import letters
from evaldata.importers.report.text.sections import Heading
from evaldata.importers.report.text.statements import ListedStatement
from evaldata.importers.report.text.themes import ParsedTheme, SpokenQuote
from evaldata.model.evaluation import Evaluation
from evaldata.model.language import counted
from evaldata.model.problems import BadDatasetError, Problem
from evaldata.model.schema import EVALUATION_FILE, QUOTES, STATEMENTS, THEMES
from evaldata.model.table import Table
from evaldata.model.vocabulary import KINDS, StatementKind

Row = Mapping[str, Any]


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
        content = overridden(_content(sources), changes)
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
    def amounts(self) -> Counter[StatementKind]:
        """How many statements of each kind the sources know."""
        kinds = set(StatementKind)
        return Counter(StatementKind(kind) for kind, _ in self.statements if kind in kinds)

    def check_amount(self, statements: Sequence[ListedStatement], form: StatementList) -> None:
        """Refuse a list that is shorter than the sources know it, or, without numbers, longer.

        Two of its statements were read as one, or one as two: what an editor wrote on one would
        go to another.
        """
        places = [statement.place for statement in statements if statement.kind is form.kind]
        found, known = len(places), self.amounts[form.kind]
        if 0 < found < known or (form.item is None and found > known > 0):
            items = counted(found, *KINDS[form.kind])
            remedy = (
                "See where items begin and paragraphs end: a .docx or .txt of the report shows it "
                "more surely, and the profile may say more."
            )
            message = f"There seem to be {items}; the sources know {known}."
            self.log.problem("list_agrees", places[0], message, remedy)


def _content(sources: Path) -> dict[str, Any]:
    try:
        return parse_toml(read_file(sources / EVALUATION_FILE), EVALUATION_FILE)
    except OSError:
        message = "The sources have no such file, or it cannot be read."
        remedy = "Name the folder of the evaluation's text sources: --sources FOLDER."
        problem = Problem("source_present", EVALUATION_FILE, None, "", message, remedy)
        raise BadDatasetError([problem]) from None


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
