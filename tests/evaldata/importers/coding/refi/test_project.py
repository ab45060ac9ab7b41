"""A file is read as the project or the codebook that it is, or refused with a plain word."""

import pytest

from evaldata.importers.coding.refi import project as projects
from evaldata.importers.coding.refi import read_refi
from evaldata.importers.log import CodingLog
from evaldata.model.problems import BadDatasetError
from tests.evaldata.importers.coding.refi.refi_files import (
    A,
    archive,
    code,
    codebook,
    coding,
    content,
    element,
    project,
    read,
    read_file,
    selected,
    text_source,
)


def refusal(file: bytes, name: str) -> str:
    with pytest.raises(BadDatasetError) as refused:
        read_refi(file, CodingLog(name))
    return str(refused.value)


def test_a_project_with_nothing_in_it() -> None:
    found = read()
    assert found.project.title == "Canteen"
    assert (len(found.project.themes), len(found.project.quotes)) == (0, 0)
    assert list(found.project.participants.columns) == ["participant_id"]
    assert found.log.sections[0][1] == ()


def test_a_project_without_its_archive() -> None:
    source = text_source(content("Soup is fine."), selected("s", 0, 4, coding(A)))
    lost = text_source(selected("t", 0, 4, coding(A)), plainTextPath="internal://a.txt", guid="t")
    xml = project(codebook(code(A, "Food")), element("Sources", source, lost))
    found = read_file(xml, "project.qde")
    assert found.texts == ["Soup"]
    assert found.log.left_out["coded passages"] == 1


def test_an_archive_under_another_name() -> None:
    assert read_file(archive(project()), "canteen.zip").project.title == "Canteen"


def test_another_root_is_no_project() -> None:
    assert refusal(b"<html/>", "codes.qdc") == (
        "error: codes.qdc: The XML is no project and no codebook, but <html>. "
        "Export a REFI-QDA project or codebook. [refi_root]"
    )
    assert "[refi_root]" in refusal(archive(b"<CodeBooks/>"), "a.qdpx")


def test_xml_that_is_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(projects, "MOST_XML", 10)
    assert "[refi_size]" in refusal(project(), "project.qde")


def test_the_origin_is_cut_to_a_line() -> None:
    found = read(origin="A\nprogram " * 40)
    assert found.log.understood == [f"A REFI-QDA project that {'A program ' * 7}A… wrote."]
