"""What is installed is what was pinned, byte by byte, wherever it is fetched from."""

import ast
import re
from collections.abc import Mapping
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from tests import dependencies
from tests.server import ROOT

FILES = [Path("requirements.txt"), Path("tests/requirements.txt")]


def pins(text: str) -> dict[str, str]:
    """Each package of a requirements file with its version."""
    return dict(re.findall(r"^([A-Za-z0-9._-]+)==(\S+)", text, re.MULTILINE))


@pytest.mark.parametrize("file", FILES, ids=str)
def test_every_package_is_pinned_by_version_and_hash(file: Path) -> None:
    text = (ROOT / file).read_text(encoding="utf-8")
    requirements = [line for line in text.splitlines() if re.match(r"[A-Za-z0-9]", line)]
    assert len(requirements) == len(pins(text))
    assert all(requirement.endswith("\\") for requirement in requirements)
    assert text.count(" \\\n    --hash=sha256:") >= len(requirements)


@pytest.mark.parametrize("file", FILES, ids=str)
def test_pins_name_no_place_to_fetch_from(file: Path) -> None:
    assert not re.search(r"://|^-|^/", (ROOT / file).read_text(encoding="utf-8"), re.MULTILINE)


@pytest.mark.parametrize("file", FILES, ids=str)
def test_what_is_asked_for_is_what_is_pinned(file: Path) -> None:
    asked = pins((ROOT / file.with_suffix(".in")).read_text(encoding="utf-8"))
    assert asked.items() <= pins((ROOT / file).read_text(encoding="utf-8")).items()


def imported(file: Path, owners: Mapping[str, list[str]]) -> set[str]:
    """The packages, by the names they are installed by, that a module imports from others."""
    modules: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            modules.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            modules.add(node.module)
    return {
        owner.lower().replace("_", "-")
        for module in modules
        for owner in owners.get(module.partition(".")[0], [])
    }


def test_what_is_imported_is_asked_for_and_nothing_else() -> None:
    packages = [*ROOT.glob("evaldata/**/*.py"), *ROOT.glob("pages/**/*.py")]
    code = [ROOT / "dashboard.py", ROOT / "sign_in.py", *packages]
    asked = pins((ROOT / "requirements.in").read_text(encoding="utf-8"))
    owners = packages_distributions()
    found = set[str]().union(*(imported(file, owners) for file in code))
    for_streamlit = {"authlib", "httpx"}
    assert found | {"uvicorn"} | for_streamlit == asked.keys()


def test_checks_run_on_the_versions_that_the_dashboard_runs_on() -> None:
    run, checks = (pins((ROOT / file).read_text(encoding="utf-8")) for file in FILES)
    shared = run.keys() & checks.keys()
    assert {name: checks[name] for name in shared} == {name: run[name] for name in shared}


def test_every_package_stands_in_the_documentation_with_its_licence() -> None:
    assert (ROOT / "docs/dependencies.md").read_text(encoding="utf-8") == dependencies.text()
    assert all(row[2] for row in dependencies.rows())
