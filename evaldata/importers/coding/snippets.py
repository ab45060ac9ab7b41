"""The text of a piece of HTML, as a reader sees it: no tags, and a line for each block."""

import re
from collections.abc import Iterator

from lxml import etree

BLOCKS = re.compile(
    "address|article|blockquote|br|d[dlt]|div|fig(caption|ure)|footer|h[1-6r]|header|li|main|nav"
    "|[ou]l|p|pre|section|t(able|body|head|foot|d|h|r)"
)
UNSEEN = frozenset(["script", "style", "template", "title"])
BREAK = "\0"
"""Stands for the edge of a block while the text is gathered; a text cannot hold it."""


def text_of(html: str) -> str:
    """The text, its blanks made one each, its blocks set apart by line breaks."""
    lines = "".join(_pieces(html.replace(BREAK, " "))).split(BREAK)
    return "\n".join(filter(None, (" ".join(line.split()) for line in lines)))


def _pieces(html: str) -> Iterator[str]:
    parser = etree.HTMLParser(no_network=True, remove_comments=True, remove_pis=True)
    root = etree.fromstring(f"<div>{html}</div>", parser)
    unseen = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        unseen += (element.tag in UNSEEN) * (1 if event == "start" else -1)
        if BLOCKS.fullmatch(element.tag):
            yield BREAK
        said = element.text if event == "start" else element.tail
        if said and not unseen:
            yield said
