"""The tables of a dataset and their columns, stated once.

Loader, validator, importers, exporters and the data dictionary all derive from `TABLES`.
"""

from dataclasses import replace

from evaldata.model.table import Column, Kind, Table
from evaldata.model.vocabulary import Basis, LinkBasis, StatementKind, Wording

EVALUATION_FILE = "evaluation.toml"
MANIFEST_FILE = "manifest.json"

SOURCE = Column(
    "source", Kind.TEXT, "Where the row comes from in the report: section, table.", required=False
)

OWN_SOURCE = replace(SOURCE, tells_whose=True)

PARTICIPANTS = Table(
    "participants",
    "one response: one person may have given several",
    (
        Column(
            "participant_id", Kind.TEXT, "Identifies the response.", unique=True, tells_whose=True
        ),
        Column(
            "person_id",
            Kind.TEXT,
            "Identifies the person who gave the response; null where it is not known.",
            required=False,
            tells_whose=True,
        ),
        Column(
            "basis",
            Kind.TEXT,
            "Whether the report states all of the attributes, or some are derived.",
            vocabulary=tuple(Basis),
        ),
        OWN_SOURCE,
    ),
    attributes_required=True,
)

THEMES = Table(
    "themes",
    "one theme",
    (
        Column("theme_id", Kind.TEXT, "Identifies the theme, in addresses too.", unique=True),
        Column(
            "parent_id",
            Kind.TEXT,
            "The theme to which this one belongs; null where it belongs to none.",
            required=False,
            refers_to=("themes", "theme_id"),
        ),
        Column("number", Kind.TEXT, "The theme's number as the report prints it.", required=False),
        Column("position", Kind.INTEGER, "Order among the themes, from 1."),
        Column("title", Kind.TEXT, "The theme's title."),
        Column(
            "headline", Kind.TEXT, "The theme's message in a line, an editor's.", required=False
        ),
        Column(
            "summary",
            Kind.TEXT,
            "What the theme says, in one to three sentences.",
            required=False,
        ),
        Column(
            "points",
            Kind.TEXTS,
            "What was heard, how it varied, and who dissented. The list may be empty.",
            may_be_empty=True,
        ),
        Column(
            "gap",
            Kind.TEXT,
            "What a reader should know to be missing from the theme.",
            required=False,
        ),
        Column(
            "continues",
            Kind.TEXT,
            "The theme of an earlier wave that this one continues, by its id there; a theme of "
            "the same id continues it without being named.",
            required=False,
        ),
        SOURCE,
    ),
)

STATEMENTS = Table(
    "statements",
    "one finding, recommendation, valued attribute or missing component",
    (
        Column("statement_id", Kind.TEXT, "Identifies the statement.", unique=True),
        Column("kind", Kind.TEXT, "What the statement is.", vocabulary=tuple(StatementKind)),
        Column("number", Kind.INTEGER, "Number among the statements of its kind, from 1."),
        Column("headline", Kind.TEXT, "The statement in a line, an editor's.", required=False),
        Column("text", Kind.TEXT, "The statement."),
        Column(
            "theme_ids",
            Kind.TEXTS,
            "The themes on which it rests. The list is empty where no link is known.",
            refers_to=("themes", "theme_id"),
            may_be_empty=True,
        ),
        Column(
            "link_basis",
            Kind.TEXT,
            "Whether the report states the link to the themes or an editor drew it.",
            vocabulary=tuple(LinkBasis),
        ),
        Column(
            "status",
            Kind.TEXT,
            "What has become of a recommendation, in a few words, an editor's.",
            required=False,
        ),
        Column("status_source", Kind.TEXT, "Where that is said.", required=False),
        SOURCE,
    ),
)

QUOTES = Table(
    "quotes",
    "one quote",
    (
        Column(
            "quote_id",
            Kind.TEXT,
            "Identifies the quote, in addresses too.",
            unique=True,
            tells_whose=True,
        ),
        Column(
            "theme_ids",
            Kind.TEXTS,
            "The themes for which the quote stands. The list is empty where it has none.",
            refers_to=("themes", "theme_id"),
            may_be_empty=True,
        ),
        Column("position", Kind.INTEGER, "Order within the theme, from 1."),
        Column("text", Kind.TEXT, "The quote, without quotation marks."),
        Column(
            "wording",
            Kind.TEXT,
            "Whether these are the speaker's own words.",
            vocabulary=tuple(Wording),
        ),
        Column(
            "speaker",
            Kind.TEXT,
            "The speaker as the report labels them.",
            required=False,
            tells_whose=True,
        ),
        Column(
            "participant_id",
            Kind.TEXT,
            "The response that the quote is from; null where it is not known.",
            required=False,
            refers_to=("participants", "participant_id"),
            tells_whose=True,
        ),
        Column(
            "why", Kind.TEXT, "Why the quote was chosen to stand for its theme.", required=False
        ),
        Column(
            "document",
            Kind.TEXT,
            "The document that the quote is from.",
            required=False,
            tells_whose=True,
        ),
        Column(
            "coder",
            Kind.TEXT,
            "Who coded the passage; it is shown to nobody.",
            required=False,
            tells_whose=True,
        ),
        Column(
            "memo",
            Kind.TEXT,
            "What a coder noted on the passage.",
            required=False,
            tells_whose=True,
        ),
        Column(
            "date",
            Kind.TEXT,
            "When it was said or coded: year, month, day.",
            required=False,
            tells_whose=True,
        ),
        OWN_SOURCE,
    ),
    attributes_required=False,
)

TABLES = (PARTICIPANTS, THEMES, STATEMENTS, QUOTES)
