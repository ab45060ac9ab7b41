"""Writes docs/dependencies.md: each package that the dashboard runs on, its licence, and why.

python -m tests.dependencies > docs/dependencies.md
"""

import re
from importlib.metadata import PackageNotFoundError, metadata

from tests.server import ROOT

ENTRY = re.compile(r"^([a-z0-9-]+)==(\S+)(.*?)(?=^[a-z0-9-]+==|\Z)", re.MULTILINE | re.DOTALL)
VIA = re.compile(r"^    # (?:via |  )([a-z0-9-]+)$", re.MULTILINE)
REASON = re.compile(r"^([a-z0-9-]+)==\S+ +# (.*)$", re.MULTILINE)
CLASSIFIER = "License :: OSI Approved :: "
HEAD = """# What the dashboard runs on

Every package in `requirements.txt` with its licence, as the package states it, and why it is there.
Made by `python -m tests.dependencies > docs/dependencies.md`; `make sbom` writes them as CycloneDX.

| Package | Version | Licence | Why |
|---|---|---|---|
"""


def rows() -> list[tuple[str, str, str, str]]:
    """Each package: its name, version, licence, and what it is for or which packages need it."""
    reasons = dict(REASON.findall((ROOT / "requirements.in").read_text(encoding="utf-8")))
    pinned = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    return [
        (name, version, licence(name), reasons.get(name) or f"for {', '.join(VIA.findall(rest))}")
        for name, version, rest in ENTRY.findall(pinned)
    ]


def licence(name: str) -> str:
    """The licence that an installed package states: its expression, classifiers, or its words."""
    try:
        said = metadata(name)
    except PackageNotFoundError:
        return "not installed on this system"
    classifiers = [c.removeprefix(CLASSIFIER) for c in said.get_all("Classifier") or []]
    classified = [c for c in classifiers if "License" in c and "::" not in c]
    fields = said.json
    stated = fields.get("license_expression") or ", ".join(classified) or fields.get("license", "")
    return str(stated).partition("\n")[0].strip()


def text() -> str:
    """The whole document."""
    return HEAD + "".join(f"| {' | '.join(row)} |\n" for row in rows())


if __name__ == "__main__":
    print(text(), end="")
