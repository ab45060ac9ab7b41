"""Texts that try to be more than text are shown as they are, on every page."""

import re
from collections.abc import Callable, Iterator
from functools import cache

import pytest
from streamlit.testing.v1 import AppTest

from pages.components.menu import ENTRIES
from tests.hostile import HOSTILE, PAYLOADS, built_hostile
from tests.pages.conftest import opened
from tests.pages.reading import links, markdown, markup, text

Pages = Callable[[int], AppTest]

pytestmark = pytest.mark.slow

OWN = {"chosen": "q1", "named": f"{PAYLOADS[0]} {HOSTILE}", "noted": f"1 {PAYLOADS[1]}"}

PLACES: list[tuple[str, dict[str, str]]] = [
    ("overview", {}),
    ("overview", {"nation": "Wales"}),
    ("findings", {}),
    ("findings", {"show": "valued"}),
    ("findings", {"show": "missing"}),
    ("findings", {"show": "trace"}),
    ("findings", {"nation": "<script>alert(7)</script>", "age_group": ":red[x]"}),
    ("recommendations", {}),
    ("themes", {"theme": "a"}),
    ("quotes", {}),
    ("quotes", {"quote": "q1"}),
    ("quotes", {"nation": "Wales"}),
    ("quotes", {"q": PAYLOADS[0]}),
    ("quotes", {"q": "compani"}),
    ("quotes", {"theme": PAYLOADS[1], "quote": PAYLOADS[4]}),
    ("grid", {"row": "a", "column": "60"}),
    ("grid", {"by": "nation", "column": "Wales"}),
    ("grid", {"by": "themes", "row": "a", "column": "b"}),
    ("participants", {}),
    ("compare", {"by": "nation", "one": "Wales"}),
    ("compare", {"by": "age_group"}),
    ("takeaway", {"nation": "Wales", "q": PAYLOADS[8]}),
    ("present", {}),
    ("present", {"screen": "quote-q1", "nation": "Wales"}),
    ("present", {"prepare": "1"}),
    ("quotes", {"show": "chosen"} | OWN),
    ("takeaway", {"about": "chosen"} | OWN),
    ("present", {"about": "chosen"} | OWN),
    ("about", {}),
]
PIECES = ("<", "](", ":red[", "$\\", "{{", "`", "# heading", "*3*", ":material", ":smile:", "|")
"""What Markdown would read in the payloads."""
OWN_TAGS = {
    *("div", "p", "ul", "li", "h1", "h3", "section", "figure", "blockquote", "figcaption"),
    *("b", "span", "a", "button", "details", "summary", "mark"),
}
"""What the pages' own HTML is made of."""
ADDRESS = re.compile(r"https?://|javascript:", re.IGNORECASE)


@pytest.fixture(scope="module")
def hostile_pages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pages]:
    """Opens a page on the hostile dataset; each is opened once."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("EVALUATION_DATA", str(built_hostile(tmp_path_factory.mktemp("hostile"))))
        yield cache(lambda place: opened(PLACES[place][0], **PLACES[place][1]))


@pytest.fixture(params=range(len(PLACES)), ids=[f"{page} {chosen}" for page, chosen in PLACES])
def app(request: pytest.FixtureRequest, hostile_pages: Pages) -> AppTest:
    """Each of the places in turn."""
    return hostile_pages(request.param)


def test_nothing_in_the_data_is_read_as_markdown(app: AppTest) -> None:
    read = [part.replace("](#quotes)", "") for part in markdown(app)]  # a link of ours
    assert [part for part in read if any(piece in part for piece in PIECES)] == []
    assert [part for part in read if ADDRESS.search(part)] == []


def test_nothing_in_the_data_is_read_as_html(app: AppTest) -> None:
    tags = set(re.findall(r"<\s*/?\s*([a-z0-9]+)", markup(app), re.IGNORECASE))
    assert tags <= OWN_TAGS


def test_what_is_written_in_the_data_is_what_is_shown(app: AppTest) -> None:
    assert " ".join(HOSTILE.split()) in text(app)


def test_no_link_leads_to_another_host(app: AppTest) -> None:
    assert {target for _, target, _ in links(app)} <= {"", *ENTRIES}
    assert set(re.findall(r'href="([^"?]*)', markup(app))) <= {"quotes"}
