"""An evaluation's data in memory: checked, never changed, shared by all visitors."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Self

from evaldata.dataset.disclosure.protecting import Protected
from evaldata.dataset.disclosure.protection import Protection
from evaldata.dataset.quotes import Quotes
from evaldata.model.attributes import Attribute
from evaldata.model.entities import Quote, Statement, Theme
from evaldata.model.evaluation import Evaluation
from evaldata.model.look import LOGO
from evaldata.model.patterns import WITHHELD, ResponseCounts
from evaldata.model.problems import Problem
from evaldata.model.vocabulary import LinkBasis, StatementKind
from evaldata.search.results import Claim, Search

METHOD = "method"


@dataclass(frozen=True, eq=False)
class Dataset:
    """An evaluation with its tables.

    Attributes:
        response_counts: Responses counted by what is known of them.
        themes: By position, each behind the theme that it belongs to.
        statements: By kind, then number.
        digest: Identifies the content: the same for the same data, another for any other.
        notices: What readers are told of the data that is no error.
        protection: How participants are protected, and speakers.
        look_files: The files that the look names, by the look's key: checked, and of templates
            nothing but what is used of them.
    """

    evaluation: Evaluation
    response_counts: ResponseCounts
    themes: tuple[Theme, ...]
    statements: tuple[Statement, ...]
    quotes: Quotes
    digest: str
    notices: tuple[Problem, ...]
    protection: Protection
    look_files: Mapping[str, bytes]

    @classmethod
    def of(
        cls,
        safe: Protected,
        digest: str,
        notices: Iterable[Problem],
        look_files: Mapping[str, bytes],
    ) -> Self:
        """The dataset of tables that keep all rules of `evaldata.dataset.rules`."""
        evaluation, tables = safe.evaluation, safe.tables
        themes = _in_tree(map(_theme, tables["themes"].to_pylist()))
        kinds = list(StatementKind)
        statements = sorted(
            map(_statement, tables["statements"].to_pylist()),
            key=lambda s: (kinds.index(s.kind), s.number),
        )
        return cls(
            evaluation,
            ResponseCounts.of(tables["participants"], evaluation.attributes),
            themes,
            tuple(statements),
            Quotes(tables["quotes"], [t.theme_id for t in themes], evaluation.attributes),
            digest,
            tuple(notices),
            safe.protection,
            look_files,
        )

    @property
    def logo(self) -> bytes | None:
        """The logo, a PNG file; None where there is none."""
        return self.look_files.get(LOGO.key)

    @property
    def attributes(self) -> tuple[Attribute, ...]:
        """The evaluation's attributes."""
        return self.evaluation.attributes

    @property
    def compared(self) -> tuple[Attribute, ...]:
        """The attributes by which groups can be compared: those with several values."""
        return tuple(a for a in self.attributes if len(a.values) > 1)

    @property
    def voice(self) -> Attribute:
        """The attribute by which quotes are grouped; one without a value where there is none."""
        return self.evaluation.voice_attribute

    @property
    def method(self) -> Attribute | None:
        """The attribute that says how a response was given, where there is one."""
        return next((attribute for attribute in self.attributes if attribute.id == METHOD), None)

    @property
    def complete(self) -> bool:
        """Every response shows all its attributes, so that who is not counted was not there."""
        return not (self.response_counts.values == WITHHELD).any()

    @property
    def responses(self) -> int:
        """All responses."""
        return int(self.response_counts.count.sum())

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The themes, then the statements."""
        return (*self.themes, *self.statements)

    @cached_property
    def search(self) -> Search:
        """Finds quotes, themes and statements; made at its first use."""
        return Search(self.quotes.search_index, self.claims, self.evaluation.same_meaning)

    def theme(self, theme_id: str) -> Theme | None:
        """The theme of that id, or None."""
        return next((theme for theme in self.themes if theme.theme_id == theme_id), None)

    def claim(self, key: str) -> Claim | None:
        """The theme or statement of that key, or None."""
        return next((claim for claim in self.claims if claim.key == key), None)

    def above(self, theme: Theme) -> tuple[Theme, ...]:
        """The themes to which a theme belongs, the highest first."""
        parent = self.theme(theme.parent_id) if theme.parent_id else None
        return (*self.above(parent), parent) if parent else ()

    def below(self, theme: Theme) -> tuple[Theme, ...]:
        """The themes that belong to a theme, by position."""
        return tuple(t for t in self.themes if t.parent_id == theme.theme_id)

    def of_kind(self, kind: StatementKind) -> tuple[Statement, ...]:
        """The statements of a kind, by number."""
        return tuple(s for s in self.statements if s.kind is kind)

    def about(self, theme_ids: Sequence[str], kind: StatementKind) -> tuple[Statement, ...]:
        """The statements of a kind that rest on any of these themes."""
        return tuple(s for s in self.resting_on(theme_ids) if s.kind is kind)

    def resting_on(self, theme_ids: Sequence[str]) -> tuple[Statement, ...]:
        """All statements that rest on any of these themes."""
        return tuple(s for s in self.statements if not set(theme_ids).isdisjoint(s.theme_ids))

    def themes_of(self, of: Statement | Quote) -> tuple[Theme, ...]:
        """The themes on which a statement rests, or for which a quote stands, by position."""
        return tuple(theme for theme in self.themes if theme.theme_id in of.theme_ids)

    def not_taken_up(self) -> tuple[Statement, ...]:
        """The findings of whose themes no recommendation speaks; none where there are none."""
        if not self.of_kind(StatementKind.RECOMMENDATION):
            return ()
        return tuple(
            finding
            for finding in self.of_kind(StatementKind.FINDING)
            if not self.about(finding.theme_ids, StatementKind.RECOMMENDATION)
        )


def _in_tree(themes: Iterable[Theme]) -> tuple[Theme, ...]:
    """Themes by position, each behind the one that it belongs to."""
    below: dict[str | None, list[Theme]] = {}
    for theme in sorted(themes, key=lambda theme: theme.position, reverse=True):
        below.setdefault(theme.parent_id, []).append(theme)
    found, waiting = [], below.get(None, [])
    while waiting:
        found.append(waiting.pop())
        waiting += below.get(found[-1].theme_id, [])
    return tuple(found)


def _theme(row: dict[str, Any]) -> Theme:
    texts = {name: row[name] or "" for name in ("number", "summary")}
    return Theme(**row | texts | {"points": tuple(row["points"])})


def _statement(row: dict[str, Any]) -> Statement:
    vocabularies = {"kind": StatementKind(row["kind"]), "link_basis": LinkBasis(row["link_basis"])}
    return Statement(**row | vocabularies | {"theme_ids": tuple(row["theme_ids"])})
