"""What a browser is told that a page of the app may do, and who may show it in a frame."""

import base64
import hashlib
import re
from collections.abc import Sequence

INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
EMBEDDER = re.compile(r"https?://(\*\.)?[A-Za-z0-9.-]+(:[0-9]{1,5})?")


def content_security_policy(document: str, embedders: Sequence[str] = ()) -> str:
    """The policy for an app that starts with this HTML document.

    Args:
        document: The HTML whose own inline scripts may run; no other may.
        embedders: Origins whose pages may show the app in a frame; empty for nobody.

    Raises:
        ValueError: Where an embedder is no origin.
    """
    rules = {
        "default-src": ["'none'"],
        # The scripts of Streamlit's components run from a blob that the page makes of them.
        "script-src": ["'self'", "blob:", *inline_scripts(document)],
        # Streamlit and Plotly set styles while they draw.
        "style-src": ["'self'", "'unsafe-inline'"],
        "img-src": ["'self'", "data:", "blob:"],
        "font-src": ["'self'", "data:"],
        "connect-src": ["'self'"],
        "manifest-src": ["'self'"],
        "base-uri": ["'none'"],
        "form-action": ["'none'"],
        "frame-ancestors": ["'self'", *map(_origin, embedders)] if embedders else ["'none'"],
    }
    return "; ".join(f"{name} {' '.join(sources)}" for name, sources in rules.items())


def inline_scripts(document: str) -> list[str]:
    """What allows the inline scripts of a document: their SHA-256, as a policy writes it."""
    digests = (
        hashlib.sha256(script.encode()).digest() for script in INLINE_SCRIPT.findall(document)
    )
    return [f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests]


def _origin(embedder: str) -> str:
    if not EMBEDDER.fullmatch(embedder):
        raise ValueError(f"{embedder!r} is no origin such as https://www.example.org")
    return embedder
