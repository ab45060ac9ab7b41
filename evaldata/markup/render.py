"""Templates filled with values. What comes from the data is escaped, without exception."""

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from evaldata.dataset import Dataset
from evaldata.evidence import QuoteClass
from evaldata.links import Links
from evaldata.markup.drawing import threads
from evaldata.markup.prose import Prose, marked
from evaldata.palette import CATEGORIES
from evaldata.schema import LinkBasis, StatementKind, Wording
from evaldata.sentences import capitalised, quotes, statement_name

TEMPLATES = Path(__file__).parent / "templates"


@cache
def style() -> str:
    """The style sheet of all markup, the colours of voices taken from the palette."""
    pairs = enumerate(zip(CATEGORIES.light, CATEGORIES.dark, strict=True))
    voices = "".join(f"--voice-{i}: light-dark({light}, {dark});" for i, (light, dark) in pairs)
    sheet = (TEMPLATES / "style.css").read_text(encoding="utf-8")
    return f"<style>:root {{ {voices} }}\n{sheet}</style>"


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
    }
    return environment


class Renderer:
    """Renders the blocks of one page: what is linked how, and which terms are explained already."""

    def __init__(self, dataset: Dataset, links: Links) -> None:
        self._context = {
            "links": links,
            "dataset": dataset,
            "voice": dataset.voice,
            "themes_of": dataset.themes_of,
            "explain": Prose(dataset.evaluation.glossary).explain,
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
