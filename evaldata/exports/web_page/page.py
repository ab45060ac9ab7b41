"""What the web page says and looks like; all of it can be read, and printed, without scripts.

Its own script adds a search and filters. A policy in the page allows that script by its
fingerprint, and no request to anywhere.
"""

import base64
import hashlib
from pathlib import Path

from evaldata.analysis.responses import breakdowns
from evaldata.charts import message
from evaldata.dataset.dataset import Dataset
from evaldata.exports import tables
from evaldata.exports.content import ExportContent
from evaldata.exports.statements import limits, sections
from evaldata.model.language import capitalised, quotes
from evaldata.model.look import css_colours
from evaldata.model.palette import MARK, hues
from evaldata.model.patterns import WITHHELD
from evaldata.model.text import legal
from evaldata.model.vocabulary import BASIS_NAMES, WORDING_EXPLAINED, WORDING_NAMES
from evaldata.wording.glossary import Glossary
from evaldata.wording.markup import template
from evaldata.wording.sentences import about_everyone, headline_about_everyone, responses_by_voice

FOLDER = Path(__file__).parent


def web_page(content: ExportContent) -> bytes:
    """The page; its template escapes every text without exception."""
    dataset = content.dataset
    script = (FOLDER / "page.js").read_text(encoding="utf-8")
    page = template(FOLDER / "page.html").render(
        content=content,
        evaluation=dataset.evaluation,
        voice=dataset.voice,
        some_unstated=_some_unstated(content),
        logo=base64.b64encode(dataset.logo or b"").decode(),
        style=_style(dataset),
        script=script,
        policy=_policy(script),
        about_everyone=about_everyone(content.view),
        about_headline=dataset.evaluation.headline and headline_about_everyone(content.view),
        who=responses_by_voice(content.view),
        breakdowns=[*breakdowns(content.view)],
        in_texts=tables.responses,
        sections=list(sections(content)),
        limits=list(limits(content)),
        listed=[chapter.theme for chapter in content.chapters],
        explained=Glossary(dataset.evaluation.glossary).explained,
        capitalised=capitalised,
        message=message,
        quotes=quotes,
        BASIS_NAMES=BASIS_NAMES,
        WORDING_NAMES=WORDING_NAMES,
        WORDING_EXPLAINED=WORDING_EXPLAINED,
    )
    return legal(page).encode("utf-8")


def _some_unstated(content: ExportContent) -> bool:
    """Whether some of the quotes state their voice and some do not."""
    unstated = content.dataset.quotes.stated(content.rows, content.dataset.voice) == WITHHELD
    return bool(unstated.any() and not unstated.all())


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
    sheet = (FOLDER / "page.css").read_text(encoding="utf-8")
    colours = css_colours(dataset.evaluation.look, focus=(MARK, MARK))
    light, dark = (hues(len(dataset.voice.values), dark=d) for d in (False, True))
    voices = (
        f".voice-{place} {{ border-color: light-dark({', '.join(pair)}); }}\n"
        for place, pair in enumerate(zip(light, dark, strict=True))
    )
    return f":root {{ {colours} }}\n{sheet}{''.join(voices)}"
