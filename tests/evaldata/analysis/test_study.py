"""An analyst's frames: the schema's columns, the filter of the screen, only what is shown."""

import re
import subprocess
import sys
from itertools import product
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import evaldata
from evaldata.analysis.filters import Filter
from evaldata.analysis.study import Study
from evaldata.analysis.view import View
from evaldata.dataset.dataset import Dataset
from evaldata.dataset.storage import load
from evaldata.model.problems import BadDatasetError
from evaldata.model.schema import PARTICIPANTS, QUOTES, STATEMENTS, THEMES
from tests.bare import FRAMES, bare
from tests.evaluations import built
from tests.linked import CANARY, NAMED, PEOPLE, linked
from tests.server import ROOT

CLASSES = ["matches", "possible", "ruled out"]


@pytest.fixture(scope="module")
def study(tmp_path_factory: pytest.TempPathFactory) -> Study:
    return evaldata.open(built(tmp_path_factory.mktemp("walking")))


@pytest.fixture(scope="module")
def networks() -> Study:
    return evaldata.open(str(ROOT / "data"))


@pytest.fixture(scope="module")
def guarded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return linked(tmp_path_factory.mktemp("linked"))


def nations(*values: str | None) -> pd.Categorical:
    return pd.Categorical(values, ["Scotland", "Wales"], ordered=True)


def ages(*values: int | None) -> pd.Categorical:
    return pd.Categorical(values, [60, 75], ordered=True)


def standing(*values: str) -> pd.Categorical:
    return pd.Categorical(values, CLASSES, ordered=True)


def ids(name: str, *values: str) -> pd.Index:
    return pd.Index(values, name=name, dtype="str")


def test_participants_are_the_responses(study: Study) -> None:
    pd.testing.assert_frame_equal(
        study.participants,
        pd.DataFrame(
            {
                "person_id": pd.array([None] * 4, "str"),
                "basis": ["stated", "stated", "stated", "derived"],
                "source": ["Table 1"] * 4,
                "nation": nations("Scotland", "Scotland", "Scotland", "Wales"),
                "age_group": ages(60, 60, 75, 60),
            },
            ids("participant_id", "p1", "p2", "p3", "p4"),
        ),
    )


def test_quotes_stand_by_theme_and_position(study: Study) -> None:
    pd.testing.assert_frame_equal(
        study.quotes[["theme_ids", "speaker", "participant_id", "nation", "age_group", "stands"]],
        pd.DataFrame(
            {
                "theme_ids": [["a"], ["a"], ["a", "b"], ["b"]],
                "speaker": ["Ann", "Bob", "Cai", "Ann"],
                "participant_id": pd.Series(["p1", None, None, None], dtype="str").array,
                "nation": nations("Scotland", None, "Wales", None),
                "age_group": ages(60, 75, None, None),
                "stands": standing(*["matches"] * 4),
            },
            ids("quote_id", "q1", "q2", "q3", "q4"),
        ),
    )


def test_themes_and_statements_stand_in_the_evaluations_order(study: Study) -> None:
    assert study.themes.index.tolist() == ["a", "b"]
    assert study.themes.points.tolist() == [
        ["They talked", "They laughed"],
        ["Some stayed at home"],
    ]
    assert study.statements.index.tolist() == ["finding-1", "finding-2", "recommendation-1"]
    assert study.statements.theme_ids.tolist() == [["a"], ["b"], ["a"]]
    assert pd.isna(study.themes.headline["b"])


def test_the_columns_are_the_schemas_and_the_coder_is_told_to_nobody(study: Study) -> None:
    attributes = ["nation", "age_group"]
    expected = {
        "participants": [*(c.name for c in PARTICIPANTS.columns), *attributes],
        "themes": [c.name for c in THEMES.columns],
        "statements": [c.name for c in STATEMENTS.columns],
        "quotes": [*(c.name for c in QUOTES.columns if c.name != "coder"), *attributes, "stands"],
    }
    for name, columns in expected.items():
        frame = getattr(study, name)
        assert [frame.index.name, *frame.columns] == columns
        lists = {"theme_ids", "points"} & {*columns}
        assert all(isinstance(value, list) for column in lists for value in frame[column])


def test_where_narrows_participants_and_says_how_quotes_stand(study: Study) -> None:
    wales = study.where(nation="Wales")
    assert wales.participants.index.tolist() == ["p4"]
    assert wales.quotes.index.tolist() == ["q1", "q2", "q3", "q4"]
    pd.testing.assert_series_equal(
        wales.quotes.stands,
        pd.Series(
            standing("ruled out", "ruled out", "matches", "possible"),
            wales.quotes.index,
            name="stands",
        ),
    )
    assert study.quotes.stands.eq("matches").all()


def test_where_takes_a_value_or_several_and_can_be_said_again(study: Study) -> None:
    assert len(study.where(age_group=60).participants) == 3
    assert len(study.where(age_group="60").participants) == 3
    assert len(study.where(age_group=pd.Series([60, 75])).participants) == 4
    assert len(study.where(age_group={75}, nation=["Scotland", "Wales"]).participants) == 1
    for same in (60.0, np.int64(60), np.float64(60), pd.Series([60, None]).dropna(), [60.0]):
        assert len(study.where(age_group=same).participants) == 3
    again = study.where(age_group=60).where(nation="Scotland")
    assert again.view.filter == study.where(age_group=60, nation="Scotland").view.filter


@pytest.mark.parametrize(
    ("wanted", "message"),
    [
        ({"region": "x"}, "'region' is no attribute; known are ['nation', 'age_group']."),
        (
            {"nation": ["Wales", "Mars"]},
            "'Mars' is no value of 'nation'; known are ['Scotland', 'Wales'].",
        ),
        ({"age_group": 61}, "'61' is no value of 'age_group'; known are [60, 75]."),
        ({"age_group": 60.5}, "'60.5' is no value of 'age_group'; known are [60, 75]."),
        ({"age_group": True}, "'True' is no value of 'age_group'; known are [60, 75]."),
        ({"nation": 60.0}, "'60.0' is no value of 'nation'; known are ['Scotland', 'Wales']."),
        ({"nation": None}, "'None' is no value of 'nation'; known are ['Scotland', 'Wales']."),
        ({"nation": []}, "No value is asked of 'nation'; known are ['Scotland', 'Wales']."),
    ],
)
def test_what_is_not_known_is_refused(study: Study, wanted: dict[str, str], message: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        study.where(**wanted)


def test_what_was_ruled_out_before_is_not_known_any_more(study: Study) -> None:
    with pytest.raises(ValueError, match=r"'Wales' is no value of 'nation'; known are \['Scot"):
        study.where(nation="Scotland").where(nation="Wales")


@given(data=st.data())
def test_where_counts_as_the_screen_does(
    networks: Study, shipped: Dataset, data: st.DataObject
) -> None:
    wanted = {
        a.id: data.draw(st.lists(st.sampled_from(a.texts), min_size=1, unique=True), a.id)
        for a in data.draw(st.lists(st.sampled_from(shipped.attributes), unique=True))
    }
    view, some = View.of(shipped, Filter.of(wanted, shipped.attributes)), networks.where(**wanted)
    counts = view.counts
    assert some.quotes.stands.value_counts(sort=False).to_dict() == {
        "matches": counts.matches,
        "possible": counts.possible,
        "ruled out": counts.ruled_out,
    }
    assert len(some.participants) == view.responses
    quotes = shipped.quotes.at(view.rows())
    assert some.quotes.index.tolist() == [quote.quote_id for quote in quotes]
    assert some.quotes.stands.cat.codes.tolist() == [view.class_of(quote) for quote in quotes]


def test_a_matrix_counts_those_that_match_and_keeps_the_possible_apart(study: Study) -> None:
    themes, columns = ids("theme_id", "a", "b"), ids("nation", "Scotland", "Wales")
    pd.testing.assert_frame_equal(
        study.matrix("nation"), pd.DataFrame([[1, 1], [0, 1]], themes, columns)
    )
    pd.testing.assert_frame_equal(
        study.matrix("nation", stands="possible"), pd.DataFrame([[1, 0], [1, 1]], themes, columns)
    )


def test_a_matrix_stays_what_it_is_where_a_frame_is_changed(study: Study) -> None:
    changed = study.where(nation=["Scotland", "Wales"])
    before = changed.matrix("nation")
    changed.themes.index = changed.themes.index[::-1]
    pd.testing.assert_frame_equal(changed.matrix("nation"), before)


def test_a_matrix_has_what_the_filter_leaves(study: Study) -> None:
    some = study.where(nation="Wales", age_group=60)
    assert some.matrix("age_group", stands="possible").to_dict() == {60: {"a": 1, "b": 2}}
    assert study.matrix("age_group").columns.tolist() == [60, 75]


@pytest.mark.parametrize(("attribute", "stands"), [("region", "matches"), ("nation", "ruled out")])
def test_a_matrix_of_what_is_not_known_is_refused(
    study: Study, attribute: str, stands: str
) -> None:
    with pytest.raises(ValueError, match=r"no attribute|\['matches', 'possible'\]"):
        study.matrix(attribute, stands)


def test_a_search_finds_quotes_as_the_screen_does(study: Study) -> None:
    assert study.search("WE").index.tolist() == ["q1", "q3"]
    assert study.search("we rain").index.tolist() == ["q3"]
    assert study.search("ann").index.tolist() == ["q1", "q4"]
    assert study.search("nowhere").empty
    assert len(study.search(" ")) == 4
    pd.testing.assert_frame_equal(study.search(""), study.quotes)
    assert study.where(nation="Wales").search("ann").stands.tolist() == ["ruled out", "possible"]


def test_a_search_says_what_it_was_understood_as(study: Study, networks: Study) -> None:
    assert study.search("tlak").attrs == {"taken_for": {"tlak": "talk"}, "also_found": {}}
    assert study.search('"tlak"').attrs == {"taken_for": {}, "also_found": {}}
    assert study.search("").attrs == {"taken_for": {}, "also_found": {}}
    understood = networks.search("comissioner money").attrs
    assert understood == {
        "taken_for": {"comissioner": "commissioner"},
        "also_found": {"money": ["cost", "funding", "budget"]},
    }


def test_it_says_what_it_is(study: Study) -> None:
    counted = "2 themes, 3 statements, 4 quotes"
    assert repr(study) == f"<Walking groups for older people: 4 responses, {counted}>"
    assert repr(study.where(nation="Wales", age_group=[75, 60])) == (
        f"<Walking groups for older people: 1 response, {counted} "
        "(0 matches, 2 possible, 2 ruled out), where age_group: 60, 75; nation: Wales>"
    )


def everything(study: Study) -> str:
    frames = [study.participants, study.themes, study.statements, study.quotes]
    frames += [study.search(CANARY), study.matrix("role"), study.matrix("region", "possible")]
    return "\n".join([repr(study), *(frame.to_csv() for frame in frames)])


def test_the_guard_holds_in_every_frame(guarded: Path) -> None:
    study = evaldata.open(guarded)
    assert CANARY not in everything(study)
    dataset = load(guarded)
    for region, role in product(dataset.attributes[0].texts, dataset.attributes[2].texts):
        assert CANARY not in everything(study.where(region=region, role=role))
    assert study.search(CANARY).empty
    assert CANARY in everything(evaldata.open(linked(guarded.parent / "named", NAMED)))


def test_protected_participants_are_told_by_what_many_share(guarded: Path) -> None:
    study = evaldata.open(guarded)
    people = study.participants
    assert [*people.columns] == ["basis", "source", "region", "phase", "role"]
    assert people.index.tolist() == [*range(PEOPLE)]
    assert people.basis.eq("stated").all()
    assert people.source.isna().all()
    values = people[["region", "phase", "role"]]
    assert values.value_counts(dropna=False).loc[lambda count: count > 0].min() >= 10
    assert "participant_id" not in study.quotes.columns
    assert "Islands" not in people.region.unique()


def test_the_order_of_protected_participants_tells_nothing(guarded: Path) -> None:
    people = evaldata.open(guarded).participants
    codes = pd.DataFrame({name: people[name].cat.codes for name in ("role", "phase", "region")})
    assert codes.equals(codes.sort_values([*codes.columns], ignore_index=True))


def test_what_is_protected_counts_as_the_screen_does(guarded: Path) -> None:
    study, dataset = evaldata.open(guarded), load(guarded)
    for region, phase in product(dataset.attributes[0].texts, (1, 2)):
        wanted = {"region": [region], "phase": [str(phase)]}
        view = View.of(dataset, Filter.of(wanted, dataset.attributes))
        some = study.where(region=region, phase=phase)
        assert len(some.participants) == view.responses
        expected = (view.counts.matches, view.counts.possible, view.counts.ruled_out)
        assert tuple(some.quotes.stands.value_counts(sort=False)) == expected


@pytest.mark.slow
@pytest.mark.parametrize("name", FRAMES)
def test_an_evaluation_may_lack_things(name: str, tmp_path: Path) -> None:
    study, dataset = evaldata.open(bare(name, tmp_path)), load(tmp_path)
    sizes = (dataset.responses, len(dataset.themes), len(dataset.statements), len(dataset.quotes))
    frames = (study.participants, study.themes, study.statements, study.quotes)
    assert tuple(map(len, frames)) == sizes
    assert repr(study).startswith(f"<{name}: ")
    assert len(study.search("")) == len(dataset.quotes)
    for attribute in dataset.attributes:
        assert study.matrix(attribute.id).shape == (len(dataset.themes), len(attribute.values))
        some = study.where(**{attribute.id: attribute.texts[0]})
        assert len(some.participants) == some.view.responses
        assert some.quotes.stands.cat.categories.tolist() == CLASSES
        for frame in (study.participants, study.quotes):
            assert frame[attribute.id].cat.categories.tolist() == [*attribute.texts]
            assert frame[attribute.id].cat.ordered


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("nowhere", "There is no folder of this name"),
        ("a file", "There is no folder of this name"),
        ("empty", "The folder holds no dataset"),
        ("its source", "The folder holds no dataset"),
    ],
)
def test_a_wrong_folder_is_refused_in_a_line(tmp_path: Path, name: str, wrong: str) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "a file").touch()
    (tmp_path / "its source").mkdir()
    (tmp_path / "its source" / "evaluation.toml").touch()
    with pytest.raises(BadDatasetError, match=wrong) as caught:
        evaldata.open(tmp_path / name)
    said = str(caught.value)
    assert said.count("\n") == 0
    assert str(tmp_path / name) in said
    assert "python -m evaldata build" in said


def test_of_half_a_dataset_each_missing_file_is_named(tmp_path: Path) -> None:
    folder = built(tmp_path)
    (folder / "quotes.parquet").unlink()
    with pytest.raises(BadDatasetError, match=r"quotes.parquet: The file is missing"):
        evaldata.open(folder)


def test_the_package_alone_imports_nothing_heavy() -> None:
    said = "import sys, evaldata; assert not {'pandas', 'numpy', 'pyarrow'} & {*sys.modules}"
    subprocess.run([sys.executable, "-c", said], cwd=ROOT, check=True)
