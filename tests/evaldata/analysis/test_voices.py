"""Whose words the quotes are is said in words, and a speaker quoted twice is one voice."""

from evaldata.analysis.voices import voices_of
from evaldata.dataset.dataset import Dataset
from evaldata.wording.evidence import evidence_sentence
from evaldata.wording.voices import given_and_quoted, remarks, voices_headline


def test_who_is_quoted_stands_beside_who_took_part(shipped: Dataset, walking: Dataset) -> None:
    sentences = given_and_quoted(shipped)
    assert voices_headline(shipped) == "Seven of ten themes are voiced by one role alone"
    assert sentences[1] == (
        "Service providers gave 12 of 33 survey responses, 33 of 51 interviews and 24 of 33 quotes."
    )
    assert sentences[-1] == (
        "33 quotes carry 20 speaker labels; nine of the labels come several times "
        "and count as one voice each."
    )
    assert given_and_quoted(walking)[0] == (
        "People of 60 to 74 gave 3 of 4 responses and 1 of 4 quotes."
    )


def test_what_stands_out_in_a_theme(shipped: Dataset) -> None:
    said = [*remarks(shipped)]
    assert said[0] == "7.1 Purpose of the network: 3 quotes from 3 speakers."
    assert said[2] == (
        "7.3 Engagement: 7 quotes from 6 speakers. "
        "Service Provider 8 is quoted twice, counted as one voice."
    )
    assert said[5] == "7.6 Administration issues: 2 quotes from 2 speakers. Commissioners only."
    assert said[8] == (
        "7.9 Communication: 2 quotes from 1 speaker. "
        "One speaker only, Service User 1, quoted twice."
    )


def test_a_speaker_who_is_quoted_twice_is_one_voice(shipped: Dataset) -> None:
    voices = voices_of(shipped, ["7.3"])
    assert (voices.total, len(voices.speakers or ())) == (7, 6)
    assert voices.repeated == (("Service Provider 8", 2),)


def test_unknown_voices_are_not_one_voice(walking: Dataset) -> None:
    voices = voices_of(walking, ["b"])
    assert (voices.unknown, voices.only) == (2, None)


def test_evidence_says_its_criteria_and_no_score(shipped: Dataset, walking: Dataset) -> None:
    assert evidence_sentence(shipped, ["7.5"]) == (
        "2 quotes from 2 speakers, service providers; in paraphrase; "
        "known from one, possible from nine of nine regions."
    )
    assert evidence_sentence(shipped, []) == "No quote stands behind this."
    assert "their voice not stated" in evidence_sentence(walking, ["b"])
