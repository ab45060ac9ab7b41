"""The address of a talk: which screen, which parts in which order, where to go back to."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Self

PAGE_NAME = re.compile("[a-z]+")


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
        """The talk that an address names. What leads back is a plain name, never an address."""
        first = {name: values[-1] for name, values in parameters.items() if values}
        back = first.get("back", "")
        return cls(
            first.get("screen") or None,
            tuple(parameters.get("parts", ())) or None,
            back if PAGE_NAME.fullmatch(back) else None,
            first.get("prepare") == "1",
        )

    def parameters(self) -> list[tuple[str, str]]:
        """The talk as query parameters; `read` reads them back."""
        optional = {
            "screen": self.screen or "",
            "back": self.back or "",
            "prepare": "1" if self.preparing else "",
        }
        own = [(name, value) for name, value in optional.items() if value]
        return own + [("parts", part) for part in self.parts or ()]

    def moved(self, parts: Sequence[str], name: str, by: int) -> Self:
        """The same talk with a part moved by so many places among these parts."""
        order = [part for part in parts if part != name]
        order.insert(max(0, list(parts).index(name) + by), name)
        return replace(self, parts=tuple(order))
