"""Names that no two things share."""

from collections import Counter
from collections.abc import Iterable


class UniqueNames:
    """Gives out names; one that was given already gets a number.

    Args:
        taken: Names that nothing may bear.
    """

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self.taken = set(taken)
        self.often = Counter(self.taken)

    def unlike(self, name: str) -> str:
        """The name itself, or with a number, as “Interview (2)”."""
        unique = name
        while unique in self.taken:
            self.often[name] += 1
            unique = f"{name} ({self.often[name]})"
        self.taken.add(unique)
        self.often[unique] += 1
        return unique
