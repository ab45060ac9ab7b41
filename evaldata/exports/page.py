"""A web page in one file: it works without a network and without the dashboard, and can be printed.

All of it can be read without scripts; its own script adds a search and filters. A policy in the
page allows that script by its fingerprint, and no request to anywhere.
"""

import base64
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from evaldata.charts import message
from evaldata.entities import Quote, Statement, Theme
from evaldata.evaluation import Attribute, Value
from evaldata.exports.takeaway import TakeAway
from evaldata.exports.text import legal
from evaldata.markup import Renderer, style
from evaldata.presentation.evidence import behind
from evaldata.presentation.participants import participation
from evaldata.schema import StatementKind
from evaldata.sentences import KINDS, capitalised

SCRIPT = Path(__file__).with_suffix(".js")
QUOTES, START = "#quotes", "#start"


class Anchors:
    """Addresses within one page. What the page does not have leads to its beginning."""

    def page_named(self, name: str) -> str:
        """A part of the page."""
        return QUOTES if name == "quotes" else START

    def theme(self, theme: Theme | None) -> str:
        """A theme; all quotes for None."""
        return f"#theme-{theme.theme_id}" if theme else QUOTES

    def statement(self, statement: Statement) -> str:
        """A statement."""
        return f"#{statement.statement_id}"

    def quote(self, quote: Quote) -> str:
        """A quote."""
        return f"#quote-{quote.quote_id}"

    def quotes_of(self, theme: Theme) -> str:
        """The quotes of a theme."""
        return self.theme(theme)

    def toggled(self, attribute: Attribute, value: Value) -> str:
        """Nothing: the page holds what one filter left."""
        del attribute, value
        return START

    def released(self, attribute_id: str) -> str:
        """Nothing: the page holds what one filter left."""
        del attribute_id
        return START

    def everything(self) -> str:
        """Nothing: the page holds what one filter left."""
        return START

    def focused(self, name: str | None) -> str:
        """Nothing: the page has no chain."""
        del name
        return START

    def swapped(self) -> str:
        """Nothing: the page compares nothing."""
        return START

    def quotes_in_voice(self, attribute: Attribute, value: Value) -> str:
        """The quotes; the page's own filter chooses a voice."""
        del attribute, value
        return QUOTES

    def all_quotes(self) -> str:
        """The quotes."""
        return QUOTES

    def numbered(self, page: int) -> str:
        """The quotes, all on one page."""
        del page
        return QUOTES


@dataclass(frozen=True)
class Section:
    """Statements of one kind, each with its themes and what stands behind them."""

    heading: str
    lines: tuple[tuple[Statement, tuple[Theme, ...], str], ...]


def web_page(taken: TakeAway) -> bytes:
    """The page."""
    script = SCRIPT.read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    render = Renderer(taken.dataset, Anchors())
    who = participation(taken.view)
    page = render(
        "takeaway_page",
        taken=taken,
        evaluation=taken.dataset.evaluation,
        style=style(taken.dataset.evaluation.look),
        script=script,
        policy=f"default-src 'none'; style-src 'unsafe-inline'; img-src data:; "
        f"script-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'",
        who=who,
        breakdowns=[(b, message(b.counts)) for b in who.breakdowns if b.counts.total],
        sections=list(_sections(taken)),
        filtered=bool(taken.view.filter),
    )
    return legal(page).encode("utf-8")


def _sections(taken: TakeAway) -> Iterator[Section]:
    for kind in StatementKind:
        lines = tuple(
            (s, taken.dataset.themes_of(s), behind(taken.view, s.theme_ids).line)
            for s in taken.statements(kind)
        )
        if lines:
            yield Section(capitalised(KINDS[kind][len(lines) != 1]), lines)
