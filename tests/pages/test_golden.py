"""What the pages said before they were rebuilt still stands: every sentence, every number."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from evaldata.dataset.storage import load
from evaldata.model.vocabulary import StatementKind
from tests.pages.conftest import opened
from tests.pages.reading import text
from tests.server import ROOT

pytestmark = pytest.mark.slow

GOLDEN = Path(__file__).parent.parent / "golden" / "before.json"
BEFORE: list[dict[str, Any]] = json.loads(GOLDEN.read_text(encoding="utf-8"))

Place = tuple[str, dict[str, str]]
"""A page and the parameters of its address."""

TWO_ROLES = {
    "by": "role",
    "one": "Commissioner",
    "other": "Service Provider",
    "role": "Commissioner",
}
"""The groups of the former address `role=Commissioner&vs-role=Service Provider`."""

REWORDED: Mapping[str, tuple[str, ...]] = {
    # A title says something where one value is all there is.
    "Year 2: most responses, 20 of 20": ("Year 2: all 20 responses shown",),
    "Interview: most responses, 20 of 20": ("Interview: all 20 responses shown",),
    # Headings: each chart has a sentence for its title now.
    "Who took part": ("responses",),
    "in responses": ("responses",),
    "Who they are": ("Commissioner Plans and pays for services, but does not deliver them",),
    # The question stands on About, where the methods are too.
    (
        "What was asked: How well have the children's palliative care networks worked, what has "
        "held them back, and have they changed the way in which services are commissioned?"
    ): (
        "How well have the children's palliative care networks worked, what has "
        "held them back, and have they changed the way in which services are commissioned?",
    ),
    "How it was done": ("Methods",),
    # Themes may belong to others, and lists have no gaps: rules more, and other files.
    (
        "The data hold 84 responses, 10 themes, 10 findings, 7 recommendations, 5 valued "
        "attributes, 4 missing components and 33 quotes. Before it was shown, it passed the seal "
        "of its files and 11 rules"
    ): (
        "The data hold 84 responses, 10 themes, 10 findings, 7 recommendations, 5 valued "
        "attributes, 4 missing components and 33 quotes. Before it was shown, it passed the seal "
        "of its files and 15 rules",
    ),
    "See the report's own words": ("This dashboard takes no files",),
    "Fingerprint of the data: 6049562b2ff3b146": ("Fingerprint of the data:",),
    # Of whom it is said must fit values that have no word for several.
    (
        "10 cannot be theirs: what is known of their speakers fits nobody in this group. There "
        "were no commissioners and no service users in it"
    ): (
        "10 cannot be theirs: what is known of their speakers fits nobody in this group. There "
        "were no responses from commissioners or service users in it",
    ),
    # The list of findings marks each of them.
    (
        "Finding 5: The time and the money to attend are hard to find. "
        "Finding 7: There is more training, formal and informal"
    ): (
        "5 The time and the money to attend are hard to find ▲ no recommendation",
        "7 There is more training, formal and informal ▲ no recommendation",
    ),
    # The trace, which was a list of links, names them in the middle of a sentence.
    **{f"Recommendation {number}": (f"recommendation {number}",) for number in (1, 2, 4, 5, 6)},
    "Service providers": ("service providers",),
    "Service users": ("service users",),
    # Links to pages by their present names.
    "Download these quotes as CSV": ("Take these quotes away",),
    # Groups are called by their plurals.
    "Commissioner gave 27 responses, Service Provider 45": (
        "Commissioners gave 27 responses, service providers 45",
    ),
    (
        "Only in Service Provider, not in Commissioner: "
        "North-East, North-West and Yorkshire and Humberside"
    ): ("Only among service providers: North-East, North-West, and Yorkshire and Humberside",),
    # A name with an "and" of its own has a comma before it.
    "No commissioners in North-East, North-West and Yorkshire and Humberside": (
        "No commissioners in North-East, North-West, and Yorkshire and Humberside",
    ),
    (
        "No service users in West Midlands, South Central, London, North-East, North-West and "
        "Yorkshire and Humberside"
    ): (
        "No service users in West Midlands, South Central, London, North-East, North-West, and "
        "Yorkshire and Humberside",
    ),
    "The year of each interview is worked out, not stated: 2 responses of these": (
        "The year of each interview is worked out, not stated: 2 of these responses",
    ),
    (
        "Commissioner: 6 quotes known to match, 0 possible, 27 ruled out. "
        "Service Provider: 24 quotes known to match, 0 possible, 9 ruled out"
    ): (
        "Commissioners: 6 quotes known to match, 0 possible, 27 ruled out. "
        "Service providers: 24 quotes known to match, 0 possible, 9 ruled out",
    ),
    (
        "Themes with quotes that could be from Commissioner, and none that could be from "
        "Service Provider: Administration issues"
    ): (
        "Themes with quotes from commissioners and none from "
        "service providers: Administration issues",
    ),
    (
        "Themes with quotes that could be from Service Provider, and none that could be from "
        "Commissioner: Integration of services, Costs, Training and development, Lack of "
        "authority and Impact"
    ): (
        "Themes with quotes from service providers and none from "
        "commissioners: Integration of services, Costs, Training and development, Lack of "
        "authority, and Impact",
    ),
    # Of two groups each quote stands once, under whose it could be.
    "Possible, not known: North-East": ("Could be either", "not from North-East"),
    (
        "The report does not say the region for these; someone who took part fits both the filter "
        "and what is known of the speaker"
    ): (
        "The report does not say the region for these; "
        "on either side someone fits what is known of the speaker",
    ),
    "Ruled out: North-East": ("Known to be from everyone else",),
    "Nobody who took part fits both the filter and what is known of the speaker": (
        "someone in this group fits what is known of the speaker, and nobody in the other",
    ),
}
"""What is said in other words now, which are all on the page where the former ones are not."""


RESPONSES: Mapping[str, str] = {
    "1 commissioner took part": "1 response from a commissioner",
    "12 service users took part": "12 responses from service users",
    "27 commissioners took part": "27 responses from commissioners",
    "2 service providers took part; no commissioners and no service users": (
        "2 responses from service providers; none from commissioners or service users"
    ),
    "2 commissioners and 7 service providers took part; no service users": (
        "2 responses from commissioners and 7 from service providers; none from service users"
    ),
    "5 commissioners and 15 service providers took part; no service users": (
        "5 responses from commissioners and 15 from service providers; none from service users"
    ),
}
"""What was said of people and is said of responses now, for one person may have given several."""


def of_responses(sentence: str) -> str:
    """A sentence that said of people what is known of responses, as it is said now."""
    for former, present in RESPONSES.items():
        sentence = re.sub(rf"(?<![0-9]){former}", present, sentence)
    return sentence


def one_by_one(page: str, kind: StatementKind, **parameters: str) -> Iterator[Place]:
    """A list of statements, with each of them chosen."""
    for statement in load(ROOT / "data").of_kind(kind):
        yield page, parameters | {kind.value: statement.statement_id}


def now(page: str, query: Mapping[str, str]) -> Iterator[Place]:
    """Where what a former page said at an address stands now."""
    chosen = dict(query)
    moved: Mapping[str, Iterable[Place]] = {
        # Of what is asked and whom, a filter changes nothing; the overview leads to its synthesis.
        "overview": [
            *(("overview", some) for some in (chosen, {})),
            *(("findings", {"show": show}) for show in ("valued", "missing")),
            ("about", {}),
        ],
        "findings": one_by_one("findings", StatementKind.FINDING, **chosen),
        "recommendations": one_by_one("recommendations", StatementKind.RECOMMENDATION, **chosen),
        "synthesis": [
            *one_by_one("findings", StatementKind.VALUED, show="valued"),
            *one_by_one("findings", StatementKind.MISSING, show="missing"),
        ],
        "chain": [("findings", {"show": "trace"})],
        "voices": [("grid", {}), ("participants", {})],
        "group": [("compare", {"by": "region", "one": chosen.get("region", ""), **chosen})],
        "compare": [("compare", TWO_ROLES)],
        # The report is read where every evaluation is brought.
        "about": [("about", chosen), ("bring", chosen)],
        # The map, and what it says first, stand on the overview.
        "participants": [("participants", chosen), ("overview", chosen)],
    }
    yield from moved.get(page, [(page, chosen)])


@cache
def shown(page: str, query: tuple[tuple[str, str], ...]) -> str:
    """All text of a page."""
    return text(opened(page, **dict(query)))


def named(before: Mapping[str, Any]) -> str:
    return " ".join([before["page"], *(f"{k}={v}" for k, v in before["query"].items())])


@pytest.mark.parametrize("before", BEFORE, ids=named)
def test_nothing_that_a_page_said_is_lost(before: Mapping[str, Any]) -> None:
    texts = [
        shown(page, tuple(query.items())) for page, query in now(before["page"], before["query"])
    ]

    def stands(said: str) -> bool:
        # What began with a number was kept with the sentence before it; the two may stand apart.
        wholes = (
            re.compile(rf"(?<!\w){re.escape(' '.join(sentence.split()))}(?!\w)")
            for sentence in re.split(r"(?<=[a-z])\. ", said)
        )
        return all(any(map(whole.search, texts)) for whole in wholes)

    assert [
        sentence
        for sentence in map(of_responses, before["says"])
        if not stands(sentence)
        and not (sentence in REWORDED and all(map(stands, REWORDED[sentence])))
    ] == []


def test_each_sentence_that_is_reworded_was_said() -> None:
    said = {sentence for before in BEFORE for sentence in before["says"]}
    assert sorted(REWORDED.keys() - said) == []
    assert [former for former in RESPONSES if not any(former in each for each in said)] == []
