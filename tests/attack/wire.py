"""Requests as no browser sends them, made by chance: the bytes of each, to go over a socket."""

from collections.abc import Sequence
from random import Random

METHODS = (
    *("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT"),
    *("PROPFIND", "get", "G" * 300, "PRI"),
)
BROKEN_METHODS = ("GET\x00", "G ET", "", "é")
PATHS = (
    *("/", "/quotes", "/findings", "/present", "/grid", "/bring", "/nowhere", "/healthz"),
    *("/_stcore/health", "/_stcore/host-config", "/_stcore/stream", "/_stcore/metrics"),
    *("/_stcore/script-health-check", "/_stcore/agent/mcp", "/_stcore/agent/interact"),
    *("/_stcore/upload_file/session/file", "/_stcore/upload_file/", "/_stcore/upload_file"),
    *("/media/abc.png", "/media/", "/component/streamlit/index.html", "/component/"),
    *("/_stcore/bidi-components/browser/browser.js", "/_stcore/bidi-components/"),
    *("/static/", "/static/js/index.js", "/index.html", "/favicon.png", "/manifest.json"),
    *("/auth/login", "/auth/logout", "/oauth2callback", "/app/static/a.png"),
)
PIECES = (
    *("%00", "%ff", "%", "%zz", "%ed%a0%80", "%0d%0aset-cookie:a=b", "%2f", "%5c", "\\", "//"),
    *("/..", "/%2e%2e", "/../../../../etc/passwd", "/..%2f..%2fetc%2fpasswd", "/.", ";a=1", ":"),
    *(
        "~",
        "/C:/windows",
        "/\\\\host\\share",
        "/%c0%ae%c0%ae/",
        "{}",
        "{{7*7}}",
        "'",
        "%20",
        "/con",
    ),
    *("/a" * 400, "a" * 300, "a" * 2_000, "/index.html/x", "#fragment", "%e2%80%ae", "<b>", "%09"),
)
BROKEN_PIECES = ("é", "\xff", " ", "\t", "\x00", "\x7f")
TARGETS = (
    *("*", "http://elsewhere.test/", "http://[/", "http:", "elsewhere.test:443", "", "?", "??"),
    *("///", "//elsewhere.test/", "/?" + "a" * 60_000, "https://user:secret@127.0.0.1/healthz"),
)
VALUES = (
    *("", "0", "-1", "London", "a" * 5_000, "%00", "%ff", "%ed%a0%80", "%", "<b>", "9" * 999),
    *("[]", "${a}", "../..", "%e2%80%ae", "nan", "1e999", "null", "a=b=c", "%26", "+", ";"),
)
NAMES = (
    "region",
    "role",
    "phase",
    "theme",
    "q",
    "page",
    "quote",
    "parts",
    "embed",
    "by",
    "",
    "%00",
)
NUMBERS = (0, 0, 1, 1, 1, 2, 2, 3, 3, 30, 499, 501, 1_000, 4_000, 15_800)
HEADERS = (
    *(f"Range: bytes={r}" for r in ("0-", "-1", "0-0,2-2", "9" * 5_000 + "-", "5-1", "a-b", "")),
    "Range: bytes=" + ",".join(f"{n}-{n}" for n in range(0, 2_000, 2)),
    *("Range: lines=1-2", "If-Range: x", "If-None-Match: *", 'If-None-Match: W/"' + "a" * 900),
    *("If-Modified-Since: never", "If-Modified-Since: Mon, 99 Foo 0000 99:99:99 GMT"),
    *("Accept-Encoding: br;q=x, gzip;;;", "Accept-Encoding: " + ",".join(["gzip"] * 2_000)),
    *("Accept: */*;q=" + "9" * 400, "Accept-Language: " + ",".join(["x"] * 900)),
    *(
        "Cookie: " + ";".join(f"a{n}" for n in range(2_000)),
        'Cookie: a="\\"; =;;',
        "Cookie: \xff=é",
    ),
    *("Cookie: _streamlit_xsrf=2|x|y|z; _streamlit_session=e30=.x.y", "X-Xsrftoken: 2|a|b|c"),
    *("Authorization: Bearer", "Authorization: Bearer \xff", "Authorization: Basic !!!"),
    *("Origin: null", "Origin: http://[", "Origin: http://elsewhere.test", "Referer: \xff"),
    *("X-Forwarded-For: " + "1," * 900, "X-Method-Override: DELETE", "X: " + "a" * 20_000),
    *("X-Forwarded-Proto: javascript", "X-Forwarded-Host: elsewhere.test", "Empty:"),
    *("Content-Type: multipart/form-data", "Content-Type: application/json", "Content-Type: \xff"),
    "Content-Type: multipart/form-data" + ";a=1" * 3_000,
    *("Expect: 100-continue", "Expect: x", "TE: trailers", "Connection: upgrade", "Upgrade: h2c"),
)
BROKEN_HEADERS = (
    *("Host: elsewhere.test", "Host: [", "Transfer-Encoding: chunked", "Transfer-Encoding: gzip"),
    *("Content-Length: 5", "Content-Length: -1", "Content-Length: 9" + "9" * 30),
    *("Content-Length: a", "Bad Name: x", " folded: x", "NoColon", "X\x00: a", "\xff: a"),
)
BODIES = (
    b"",
    b"",
    b"",
    b"a=1",
    b"{}",
    b"0\r\n\r\n",
    b"5\r\nhello\r\n0\r\n\r\n",
    b"zz\r\n",
    b"\0" * 9,
)
ORIGINS = ("http://{host}", "http://elsewhere.test", "null", "", "http://[", "\xff", "file://")
PROTOCOLS = (
    *("streamlit", "streamlit, token", "streamlit, token, " + "0" * 36, "", ",", ",,,,", "a b"),
    *("other", "streamlit, \xff", ",".join(["streamlit"] * 500), "a" * 5_000, "{}", "%00"),
)
EXTENSIONS = (
    *("permessage-deflate", "permessage-deflate; client_max_window_bits=99", "x; y=z", ";;;"),
    "permessage-deflate" + "; a" * 1_000,
)


def target(chance: Random) -> str:
    """What is asked for: a path, some of it broken, and a query."""
    if chance.random() < 0.04:
        return chance.choice(TARGETS)
    path = chance.choice(PATHS)
    for _ in range(chance.choice((0, 0, 0, 1, 1, 2))):
        place = chance.randrange(1, len(path) + 1)
        path = path[:place] + _mostly(chance, chance.choice(PIECES), BROKEN_PIECES) + path[place:]
    asked = query(chance)
    return f"{path}?{asked}" if asked or chance.random() < 0.1 else path


def query(chance: Random) -> str:
    """Parameters: none, some or very many, of names that pages know and others."""
    number = chance.choice(NUMBERS)
    if chance.random() < 0.3:
        return "&".join(f"{chance.choice(NAMES)}{n}" for n in range(number))
    value = chance.choice(VALUES) if number > 30 else None
    pairs = (
        f"{chance.choice(NAMES)}={chance.choice(VALUES) if value is None else value[:9]}"
        for _ in range(number)
    )
    return "&".join(pairs)


def request(chance: Random, host: str) -> tuple[str, bytes]:
    """The method of a request, and its bytes."""
    method = chance.choice(METHODS) if chance.random() < 0.5 else "GET"
    version = _mostly(chance, "HTTP/1.1", ("HTTP/1.0", "HTTP/2.0", "HTTP/9", "", "SPDY/1"))
    lines = [f"{_mostly(chance, method, BROKEN_METHODS)} {target(chance)} {version}"]
    lines.append(_mostly(chance, f"Host: {host}", ("Host: elsewhere.test", "Host: [", "X: a")))
    lines += chance.choices(HEADERS, k=chance.choice((0, 0, 1, 1, 2, 4)))
    if chance.random() < 0.05:
        lines.append(chance.choice(BROKEN_HEADERS))
    body = chance.choice(BODIES) if chance.random() < 0.97 else chance.randbytes(200_000)
    if body and chance.random() < 0.8:
        lines.append(f"Content-Length: {len(body)}")
    return method, _sent([*lines, "Connection: close"]) + body


def handshake(chance: Random, host: str) -> bytes:
    """A WebSocket's first bytes, at times broken."""
    path = "/_stcore/stream" if chance.random() < 0.7 else target(chance)
    lines = [
        f"{'GET' if chance.random() < 0.95 else 'POST'} {path} HTTP/1.1",
        f"Host: {host if chance.random() < 0.9 else 'elsewhere.test'}",
        "Upgrade: websocket",
        "Connection: Upgrade",
        f"Sec-WebSocket-Key: {_mostly(chance, 'dGhlIHNhbXBsZSBub25jZQ==', ('', 'x', 'a' * 900))}",
        f"Sec-WebSocket-Version: {_mostly(chance, '13', ('12', '', 'x', '9' * 99))}",
    ]
    if chance.random() < 0.7:
        lines.append("Origin: " + chance.choice(ORIGINS).format(host=host))
    if chance.random() < 0.7:
        lines.append(f"Sec-WebSocket-Protocol: {chance.choice(PROTOCOLS)}")
    if chance.random() < 0.3:
        lines.append(f"Sec-WebSocket-Extensions: {chance.choice(EXTENSIONS)}")
    if chance.random() < 0.2:
        lines.append(chance.choice(HEADERS))
    return _sent(lines)


def _mostly(chance: Random, usual: str, others: Sequence[str]) -> str:
    return usual if chance.random() < 0.97 else chance.choice(others)


def _sent(lines: Sequence[str]) -> bytes:
    return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1", "replace")
