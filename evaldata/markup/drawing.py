"""Drawings that stand beside text and say nothing that the text does not."""

from collections.abc import Iterable
from urllib.parse import quote

from evaldata.presentation.strands import HEIGHT, Thread
from evaldata.schema import LinkBasis

WIDTH = 100


def threads(links: Iterable[Thread]) -> str:
    """The links between two columns as an SVG image, in an address that holds the image itself.

    Drawn in greys that stand out from a light and from a dark ground; a link out of focus is faint.
    """
    paths = "".join(map(_path, sorted(links, key=lambda link: link.on)))
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" '
        f'preserveAspectRatio="none">{paths}</svg>'
    )
    return f"data:image/svg+xml,{quote(svg)}"


def _path(link: Thread) -> str:
    dash = "" if link.basis is LinkBasis.STATED else ' stroke-dasharray="5 4"'
    middle = WIDTH // 2
    return (
        f'<path d="M0 {link.start}C{middle} {link.start} {middle} {link.end} {WIDTH} {link.end}" '
        f'fill="none" stroke="#7d8b99" stroke-width="1.6" vector-effect="non-scaling-stroke" '
        f'opacity="{1 if link.on else 0.16}"{dash}/>'
    )
