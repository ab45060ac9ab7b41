"""What a reader sees of a page that has run: all its elements, and all their text."""

import html
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Block, Element

Node = Element | Block

_WORD_JOINER = "\u2060"
_MEANING = re.compile(r'<span class="meaning" popover.*?</span>', re.DOTALL)
_UNBROKEN = re.compile(r'<span class="unbroken">(.*?)</span>', re.DOTALL)
_INLINE_TAG = re.compile(r"</?(button|mark)[^>]*>")
_TAG = re.compile(r"<[^>]+>")
_DIRECTIVE = re.compile(r":(?:gray|orange|orange-badge|orange-background|gray-badge)\[([^\[\]]*)\]")
_BULLET = re.compile(r"^- ", re.MULTILINE)
_LETTERS = ("alt", "name", "text", "ticktext", "hovertext")
"""What a figure writes; its customdata are ids for clicks."""


def nodes(app: AppTest) -> Iterator[Node]:
    """All blocks and elements of the page in their order: sidebar, main, what stays at the foot."""
    for place in app._tree.children.values():  # it has no other name for the foot
        yield from _inside(place)


def _inside(block: Node) -> Iterator[Node]:
    yield block
    for child in block.children.values() if isinstance(block, Block) else ():
        yield from _inside(child)


def text(app: AppTest) -> str:
    """All text of the page as a reader sees it, in one line."""
    return _one_line(part for node in nodes(app) for part in _said(node))


def said(node: Node) -> str:
    """What one element says."""
    return _one_line(_said(node))


def markdown(app: AppTest) -> list[str]:
    """Every text of the page that Streamlit reads as Markdown, as it was written."""
    return [
        part for node in nodes(app) for part in _READ_AS_MARKDOWN.get(node.type, _nothing)(node)
    ]


def markup(app: AppTest) -> str:
    """All HTML of the page, the style sheets left out."""
    blocks = (str(block.proto.body) for block in app.html)
    return "\n".join(block for block in blocks if not block.startswith("<style"))


def links(app: AppTest) -> list[tuple[str, str, str]]:
    """Every link to a page: what it says, the page, and the parameters it carries."""
    return [(said(link), link.proto.page, link.proto.query_string) for link in app.page_link]


def plain(marked: str) -> str:
    """Markdown of this dashboard as a reader sees it: no marks, and the characters of the data."""
    unmarked, found = _BULLET.sub("", marked.replace("**", "")), 1
    while found:
        unmarked, found = _DIRECTIVE.subn(r"\1", unmarked)
    return html.unescape(unmarked).replace(_WORD_JOINER, "")


def _one_line(parts: Iterable[str]) -> str:
    return " ".join(" ".join(parts).split())


def _said(node: Node) -> Iterable[str]:
    yield from map(plain, _READ_AS_MARKDOWN.get(node.type, _nothing)(node))
    yield from _READ_AS_IT_STANDS.get(node.type, _nothing)(node)


def _nothing(_: Any) -> Iterable[str]:  # noqa: ANN401  # a node of any type
    return ()


def _body(node: Any) -> Iterable[str]:  # noqa: ANN401  # the messages are made without types
    yield node.proto.body


def _code(node: Any) -> Iterable[str]:  # noqa: ANN401
    yield node.proto.code_text


def _label(node: Any) -> Iterable[str]:  # noqa: ANN401
    yield node.proto.label


def _labels(node: Any) -> Iterable[str]:  # noqa: ANN401
    yield node.proto.label
    yield from node.proto.options


def _buttons(node: Any) -> Iterable[str]:  # noqa: ANN401
    yield node.proto.label
    yield from (option.content for option in node.proto.options)


def _folded(node: Any) -> Iterable[str]:  # noqa: ANN401
    yield node.label


def _opening(node: Any) -> Iterable[str]:  # noqa: ANN401
    yield node.proto.popover.label


def _cells(node: Any) -> Iterable[str]:  # noqa: ANN401
    frame = node.value
    yield from (str(cell) for cell in (frame.index.name, *frame.columns) if cell)
    for name, row in zip(frame.index, frame.itertuples(index=False), strict=True):
        yield from map(str, (name, *row))


def _placeholder(node: Any) -> Iterable[str]:  # noqa: ANN401
    yield node.proto.placeholder


def _options(node: Any) -> Iterable[str]:  # noqa: ANN401
    yield from node.proto.options


def _html(node: Any) -> Iterable[str]:  # noqa: ANN401
    if not node.proto.body.startswith("<style"):
        whole = _UNBROKEN.sub(r"\1", _MEANING.sub("", node.proto.body))
        tagged = _INLINE_TAG.sub("", whole)
        yield html.unescape(_TAG.sub(" ", tagged))


def _figure(node: Any) -> Iterable[str]:  # noqa: ANN401
    yield node.proto.alt
    written = _written(json.loads(node.proto.spec))
    yield from (html.unescape(_TAG.sub(" ", part)) for part in written)


def _written(spec: object, name: str = "") -> Iterator[str]:
    """The texts in a figure's specification."""
    if isinstance(spec, str):
        yield from [spec] if name in _LETTERS else []
    elif isinstance(spec, Mapping):
        for key, inner in spec.items():
            yield from _written(inner, str(key))
    elif isinstance(spec, list):
        for inner in spec:
            yield from _written(inner, name)


_Reader = Callable[[Any], Iterable[str]]
_READ_AS_MARKDOWN: Mapping[str, _Reader] = {
    **dict.fromkeys(["markdown", "caption", "title", "header", "subheader"], _body),
    **dict.fromkeys(["info", "warning", "error", "success"], _body),
    **dict.fromkeys(["button", "download_button", "page_link", "selectbox", "multiselect"], _label),
    **dict.fromkeys(["text_input", "file_uploader"], _label),
    **dict.fromkeys(["expander", "status"], _folded),
    "popover": _opening,
    "radio": _labels,
    "button_group": _buttons,
    "table": _cells,
}
_READ_AS_IT_STANDS: Mapping[str, _Reader] = {
    "html": _html,
    "plotly_chart": _figure,
    "arrow_data_frame": _cells,
    "code": _code,
    "selectbox": _options,
    "multiselect": _options,
}
