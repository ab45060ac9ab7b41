"""What an installed version of Streamlit lacks of what is relied on, as far as no page shows it."""

import json
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from http.client import HTTPConnection
from importlib import import_module
from pathlib import Path
from urllib.parse import urlsplit

import streamlit as st

from tests.contract.relied_on import FIELDS, FILES, NAMES, OPTIONS, RELIED_ON, ROUTES, Entry

APP = Path(__file__).with_name("empty.py")
LIST_ROUTES = """
import json, sys, streamlit
routes = streamlit.App(sys.argv[1])._build_starlette_app().routes
print(json.dumps([route.path for route in routes if route.path]))
"""


def unseen() -> list[str]:
    """What can be told without a server."""
    return [*names(), *fields(), *options(), *files(), *routes()]


def told(changed: Iterable[str]) -> str:
    """What changed, what it was for, and where it is used."""
    known: dict[str, Entry] = {entry.name: entry for entry in RELIED_ON}
    lines = []
    for line in dict.fromkeys(changed):
        entry = known.get(line.partition(" at ")[0])
        more = f": {entry.what_for} ({', '.join(entry.used_in)})" if entry else ""
        lines.append(line + more)
    return "\n".join(lines)


def names() -> Iterator[str]:
    """Names that their modules do not have."""
    for entry in NAMES:
        module, _, name = entry.name.partition(":")
        try:
            found = getattr(import_module(module), name, None)
        except ImportError:
            found = None
        if found is None or (name == "_LOGGER" and found.name != module):
            yield entry.name


def fields() -> Iterator[str]:
    """Fields that their messages do not have."""
    for entry in FIELDS:
        message, *path = entry.name.split(".")
        try:
            said = getattr(import_module(f"streamlit.proto.{message}_pb2"), message)()
            for name in path:
                said = getattr(said, name)
        except (AttributeError, ImportError):
            yield entry.name


def options() -> Iterator[str]:
    """Options that there are not, or that the list of options shows by now."""
    template = import_module("streamlit.config")._config_options_template
    for entry in OPTIONS:
        if entry.name not in template:
            yield entry.name
        elif template[entry.name].visibility != "hidden":
            yield f"{entry.name} at the list of options, which shows it: take it out of here"


def files() -> Iterator[str]:
    """Files that are not where they were, or with inline scripts that the policy would not find."""
    shell = Path(st.__file__).parent
    for entry in FILES:
        if not [*shell.glob(entry.name)]:
            yield entry.name
    document = (shell / "static" / "index.html").read_text(encoding="utf-8")
    inline = re.findall(r"<script(?![^>]*\bsrc=)[^>]*>", document)
    if [tag for tag in inline if tag != "<script>"]:
        yield "static/index.html at its inline scripts"


def routes() -> Iterator[str]:
    """Routes that there are not any more, and new ones."""
    listed = subprocess.run(
        [sys.executable, "-c", LIST_ROUTES, APP.name],
        cwd=APP.parent,
        capture_output=True,
        check=False,
    )
    if listed.returncode:
        yield "streamlit.App at _build_starlette_app, which lists the routes"
        return
    there, known = set(json.loads(listed.stdout)), {route.name for route in ROUTES}
    yield from sorted(known - there)
    yield from (f"a new route, {path}: is it to be shut?" for path in sorted(there - known))


def answers(url: str) -> Iterator[str]:
    """Routes that answer otherwise."""
    for route in ROUTES:
        for method, path, status in route.answers:
            connection = HTTPConnection(urlsplit(url).netloc, timeout=5)
            connection.request(method, path)
            answered = connection.getresponse().status
            connection.close()
            if answered != status:
                yield f"{route.name} at {method}, {answered} in place of {status}"
