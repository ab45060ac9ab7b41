"""A talk: one thing a screen, in an order that the presenter chooses."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from evaldata.analysis.classes import LISTED, QuoteClass
from evaldata.analysis.contents import has
from evaldata.analysis.view import View
from evaldata.dataset.dataset import Dataset
from evaldata.dataset.quotes import Rows
from evaldata.model.entities import Quote, Statement, Theme
from evaldata.model.language import capitalised, counted
from evaldata.model.patterns import Mask
from evaldata.model.vocabulary import StatementKind
from evaldata.wording.evidence import who_is_quoted
from evaldata.wording.gaps import all_gaps, gap_of
from evaldata.wording.limits import derived_in_words
from evaldata.wording.screen_lists import has_room_in_large_letters, on_screens
from evaldata.wording.sentences import (
    class_heading,
    filter_in_words,
    scope,
    statement_name,
    who_took_part,
)
from evaldata.wording.statements import none_takes_up
from evaldata.wording.subject import Subject, few_quotes
from evaldata.wording.talk_quotes import bearable

MOST_LINES = 6
"""Of what follows from one thing, and of what is not known of it."""

SAID = "What people said"
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
class Screen:
    """One thing to show.

    Attributes:
        name: Identifies the screen in an address, whatever filter holds.
        over: What the screen belongs to.
        title: Its message.
        lines: More to say, a line each.
        evidence: Who is quoted on it, and what is missing.
        quote: The quote that it shows, and its class; None where it shows none.
        people: Whether it shows who took part, as a figure.
        voices: Whether it shows whose words the quotes are, as a figure.
        note: What whoever chose the quote noted of it, for the presenter alone.
    """

    name: str
    over: str
    title: str
    lines: tuple[str, ...] = ()
    quote: Quote | None = None
    quote_class: QuoteClass | None = None
    people: bool = False
    voices: bool = False
    note: str = ""
    evidence: str = ""

    @property
    def short(self) -> bool:
        """Whether there is room for its lines in large letters."""
        return has_room_in_large_letters(self.lines)


@dataclass(frozen=True)
class Talk:
    """The screens of a talk, one of them on screen. A quote of several themes is shown once."""

    screens: tuple[Screen, ...]
    here: Screen


def all_parts(dataset: Dataset) -> dict[str, str]:
    """Names and labels of what can be moved or left out as a whole, in a first talk's order."""
    parts = {
        "title": "Title",
        "who": "Who took part",
        "findings": "Findings",
        **{theme.key: theme.name for theme in dataset.themes},
        "said": SAID,
        **{name: label for name, label in LISTS.items() if _lines(dataset, name)},
    }
    empty = {
        "who": not has(dataset, "participants"),
        "findings": not dataset.of_kind(StatementKind.FINDING),
        "said": not len(dataset.quotes.unthemed),
    }
    return {name: label for name, label in parts.items() if not empty.get(name)}


def talk(view: View, wanted: Sequence[str] | None, name: str | None) -> Talk:
    """The talk of a view.

    Args:
        view: What is presented; quotes that its filter rules out are not shown.
        wanted: Names of the parts, in their order; None for all. Unknown names are ignored.
        name: The screen to show. A quote that is ruled out gives way to its theme; a name that is
            not known gives the first screen.
    """
    known = all_parts(view.dataset)
    parts = [part for part in dict.fromkeys(wanted or ()) if part in known] or known
    screens: dict[str, Screen] = {}
    room = bearable(view, [*parts])
    for screen in (screen for part in parts for screen in _screens(view, part, room)):
        screens.setdefault(screen.name, screen)
    quote = view.dataset.quotes.find((name or "").removeprefix("quote-"))
    themes = view.dataset.themes_of(quote) if quote else ()
    shown = [screens[n] for n in (name, *(theme.key for theme in themes)) if n in screens]
    return Talk(tuple(screens.values()), next(iter([*shown, *screens.values()])))


def talk_about(view: View, subject: Subject, name: str | None) -> Talk:
    """A talk about one thing: its message, who speaks, some quotes, what follows, what is open."""
    screens = tuple(_about(view, subject))
    return Talk(screens, next((s for s in screens if s.name == name), screens[0]))


def _about(view: View, subject: Subject) -> Iterator[Screen]:
    heading, follows = subject.follows
    own = subject.message if subject.selection else subject.name
    over = "" if subject.name == subject.message else subject.name
    yield Screen(subject.key, over, subject.message, subject.lines[:1])
    yield from _flowing("more", own, "What was heard", subject.lines[1:])
    if view.dataset.voice.values:
        yield Screen("voices", own, subject.evidence, voices=True)
    for quote, quote_class in few_quotes(view, subject):
        name = f"quote-{quote.quote_id}"
        yield Screen(name, own, "", quote=quote, quote_class=quote_class, note=subject.note(quote))
    if follows:
        yield from _flowing("follows", own, heading, follows[:MOST_LINES])
    yield from _flowing("unknown", own, "What is not known", subject.unknown[:MOST_LINES])
    yield from _flowing("questions", own, LISTS["questions"], _lines(view.dataset, "questions"))


def standing(view: View, screen: Screen) -> str:
    """How what a screen shows stands to the filter; empty where nothing is filtered."""
    words = filter_in_words(view.filter, view.dataset)
    derived = derived_in_words(view)
    if screen.quote_class is not None and words:
        return f"{class_heading(screen.quote_class, view)}. {derived}".removesuffix(". ")
    if screen.people or screen.voices or not words:
        return f"{words}. {derived}".removesuffix(". ")
    return f"{words} is chosen; this is about everyone"


def _screens(view: View, part: str, room: Mask) -> Iterator[Screen]:
    dataset, evaluation = view.dataset, view.dataset.evaluation
    theme = dataset.claim(part)
    if isinstance(theme, Theme):
        yield from _theme(view, theme, room)
    elif part == "title":
        title = evaluation.headline or evaluation.title
        yield Screen("title", evaluation.subtitle, title, (scope(dataset),))
    elif part == "who":
        yield Screen("who", "Who took part", f"{who_took_part(view)}.", people=True)
    elif part == "said":
        unthemed = dataset.quotes.unthemed
        said = [*_quotes(view, unthemed[room[unthemed]], SAID)]
        left = int((view.classes_at(unthemed) != QuoteClass.RULED_OUT).sum()) - len(said)
        if left:
            more = f"{counted(left, 'more quote', 'more quotes')} on the page Quotes"
            yield Screen("said", evaluation.short_title, SAID, (more,))
        yield from said
    elif part == "findings":
        for finding in dataset.of_kind(StatementKind.FINDING):
            lines = (finding.text,) if finding.headline else ()
            evidence = _evidence(dataset, finding)
            name = statement_name(finding)
            yield Screen(finding.key, name, finding.message, lines, evidence=evidence)
    else:
        yield from _flowing(part, evaluation.short_title, LISTS[part], _lines(dataset, part))


def _evidence(dataset: Dataset, finding: Statement) -> str:
    """Who is quoted on a finding, and whether no recommendation takes it up."""
    quoted, gap = who_is_quoted(dataset, finding.theme_ids), gap_of(dataset, finding)
    return f"Quoted: {quoted}{f'. ▲ {capitalised(gap)}' if gap else ''}"


def _flowing(first: str, over: str, title: str, lines: Sequence[str]) -> Iterator[Screen]:
    """Lines, so many a screen that they can be read from the back; the first has that name."""
    batches = on_screens(lines)
    for number, some in enumerate(batches, 1):
        name = first if number == 1 else f"{first}-{number}"
        place = f" ({number} of {len(batches)})" if len(batches) > 1 else ""
        yield Screen(name, over, title + place, tuple(some))


def _theme(view: View, theme: Theme, room: Mask) -> Iterator[Screen]:
    """The theme's message, its quotes one by one, and what is recommended."""
    more = (theme.explanation,) if theme.explanation else ()
    told = theme.message != theme.title
    evidence = f"Quoted: {who_is_quoted(view.dataset, [theme.theme_id])}"
    over = theme.name if told else "Theme"
    said = [*_quotes(view, view.rows([theme.theme_id], found=room), theme.name)]
    if left := view.counts_of([theme.theme_id]).left - len(said):
        evidence += f". {left:,} more of its quotes on the page Quotes"
    yield Screen(theme.key, over, theme.message, more, evidence=evidence)
    yield from said
    if not has(view.dataset, "recommendations"):
        return
    kind = StatementKind.RECOMMENDATION
    lines = _numbered(view.dataset.about([theme.theme_id], kind)) or (none_takes_up(kind),)
    yield Screen(f"do-{theme.theme_id}", theme.name, "What is recommended", lines)


def _quotes(view: View, rows: Rows, over: str) -> Iterator[Screen]:
    """These quotes, one a screen, those first that are known to match the filter."""
    quotes = view.dataset.quotes
    for quote_class in LISTED:
        for quote in quotes.at(rows[view.classes_at(rows) == quote_class]):
            name = f"quote-{quote.quote_id}"
            yield Screen(name, over, "", quote=quote, quote_class=quote_class)


def _lines(dataset: Dataset, name: str) -> tuple[str, ...]:
    if name == "gaps":
        return tuple(gap.sentence for gap in all_gaps(dataset))
    if name == "recommendations":
        return _numbered(dataset.of_kind(StatementKind.RECOMMENDATION))
    if name == "questions":
        return dataset.evaluation.questions or QUESTIONS
    return tuple(s.message for s in dataset.of_kind(StatementKind(name)))


def _numbered(statements: Sequence[Statement]) -> tuple[str, ...]:
    return tuple(f"{statement.number}  {statement.message}" for statement in statements)
