"""What reports of one make look like: a profile, read from TOML.

Every pattern is a regular expression as Python writes them, looked for in one line or paragraph
in plain characters: quotation marks straight, blanks single. Capital letters make no difference.
"""

import re
from pathlib import Path
from typing import Any, Literal

import msgspec

from evaldata.dataset.storage import parse_toml
from evaldata.model.attributes import Record
from evaldata.model.evaluation_file import form_error
from evaldata.model.problems import BadDatasetError, Problem
from evaldata.model.vocabulary import StatementKind

Pattern = re.Pattern[str]

REMEDY = "Correct the profile; its form stands in evaldata/importers/report/profile.py."
NEVER = re.compile("(?!)")
"""Matches nothing, in place of a pattern that a profile leaves out."""


class Text(Record, frozen=True):
    """What stands in the text without belonging to it.

    Attributes:
        repeated: Lines that pages repeat, wherever they stand.
        repeated_alone: The same, but only with breaks before and after, such as page numbers.
        emphasis: Marks around emphasised words, longer ones first.
    """

    repeated: tuple[Pattern, ...] = ()
    repeated_alone: tuple[Pattern, ...] = ()
    emphasis: tuple[str, ...] = ()


class Contents(Record, frozen=True):
    """The contents page.

    Attributes:
        entry: A line of it; group `title`, and `number` where headings have one.
    """

    title: Pattern
    entry: Pattern


class Headings(Record, frozen=True):
    """Headings of sections.

    Attributes:
        patterns: A heading; group `title`, and `number` where headings have one.
    """

    patterns: tuple[Pattern, ...]


class TableForm(Record, frozen=True):
    """A table that counts responses; what it counts, `evaluation.toml` says under its number.

    Attributes:
        caption: The line over it.
        kind: A matrix has a line for each row; blocks have a line for each row's name, and below
            it one for each count.
        missing: What stands in a cell instead of nought.
        total: The name of a total.
    """

    number: str | int
    caption: Pattern
    kind: Literal["matrix", "blocks"]
    missing: tuple[str, ...] = ()
    total: str = "Total"


class Participants(Record, frozen=True):
    """Who took part.

    Attributes:
        one_each: Attribute by attribute: each value of the first was asked in one value of the
            second, which may then be derived, if the tables leave one way only.
    """

    section: Pattern
    tables: tuple[TableForm, ...]
    one_each: dict[str, str] = msgspec.field(default_factory=dict)


class Themes(Record, frozen=True):
    """The sections of which each is a theme.

    Attributes:
        summary: How a summary begins; what matches is left out of it.
        summary_paragraphs: How many paragraphs the summary has, by the section's number, where
            it has more than one.
    """

    section: Pattern
    summary: Pattern
    summary_paragraphs: dict[str, int] = msgspec.field(default_factory=dict)


class Speakers(Record, frozen=True):
    """Where a quote ends, and who spoke.

    Attributes:
        mark: What stands at its end; group `speaker`, and a group for each attribute it states.
        near: What looks like a mark and may be one that is not known.
        announced: How a paragraph ends that announces a quote.
    """

    mark: Pattern
    near: Pattern = NEVER
    announced: Pattern = NEVER


class StatementList(Record, frozen=True):
    """A list of findings, recommendations or other statements.

    Attributes:
        section: The heading of the section that it stands in.
        after: The line over it, where it does not begin with the section; another list's line in
            the same section ends it.
        item: How an item begins, groups `number` and `text`; without it each paragraph is one.
    """

    kind: StatementKind
    section: Pattern
    after: Pattern | None = None
    item: Pattern | None = None


class Contradiction(Record, frozen=True):
    """A sentence of the report that one of its tables may contradict.

    Attributes:
        column: The column which then should count nobody.
    """

    section: Pattern
    says: Pattern
    table: str | int
    column: str


class Profile(Record, frozen=True):
    """What reports of one make look like.

    Attributes:
        labels: What the report calls an attribute's values, where it does not call them by
            their value, label, or plural: by attribute, then by the report's word.
        references: A reference to another section; group `number`.
        evaluation: What the dataset's `evaluation.toml` says otherwise than that of the sources.
    """

    headings: Headings
    participants: Participants
    themes: Themes
    speakers: Speakers
    statements: tuple[StatementList, ...]
    text: Text = Text()
    contents: Contents = Contents(NEVER, NEVER)
    labels: dict[str, dict[str, str | int]] = msgspec.field(default_factory=dict)
    references: Pattern = NEVER
    contradictions: tuple[Contradiction, ...] = ()
    evaluation: dict[str, Any] = msgspec.field(default_factory=dict)


def read_profile(file: Path) -> Profile:
    """The profile in a file.

    Raises:
        BadDatasetError: Where it cannot be read, or says something that no profile can.
    """
    try:
        content = parse_toml(file.read_bytes(), file.name)
        profile = msgspec.convert(content, Profile, dec_hook=_pattern)
        if not (wrong := _groups_missing(profile)):
            return profile
    except OSError:
        wrong = [("", "The profile is missing or cannot be read.")]
    except msgspec.ValidationError as error:
        place, message = form_error(error)
        wrong = [(place.strip("."), message)]
    raise BadDatasetError(
        Problem("profile_form", file.name, None, place, message, REMEDY) for place, message in wrong
    )


def _pattern(_type: type, value: object) -> Pattern:
    if not isinstance(value, str):
        raise ValueError("Expected a regular expression")
    try:
        return re.compile(value, re.IGNORECASE)
    except re.error as error:
        raise ValueError(f"No regular expression: {error}") from None


def _groups_missing(profile: Profile) -> list[tuple[str, str]]:
    """Each pattern that lacks a group which it must have: where it stands, and what it lacks."""
    items = [form.item for form in profile.statements if form.item]
    needed = [
        ("speakers.mark", "speaker", profile.speakers.mark),
        *(("headings.patterns", "title", pattern) for pattern in profile.headings.patterns),
        *(("statements.item", group, item) for item in items for group in ("number", "text")),
        ("contents.entry", "title", profile.contents.entry),
        ("references", "number", profile.references),
    ]
    return [
        (place, f"The pattern has no group (?P<{group}>…).")
        for place, group, pattern in needed
        if group not in pattern.groupindex and pattern is not NEVER
    ]
