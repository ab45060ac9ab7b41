"""Commands for the evaluator who brings the data: build, check, describe, protect, import."""

import argparse
import io
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from evaldata import __version__
from evaldata.dataset.disclosure.history import Release
from evaldata.dataset.sources import build_source
from evaldata.dataset.storage import inspect, load, seal, stored
from evaldata.dataset.writing import write
from evaldata.importers.coding.choices import Choices, PeopleShown
from evaldata.importers.coding.columns import COLUMNS_FILE, Columns
from evaldata.importers.coding.delivery import KNOWN
from evaldata.importers.coding.importing import import_file
from evaldata.model.data_dictionary import data_dictionary
from evaldata.model.language import counted, quotes, responses
from evaldata.model.problems import BadDatasetError, Problem, errors, refusal
from evaldata.model.vocabulary import STATEMENT_NAMES

PEOPLE = {
    PeopleShown.PROTECTED: "protect participants, whatever was said before",
    PeopleShown.PUBLISHED: "the numbers of participants have been published already",
    PeopleShown.LABELS_PUBLISHED: "their numbers and the labels of speakers have been published",
    PeopleShown.ATTRIBUTED: "the participants agreed to be recognised",
    PeopleShown.UNLINKED: "do not say whose words belong together",
}
"""How participants may be shown, each a flag of the command."""
Command = Callable[[argparse.Namespace], int]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status: 0, or 1 where there are errors."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a terminal may lack letters that data have
            stream.reconfigure(errors="backslashreplace")
    options = _parser().parse_args(arguments)
    command: Command = options.command
    try:
        return command(options)
    except BadDatasetError as error:
        _print(error.problems)
        return 1
    except OSError as error:
        print(f"error: {_told(error)}", file=sys.stderr)
        return 1


def _told(error: OSError) -> str:
    """What the system says, and of which file, without its folder."""
    name = Path(str(error.filename)).name if error.filename else ""
    return ": ".join(filter(None, (name, error.strerror or "the files cannot be written")))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("python -m evaldata", description=__doc__)
    parser.add_argument("--version", action="version", version=__version__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def add(
        name: str, run: Command, text: str, *shared: argparse.ArgumentParser
    ) -> argparse.ArgumentParser:
        command = commands.add_parser(name, help=text, parents=shared)
        command.set_defaults(command=run)
        return command

    release = _release()
    to = argparse.ArgumentParser(add_help=False)
    to.add_argument("--to", type=Path, required=True, help="folder to write", dest="folder")
    dataset = argparse.ArgumentParser(add_help=False)
    dataset.add_argument("dataset", type=Path, help="folder of the dataset")

    make = add("build", _build, "check text sources and write their dataset", release)
    make.add_argument("source", type=Path, help="folder with evaluation.toml and the tables")
    make.add_argument("dataset", type=Path, help="folder to write")
    add("check", _check, "print every problem of a dataset", dataset)
    add("describe", _describe, "print what a dataset holds", dataset)
    add("seal", _seal, "write the manifest of a dataset made elsewhere", dataset)
    recognised = "list who could be recognised, and what was done about it"
    add("disclosure", _disclosure, recognised, dataset)
    _import_options(add("import", _import, "write the dataset of a coded project", to, release))
    _report_options(
        add("import-report", _import_report, "write a dataset of a report's own words", to)
    )
    template = add("template", _template, "write a workbook to fill in")
    template.add_argument("workbook", type=Path, help="file to write: .xlsx")
    filled = "folder of a dataset with which to fill it"
    template.add_argument("--from", type=Path, help=filled, dest="dataset")
    add("dictionary", _dictionary, "print the data dictionary")
    return parser


def _release() -> argparse.ArgumentParser:
    """The options of what a new release is compared with."""
    options = argparse.ArgumentParser(add_help=False)
    options.set_defaults(release=Release.REFUSE)
    how = options.add_mutually_exclusive_group()
    add = partial(how.add_argument, action="store_const", dest="release")
    hold_back = "hold back what could be told of few by the difference to the last one"
    add("--hold-back", const=Release.HOLD_BACK, help=hold_back)
    first = "nobody has the last release, so do not compare with it"
    add("--first-release", const=Release.FIRST, help=first)
    return options


def _import_options(coded: argparse.ArgumentParser) -> None:
    coded.add_argument("file", type=Path, help=f"one of: {', '.join(KNOWN)}")
    columns = f"what a table's columns are ({COLUMNS_FILE} in FOLDER)"
    coded.add_argument("--columns", type=Path, help=columns)
    coded.add_argument("--title", default="", help="the evaluation's title")
    coded.add_argument("--headline", default="", help="its message in a line")
    people = coded.add_mutually_exclusive_group()
    for way, text in PEOPLE.items():
        flag = f"--{way.replace('_', '-')}"
        people.add_argument(flag, action="store_const", const=way, dest="people", help=text)


def _report_options(report: argparse.ArgumentParser) -> None:
    report.add_argument("report", type=Path, help="the report: .txt, .docx or .pdf")
    sources = "folder with the evaluation's text sources (%(default)s)"
    report.add_argument("--sources", type=Path, default=Path("data/source"), help=sources)
    profile = "what the report looks like (report-profile.toml in SOURCES)"
    report.add_argument("--profile", type=Path, help=profile)


def _build(options: argparse.Namespace) -> int:
    _print(build_source(options.source, options.dataset, options.release))
    print(f"Built {options.dataset}.")
    return 0


def _check(options: argparse.Namespace) -> int:
    _, problems = inspect(options.dataset)
    _print(problems)
    wrong = errors(problems)
    notices = len(problems) - len(wrong)
    print(f"{counted(len(wrong), 'error', 'errors')}, {counted(notices, 'notice', 'notices')}.")
    return 1 if wrong else 0


def _describe(options: argparse.Namespace) -> int:
    dataset = load(options.dataset)
    print(dataset.evaluation.title)
    print(responses(dataset.responses))
    for attribute in dataset.attributes:
        print(f"  {attribute.label}: {', '.join(v.shown for v in attribute.values)}")
    print(counted(len(dataset.themes), "theme", "themes"))
    for theme, rows in zip(dataset.themes, dataset.quotes.of_theme, strict=True):
        print(f"  {theme.name}: {quotes(len(rows))}")
    for kind, names in STATEMENT_NAMES.items():
        print(counted(len(dataset.of_kind(kind)), *names))
    wordings = ", ".join(dataset.quotes.wordings)
    print(f"{quotes(len(dataset.quotes))} ({wordings})")
    return 0


def _seal(options: argparse.Namespace) -> int:
    seal(options.dataset)
    return _check(options)


def _import(options: argparse.Namespace) -> int:
    columns = options.columns and Columns.from_toml(options.columns.read_bytes())
    choices = Choices(options.title, options.headline, options.people, release=options.release)
    content, name = options.file.read_bytes(), options.file.name
    log = import_file(content, name, options.folder, choices=choices, columns=columns)
    print(log)
    if any(problem.rule == "disclosure_met" for problem in log.problems):
        print("Say it by --published, --labels-published or --attributed; or import by --unlinked.")
        print("Of a workbook say it on its sheet Evaluation: it heeds none of these.")
    return 1 if log.failed else 0


def _import_report(options: argparse.Namespace) -> int:
    from evaldata.importers.report.importing import import_report

    log = import_report(options.report, options.sources, options.folder, profile=options.profile)
    print(log)
    return 1 if log.failed else 0


def _template(options: argparse.Namespace) -> int:
    from evaldata.importers.coding.workbook import workbook_template

    book = options.workbook
    if book.is_file():
        message = "There is such a file already, which may be filled in."
        raise refusal("file_free", book.name, message, "Name another file.")
    held = stored(options.dataset) if options.dataset else None
    content = workbook_template(held.evaluation, held.frames) if held else workbook_template()
    write({book.name: content}, book.parent)
    print(f"Wrote {book}.")
    return 0


def _disclosure(options: argparse.Namespace) -> int:
    safe = stored(options.dataset).safe
    done = safe.protection
    if not done.needed:
        print("No protection is needed: counts and labels are published, or participants agreed to")
        print("be named (see evaluation.toml, disclosure), or nothing is said of anybody.")
        return 0
    for risk in safe.risks:
        print(risk)
    _print([*safe.problems, *safe.notices])
    print(f"{counted(len(safe.risks), 'combination is', 'combinations are')} shown coarser.")
    remains = f"whatever is shown is shared by {done.least:,} participants or more"
    print(f"What remains: {remains}; the threshold is {done.threshold}.")
    return 1 if safe.problems else 0


def _dictionary(options: argparse.Namespace) -> int:
    del options
    print(data_dictionary(), end="")
    return 0


def _print(problems: Sequence[Problem]) -> None:
    for problem in problems:
        print(problem)
