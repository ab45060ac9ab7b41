"""Which pages there are, how the menu lists them, and what stands round each."""

from enum import StrEnum

from pages.address import START, Address

MENU: dict[str, dict[str, str]] = {
    "Results": {
        START: "Overview",
        "findings": "Findings",
        "recommendations": "Recommendations",
        "themes": "Themes",
        "quotes": "Quotes",
        "synthesis": "Valued and missing",
    },
    "Evidence": {
        "chain": "Chain",
        "voices": "Voices",
        "group": "Group profile",
        "compare": "Compare",
        "participants": "Participants",
    },
    "Use": {"present": "Present", "takeaway": "Take away"},
    "More": {"about": "About"},
}
REACHED_FROM_ABOUT = {"words": "The report's own words"}
LABELS = {
    name: label for part in (*MENU.values(), REACHED_FROM_ABOUT) for name, label in part.items()
}
"""Every page's label, by its name."""
SECTIONS = [(heading, list(part.items())) for heading, part in MENU.items()]


class Shell(StrEnum):
    """What stands round a page, which must be the same for one page to take another's place."""

    FRAMED = "framed"
    """Menu and controls; the page itself is markup and nothing else."""
    ALONE = "alone"
    """Nothing: a talk fills the screen."""
    NATIVE = "native"
    """Menu and controls; elements of Streamlit's own stand on the page."""


NATIVE = frozenset({"participants", "words"})
"""Pages with elements of Streamlit's own: charts, and a field to upload to."""


def shell_of(address: Address) -> Shell:
    """What stands round the page at that address."""
    if address.page == "present" and not address.talk.preparing:
        return Shell.ALONE
    return Shell.NATIVE if address.page in NATIVE else Shell.FRAMED
