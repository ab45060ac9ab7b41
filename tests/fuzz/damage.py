"""Ways in which a file goes bad: on a disk, in a copy that was cut off, in a mix of two copies."""

from collections.abc import Callable
from random import Random

FOOTER_END = 8
"""Bytes behind a Parquet footer: its length, and the magic number."""


def flipped(content: bytes, chance: Random, other: bytes) -> bytes:
    """Some bits flipped."""
    del other
    damaged = bytearray(content)
    for _ in range(chance.choice((1, 1, 1, 2, 8, 64))):
        damaged[chance.randrange(len(damaged))] ^= 1 << chance.randrange(8)
    return bytes(damaged)


def truncated(content: bytes, chance: Random, other: bytes) -> bytes:
    """Cut off, at times with the end put back behind the cut."""
    cut = chance.randrange(len(content))
    tail = content[-chance.randrange(1, 64) :] if chance.random() < 0.5 else b""
    del other
    return content[:cut] + tail


def spliced(content: bytes, chance: Random, other: bytes) -> bytes:
    """A piece of the file itself, or of another one, written over some place."""
    source = chance.choice((content, other))
    size = chance.randrange(1, 1 + min(len(source), 4096))
    start, place = chance.randrange(len(source)), chance.randrange(len(content))
    piece = source[start : start + size]
    return content[:place] + piece + content[place + len(piece) :]


def with_footer_of(content: bytes, chance: Random, other: bytes) -> bytes:
    """The data of one file, the footer of another."""
    del chance
    return content[: _footer(content)] + other[_footer(other) :]


DAMAGES: tuple[Callable[[bytes, Random, bytes], bytes], ...] = (
    flipped,
    truncated,
    spliced,
    with_footer_of,
)


def damage(content: bytes, chance: Random, other: bytes) -> bytes:
    """The content, damaged in one of the ways; a piece may come from another file."""
    way = chance.choice(DAMAGES)
    return way(content, chance, other)


def _footer(content: bytes) -> int:
    """Where the footer of a Parquet file begins."""
    length = int.from_bytes(content[-FOOTER_END:-4], "little")
    return max(0, len(content) - FOOTER_END - length)
