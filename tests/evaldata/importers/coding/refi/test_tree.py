"""The XML is read without entities, of any version, and bad XML is told plainly."""

import pytest

from evaldata.importers.coding.refi import tree
from evaldata.model.problems import BadDatasetError
from tests.evaldata.importers.coding.refi.refi_files import (
    A,
    archive,
    code,
    codebook,
    project,
    read,
    read_file,
    rows,
)

BOMB = b"""<?xml version="1.0"?><!DOCTYPE p [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>
<Project name="&b;"/>"""
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
OUTSIDE = b'<!DOCTYPE p [<!ENTITY x SYSTEM "file:///etc/hostname">]><Project>&x;</Project>'
DOCTYPE = b'<!DOCTYPE Project SYSTEM "http://localhost/project.dtd"><Project/>'
HAS_DOCTYPE = "The XML declares a document type, and could define entities of its own."


def refusal(xml: bytes) -> tuple[str, str]:
    with pytest.raises(BadDatasetError) as refused:
        tree.parsed(xml, "canteen.qdpx")
    (problem,) = refused.value.problems
    return problem.rule, problem.message


@pytest.mark.parametrize("xml", [BOMB, OUTSIDE, DOCTYPE])
def test_a_document_type_is_refused(xml: bytes) -> None:
    assert refusal(xml) == ("refi_doctype", HAS_DOCTYPE)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_a_document_type_is_refused_in_any_encoding(encoding: str) -> None:
    assert refusal(DOCTYPE.decode().encode(encoding)) == ("refi_doctype", HAS_DOCTYPE)


def test_a_document_type_in_an_encoding_that_hides_it() -> None:
    xml = '<?xml version="1.0" encoding="cp037"?>' + DOCTYPE.decode()
    assert refusal(xml.encode("cp037"))[0] in ("refi_doctype", "refi_xml")


def test_entities_that_would_unfold_to_gigabytes_are_refused() -> None:
    xml = f'<!DOCTYPE p [<!ENTITY l0 "lol">{LAUGHS}]><Project name="&l11;"/>'
    assert refusal(xml.encode())[0] == "refi_xml"


def test_an_entity_that_nobody_defined() -> None:
    assert refusal(b"<Project>&x;</Project>")[0] == "refi_xml"


def test_bad_xml_is_told_with_its_line() -> None:
    told = "The XML cannot be read: it breaks off or is malformed in line 2."
    assert refusal(b"<Project>\n<Codes></Project>") == ("refi_xml", told)
    assert refusal(b"  ") == ("refi_xml", "The file is empty.")


def test_deep_nesting_is_refused() -> None:
    told = "The XML is nested too deeply, or holds a text of more than 10 million characters."
    assert refusal(b"<Code>" * 300 + b"</Code>" * 300) == ("refi_xml", told)


def test_codes_nested_as_deeply_as_the_parser_allows() -> None:
    codes = ""
    for number in range(240):
        codes = code(f"g{number}", "Deep", codes)
    assert len(read(codebook(codes)).project.themes) == 240


@pytest.mark.parametrize(
    "namespace",
    ["urn:QDA-XML:project:1.0", "urn:QDA-XML:project:0:10", "urn:QDA-XML:project:1.5", ""],
)
def test_any_version_of_the_namespace_is_read(namespace: str) -> None:
    found = read(codebook(code(A, "Food")), xmlns=namespace)
    assert rows(found.project.themes, "title") == [("Food",)]


def test_a_prefix_and_comments_are_no_obstacle() -> None:
    codes = f'<q:Codes><!-- one --><q:Code guid="{A}" name="Food"/></q:Codes>'
    inside = f"<!-- made by hand --><?x y?><q:CodeBook>{codes}</q:CodeBook>"
    xml = f'<q:Project xmlns:q="urn:QDA-XML:project:1.0" name="Canteen">{inside}</q:Project>'
    assert rows(read_file(archive(xml.encode())).project.themes, "title") == [("Food",)]


def test_guids_are_compared_without_braces_and_case() -> None:
    assert tree.plain_guid(" {ABC-1} ") == "abc-1"
    assert tree.plain_guid(None) == ""


def test_a_project_of_another_encoding() -> None:
    xml = project(codebook(code(A, "Küche"))).decode().replace("utf-8", "utf-16")
    found = read_file(archive(xml.encode("utf-16")))
    assert rows(found.project.themes, "title") == [("Küche",)]
