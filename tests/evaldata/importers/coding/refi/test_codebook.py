"""Codes become themes that keep their parents, however a program writes them."""

import pandas as pd

from evaldata.importers.coding.project import QUOTE_COLUMNS, THEMES
from tests.evaldata.importers.coding.refi.refi_files import (
    A,
    B,
    C,
    code,
    codebook,
    element,
    project,
    read,
    read_file,
    rows,
)

COLUMNS = ("theme_id", "title", "parent_id", "summary")


def test_codes_and_folders_nest() -> None:
    spicy = code(B, "Spicy", element("Description", "Hot dishes."), isCodable="true")
    found = read(codebook(code(A, "Food", spicy, isCodable="false"), code(C, "Staff")))
    expected = pd.DataFrame(
        [
            (A, "Food", None, None),
            (B, "Spicy", A, "Hot dishes."),
            (C, "Staff", None, None),
        ],
        columns=COLUMNS,
        dtype=object,
    )
    pd.testing.assert_frame_equal(found.project.themes, expected)
    assert found.log.found[THEMES] == 3


def test_guids_in_braces_and_capitals() -> None:
    found = read(codebook(code(f"{{{A.upper()}}}", "Food", code(B.upper(), "Spicy"))))
    assert rows(found.project.themes, "theme_id", "parent_id") == [(A, None), (B, A)]


def test_flat_names_keep_their_parents() -> None:
    found = read(codebook(code(B, "Food::Spicy"), code(A, "Food")))
    assert rows(found.project.themes, "theme_id", "title", "parent_id") == [
        (B, "Spicy", A),
        (A, "Food", None),
    ]


def test_a_parent_that_stands_in_names_alone_is_made() -> None:
    found = read(codebook(code(A, "Food::Hot::Spicy"), code(B, "Food::Cold")))
    assert rows(found.project.themes, "theme_id", "title", "parent_id") == [
        ("Food", "Food", None),
        ("Food::Hot", "Hot", "Food"),
        (A, "Spicy", "Food::Hot"),
        (B, "Cold", "Food"),
    ]
    assert found.log.understood[1:] == [
        "A parent theme is made from the names of codes: “Food::Hot”.",
        "A parent theme is made from the names of codes: “Food”.",
    ]


def test_tags_of_taguette_stand_below_those_that_their_names_begin_with() -> None:
    book = codebook(code(B, "Food.Spicy"), code(A, "Food"), code(C, "Staff.Pay"))
    found = read_file(project(book, origin="Taguette 1.4"), "tags.qdc")
    assert rows(found.project.themes, "title", "parent_id") == [
        ("Spicy", A),
        ("Food", None),
        ("Staff.Pay", None),
    ]
    other = read_file(project(book, origin="Other"), "tags.qdc")
    assert rows(other.project.themes, "title")[0] == ("Food.Spicy",)


def test_colons_without_a_parent_are_part_of_the_name() -> None:
    found = read(codebook(code(A, "::Food"), code(B, "Food::"), code(C, "Food: hot")))
    assert rows(found.project.themes, "title") == [("::Food",), ("Food::",), ("Food: hot",)]


def test_a_name_of_very_many_parts_stays_whole() -> None:
    name = "::".join("x" * 3000)
    assert rows(read(codebook(code(A, name))).project.themes, "title") == [(name,)]


def test_a_code_that_is_a_case_is_no_theme() -> None:
    cases = element("Cases", element("Case", guid=f"{{{B.upper()}}}", name="Ann"))
    people = code("f1", "People", code(B, "Ann"), isCodable="false")
    found = read(codebook(code(A, "Food", code(C, "Spicy")), people), cases)
    assert rows(found.project.themes, "title", "parent_id") == [("Food", None), ("Spicy", A)]
    assert found.log.reasons == {
        "themes: a folder of cases, and of no theme": ["f1"],
        "themes: the code is a case, and no theme": [B],
    }


def test_a_theme_below_a_case_goes_to_what_is_above() -> None:
    cases = element("Cases", element("Case", guid=B, name="Ann"))
    found = read(codebook(code(A, "Food", code(B, "Ann", code(C, "Soup")))), cases)
    assert rows(found.project.themes, "title", "parent_id") == [("Food", None), ("Soup", A)]


def test_codes_that_are_there_twice_or_have_no_guid_or_name() -> None:
    found = read(codebook(code(A, "Food"), code(A, "Food"), code("", "Lost"), code(B, "")))
    assert rows(found.project.themes, "theme_id", "title") == [(A, "Food"), (B, B)]
    assert found.log.joined[THEMES] == 1
    assert found.log.reasons == {"themes: the code has no GUID": ["line 1"]}


def test_a_codebook_alone() -> None:
    for namespace in ("urn:QDA-XML:codebook:1.0", "urn:QDA-XML:codebook:0:4"):
        sets = element("Sets", element("Set", element("MemberCode", guid=A), guid="s", name="Top"))
        codes = element("Codes", code(A, "Food", code(B, "Spicy")))
        xml = element("CodeBook", codes, sets, xmlns=namespace, origin="MAXQDA 24")
        found = read_file(xml.encode(), "codes.qdc")
        assert rows(found.project.themes, "title", "parent_id") == [("Food", None), ("Spicy", A)]
        assert found.project.title == ""
        assert list(found.project.quotes.columns) == list(QUOTE_COLUMNS)
        assert found.log.understood == ["A REFI-QDA codebook that MAXQDA 24 wrote."]
        assert found.log.reasons == {"sets: no sources are in it": ["Top"]}
