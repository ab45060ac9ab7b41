"""Ids and labels are found however they are spelled, and other words are not taken for them."""

import pytest

from evaldata.dataset.disclosure.identifying import ParticipantLabels, texts_of

KNOWN = ("P0003", "Anna Smith", "Asa", "A1", "Nurse 3", "17", "田中", "I.T.", "P12", "Łukasz", "b")
LABELS = ParticipantLabels([*KNOWN])


@pytest.mark.parametrize(
    "text",
    [
        *("P0003", "p0003", "(P0003)", "P0003’s words", "as P0003, who", "P٠٠٠٣"),
        *("P 0003", "P-0003", "P_0003", "P.0003", "P**0003**", "P\n0003", "P\u00a00003"),
        *("P\u00ad0003", "P\u200b0003", "P\u20600003", "Ｐ０００３", "P&#48;003", "\u202eP0003"),
        *("anna smith", "ANNA SMITH", "Anna  Smith", "Anna\nSmith", "Anna\u00a0Smith"),
        *(
            "Anna\u2003Smith",
            "An\u00adna Smith",
            "Ａｎｎａ Smith",
            "Ánna Smith",
            "A\u0301nna Smith",
        ),
        *("Anna-Smith", "Anna&nbsp;Smith", "\ufeffAnna Smith", "Anna\u034f Smith", "𝐀nna Smith"),
        *("an Asa here", "A-1", "nurse 3", "Nurse-3", "Nurse3 said", "田中さん", "I T"),
        *("P 12", "annasmith", "Lukasz", "lukasz"),
    ],
)
def test_a_label_is_found_however_it_is_spelled(text: str) -> None:
    assert LABELS.stand_in(text)


@pytest.mark.parametrize(
    "text",
    [
        *("", "as a nurse", "a 1:1 meeting", "P00031", "XP0003", "Hanna Smith", "a b c"),
        *("it is late", "nurse 31", "17 of them", "Anna or Smith", "田んぼ"),
    ],
)
def test_other_words_are_not_taken_for_a_label(text: str) -> None:
    assert not LABELS.stand_in(text)


def test_a_long_text_is_read_once() -> None:
    assert not LABELS.stand_in("Anna and Nurse P " * 20_000)


def test_every_text_of_a_value_is_told_with_its_place() -> None:
    value = {"title": "A", "glossary": [{"term": "b", "also": ["c"]}], "threshold": 10}
    assert {*texts_of(value)} > {
        ("title", "A"),
        ("glossary.1.term", "b"),
        ("glossary.1.also.1", "c"),
    }
