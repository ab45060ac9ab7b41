"""Projects as the programs write them, each with its own habits, become the same frames."""

import pandas as pd

from evaldata.importers.coding.project import PASSAGES, QUOTE_COLUMNS
from tests.evaldata.importers.coding.refi.refi_files import (
    TEXT,
    A,
    B,
    C,
    Read,
    archive,
    code,
    codebook,
    coding,
    content,
    element,
    project,
    read_file,
    selected,
    text_source,
    value,
    variables,
)

ANN = "dddddddd-0000-4000-8000-000000000000"
TALK = "I work here.\r\nThe soup is often cold.\r\nNobody asks us 🍲 anything."
COLD, ASKS = "The soup is often cold.", "Nobody asks us 🍲 anything."
COLUMNS = ["text", "theme_ids", "participant_id", "document", "coder", "date", "source"]


def places(text: str, quote: str) -> tuple[int, int]:
    start = text.index(quote)
    return start, start + len(quote)


def frame(found: Read, *attributes: str) -> pd.DataFrame:
    assert list(found.project.quotes.columns) == [*QUOTE_COLUMNS, *found.project.attributes]
    return found.project.quotes[[*COLUMNS, *attributes]]


def expected(rows: list[tuple[object, ...]], *attributes: str) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=[*COLUMNS, *attributes], dtype=object)


def test_a_project_as_nvivo_writes_it() -> None:
    """Cases are codes as well, attributes bear a class, GUIDs are lower case, files have CRLF."""
    people = code("f", "Cases", code(ANN, "Ann"), isCodable="false")
    book = codebook(code(A, "Food", code(B, "Cold"), isCodable="true"), people)
    ann = element("Case", value("v1", "60+"), guid=ANN, name="Ann")
    whole = selected("s0", 0, len(TALK), coding(ANN), name="Ann")
    cold = selected("s1", *places(TALK, COLD), coding(B, creatingUser="u1"), name=COLD)
    again = selected("s2", *places(TALK, COLD), coding(A, creatingUser="u1"), name=COLD)
    source = text_source(whole, cold, again, plainTextPath=f"internal://{TEXT}.txt")
    xml = project(
        element("Users", element("User", guid="u1", name="KM")),
        book,
        variables(v1="Cases:Age group"),
        element("Cases", ann),
        element("Sources", source),
        origin="NVivo 14.23",
        basePath="C:\\Users\\km",
    )
    found = read_file(archive(xml, {f"Sources/{TEXT}.txt": b"\xef\xbb\xbf" + TALK.encode()}))
    row = (COLD, [B, A], "Ann", "Interview", "KM", None, f"Interview, “{COLD}”", "60+")
    pd.testing.assert_frame_equal(frame(found, "Age group"), expected([row], "Age group"))
    assert found.project.themes["title"].tolist() == ["Food", "Cold"]
    assert found.log.kept(PASSAGES) == 1


def test_a_project_as_maxqda_writes_it() -> None:
    """Cases without names stand for sources, names of sources repeat, groups are sets."""
    lines = TALK.replace("\r\n", "\n")
    sources = []
    for guid, quote in (("T1", COLD), ("T2", ASKS)):
        told = coding(A.upper(), creatingUser="U1", creationDateTime="2024-05-01T09:00:00Z")
        memo = selected(f"{guid}-M", 0, 6, element("Description", "Check this."))
        one = selected(f"{guid}-S", *places(lines, quote), told)
        age = value("V1", "60+" if guid == "T1" else "30")
        sources.append(
            text_source(one, memo, age, guid=guid, plainTextPath=f"internal://{guid}.txt")
        )
    cases = [
        element("Case", element("SourceRef", targetGUID=g), guid=f"C-{g}") for g in ("T1", "T2")
    ]
    group = element("Set", element("MemberSource", targetGUID="T1"), guid="G", name="Staff")
    xml = project(
        element("Users", element("User", guid="U1", name="Ann")),
        codebook(code(A.upper(), "Food")),
        variables(V1="Age"),
        element("Cases", *cases),
        element("Sources", *sources),
        element("Sets", group),
        origin="MAXQDA 2022",
    )
    files = {f"sources/{guid}.txt": TALK.encode() for guid in ("T1", "T2")}
    found = read_file(archive(xml, files))
    rows: list[tuple[object, ...]] = [
        (
            COLD,
            [A],
            "c-t1",
            "Interview",
            "Ann",
            "2024-05-01",
            f"Interview, “{COLD}”",
            "60+",
            "Staff",
        ),
        (
            ASKS,
            [A],
            "c-t2",
            "Interview (2)",
            "Ann",
            "2024-05-01",
            f"Interview (2), “{ASKS}”",
            "30",
            None,
        ),
    ]
    attributes = "Age", "Document group"
    pd.testing.assert_frame_equal(frame(found, *attributes), expected(rows, *attributes))
    assert found.log.left_out["selections without a code"] == 2


def test_a_project_as_atlas_ti_writes_it() -> None:
    """The .qde bears its own name, groups are sets, a CRLF counts as one, names are the words."""
    lines = TALK.replace("\r\n", "\n")
    names = COLD, ASKS[:10] + "…"
    quotations = [
        selected(f"q{n}", *places(lines, quote), coding(A), coding(B), name=names[n])
        for n, quote in enumerate((COLD, ASKS))
    ]
    sets = element(
        "Sets",
        element("Set", element("MemberSource", targetGUID=TEXT), guid="g1", name="gender: male"),
        element("Set", element("MemberCode", targetGUID=A), guid="g2", name="Key codes"),
    )
    xml = project(
        codebook(code(A, "Food: soup"), code(B, "Food::Cold")),
        element("Sources", text_source(*quotations, plainTextPath="internal://T.txt")),
        element("Links", element("Link", guid="l", name="explains")),
        sets,
        origin="ATLAS.ti Mac 26",
    )
    found = read_file(archive(xml, {"sources/t.txt": TALK.encode()}, root="Canteen study.QDE"))
    rows: list[tuple[object, ...]] = [
        (COLD, [A, B], None, "Interview", None, None, f"Interview, “{COLD}”", "male"),
        (ASKS, [A, B], None, "Interview", None, None, f"Interview, “{ASKS}”", "male"),
    ]
    pd.testing.assert_frame_equal(frame(found, "gender"), expected(rows, "gender"))
    assert found.log.understood == [
        "A REFI-QDA project that ATLAS.ti Mac 26 wrote.",
        "A parent theme is made from the names of codes: “Food”.",
        "Attributes from sets of sources: gender.",
        "Positions in 1 source: each character counts, a line break as one, and the end is the one "
        "behind the last; 2 of 2 names of selections agree, 4 of 4 ends are not inside a word.",
    ]
    assert found.log.reasons == {
        "sets: no sources are in it": ["Key codes"],
        "links: a dataset has no place for them": ["l"],
    }


def test_a_project_as_qualcoder_writes_it() -> None:
    """Attributes of files and of cases, notes of codings, categories as folders."""
    lines = TALK.replace("\r\n", "\n")
    book = codebook(code(C, "Kitchen", code(A, "Food", isCodable="true"), isCodable="false"))
    told = coding(A, element("NoteRef", targetGUID="n1"), creatingUser="u1")
    one = selected("s1", *places(lines, COLD), told, creationDateTime="2024-05-01T09:00:00")
    ann = element(
        "Case",
        value("v1", "60", "IntegerValue"),
        element("SourceRef", targetGUID=TEXT),
        guid="c",
        name="Ann",
    )
    source = text_source(value("v2", "Town"), one, plainTextPath="internal://t.txt")
    xml = project(
        element("Users", element("User", guid="u1", name="default")),
        book,
        variables(v1="Age", v2="Place"),
        element("Cases", ann),
        element("Sources", source),
        element("Notes", element("Note", content("Telling."), guid="n1", name="Note")),
        origin="QualCoder 3.6",
    )
    found = read_file(archive(xml, {"sources/t.txt": lines.encode()}))
    row = (
        COLD,
        [A],
        "Ann",
        "Interview",
        "default",
        "2024-05-01",
        f"Interview, “{COLD}”",
        "60",
        "Town",
    )
    attributes = "Age", "Place"
    pd.testing.assert_frame_equal(frame(found, *attributes), expected([row], *attributes))
    assert found.quotes("memo") == [("Telling.",)]
    assert found.project.themes["parent_id"].tolist() == [None, C]


def test_a_project_as_quirkos_writes_it() -> None:
    """Each source has a case without a name that bears its properties."""
    lines = TALK.replace("\r\n", "\n")
    one = selected("s1", *places(lines, COLD), coding(A))
    case = element("Case", value("v1", "Staff"), element("SourceRef", targetGUID=TEXT), guid="c")
    xml = project(
        codebook(code(A, "Food")),
        variables(v1="Role"),
        element("Cases", case),
        element("Sources", text_source(content(lines), one, name="")),
        origin="Quirkos 2.5",
    )
    found = read_file(archive(xml))
    row = (COLD, [A], "c", TEXT, None, None, f"{TEXT}, “{COLD}”", "Staff")
    pd.testing.assert_frame_equal(frame(found, "Role"), expected([row], "Role"))


def test_a_codebook_as_taguette_writes_it() -> None:
    book = element(
        "CodeBook",
        element("Codes", code(A, "food"), code(B, "food.cold", element("Description", "Not hot."))),
        xmlns="urn:QDA-XML:codebook:1:0",
        origin="Taguette 1.4",
    )
    found = read_file(book.encode(), "codebook.qdc")
    assert found.project.themes["title"].tolist() == ["food", "cold"]
    assert found.project.themes["summary"].tolist() == [None, "Not hot."]
