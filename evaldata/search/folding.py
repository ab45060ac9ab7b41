"""The form in which texts are compared: no case, no accents, plain punctuation."""

from functools import lru_cache

import pyarrow as pa
import pyarrow.compute as pc

APOSTROPHES = "[‘’‛ʼ´`′＇]"
QUOTATION_MARKS = "[“”„‟″]"
DASHES = "[‐‑‒–—―−]"
MARKS = r"\p{Mn}"


def fold(texts: pa.ChunkedArray) -> pa.ChunkedArray:
    """Texts in the form in which they are compared; what is null is empty."""
    texts = pc.fill_null(texts, "")
    plain = pc.and_not(pc.string_is_ascii(texts), pc.match_substring(texts, "`"))
    rare = pc.invert(plain).combine_chunks()
    return pc.replace_with_mask(pc.ascii_lower(texts), rare, _folded(texts.filter(rare)))


def _folded(texts: pa.ChunkedArray) -> pa.Array:
    """The same for texts with signs that are not the plainest."""
    for pattern, plain in ((APOSTROPHES, "'"), (QUOTATION_MARKS, '"'), (DASHES, "-")):
        texts = pc.replace_substring_regex(texts, pattern, plain)
    texts = pc.replace_substring_regex(pc.utf8_normalize(texts, form="NFKD"), MARKS, "")
    return pc.utf8_lower(texts).combine_chunks()


@lru_cache(4096)
def folded(text: str) -> str:
    """A short text as it is compared; empty for an accent."""
    result: str = fold(pa.chunked_array([[text]]))[0].as_py()
    return result


def words_of(text: str) -> tuple[str, ...]:
    """The folded words of a short text."""
    split = pc.utf8_split_whitespace(pa.array([folded(text)], pa.string()))
    return tuple(filter(None, split[0].as_py()))
