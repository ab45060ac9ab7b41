"""The properties of participants by which results can be filtered, and their values."""

from typing import Literal

import msgspec

from evaldata.model.language import uncapitalised


class Record(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A table of `evaluation.toml`; a key that it does not know is an error."""


class Value(Record, frozen=True):
    """One value of an attribute.

    Attributes:
        singular: What one who has the value is called in the middle of a sentence; the label if
            empty, in small letters where it has a plural.
        plural: What several are called there; the label if empty.
        meaning: A sentence for a reader who does not know the term.
        tile: Row and column on the tile map, from 0 at the top left.
    """

    value: str | int
    label: str = ""
    singular: str = ""
    plural: str = ""
    meaning: str = ""
    tile: tuple[int, int] | None = None

    @property
    def text(self) -> str:
        """The value as addresses and filters carry it."""
        return str(self.value)

    @property
    def shown(self) -> str:
        """The value as a reader sees it."""
        return self.label or self.text

    @property
    def one(self) -> str:
        """What one who has the value is called in the middle of a sentence."""
        return self.singular or (uncapitalised(self.shown) if self.plural else self.shown)

    @property
    def somebody(self) -> str:
        """The same with its article, "a commissioner"; plain where the value counts nobody."""
        article = "an" if self.one[:1].lower() in "aeio" else "a"
        return f"{article} {self.one}" if self.plural else self.one

    @property
    def many(self) -> str:
        """What those who have the value are called in the middle of a sentence."""
        return self.plural or self.shown


class Attribute(Record, frozen=True):
    """A property of participants by which results can be filtered."""

    id: str
    label: str
    plural: str
    values: tuple[Value, ...]
    type: Literal["text", "integer"] = "text"
    explanation: str = ""

    @property
    def texts(self) -> tuple[str, ...]:
        """The values as addresses carry them, in their order."""
        return tuple(value.text for value in self.values)

    @property
    def one(self) -> str:
        """What the attribute is called in the middle of a sentence."""
        return uncapitalised(self.label)

    def value(self, text: str) -> Value:
        """The value of that text; KeyError where the attribute has none such."""
        for value in self.values:
            if value.text == text:
                return value
        raise KeyError(text)

    @property
    def names(self) -> frozenset[str]:
        """What its values are called, folded: a label that is one of them many share."""
        forms = (name for v in self.values for name in (v.text, v.shown, v.one, v.many))
        return frozenset(map(str.casefold, forms))


NO_VOICE = Attribute("", "Speaker", "speakers", ())
