"""What somebody has to say of a coded project, for no file says it."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from evaldata.dataset.disclosure.history import Release
from evaldata.model.text import shortened


class PeopleShown(StrEnum):
    """How participants may be shown.

    Protected is what fewer share than the threshold. Their numbers have been published already,
    or the labels of speakers as well; they agreed to be recognised; or it is not said whose words
    belong together.
    """

    PROTECTED = "protected"
    PUBLISHED = "published"
    LABELS_PUBLISHED = "labels_published"
    ATTRIBUTED = "attributed"
    UNLINKED = "unlinked"


SAID_BY = {
    "published": (PeopleShown.PUBLISHED, PeopleShown.LABELS_PUBLISHED),
    "labels_published": (PeopleShown.LABELS_PUBLISHED,),
    "attributed": (PeopleShown.ATTRIBUTED,),
}
"""By which choices a key on disclosure is said to be true."""


@dataclass(frozen=True)
class Choices:
    """What an importer must be told, for no file says it.

    Attributes:
        title: The evaluation's title; empty for the project's own.
        headline: Its message in a line.
        people: How participants may be shown; None where nobody chose.
        release: What to do about people who could be told by the difference to the last release.
        findings: Each with the ids of the themes on which it rests.
    """

    title: str = ""
    headline: str = ""
    people: PeopleShown | None = None
    findings: tuple[tuple[str, tuple[str, ...]], ...] = ()
    release: Release = Release.REFUSE

    @property
    def said(self) -> dict[str, Any]:
        """The keys of `evaluation.toml` that were chosen, as they are written there."""
        found: dict[str, Any] = {"title": self.title, "short_title": shortened(self.title)}
        found["headline"] = self.headline
        if self.people:
            found["disclosure"] = {name: self.people in ways for name, ways in SAID_BY.items()}
        return {key: value for key, value in found.items() if value}
