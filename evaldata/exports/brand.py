"""How files look: one typeface that every system has, the palette, the dataset's own accent."""

from dataclasses import dataclass
from typing import Self

from evaldata.dataset import Dataset
from evaldata.look import accents
from evaldata.palette import LIGHT

FONT = "Arial"


@dataclass(frozen=True)
class Brand:
    """Colours as `RRGGBB`, typeface and logo of a file on a light ground.

    Attributes:
        logo: PNG image; None where there is none.
        logo_text: What the logo says.
    """

    accent: str
    ink: str
    soft: str
    line: str
    wash: str
    font: str
    logo: bytes | None
    logo_text: str

    @classmethod
    def of(cls, dataset: Dataset) -> Self:
        """The look that a dataset asks for."""
        look = dataset.evaluation.look
        return cls(
            accent=_plain(accents(look)[0]),
            ink=_plain(LIGHT.ink),
            soft=_plain(LIGHT.soft),
            line=_plain(LIGHT.line),
            wash=_plain(LIGHT.grounds[1]),
            font=FONT,
            logo=dataset.logo,
            logo_text=look.logo_text,
        )


def _plain(colour: str) -> str:
    """A colour `#rrggbb` as office files write it."""
    return colour.removeprefix("#").upper()
