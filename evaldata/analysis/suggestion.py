"""Which few quotes to show of many: of different voices, speakers and lengths, by a stated rule."""

from collections.abc import Sequence

from evaldata.model.attributes import Attribute
from evaldata.model.entities import Quote

FEW = 3
RULE = (
    "Suggested are quotes that an editor chose first, then one of each voice, then of each "
    "speaker, and of these the one whose length differs most from those before."
)


def suggested(quotes: Sequence[Quote], voice: Attribute, most: int = FEW) -> tuple[Quote, ...]:
    """The quotes to show, in the order in which they stand. `RULE` says by what rule."""
    chosen: list[Quote] = []
    left = list(quotes)
    while left and len(chosen) < most:
        best = max(left, key=lambda quote: _worth(quote, chosen, voice))  # the first of equals
        chosen.append(best)
        left.remove(best)
    return tuple(quote for quote in quotes if quote in chosen)


def _worth(quote: Quote, chosen: Sequence[Quote], voice: Attribute) -> tuple[bool, bool, bool, int]:
    """What a quote adds to those chosen: an editor's choice, a voice, a speaker, another length."""
    voices = {other.place(voice) for other in chosen}
    speakers = {other.speaker for other in chosen}
    apart = min((abs(len(quote.text) - len(other.text)) for other in chosen), default=0)
    new_voice = quote.place(voice) not in {*voices, None}
    return bool(quote.why), new_voice, bool(quote.speaker) and quote.speaker not in speakers, apart
