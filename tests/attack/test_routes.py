"""A few of the odd requests; `python -m tests.attack.routes` asks ten thousand."""

import pytest

from tests.attack.routes import attacked


@pytest.mark.slow
def test_no_odd_request_breaks_the_server_or_learns_of_its_machine() -> None:
    tally = attacked(300)
    assert tally.found == {}
    assert sum(tally.statuses.values()) == 300
    assert {"HTTP 200", "HTTP 404", "HTTP 405", "HTTP 414", "Handshake 403"} <= set(tally.statuses)
    assert tally.beats
