"""What a talk can be filtered by while it is given: the place by digits, the rest by a letter."""

from collections.abc import Iterator

from evaldata.analysis.view import View
from evaldata.model.attributes import Attribute
from evaldata.model.language import uncapitalised
from pages.components.browser import Switch

DIGITS = "0"
DIGIT_KEYS = 9
"""Values that a digit each chooses."""
_TAKEN = "bf"
"""Letters that mean something else in a talk."""


def switches(view: View) -> list[Switch]:
    """A switch for each attribute, its key the first letter of its id or label that is free."""
    area = view.dataset.evaluation.map_attribute
    found = [_switch(view, area, DIGITS)] if area else []
    taken = set(_TAKEN)
    for attribute in view.dataset.attributes:
        if attribute != area:
            letters = f"{attribute.id}{attribute.label}".lower()
            key = next((c for c in letters if c.isalpha() and c not in taken), "")
            found.append(_switch(view, attribute, key))
            taken.add(key)
    return found


def keys_in_words(switches: list[Switch]) -> str:
    """The keys of a talk in a line, for its first screen."""
    own = [
        f"1 to 9 {uncapitalised(switch.label)}, 0 all"
        if switch.key == DIGITS
        else f"{switch.key} next {uncapitalised(switch.label)}"
        for switch in switches
        if switch.key
    ]
    keys = ["→ ← move", *own, "b black", "f full screen", "? all keys", "Esc leave"]
    return " · ".join(key.replace(" ", "\u00a0") for key in keys)


def _switch(view: View, attribute: Attribute, key: str) -> Switch:
    chosen = view.filter.of_attribute(attribute.id)
    return Switch(
        name=attribute.id,
        label=attribute.label,
        values=(("", f"All {attribute.plural}"), *_values(attribute, digits=key == DIGITS)),
        chosen=chosen[0] if len(chosen) == 1 else "",
        key=key,
    )


def _values(attribute: Attribute, *, digits: bool) -> Iterator[tuple[str, str]]:
    """Each value's text and label, after its digit where that chooses it."""
    for place, value in enumerate(attribute.values, 1):
        keyed = digits and place <= DIGIT_KEYS
        yield value.text, f"{place} {value.shown}" if keyed else value.shown
