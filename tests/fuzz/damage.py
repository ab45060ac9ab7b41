"""Ways in which a file goes bad: on a disk, in a copy that was cut off, in a mix of two copies."""

import io
import re
import zipfile
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


def tokens(content: bytes, chance: Random, other: bytes) -> bytes:
    """A tag, a line, a word or a number taken out, doubled, or put in another one's place."""
    del other
    kind = chance.choice((rb"<[^<>]*>", rb"[^\n]*\n", rb"\w+", rb"\d+", rb'"[^"]*"'))
    places = [match.span() for match in re.finditer(kind, content)]
    if not places:
        return content
    (start, end), (from_, to) = chance.choice(places), chance.choice(places)
    piece = chance.choice((b"", content[start:end] * 2, content[from_:to], b"99999", b"-1"))
    return content[:start] + piece + content[end:]


def inside(content: bytes, chance: Random, other: bytes) -> bytes:
    """One part of an archive damaged, and packed again, so that no checksum tells."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = {info.filename: archive.read(info) for info in archive.infolist()}
    except zipfile.BadZipFile:
        return tokens(content, chance, other)
    name = chance.choice([name for name, part in parts.items() if part])
    way = chance.choice((flipped, truncated, spliced, tokens, tokens, tokens))
    parts[name] = way(parts[name], chance, other)
    if chance.random() < 1 / 16:
        del parts[name]
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, held in parts.items():
            archive.writestr(part, held)
    return sink.getvalue()


FILE_DAMAGES = (flipped, truncated, spliced, inside, inside, inside)
"""Ways of any file; `inside` also takes one that is no archive apart."""


def file_damage(content: bytes, chance: Random, other: bytes) -> bytes:
    """The content of a file, damaged in one of the ways so that it is another than it was."""
    damaged = content
    while damaged == content:
        damaged = chance.choice(FILE_DAMAGES)(content, chance, other)
    return damaged


def damage(content: bytes, chance: Random, other: bytes) -> bytes:
    """The content, damaged in one of the ways; a piece may come from another file."""
    way = chance.choice(DAMAGES)
    return way(content, chance, other)


def _footer(content: bytes) -> int:
    """Where the footer of a Parquet file begins."""
    length = int.from_bytes(content[-FOOTER_END:-4], "little")
    return max(0, len(content) - FOOTER_END - length)
