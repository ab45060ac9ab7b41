"""What the web page says and looks like; all of it can be read, and printed, without scripts.

Its own script adds a search and filters. A policy in the page allows that script by its
fingerprint, and no request to anywhere.
"""

import base64
import hashlib
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from evaldata.charts import message
from evaldata.dataset import Dataset
from evaldata.exports.statements import sections
from evaldata.exports.takeaway import TakeAway
from evaldata.exports.text import legal
from evaldata.glossary import Glossary
from evaldata.look import accents
from evaldata.palette import CATEGORIES, DARK, LIGHT, MARK
from evaldata.presentation.participants import participation
from evaldata.schema import LinkBasis, Wording
from evaldata.sentences import capitalised, quotes

FOLDER = Path(__file__).parent


def web_page(taken: TakeAway) -> bytes:
    """The page."""
    dataset = taken.dataset
    script = (FOLDER / "page.js").read_text(encoding="utf-8")
    page = _template().render(
        taken=taken,
        evaluation=dataset.evaluation,
        voice=dataset.voice,
        logo=_in_an_address(dataset.logo) if dataset.logo else "",
        style=_style(dataset),
        script=script,
        policy=_policy(script),
        who=participation(taken.view),
        sections=list(sections(taken)),
        listed=[chapter.theme for chapter in taken.chapters],
        explained=Glossary(dataset.evaluation.glossary).explained,
    )
    return legal(page).encode("utf-8")


@cache
def _template() -> Template:
    """The page's template, which escapes every text without exception."""
    environment = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters["capitalised"] = capitalised
    environment.globals |= {
        "LinkBasis": LinkBasis,
        "Wording": Wording,
        "message": message,
        "quotes": quotes,
    }
    return environment.get_template("page.html")


def _in_an_address(image: bytes) -> str:
    """A PNG image as an address that holds the image itself."""
    return f"data:image/png;base64,{base64.b64encode(image).decode()}"


def _policy(script: str) -> str:
    """What the page may do: run this script and show images that it holds."""
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return (
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; "
        f"script-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    )


def _style(dataset: Dataset) -> str:
    """The style sheet with the palette's colours and the dataset's own, on a light or dark ground.

    Each voice has the colour that it has in charts.
    """
    pairs = {
        "ink": (LIGHT.ink, DARK.ink),
        "soft": (LIGHT.soft, DARK.soft),
        "line": (LIGHT.line, DARK.line),
        "paper": (LIGHT.grounds[0], DARK.grounds[0]),
        "accent": accents(dataset.evaluation.look),
        "focus": (MARK, MARK),
    }
    named = " ".join(f"--{name}: {_either(*pair)};" for name, pair in pairs.items())
    hues = zip(CATEGORIES.cycle(dark=False), CATEGORIES.cycle(dark=True), strict=True)
    voices = (
        f".voice-{place} {{ border-color: {_either(*pair)}; }}\n"
        for place, (_, pair) in enumerate(zip(dataset.voice.values, hues, strict=False))
    )
    sheet = (FOLDER / "page.css").read_text(encoding="utf-8")
    return f":root {{ {named} }}\n{sheet}{''.join(voices)}"


def _either(light: str, dark: str) -> str:
    return f"light-dark({light}, {dark})"
