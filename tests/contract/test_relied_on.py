"""The list of what is relied on has all that the code shows, and nothing that is gone from it."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from streamlit import config

import sign_in
from evaldata.server.messages import SENT_BY_PAGES
from evaldata.server.refusals import ROUTES as SHUT
from evaldata.server.refusals import SIGN_IN, UPLOADS
from tests.contract import relied_on as listed
from tests.server import ROOT
from tests.test_theme import SETTINGS, dotted

EITHER = {"role=button"}
"""Sought beside a tag that is there."""
CODE = [ROOT / "dashboard.py", ROOT / "sign_in.py"]
CODE += [*ROOT.glob("evaldata/**/*.py"), *ROOT.glob("pages/**/*.py")]


def where(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


def written() -> set[str]:
    """All words of the code that makes markup; a class that is not among them is not ours."""
    makers = [*CODE, *ROOT.glob("pages/**/*.html")]
    return {
        word for file in makers for word in re.findall(r"[\w-]+", file.read_text(encoding="utf-8"))
    }


def selectors(file: Path) -> str:
    """What of a style sheet or script can be selectors."""
    text = re.sub(r"/\*.*?\*/", "", file.read_text(encoding="utf-8"), flags=re.DOTALL)
    quoted = re.findall(r"'([^'\n]*)'|`([^`]*)`", text)
    return text if file.suffix == ".css" else "\n".join(a + b for a, b in quoted)


def marks(file: Path, ours: set[str]) -> Iterator[str]:
    """The marks of Streamlit's and Plotly's in the selectors of a file."""
    text = selectors(file)
    yield from re.findall(r"\b(st[A-Z]\w+)", text)
    yield from (f"role={role}" for role in re.findall(r'\brole="?(\w+)', text))
    yield from re.findall(r"(#(?![0-9a-f]{3,8}\b)[a-z][\w-]*)", text)
    for name in re.findall(r"(?<![\w)])\.([A-Za-z][\w-]*)", text):
        if not name.startswith("st") and name not in ours and not name.startswith("length-"):
            yield name


def test_every_mark_in_a_style_sheet_or_script_is_listed_and_no_other() -> None:
    ours, found = written(), dict[str, set[str]]()
    for file in [*ROOT.glob("pages/**/*.css"), *ROOT.glob("pages/**/*.js")]:
        for name in {*marks(file, ours)} - EITHER:
            found.setdefault(name, set()).add(where(file))
    for file in [*ROOT.glob("pages/**/*.*")]:
        if file.suffix in {".css", ".js", ".py"} and "st-key-" in file.read_text(encoding="utf-8"):
            found.setdefault("st-key-", set()).add(where(file))
    product = {mark.name: {*mark.used_in} - {listed.SETTLING} for mark in listed.MARKS}
    assert product == found


def imported(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if (
            isinstance(node, ast.ImportFrom)
            and (node.module or "").partition(".")[0] == "streamlit"
        ):
            yield from (f"{node.module}:{alias.name}" for alias in node.names)


def test_every_import_from_inside_is_listed_and_no_other() -> None:
    found = dict[str, set[str]]()
    for file in CODE:
        for name in imported(file):
            found.setdefault(name, set()).add(where(file))
    loggers = {f"{module}:_LOGGER": {"sign_in.py"} for module in sign_in.QUIET}
    assert {name.name: {*name.used_in} for name in listed.NAMES} == found | loggers


def test_every_hidden_option_is_listed_and_no_other() -> None:
    set_ = [name for section, options in SETTINGS.items() for name in dotted(section, options)]
    read = re.findall(r'get_option\("([\w.]+)"\)', (ROOT / "sign_in.py").read_text("utf-8"))
    hidden = {
        n for n in [*set_, *read] if config._config_options_template[n].visibility == "hidden"
    }
    assert {option.name for option in listed.OPTIONS} == hidden


def test_every_message_that_is_let_in_is_listed() -> None:
    kinds = {f.name.rpartition(".")[2] for f in listed.FIELDS if f.name.startswith("BackMsg.")}
    assert kinds == SENT_BY_PAGES


def test_routes_that_are_listed_as_shut_are_those_that_are() -> None:
    for route in listed.ROUTES:
        shut = any(routes.search(route.name) for routes in (SHUT, SIGN_IN, UPLOADS))
        assert shut == route.shut, route.name


def test_each_is_there_once_and_used_in_files_that_there_are() -> None:
    names = [entry.name for entry in listed.RELIED_ON]
    assert len(names) == len({*names})
    files = {file for entry in listed.RELIED_ON for file in entry.used_in}
    assert [file for file in files if not (ROOT / file).is_file()] == []
