"""What has no place in a dataset is counted and told."""

from tests.evaldata.importers.coding.refi.refi_files import (
    A,
    code,
    codebook,
    coding,
    content,
    element,
    read,
    selected,
)


def test_links_graphs_and_notes() -> None:
    found = read(
        codebook(code(A, "Food")),
        element("Notes", element("Note", content("Think."), guid="n", name="Idea")),
        element("Links", element("Link", guid="l1"), element("Link", guid="l2")),
        element("Graphs", element("Graph", element("Vertex", guid="v"), guid="g")),
    )
    assert found.log.reasons == {
        "notes: no quote bears them": ["“Think.”"],
        "links: a dataset has no place for them": ["l1", "l2"],
        "graphs: a dataset has no place for them": ["g"],
    }
    assert "links: 2 found, 0 kept, 2 left out" in found.log.sections[0][1]


def test_codings_of_notes() -> None:
    note = element("Note", content("Think."), selected("s", 0, 5, coding(A)), guid="n")
    found = read(codebook(code(A, "Food")), element("Notes", note))
    assert found.log.reasons["coded passages: it codes a note, and no source"] == ["s"]


def test_elements_that_are_not_known() -> None:
    found = read(codebook(code(A, "Food")), element("Mood", element("Mood")), element("x" * 90))
    assert found.log.reasons == {
        "other elements: <Mood> is not known": ["line 1", "line 1"],
        f"other elements: <{'x' * 40}> is not known": ["line 1"],
    }
