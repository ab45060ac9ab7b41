"""How a dataset protects its participants."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Protection:
    """What of a dataset is protected.

    Attributes:
        participants: Who took part is shown less exactly where too few are alike.
        quotes: Less is stated of speakers, and nothing tells which quotes are one person's.
        labels: Speakers have no label but their role.
        threshold: Fewest people who share what is shown.
        by_person: Each response says whose it is, so that people are counted, not responses.
        one_each: Each participant gave one response; said of no dataset that protects them.
        least: Fewest people who share anything that is shown.
    """

    participants: bool
    quotes: bool
    labels: bool
    threshold: int
    by_person: bool
    one_each: bool = False
    least: int = 0

    @property
    def needed(self) -> bool:
        """Whether anything is protected."""
        return self.participants or self.quotes
