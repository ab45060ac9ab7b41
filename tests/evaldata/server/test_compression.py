"""Scripts and styles are compressed once; all else is the app's to send."""

import gzip
from pathlib import Path

import pyarrow as pa
import pytest

from evaldata.server.compression import Compressed
from tests.evaldata.server.asking import asked, greeting

SCRIPT = b"export const words = 'the same the same the same';\n" * 99


@pytest.fixture
def app(tmp_path: Path) -> Compressed:
    (tmp_path / "static" / "js").mkdir(parents=True)
    (tmp_path / "static" / "js" / "a.abc123.js").write_bytes(SCRIPT)
    (tmp_path / "static" / "a.woff2").write_bytes(b"font")
    (tmp_path / "secret.js").write_bytes(b"secret")
    return Compressed(greeting, folder=tmp_path / "static")


def test_the_best_encoding_that_the_browser_takes_is_sent(app: Compressed) -> None:
    answer = asked(app, "/static/js/a.abc123.js", accept_encoding="gzip, deflate, br")
    assert answer.headers["content-encoding"] == "br"
    codec = pa.Codec("brotli")
    assert codec.decompress(answer.body, len(SCRIPT), asbytes=True) == SCRIPT
    assert len(answer.body) < len(SCRIPT) / 20
    answer = asked(app, "/static/js/a.abc123.js", accept_encoding="gzip;q=0.5, br;q=0")
    assert answer.headers["content-encoding"] == "gzip"
    assert gzip.decompress(answer.body) == SCRIPT


def test_it_may_be_kept_for_ever_and_says_its_kind(app: Compressed) -> None:
    headers = asked(app, "/below/static/js/a.abc123.js", accept_encoding="br").headers
    assert headers["cache-control"] == "public, max-age=31536000, immutable"
    assert headers["vary"] == "accept-encoding"
    assert headers["content-type"].startswith("text/javascript")
    assert int(headers["content-length"]) < len(SCRIPT)


def test_a_file_is_read_and_compressed_once(app: Compressed, tmp_path: Path) -> None:
    first = asked(app, "/static/js/a.abc123.js", accept_encoding="br")
    (tmp_path / "static" / "js" / "a.abc123.js").unlink()
    assert asked(app, "/static/js/a.abc123.js", accept_encoding="br") == first


@pytest.mark.parametrize(
    ("path", "encodings"),
    [
        ("/static/js/a.abc123.js", ""),
        ("/static/js/a.abc123.js", "zstd"),
        ("/static/a.woff2", "br"),
        ("/static/js/missing.js", "br"),
        ("/static/../secret.js", "br"),
        ("/secret.js", "br"),
        ("/", "br"),
    ],
)
def test_all_else_is_sent_by_the_app(app: Compressed, path: str, encodings: str) -> None:
    assert asked(app, path, accept_encoding=encodings).body == b"Hello"


def test_what_is_not_asked_for_reading_is_left_to_the_app(app: Compressed) -> None:
    path = "/static/js/a.abc123.js"
    assert asked(app, path, method="POST", accept_encoding="br").body == b"Hello"
