"""What one key switches in a talk: the place by a digit, other attributes by their letter."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from evaldata.dataset import Dataset
from evaldata.evaluation import Attribute, Value
from pages.address import Address

TAKEN = frozenset("bf")
DIGITS = 9


@dataclass(frozen=True)
class Choice:
    """A value that can be switched to, with its key; without one if it has none."""

    label: str
    href: str
    keys: str = ""
    chosen: bool = False


@dataclass(frozen=True)
class Switch:
    """An attribute that can be switched, with its choices."""

    label: str
    choices: tuple[Choice, ...]


def switches(dataset: Dataset, address: Address) -> list[Switch]:
    """Every attribute of a dataset: the mapped one by digits, the others by their first letter."""
    area = dataset.evaluation.map_attribute
    found = [Switch(area.label, tuple(_by_digit(area, address)))] if area else []
    letters = set(TAKEN)
    for attribute in dataset.attributes:
        if attribute == area:
            continue
        letter = attribute.id[0].lower()
        found.append(Switch(attribute.label, tuple(_in_turn(attribute, address, letter, letters))))
        letters.add(letter)
    return found


def _by_digit(area: Attribute, address: Address) -> Iterator[Choice]:
    chosen = address.filter.of_attribute(area.id)
    yield Choice(f"All {area.plural}", address.only(area, None), "0", not chosen)
    for number, value in enumerate(area.values, 1):
        keys = str(number) if number <= DIGITS else ""
        yield Choice(value.shown, address.only(area, value), keys, chosen == (value.text,))


def _in_turn(
    attribute: Attribute, address: Address, letter: str, taken: set[str]
) -> Iterator[Choice]:
    """The letter switches to the value after the chosen one, and from the last to all."""
    chosen = address.filter.of_attribute(attribute.id)
    values: Sequence[Value | None] = (None, *attribute.values)
    one = next((i for i, v in enumerate(values) if v and chosen == (v.text,)), None)
    now = one if chosen else 0
    following = ((now or 0) + 1) % len(values)
    for i, value in enumerate(values):
        label = value.shown if value else f"All {attribute.plural}"
        keys = letter if i == following and letter not in taken else ""
        yield Choice(label, address.only(attribute, value), keys, i == now)
