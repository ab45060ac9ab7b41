"""Lines of a PDF keep their characters, and words cut at a line end their hyphen."""

from pathlib import Path

from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]

from evaldata.importers.files.pdf import extract


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
