"""What is wrong in `evaluation.toml` is told by key."""

import tomllib
from typing import Any

import pytest

from evaldata.model.evaluation_file import read_evaluation
from evaldata.model.problems import BadDatasetError
from tests.evaluations import EVALUATION


def content() -> dict[str, Any]:
    return tomllib.loads(EVALUATION)


def told(changed: dict[str, Any]) -> list[tuple[str, str]]:
    with pytest.raises(BadDatasetError) as caught:
        read_evaluation(changed)
    return sorted((problem.rule, problem.field) for problem in caught.value.problems)


def test_an_evaluation_knows_its_attributes() -> None:
    evaluation = read_evaluation(content())
    assert [a.id for a in evaluation.attributes] == ["nation", "age_group"]
    assert evaluation.attribute("age_group").texts == ("60", "75")
    assert evaluation.map_attribute == evaluation.attribute("nation")


def test_all_missing_and_unknown_keys_are_told_at_once() -> None:
    changed = content()
    del changed["title"]
    del changed["short_title"]
    changed["colour"] = "red"
    assert told(changed) == [
        ("known_key", "colour"),
        ("required_key", "short_title"),
        ("required_key", "title"),
    ]


def test_a_value_of_another_form_is_told_with_its_place() -> None:
    changed = content()
    changed["attributes"][1]["values"][0]["label"] = 60
    changed["people"] = "Ann"
    assert told(changed) == [
        ("key_form", "attributes[1].values[0].label"),
        ("key_form", "people"),
    ]


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"disclosure": {"published": "Y"}}, "The value is neither yes (true) nor no (false)."),
        ({"disclosure": {"threshold": "two"}}, "The value is no number."),
        ({"title": 3}, "The value is no text."),
        ({"questions": "Who?"}, "The value is no list."),
        ({"rights": "mine"}, "The value is no group of keys."),
        ({"rights": {"wording": "own"}}, "“own” is none of the words that may stand here."),
        ({"people": [{"role": "head"}]}, "The key “name” is missing."),
        ({"people": [{"name": "Ann", "rôle": "x"}]}, "The key “rôle” is not known."),
    ],
)
def test_a_value_of_another_form_is_told_in_plain_words(
    wrong: dict[str, object], message: str
) -> None:
    with pytest.raises(BadDatasetError) as caught:
        read_evaluation({**content(), **wrong})
    assert [problem.message for problem in caught.value.problems] == [message]


@pytest.mark.parametrize(
    "name", ["theme", "q", "two words", "nation", "text", "speaker", "row", "stands"]
)
def test_an_attribute_needs_an_id_of_its_own(name: str) -> None:
    changed = content()
    changed["attributes"][1]["id"] = name
    changed["voice"] = "nation"
    assert told(changed) == [("attribute_id", f"attributes.{name}")]


@pytest.mark.parametrize(("place", "value"), [(0, 60), (1, "sixty")])
def test_a_value_is_of_its_attributes_type(place: int, value: object) -> None:
    changed = content()
    changed["attributes"][place]["values"][0]["value"] = value
    name = changed["attributes"][place]["id"]
    assert told(changed) == [("attribute_type", f"attributes.{name}")]


def test_a_value_stands_once() -> None:
    changed = content()
    changed["attributes"][1]["values"].append({"value": 60})
    assert told(changed) == [("attribute_values", "attributes.age_group")]


@pytest.mark.parametrize("tile", [[-1, 0], [0, 0]])
def test_a_tile_has_a_place_of_its_own_on_the_map(tile: list[int]) -> None:
    changed = content()
    changed["attributes"][0]["values"][1]["tile"] = tile
    assert told(changed) == [("tile_position", "attributes.nation.Wales")]


def test_what_names_an_attribute_names_one_that_there_is() -> None:
    changed = content()
    changed["voice"] = "role"
    changed["tables"] = [
        {"number": 1, "title": "T", "rows": "nation", "columns": "x", "where": {"nation": "Y"}}
    ]
    assert told(changed) == [
        ("known_attribute", "tables.1"),
        ("known_attribute", "voice"),
        ("known_value", "tables.1.where"),
    ]


def test_the_disclosure_threshold_has_a_floor() -> None:
    changed = content()
    changed["disclosure"] = {"threshold": 2}
    assert told(changed) == [("disclosure_threshold", "disclosure.threshold")]


@pytest.mark.parametrize("words", [[], ["money"], ["money", " Money ", ""]])
def test_synonyms_are_several(words: list[str]) -> None:
    changed = content() | {"synonyms": [{"words": ["cost", "funding"]}, {"words": words}]}
    assert told(changed) == [("synonyms_several", "synonyms[1].words")]
