"""Pages where people sign in: each sees the evaluations that a rule opens to them."""

import shutil
from pathlib import Path

import pytest

from pages import data
from tests.evaluations import EVALUATION, built
from tests.pages.conftest import Open
from tests.pages.reading import text

ACCESS = """
signed_out = "signed-out"
[[allow]]
evaluations = ["apples", "cherries"]
groups = ["growers"]
"""


@pytest.fixture(autouse=True)
def several(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Serves two evaluations to people who sign in."""
    folder = tmp_path / "several"
    for name in ("apples", "berries"):
        named = EVALUATION.replace("Walking groups", f"Growing {name},")
        shutil.copytree(built(tmp_path / name, evaluation=named), folder / name)
    (tmp_path / "access.toml").write_text(ACCESS, encoding="utf-8")
    monkeypatch.setenv("EVALUATION_DATA", str(folder))
    monkeypatch.setenv("EVALUATION_ACCESS", str(tmp_path / "access.toml"))


def as_somebody(monkeypatch: pytest.MonkeyPatch, **claims: object) -> None:
    """Visit as somebody of whom the provider says this."""
    monkeypatch.setattr(data, "claims", lambda: claims)


def test_the_only_one_of_theirs_opens_by_itself(
    show: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    as_somebody(monkeypatch, groups=["growers"], name="Ann *Grower*", email="ann@orchard.example")
    app = show()
    assert "Growing apples" in text(app)
    assert "berries" not in text(app)
    assert "Ann *Grower*" in text(app)
    assert [button.label for button in app.sidebar.button if button.label == "Sign out"]
    assert "orchard" not in text(app)


@pytest.mark.parametrize("claims", [{}, {"groups": ["others"], "name": "Cat"}])
def test_to_whom_nothing_is_open_nothing_is_shown(
    show: Open, monkeypatch: pytest.MonkeyPatch, claims: dict[str, object]
) -> None:
    as_somebody(monkeypatch, **claims)
    for app in (show(), show("quotes", evaluation="apples"), show("evaluations", words="company")):
        assert "Growing" not in text(app)
        assert "Sign out" in [button.label for button in app.sidebar.button]


def test_who_has_not_signed_in_sees_nothing(show: Open) -> None:
    assert "Growing" not in text(show("themes", evaluation="apples"))


def test_where_nobody_signs_in_all_is_open(show: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("EVALUATION_ACCESS")
    app = show()
    assert "Growing berries" in text(app)
    assert "Sign out" not in [button.label for button in app.sidebar.button]
