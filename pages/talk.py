"""The address of a talk: which screen, which parts in which order, where to go back to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Self

SEPARATOR = ","


@dataclass(frozen=True)
class TalkAddress:
    """What the page Present adds to an address.

    Attributes:
        screen: Name of the screen; None for the first.
        parts: Names of the parts, in their order; None for all.
        back: Name of the page from which the talk was begun.
        preparing: The presenter is choosing parts.
    """

    screen: str | None = None
    parts: tuple[str, ...] | None = None
    back: str | None = None
    preparing: bool = False

    @classmethod
    def read(cls, parameters: Mapping[str, Sequence[str]]) -> Self:
        """The talk that an address names; `Talk` and the menu decide what of it there is."""
        first = {name: values[-1] for name, values in parameters.items() if values}
        parts = first.get("parts")
        return cls(
            first.get("screen") or None,
            tuple(parts.split(SEPARATOR)) if parts else None,
            first.get("back") or None,
            first.get("prepare") == "1",
        )

    def parameters(self) -> list[tuple[str, str]]:
        """The talk as query parameters; `read` reads them back."""
        optional = {
            "screen": self.screen or "",
            "parts": SEPARATOR.join(self.parts or ()),
            "back": self.back or "",
            "prepare": "1" if self.preparing else "",
        }
        return [(name, value) for name, value in optional.items() if value]

    def moved(self, parts: Sequence[str], name: str, by: int) -> Self:
        """The same talk with a part moved by so many places among these parts."""
        order = [part for part in parts if part != name]
        order.insert(max(0, list(parts).index(name) + by), name)
        return replace(self, parts=tuple(order))
