"""What visitors of a load test ask for, and what they meet."""

from dataclasses import dataclass, field
from statistics import median, quantiles

ADDRESSES = [
    ("", ""),
    ("findings", "region=London"),
    ("findings", "show=trace"),
    ("themes", "theme=7.3&region=North-East"),
    ("quotes", "region=London&role=Commissioner"),
    ("quotes", "q=care"),
    ("recommendations", ""),
    ("grid", "row=7.3"),
    ("participants", "year=2"),
    ("compare", "by=role"),
    ("about", ""),
]
SEED = 4


@dataclass
class Tally:
    """What visitors met: how long each click took in seconds, and what went wrong."""

    clicks: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    @property
    def p95(self) -> float:
        """Milliseconds within which 95 of 100 clicks were answered."""
        return 1000 * quantiles(self.clicks, n=20)[-1]

    def __str__(self) -> str:
        middle, slowest = 1000 * median(self.clicks), 1000 * max(self.clicks)
        return (
            f"{len(self.clicks):,} clicks: median {middle:.0f} ms, 95 % within {self.p95:.0f} ms, "
            f"slowest {slowest:.0f} ms; {len(self.errors)} errors"
        )
