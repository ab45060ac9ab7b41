"""How large the texts of a screen of a talk are written, and how much of them has room.

A screen of 1280 × 720 is reckoned with; one of another size has letters of another size.
"""

from bisect import bisect_right

from evaldata.wording.talk import Screen

STEPS = (260, 490, 670, 860, 1_150)
"""Letters from which on a screen's are smaller by a step; the style sheet has the sizes."""
SMALLEST = len(STEPS)
WITHOUT_QUOTE = 150
"""Letters for which a text's title and evidence take the room; a title's own count twice."""
ROOM = 1_800
"""Letters of the smallest that a screen has room for."""
OVER_FIGURE, OVER_FIGURE_STEP = 85, 100
"""Letters of a title beside which a figure has room, and for each step more by which it is
smaller."""
LINE = 60
"""Letters for which a new line takes the room."""


def step(screen: Screen) -> int:
    """By how many steps the letters of a screen without a list are smaller, up to the smallest."""
    if screen.people or screen.voices:
        more = len(screen.title) - OVER_FIGURE
        return min(3 + more // OVER_FIGURE_STEP, SMALLEST) if more > 0 else 0
    if screen.quote:
        letters = _room_of(screen.quote.text)
    elif len(screen.lines) > 1:
        return 0
    else:
        letters = WITHOUT_QUOTE + 2 * len(screen.title) + sum(map(_room_of, screen.lines))
    return bisect_right(STEPS, letters)


def beginning(text: str) -> str:
    """What a screen has room for: all of a text, or its first words and "…"."""
    if _room_of(text) <= ROOM:
        return text
    kept = text[:ROOM]
    while _room_of(kept) > ROOM and "\n" in kept:
        kept = kept.rpartition("\n")[0]
    return f"{kept.rpartition(' ')[0] or kept} …"


def _room_of(text: str) -> int:
    return len(text) + LINE * text.count("\n")
