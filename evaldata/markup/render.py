"""Templates filled with values. What comes from the data is escaped, without exception."""

import base64
from functools import cache
from pathlib import Path
from weakref import WeakKeyDictionary

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from evaldata.dataset import Dataset
from evaldata.evaluation import Look
from evaldata.evidence import QuoteClass
from evaldata.links import Links
from evaldata.markup.drawing import threads
from evaldata.markup.prose import Finder, Prose, finder, marked
from evaldata.palette import CATEGORIES, DARK, LIGHT
from evaldata.schema import LinkBasis, StatementKind, Wording
from evaldata.sentences import capitalised, quotes, statement_name

TEMPLATES = Path(__file__).parent / "templates"


@cache
def style(look: Look | None = None, surroundings: str = "") -> str:
    """The style sheet of all markup, with the palette's colours and a dataset's own.

    Args:
        look: A dataset's own colours.
        surroundings: CSS for what stands round the markup.
    """
    pairs = enumerate(zip(CATEGORIES.light, CATEGORIES.dark, strict=True))
    voices = "".join(f"--voice-{i}: light-dark({light}, {dark});" for i, (light, dark) in pairs)
    sheet = (TEMPLATES / "style.css").read_text(encoding="utf-8")
    light, dark = accents(look or Look())
    accent = f"--accent: light-dark({light}, {dark});"
    return f"<style>{sheet}\n:root {{ {voices} {accent} }}\n{surroundings}</style>"


def accents(look: Look) -> tuple[str, str]:
    """The colours of headings and links, on a light and on a dark ground."""
    return look.accent_light or LIGHT.accent, look.accent_dark or DARK.accent


def image(content: bytes) -> str:
    """A PNG image as an address that holds the image itself."""
    return f"data:image/png;base64,{base64.b64encode(content).decode()}"


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters["capitalised"] = capitalised
    environment.globals |= {
        "LinkBasis": LinkBasis,
        "QuoteClass": QuoteClass,
        "Wording": Wording,
        "statement_name": statement_name,
        "quotes": quotes,
        "marked": marked,
        "followed": (StatementKind.FINDING, StatementKind.RECOMMENDATION),
        "threads": threads,
        "image": image,
    }
    return environment


_FINDERS: WeakKeyDictionary[Dataset, Finder] = WeakKeyDictionary()


def _finder(dataset: Dataset) -> Finder:
    """What finds the dataset's terms; it goes with the dataset, and so do the texts it keeps."""
    found = _FINDERS.get(dataset)
    if found is None:
        found = _FINDERS[dataset] = finder(dataset.evaluation.glossary)
    return found


class Renderer:
    """Renders the blocks of one page: what is linked how, and which terms are explained already."""

    def __init__(self, dataset: Dataset, links: Links) -> None:
        self._context = {
            "links": links,
            "dataset": dataset,
            "voice": dataset.voice,
            "themes_of": dataset.themes_of,
            "explain": Prose(_finder(dataset)).explain,
        }

    @staticmethod
    def plain(template: str, **values: object) -> str:
        """The HTML of a template that needs no dataset."""
        return _environment().get_template(f"{template}.html").render(values)

    def __call__(self, template: str, **values: object) -> str:
        """The HTML of a template.

        Args:
            template: File name in the folder of templates, without its suffix.
            values: What the template names.
        """
        return _environment().get_template(f"{template}.html").render(self._context | values)
