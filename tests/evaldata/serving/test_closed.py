"""Doors that no visitor needs are shut."""

import pytest

from evaldata.serving.closed import Closed
from tests.evaldata.serving.asking import asked, greeting


@pytest.mark.parametrize(
    "path",
    [
        "/_stcore/metrics",
        "/_stcore/metrics/",
        "/below/_stcore/metrics",
        "/_stcore/agent/interact",
        "/_stcore/agent/mcp",
    ],
)
@pytest.mark.parametrize("method", ["GET", "POST", "PUT", "OPTIONS"])
def test_a_shut_door_is_not_found(path: str, method: str) -> None:
    answer = asked(Closed(greeting), path, method=method)
    assert (answer.status, answer.body) == (404, b"Not Found")


@pytest.mark.parametrize(
    "path", ["/", "/_stcore/health", "/_stcore/upload_file/session/file", "/metrics"]
)
def test_others_stay_open(path: str) -> None:
    assert asked(Closed(greeting), path).body == b"Hello"
