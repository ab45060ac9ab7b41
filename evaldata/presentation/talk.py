"""A talk: one thing a screen, in an order that the presenter chooses."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from evaldata.dataset import Dataset
from evaldata.entities import Quote, Statement, Theme
from evaldata.evaluation import Evaluation
from evaldata.evidence import LISTED, QuoteClass
from evaldata.presentation.contents import has
from evaldata.presentation.gaps import gap_sentences
from evaldata.quotes import Rows
from evaldata.schema import StatementKind
from evaldata.sentences import class_heading, filter_in_words, scope, who_took_part
from evaldata.view import View

MOST_QUOTES = 40
"""Quotes of a theme that a talk shows at most; nobody sits through more."""

MOST_LINES = 6

LISTS = {
    "recommendations": "Recommendations",
    "valued": "What is valued",
    "missing": "What is missing",
    "gaps": "Gaps",
    "questions": "Closing questions",
}
"""The parts that are lists of lines."""

QUESTIONS = (
    "Which of these findings should be acted on first?",
    "Who is missing from this evidence, and how can they be heard?",
    "What will have changed when we meet next?",
)


@dataclass(frozen=True)
class Part:
    """A part of a talk that can be moved or left out as a whole."""

    name: str
    label: str


@dataclass(frozen=True)
class Screen:
    """One thing to show.

    Attributes:
        name: Identifies the screen in an address, whatever filter holds.
        over: What the screen belongs to.
        title: Its message.
        lines: More to say, a line each.
        quote: The quote that it shows, and its class; None where it shows none.
        people: Whether it shows who took part, as a figure.
    """

    name: str
    part: Part
    over: str
    title: str
    lines: tuple[str, ...] = ()
    quote: Quote | None = None
    quote_class: QuoteClass | None = None
    people: bool = False


@dataclass(frozen=True)
class Talk:
    """The screens of a talk, one of them on screen. A quote of several themes is shown once."""

    parts: tuple[Part, ...]
    screens: tuple[Screen, ...]
    place: int

    @property
    def here(self) -> Screen:
        """The screen that is shown."""
        return self.screens[self.place]


def all_parts(dataset: Dataset) -> tuple[Part, ...]:
    """Every part that a talk can have, in the order of a first talk."""
    people, findings = has(dataset, "participants"), dataset.of_kind(StatementKind.FINDING)
    return (
        Part("title", "Title"),
        *([Part("who", "Who took part")] if people else []),
        *([Part("findings", "Findings")] if findings else []),
        *(Part(t.key, t.name) for t in dataset.themes),
        *([Part("said", "What people said")] if len(dataset.quotes.unthemed) else []),
        *(Part(name, label) for name, label in LISTS.items() if _lines(dataset, name)),
    )


def talk(view: View, wanted: Sequence[str] | None, name: str | None) -> Talk:
    """The talk of a view.

    Args:
        view: What is presented; quotes that its filter rules out are not shown.
        wanted: Names of the parts, in their order; None for all. Unknown names are ignored.
        name: The screen to show. A quote that is ruled out gives way to its theme; a name that is
            not known gives the first screen.
    """
    known = {part.name: part for part in all_parts(view.dataset)}
    names = list(known) if wanted is None else [n for n in dict.fromkeys(wanted) if n in known]
    parts = tuple(known[n] for n in names) or tuple(known.values())
    every = (screen for part in parts for screen in _screens(view, part))
    screens = tuple({screen.name: screen for screen in every}.values())
    return Talk(parts, screens, _place(screens, name, view.dataset))


def _place(screens: Sequence[Screen], name: str | None, dataset: Dataset) -> int:
    names = [screen.name for screen in screens]
    if name in names:
        return names.index(name)
    quote = dataset.quotes.find((name or "").removeprefix("quote-"))
    themes = dataset.themes_of(quote) if quote else ()
    return next((names.index(theme.key) for theme in themes if theme.key in names), 0)


def standing(view: View, screen: Screen) -> str:
    """How what a screen shows stands to the filter; empty where nothing is filtered."""
    words = filter_in_words(view.filter, view.dataset)
    if screen.quote_class is not None and words:
        return class_heading(screen.quote_class, view)
    if screen.people or not words:
        return words
    return f"About everyone, not {words} alone"


def _screens(view: View, part: Part) -> Iterator[Screen]:
    dataset = view.dataset
    themes = {theme.key: theme for theme in dataset.themes}
    if part.name in themes:
        yield from _theme(view, themes[part.name], part)
    elif part.name == "title":
        yield _title(dataset.evaluation, dataset, part)
    elif part.name == "who":
        yield _who(view, part)
    elif part.name == "said":
        yield from _quotes(view, dataset.quotes.unthemed, part, part.label)
    elif part.name == "findings":
        for finding in dataset.of_kind(StatementKind.FINDING):
            yield _statement(finding, part, f"Finding {finding.number}")
    else:
        yield from _lists(view, part)


def _lists(view: View, part: Part) -> Iterator[Screen]:
    """The lines of a part, so many a screen that they can be read from the back."""
    lines, over = _lines(view.dataset, part.name), view.dataset.evaluation.short_title
    batches = [lines[start : start + MOST_LINES] for start in range(0, len(lines), MOST_LINES)]
    for number, some in enumerate(batches, 1):
        name = part.name if number == 1 else f"{part.name}-{number}"
        place = f" ({number} of {len(batches)})" if len(batches) > 1 else ""
        yield Screen(name, part, over, part.label + place, some)


def _title(evaluation: Evaluation, dataset: Dataset, part: Part) -> Screen:
    title = evaluation.headline or evaluation.title
    return Screen("title", part, evaluation.subtitle, title, (scope(dataset),))


def _who(view: View, part: Part) -> Screen:
    words = filter_in_words(view.filter, view.dataset)
    return Screen(
        "who",
        part,
        f"Who took part: {words}" if words else "Who took part",
        f"{who_took_part(view)}.",
        people=True,
    )


def _statement(statement: Statement, part: Part, over: str) -> Screen:
    lines = (statement.text,) if statement.headline else ()
    return Screen(statement.key, part, over, statement.message, lines)


def _theme(view: View, theme: Theme, part: Part) -> Iterator[Screen]:
    """The theme's message, its quotes one by one, and what is recommended."""
    over = theme.name
    more = (theme.summary,) if theme.headline else ()
    yield Screen(part.name, part, over, theme.message, more)
    yield from _quotes(view, view.rows([theme.theme_id]), part, over)
    if not has(view.dataset, "recommendations"):
        return
    lines = _numbered(view.dataset.about([theme.theme_id], StatementKind.RECOMMENDATION))
    none = ("No recommendation takes up this theme.",)
    yield Screen(f"do-{theme.theme_id}", part, over, "What is recommended", lines or none)


def _quotes(view: View, rows: Rows, part: Part, over: str) -> Iterator[Screen]:
    """These quotes, one a screen, those first that are known to match the filter."""
    quotes = view.dataset.quotes
    for quote_class in LISTED:
        listed = rows[view.classes[quotes.profiles.of_quote[rows]] == quote_class][:MOST_QUOTES]
        for quote in quotes.at(listed):
            name = f"quote-{quote.quote_id}"
            yield Screen(name, part, over, "", quote=quote, quote_class=quote_class)


def _lines(dataset: Dataset, name: str) -> tuple[str, ...]:
    if name == "gaps":
        return gap_sentences(dataset)
    if name == "recommendations":
        return _numbered(dataset.of_kind(StatementKind.RECOMMENDATION))
    if name == "questions":
        return dataset.evaluation.questions or QUESTIONS
    return tuple(s.message for s in dataset.of_kind(StatementKind(name)))


def _numbered(statements: Sequence[Statement]) -> tuple[str, ...]:
    return tuple(f"{statement.number}  {statement.message}" for statement in statements)
