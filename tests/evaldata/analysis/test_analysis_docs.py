"""What the tutorial for analysts shows is what they get."""

import doctest
import re
import shutil
from pathlib import Path

import pandas as pd
import pytest

from tests.server import ROOT

DOCS = ROOT / "docs" / "analysis.md"


class Markdown(doctest.DocTestParser):
    """Reads examples out of Markdown, where a fence is no output."""

    def parse(self, string: str, name: str = "<string>") -> list[str | doctest.Example]:
        return super().parse(re.sub(r"^```.*$", "", string, flags=re.MULTILINE), name)


def test_every_example_gives_what_the_tutorial_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(ROOT / "data", tmp_path / "data")
    monkeypatch.chdir(tmp_path)  # it saves files
    with pd.option_context("display.width", 80, "display.max_columns", 20):
        failed, tried = doctest.testfile(
            str(DOCS),
            module_relative=False,
            parser=Markdown(),
            encoding="utf-8",
            optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE,
        )
    assert (failed, tried) == (0, DOCS.read_text(encoding="utf-8").count(">>> "))
    assert len(pd.read_csv(tmp_path / "quotes.csv")) == 29
    assert len(pd.read_csv(tmp_path / "matrix.csv")) == 10
