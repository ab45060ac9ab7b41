"""A lighter file is sent where there is one; all else is the app's."""

import pytest

from evaldata.serving.lighter import Lighter
from tests.evaldata.serving.asking import asked, connected, greeting


@pytest.mark.parametrize("below", ["", "/base"])
def test_the_font_of_icons_is_ours_under_whatever_hash(below: str) -> None:
    answer = asked(Lighter(greeting), f"{below}/static/media/MaterialSymbols-Rounded.x1.woff2")
    assert answer.headers["content-type"] == "font/woff2"
    assert answer.headers["cache-control"] == "public, max-age=86400"
    assert answer.body.startswith(b"wOF2")
    assert len(answer.body) < 20_000


@pytest.mark.parametrize(
    "path", ["/", "/static/media/SourceSans.x1.woff2", "/MaterialSymbols-Rounded.x1.woff2"]
)
def test_all_else_is_sent_by_the_app(path: str) -> None:
    assert asked(Lighter(greeting), path).body == b"Hello"


def test_a_websocket_is_left_alone() -> None:
    assert connected(Lighter(greeting)) == connected(greeting)
