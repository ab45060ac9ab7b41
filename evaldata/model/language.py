"""Numbers, days and lists as one reads them out."""

import re
from collections.abc import Sequence
from datetime import date

WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
MOST_NAMED = 20
NAMED = 6
"""How many of more than that are named."""


def counted(number: int, singular: str, plural: str) -> str:
    """A number with what it counts: "1 quote", "33 quotes", "no quotes"."""
    figure = f"{number:,}" if number else "no"
    return f"{figure} {singular if number == 1 else plural}"


def spelled(number: int) -> str:
    """A number up to ten as a word, a larger one in digits."""
    return WORDS[number] if number < len(WORDS) else f"{number:,}"


def quotes(number: int) -> str:
    """A number of quotes."""
    return counted(number, "quote", "quotes")


def responses(number: int) -> str:
    """A number of responses."""
    return counted(number, "response", "responses")


def all_of(number: int) -> str:
    """All of so many, at least two: "both", "all 33"."""
    return "both" if number == 2 else f"all {number:,}"  # noqa: PLR2004


def enumeration(parts: Sequence[str], conjunction: str = "and") -> str:
    """Parts as one reads them out: "a, b and c"; of very many the first, and how many more.

    A comma stands before the last where a part has the conjunction in itself.
    """
    if len(parts) > MOST_NAMED:
        parts = [*parts[:NAMED], f"{len(parts) - NAMED:,} more"]
    if len(parts) < 2:  # noqa: PLR2004
        return "".join(parts)
    comma = "," * any(f" {conjunction} " in part for part in parts)
    return f"{', '.join(parts[:-1])}{comma} {conjunction} {parts[-1]}"


def capitalised(sentence: str) -> str:
    """A sentence with its first letter in upper case."""
    return sentence[:1].upper() + sentence[1:]


def uncapitalised(label: str) -> str:
    """A label in the middle of a sentence: "Service User" in small letters, "NHS" as it is."""

    def one(word: re.Match[str]) -> str:
        is_plain = word[0][1:] == word[0][1:].lower()
        return word[0].lower() if is_plain else word[0]

    return re.sub(r"[^\W\d_]+", one, label)


def day_in_words(day: date) -> str:
    """A day as one writes it: "3 May 2016"."""
    return f"{day.day} {day:%B %Y}"
