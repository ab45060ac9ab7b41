"""Finds what identifies somebody, an id or a label, in a text, however it is spelled there.

Compared are letters and digits alone: after NFKC, without case, accents and whatever cannot be
seen, whatever white space or punctuation stands between them.
"""

import html
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

TOKEN = re.compile(r"[^\W_]+")
UNSEEN = re.compile("[\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0]")
"""Characters that look like nothing, though Unicode calls them letters or symbols."""
STROKED = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ŧ": "t", "ı": "i"})
"""Latin letters with a stroke, which Unicode does not take apart."""
UNSPACED = ("CJK", "HIRAGANA", "KATAKANA", "THAI", "LAO", "KHMER", "MYANMAR")
"""Scripts that put no space between words, by how Unicode names their characters."""
MANY_DIGITS = 3
"""An id of so many digits is known even where blanks stand between them."""
SHORT_ID = 2
LONG_NAME = 6
"""A name of so many letters is known even where its words are written as one."""
SHORT_NUMBER = 4
"""A number of so few digits stands in any text, and is no id."""


def folded(text: str) -> str:
    """A text without case, accents, invisible characters and other ways to write a digit."""
    if text.isascii():
        return (html.unescape(text) if "&" in text else text).casefold()
    text = unicodedata.normalize("NFKD", html.unescape(text)).casefold()
    text = unicodedata.normalize("NFKD", UNSEEN.sub("", text))
    return "".join(_plain(character) for character in text).translate(STROKED)


def letters(text: str) -> str:
    """The letters and digits of a text, folded and without a gap."""
    return "".join(TOKEN.findall(folded(text)))


@lru_cache(maxsize=4096)
def _plain(character: str) -> str:
    if unicodedata.category(character) in ("Cf", "Me") or unicodedata.combining(character):
        return ""
    return str(unicodedata.decimal(character, character))


@dataclass(frozen=True)
class _Label:
    """A label as it is looked for.

    Attributes:
        ends: Where its words end, in its letters and digits written without a gap.
        digits: How many of these are digits.
        joints: Where letters meet digits, several of either.
        long: Its words may be written as one.
    """

    ends: frozenset[int]
    digits: int
    joints: frozenset[int]
    long: bool

    def written(self, gaps: dict[int, bool]) -> bool:
        """Whether a text with these gaps says it; true gaps are of white space.

        With a digit in it, or long enough, its words may be written as one. One word may be torn
        by punctuation; by blanks only where it has many digits, or between letters and digits:
        "as a" is not Asa.
        """
        joined = self.ends - gaps.keys()
        loose = self.ends | self.joints
        torn = any(blank for place, blank in gaps.items() if place not in loose)
        may_be_joined = self.digits or self.long
        return not (joined and not may_be_joined) and not (torn and self.digits < MANY_DIGITS)


class ParticipantLabels:
    """Labels that must not appear, found by their letters and digits.

    Single letters and short numbers stand in any text, and are passed.
    """

    def __init__(self, labels: Iterable[str] = ()) -> None:
        self._known: dict[str, list[_Label]] = {}
        self._beginnings: set[str] = set()
        self._unspaced: set[str] = set()
        for name in set(labels):
            words = TOKEN.findall(folded(name))
            key = "".join(words)
            if len(key) <= 1 or (key.isdecimal() and len(key) <= SHORT_NUMBER):
                continue
            if any(unicodedata.name(c, "").startswith(UNSPACED) for c in key):
                self._unspaced.add(key)
            ends = frozenset(accumulate(map(len, words[:-1])))
            digits = sum(c.isdecimal() for c in key)
            label = _Label(ends, digits, _joints(key), len(key) >= LONG_NAME)
            self._known.setdefault(key, []).append(label)
            self._beginnings.update(key[:end] for end in range(1, len(key)))

    def __bool__(self) -> bool:
        return bool(self._known)

    def stand_in(self, text: str) -> bool:
        """Whether a text holds one of the labels."""
        plain = folded(text)
        tokens = [(word.start(), word.end()) for word in TOKEN.finditer(plain)]
        if any(self._begins(plain, tokens, first) for first in range(len(tokens))):
            return True
        together = "".join(TOKEN.findall(plain)) if self._unspaced else ""
        return any(label in together for label in self._unspaced)

    def _begins(self, text: str, tokens: list[tuple[int, int]], first: int) -> bool:
        """Whether one of the labels begins at that word."""
        said, gaps, before = "", dict[int, bool](), 0
        for place in range(first, len(tokens)):
            start, end = tokens[place]
            if said:
                gaps[len(said)] = any(c.isspace() for c in text[before:start])
            said, before = said + text[start:end], end
            if any(label.written(gaps) for label in self._known.get(said, ())):
                return True
            if said not in self._beginnings:
                return False
        return False


def _joints(key: str) -> frozenset[int]:
    """Where letters meet digits; not where a single one of both stands, as in A1."""
    if len(key) <= SHORT_ID:
        return frozenset()
    return frozenset(
        place for place in range(1, len(key)) if key[place - 1].isdigit() != key[place].isdigit()
    )


def texts_of(value: object, place: str = "") -> Iterator[tuple[str, str]]:
    """Every text in a value and where it stands there: the keys and values of mappings, items."""
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from texts_of(key, place)
            yield from texts_of(item, f"{place}.{key}" if place else str(key))
    elif isinstance(value, (list, tuple)):
        for number, item in enumerate(value, 1):
            yield from texts_of(item, f"{place}.{number}")
