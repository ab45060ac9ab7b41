"""Lines of a PDF keep their characters; gaps, room and full lines tell where paragraphs end."""

from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]

from evaldata.importers.files.pdf import Page, PrintedLine, extract, laid_out, repeated


def drawn(file: Path, *pages: list[str]) -> dict[str, list[tuple[str, str]]]:
    canvas = Canvas(str(file), invariant=True)
    for lines in pages:
        for number, line in enumerate(lines):
            canvas.drawString(72, 700 - 14 * number, line)
        canvas.showPage()
    canvas.save()
    return extract(file.read_bytes())


def test_a_hyphen_at_the_end_of_a_line_ends_it(tmp_path: Path) -> None:
    found = drawn(tmp_path / "a.pdf", ["All of the gar-", "deners – nearly –", "planted roses"])
    assert found["lines"] == [
        ("page 1, line 1", "All of the gar-"),
        ("page 1, line 2", "deners – nearly –"),
        ("page 1, line 3", "planted roses"),
    ]


def test_what_every_page_repeats_is_told_apart(tmp_path: Path) -> None:
    bodies = ("roses were red", "herbs were green", "worms were pink")
    pages = [[f"Gardens {n}", body] for n, body in enumerate(bodies, 1)]
    found = drawn(tmp_path / "a.pdf", *pages)
    assert [text for _, text in found["lines"]] == list(bodies)
    assert found["repeated"] == [(f"page {n}, line 1", f"Gardens {n}") for n in (1, 2, 3)]


WIDTH = 5.0


def page(text: str, number: int = 1, *, step: float = 12.0, right: float | None = None) -> Page:
    """Lines of fixed width, `step` points apart; an empty line leaves a gap."""
    found: Page = []
    base = 700.0
    for line in text.split("\n"):
        base -= step
        if line:
            place = f"page {number}, line {len(found) + 1}"
            first = len(line.split()[0]) * WIDTH
            end = right or 72 + len(line) * WIDTH
            found.append(PrintedLine(place, line, 72.0, end, base, first))
    return found


def shown(*pages: Page) -> str:
    return "\n".join({"": "¶", "\f": "¶?"}.get(text, text) for _, text in laid_out(pages))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The soil was dark and\nvery deep.\n\nRoses grew in it well",
            "The soil was dark and\nvery deep.\n¶\nRoses grew in it well",
        ),
        (
            "The soil was dark and\nvery deep.\nRoses grew in it well",
            "The soil was dark and\nvery deep.\n¶\nRoses grew in it well",
        ),
        (
            "The soil was dark and\nRoses grew in it well",
            "The soil was dark and\nRoses grew in it well",
        ),
        (
            "The soil was all dark.\nRoses grew in it well",
            "The soil was all dark.\n¶?\nRoses grew in it well",
        ),
    ],
)
def test_gaps_room_and_full_lines(text: str, expected: str) -> None:
    assert shown(page(text)) == expected


def test_with_gaps_a_full_line_goes_on_in_the_page_and_perhaps_on_the_next() -> None:
    one = page(
        "Dark soil.\n\nThe soil was all dark.\nRoses grew in it well.\nHerbs grew in it too."
    )
    other = page("Worms were there, but few.", 2)
    assert shown(one, other) == (
        "Dark soil.\n¶\nThe soil was all dark.\nRoses grew in it well.\nHerbs grew in it too.\n¶?\n"
        "Worms were there, but few."
    )


def test_in_justified_text_a_short_line_ends_a_paragraph_and_a_full_one_perhaps_with_its_page() -> (
    None
):
    lines = ["The soil was all dark."] * 20
    full = page("\n".join([*lines, "Herbs too."]), right=300.0)
    last = page("Worms.\nIt rained.", 2)
    assert shown(full, last) == "\n".join([*lines, "Herbs too.", "¶?", "Worms.", "¶", "It rained."])


def test_what_pages_repeat_at_their_edge_is_found_whatever_its_figures() -> None:
    pages = [
        page(f"Gardens, page {n}\n\nRoses {n * 'x'}\n\nThe end of {n * 'y'}", n)
        for n in range(1, 5)
    ]
    assert [line.text for line in sorted(repeated(pages), key=lambda line: line.place)] == [
        "Gardens, page 1",
        "Gardens, page 2",
        "Gardens, page 3",
        "Gardens, page 4",
    ]


def test_what_two_pages_share_is_no_header() -> None:
    assert repeated([page("Gardens", 1), page("Gardens", 2)]) == set()
