"""The tables of a dataset and their columns, stated once.

Loader, validator, importers, exporters and the data dictionary all derive from `TABLES`.
"""

from dataclasses import replace

from evaldata.model.table import Column, ColumnType, Table
from evaldata.model.vocabulary import Basis, LinkBasis, StatementKind, Wording

EVALUATION_FILE = "evaluation.toml"
MANIFEST_FILE = "manifest.json"

SOURCE = Column(
    "source",
    ColumnType.TEXT,
    "Where the row comes from in the report: section, table.",
    required=False,
)

OWN_SOURCE = replace(SOURCE, tells_whose=True)

PARTICIPANTS = Table(
    "participants",
    "one response: one person may have given several",
    (
        Column(
            "participant_id",
            ColumnType.TEXT,
            "Identifies the response.",
            unique=True,
            tells_whose=True,
        ),
        Column(
            "person_id",
            ColumnType.TEXT,
            "Identifies the person who gave the response; null where it is not known.",
            required=False,
            tells_whose=True,
        ),
        Column(
            "basis",
            ColumnType.TEXT,
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
        Column("theme_id", ColumnType.TEXT, "Identifies the theme, in addresses too.", unique=True),
        Column(
            "parent_id",
            ColumnType.TEXT,
            "The theme to which this one belongs; null where it belongs to none.",
            required=False,
            refers_to=("themes", "theme_id"),
        ),
        Column(
            "number", ColumnType.TEXT, "The theme's number as the report prints it.", required=False
        ),
        Column("position", ColumnType.INTEGER, "Order among the themes, from 1."),
        Column("title", ColumnType.TEXT, "The theme's title."),
        Column(
            "headline",
            ColumnType.TEXT,
            "The theme's message in a line, an editor's.",
            required=False,
        ),
        Column(
            "summary",
            ColumnType.TEXT,
            "What the theme says, in one to three sentences.",
            required=False,
        ),
        Column(
            "points",
            ColumnType.TEXTS,
            "What was heard, how it varied, and who dissented. The list may be empty.",
            may_be_empty=True,
        ),
        Column(
            "gap",
            ColumnType.TEXT,
            "What a reader should know to be missing from the theme.",
            required=False,
        ),
        Column(
            "continues",
            ColumnType.TEXT,
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
        Column("statement_id", ColumnType.TEXT, "Identifies the statement.", unique=True),
        Column("kind", ColumnType.TEXT, "What the statement is.", vocabulary=tuple(StatementKind)),
        Column("number", ColumnType.INTEGER, "Number among the statements of its kind, from 1."),
        Column(
            "headline", ColumnType.TEXT, "The statement in a line, an editor's.", required=False
        ),
        Column("text", ColumnType.TEXT, "The statement."),
        Column(
            "theme_ids",
            ColumnType.TEXTS,
            "The themes on which it rests. The list is empty where no link is known.",
            refers_to=("themes", "theme_id"),
            may_be_empty=True,
        ),
        Column(
            "link_basis",
            ColumnType.TEXT,
            "Whether the report states the link to the themes or an editor drew it.",
            vocabulary=tuple(LinkBasis),
        ),
        Column(
            "status",
            ColumnType.TEXT,
            "What has become of a recommendation, in a few words, an editor's.",
            required=False,
        ),
        Column("status_source", ColumnType.TEXT, "Where that is said.", required=False),
        SOURCE,
    ),
)

QUOTES = Table(
    "quotes",
    "one quote",
    (
        Column(
            "quote_id",
            ColumnType.TEXT,
            "Identifies the quote, in addresses too.",
            unique=True,
            tells_whose=True,
        ),
        Column(
            "theme_ids",
            ColumnType.TEXTS,
            "The themes for which the quote stands. The list is empty where it has none.",
            refers_to=("themes", "theme_id"),
            may_be_empty=True,
        ),
        Column("position", ColumnType.INTEGER, "Order within the theme, from 1."),
        Column("text", ColumnType.TEXT, "The quote, without quotation marks."),
        Column(
            "wording",
            ColumnType.TEXT,
            "Whether these are the speaker's own words.",
            vocabulary=tuple(Wording),
        ),
        Column(
            "speaker",
            ColumnType.TEXT,
            "The speaker as the report labels them.",
            required=False,
            tells_whose=True,
        ),
        Column(
            "participant_id",
            ColumnType.TEXT,
            "The response that the quote is from; null where it is not known.",
            required=False,
            refers_to=("participants", "participant_id"),
            tells_whose=True,
        ),
        Column(
            "why",
            ColumnType.TEXT,
            "Why the quote was chosen to stand for its theme.",
            required=False,
        ),
        Column(
            "document",
            ColumnType.TEXT,
            "The document that the quote is from.",
            required=False,
            tells_whose=True,
        ),
        Column(
            "coder",
            ColumnType.TEXT,
            "Who coded the passage; it is shown to nobody.",
            required=False,
            tells_whose=True,
        ),
        Column(
            "memo",
            ColumnType.TEXT,
            "What a coder noted on the passage.",
            required=False,
            tells_whose=True,
        ),
        Column(
            "date",
            ColumnType.TEXT,
            "When it was said or coded: year, month, day.",
            required=False,
            tells_whose=True,
        ),
        OWN_SOURCE,
    ),
    attributes_required=False,
)

TABLES = (PARTICIPANTS, THEMES, STATEMENTS, QUOTES)
