"""A dataset's own colours and logo: readable, whole, sealed, and on every page."""

import base64
from pathlib import Path

import pytest

from evaldata.dataset.sources import build_source
from evaldata.dataset.storage import inspect, load, seal
from evaldata.model.contrast import READABLE, contrast
from evaldata.model.palette import DARK, LIGHT
from evaldata.model.problems import BadDatasetError
from tests.evaluations import EVALUATION, small, write_sources

PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJg"
    "gg=="
)
LOGO = '[look]\nlogo = "logo.png"\nlogo_text = "Walking Trust"\n'


def with_look(text: str) -> str:
    return EVALUATION.replace("[disclosure]", f"{text}\n[disclosure]")


def rules(error: BadDatasetError) -> list[str]:
    return [problem.rule for problem in error.problems]


def dataset_with_logo(folder: Path, content: bytes = PIXEL) -> Path:
    source = write_sources(folder / "source", evaluation=with_look(LOGO))
    (source / "logo.png").write_bytes(content)
    build_source(source, folder / "dataset")
    return folder / "dataset"


def test_the_dashboards_own_accent_is_readable() -> None:
    for scheme in (LIGHT, DARK):
        assert all(contrast(scheme.accent, ground) >= READABLE for ground in scheme.grounds)


@pytest.mark.parametrize(
    ("look", "rule"),
    [
        ('accent_light = "#f46a25"', "colour_contrast"),
        ('accent_dark = "#12436d"', "colour_contrast"),
        ('accent_light = "navy"', "colour_form"),
        ('accent_light = "#fff;}"', "colour_form"),
        ('logo = "../logo.png"\nlogo_text = "Us"', "logo_name"),
        ('logo = "logo.svg"\nlogo_text = "Us"', "logo_name"),
        ('logo = "logo.png"', "logo_text"),
    ],
)
def test_what_cannot_be_read_is_refused(tmp_path: Path, look: str, rule: str) -> None:
    with pytest.raises(BadDatasetError) as caught:
        small(tmp_path, evaluation=with_look(f"[look]\n{look}\n"))
    assert rules(caught.value) == [rule]


def test_the_contrast_is_told(tmp_path: Path) -> None:
    with pytest.raises(BadDatasetError, match=r"contrast is 2\.8 to 1; text needs 4\.5 to 1"):
        small(tmp_path, evaluation=with_look('[look]\naccent_light = "#f46a25"\n'))


def test_a_logo_goes_into_the_dataset_and_its_manifest(tmp_path: Path) -> None:
    folder = dataset_with_logo(tmp_path)
    assert load(folder).logo == PIXEL
    assert '"logo.png"' in (folder / "manifest.json").read_text(encoding="utf-8")
    (folder / "logo.png").write_bytes(PIXEL[:40] + b"x" + PIXEL[41:])
    assert [p.rule for p in inspect(folder)[1]] == ["manifest_matches"]
    seal(folder)
    assert inspect(folder)[1] == []


@pytest.mark.parametrize(
    ("content", "rule"),
    [(None, "logo_present"), (b"<svg/>", "logo_form"), (PIXEL[:-9], "logo_form")],
)
def test_a_bad_logo_is_refused(tmp_path: Path, content: bytes | None, rule: str) -> None:
    source = write_sources(tmp_path / "source", evaluation=with_look(LOGO))
    if content is not None:
        (source / "logo.png").write_bytes(content)
    with pytest.raises(BadDatasetError) as caught:
        build_source(source, tmp_path / "dataset")
    assert rules(caught.value) == [rule]
    assert not (tmp_path / "dataset").exists()


def test_a_logo_that_is_gone_is_noticed(tmp_path: Path) -> None:
    folder = dataset_with_logo(tmp_path)
    (folder / "logo.png").unlink()
    assert [p.rule for p in inspect(folder)[1]] == ["logo_present"]
