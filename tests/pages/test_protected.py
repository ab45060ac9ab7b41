"""Of a protected dataset no page says that somebody did not take part, who is only not shown."""

import re
from collections.abc import Iterator

import pytest

from pages import opened
from tests.linked import CANARY, linked
from tests.pages.conftest import Open
from tests.pages.reading import markdown, markup, text

PAGES = [
    ("overview", {}),
    ("findings", {"finding": "finding-1"}),
    ("findings", {"show": "trace"}),
    ("recommendations", {}),
    ("themes", {"theme": "a"}),
    ("quotes", {}),
    ("grid", {"row": "a"}),
    ("grid", {"by": "region"}),
    ("takeaway", {}),
    ("compare", {"by": "region"}),
    ("compare", {"by": "phase"}),
    ("participants", {}),
    ("present", {"screen": "who"}),
    ("about", {}),
]
FALSE = [
    "Nobody took part",
    "nobody took part",
    "Nobody who took part fits this filter",
    "; no ",
    "There were no",
    "took part everywhere",
    "The report does not say",
    "the report does not say",
    "gave no responses",
    "gave 0 of",
    "Only in Everyone",
    "most responses, ",
]


@pytest.fixture(scope="module", autouse=True)
def protected_data(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Serves a dataset some of whose participants are not shown."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("EVALUATION_DATA", str(linked(tmp_path_factory.mktemp("protected"))))
        yield


@pytest.mark.slow
@pytest.mark.parametrize(("page", "chosen"), PAGES)
@pytest.mark.parametrize("region", ["Islands", "North"])
def test_what_is_not_shown_is_not_said_to_be_absent(
    show: Open, page: str, chosen: dict[str, str], region: str
) -> None:
    app = show(page, region=region, **chosen)
    shown = text(app)
    assert [phrase for phrase in FALSE if phrase in shown] == []
    assert CANARY not in shown + markup(app) + " ".join(markdown(app))


@pytest.mark.slow
@pytest.mark.parametrize("region", ["Islands", "North"])
def test_chosen_quotes_are_guarded_as_all_others(show: Open, region: str) -> None:
    quotes = opened.dataset().quotes
    ids = [quote.quote_id for quote in quotes.at(quotes.in_order[:5])]
    for page, asked in (
        ("quotes", {"show": "chosen"}),
        ("takeaway", {"about": "chosen"}),
        ("present", {"about": "chosen"}),
    ):
        app = show(page, region=region, chosen=[*ids, "unshown"], **asked)
        shown = text(app)
        assert [phrase for phrase in FALSE if phrase in shown] == []
        assert not re.search(r"Speakers \d", shown)
        assert CANARY not in shown + markup(app)
        assert "does not have or does not show: “unshown”" in shown or app.toast
