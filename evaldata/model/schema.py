"""The tables of a dataset and their columns, stated once.

Loader, validator, importers, exporters and the data dictionary all derive from `TABLES`.
"""

from dataclasses import replace
from functools import partial

from evaldata.model.table import Column, ColumnType, Table
from evaldata.model.vocabulary import Basis, LinkBasis, StatementKind, Wording

EVALUATION_FILE = "evaluation.toml"
MANIFEST_FILE = "manifest.json"

optional = partial(Column, required=False)
optional_telling = partial(optional, tells_whose=True)

SOURCE = optional("source", "Where the row comes from in the report: section, table.")

OWN_SOURCE = replace(SOURCE, tells_whose=True)

PARTICIPANTS = Table(
    "participants",
    "one response: one person may have given several",
    (
        Column("participant_id", "Identifies the response.", unique=True, tells_whose=True),
        optional_telling(
            "person_id", "Identifies the person who gave the response; null where it is not known."
        ),
        Column(
            "basis",
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
        Column("theme_id", "Identifies the theme, in addresses too.", unique=True),
        optional(
            "parent_id",
            "The theme to which this one belongs; null where it belongs to none.",
            refers_to=("themes", "theme_id"),
        ),
        optional("number", "The theme's number as the report prints it."),
        Column("position", "Order among the themes, from 1.", ColumnType.INTEGER),
        Column("title", "The theme's title."),
        optional("headline", "The theme's message in a line, an editor's."),
        optional("summary", "What the theme says, in one to three sentences."),
        Column(
            "points",
            "What was heard, how it varied, and who dissented. The list may be empty.",
            ColumnType.TEXTS,
        ),
        optional("gap", "What a reader should know to be missing from the theme."),
        optional(
            "continues",
            "The theme of an earlier wave that this one continues, by its id there; a theme of "
            "the same id continues it without being named.",
        ),
        SOURCE,
    ),
)

STATEMENTS = Table(
    "statements",
    "one finding, recommendation, valued attribute or missing component",
    (
        Column("statement_id", "Identifies the statement.", unique=True),
        Column("kind", "What the statement is.", vocabulary=tuple(StatementKind)),
        Column("number", "Number among the statements of its kind, from 1.", ColumnType.INTEGER),
        optional("headline", "The statement in a line, an editor's."),
        Column("text", "The statement."),
        Column(
            "theme_ids",
            "The themes on which it rests. The list is empty where no link is known.",
            ColumnType.TEXTS,
            refers_to=("themes", "theme_id"),
        ),
        Column(
            "link_basis",
            "Whether the report states the link to the themes or an editor drew it.",
            vocabulary=tuple(LinkBasis),
        ),
        optional("status", "What has become of a recommendation, in a few words, an editor's."),
        optional("status_source", "Where that is said."),
        SOURCE,
    ),
)

QUOTES = Table(
    "quotes",
    "one quote",
    (
        Column(
            "quote_id", "Identifies the quote, in addresses too.", unique=True, tells_whose=True
        ),
        Column(
            "theme_ids",
            "The themes for which the quote stands. The list is empty where it has none.",
            ColumnType.TEXTS,
            refers_to=("themes", "theme_id"),
        ),
        Column("position", "Order within the theme, from 1.", ColumnType.INTEGER),
        Column("text", "The quote, without quotation marks."),
        Column("wording", "Whether these are the speaker's own words.", vocabulary=tuple(Wording)),
        optional_telling("speaker", "The speaker as the report labels them."),
        optional_telling(
            "participant_id",
            "The response that the quote is from; null where it is not known.",
            refers_to=("participants", "participant_id"),
        ),
        optional("why", "Why the quote was chosen to stand for its theme."),
        optional_telling("document", "The document that the quote is from."),
        optional_telling("coder", "Who coded the passage; it is shown to nobody."),
        optional_telling("memo", "What a coder noted on the passage."),
        optional_telling("date", "When it was said or coded: year, month, day."),
        OWN_SOURCE,
    ),
    attributes_required=False,
)

TABLES = (PARTICIPANTS, THEMES, STATEMENTS, QUOTES)
