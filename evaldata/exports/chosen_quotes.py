"""Chosen quotes in a file: one chapter in their order, and who chose them."""

from evaldata.analysis.classes import LISTED
from evaldata.analysis.selection import Selection
from evaldata.exports.chapters import Chapter, QuotesOfClass, unnumbered
from evaldata.exports.scope import Scope
from evaldata.wording.evidence import class_group
from evaldata.wording.selection import BY_A_READER, represents, selection_name


def chosen_chapter(scope: Scope, selection: Selection) -> Chapter:
    """The chosen quotes as a chapter, each class in their order, those ruled out left out."""
    view = scope.view
    rows = view.dataset.quotes.rows_of(selection.ids)
    parts = []
    for quote_class in LISTED:
        group = class_group(view, quote_class)
        own = rows[view.classes_at(rows) == quote_class]
        if len(own):
            parts.append(QuotesOfClass(quote_class, group.heading, group.explanation, own))
    title = selection.name or selection_name(view, selection)
    return Chapter(unnumbered(title), scope.counts, tuple(parts), 0, 0)


def who_chose(scope: Scope, selection: Selection) -> str:
    """Who chose the quotes, and how far they stand for all."""
    return " ".join([BY_A_READER, *represents(scope.view, selection)])
