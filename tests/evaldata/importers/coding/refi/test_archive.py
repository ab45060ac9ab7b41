"""An archive is read in memory, within bounds; what is odd about it is refused whole."""

import io
import zipfile

import pytest

from evaldata.importers.coding.refi import archive as archives
from evaldata.importers.coding.refi import read_refi
from evaldata.importers.log import CodingLog
from evaldata.model.problems import BadDatasetError
from tests.evaldata.importers.coding.refi.refi_files import (
    TEXT,
    A,
    archive,
    code,
    codebook,
    coding,
    element,
    project,
    read,
    read_file,
    selected,
    text_source,
)

CODES = codebook(code(A, "Food"))
SELECTED = selected("s1", 0, 4, coding(A))


def refusal(file: bytes) -> tuple[str, str]:
    """The rule that a file breaks, and what is said of it; never with a path."""
    with pytest.raises(BadDatasetError) as refused:
        read_refi(file, CodingLog("canteen.qdpx"))
    (problem,) = refused.value.problems
    assert problem.file == "canteen.qdpx"
    assert "/" not in problem.message.replace("</", "")
    return problem.rule, problem.message


def stored(path: str, file: str = "sources/note.txt", text: bytes = b"Soup is fine.") -> list[str]:
    """The texts of the one quote of a source whose text lies in a file."""
    xml = project(CODES, element("Sources", text_source(SELECTED, plainTextPath=path)))
    return read_file(archive(xml, {file: text})).texts


def test_the_project_is_found_by_its_ending_in_any_case() -> None:
    assert read_file(archive(project(CODES), root="Our canteen.QDE")).project.title == "Canteen"


@pytest.mark.parametrize("folder", ["sources", "Sources", "SOURCES"])
def test_the_folder_of_sources_is_found_in_any_case(folder: str) -> None:
    assert stored("internal://Note.txt", f"{folder}/note.TXT") == ["Soup"]


def test_a_path_is_read_with_escapes_backslashes_and_its_folder() -> None:
    assert stored("internal://My%20note.txt", "sources/My note.txt") == ["Soup"]
    assert stored("internal://note.txt", "sources\\note.txt") == ["Soup"]
    assert stored("internal://Sources/note.txt") == ["Soup"]


@pytest.mark.parametrize(
    "path", ["absolute:///etc/hostname", "relative:///note.txt", "file:///etc/hostname", "note.txt"]
)
def test_a_text_outside_the_archive_is_never_read(path: str) -> None:
    xml = project(CODES, element("Sources", text_source(SELECTED, plainTextPath=path)))
    found = read_file(archive(xml, {"sources/note.txt": b"Soup is fine."}))
    assert found.log.reasons == {
        "coded passages: the text of its source is not in the file": ["Interview"]
    }
    assert path not in str(found.log)


def test_the_path_of_the_machine_is_never_told() -> None:
    found = read(CODES, basePath="C:\\Users\\ann\\canteen")
    assert "ann" not in str(found.log)


def test_a_file_that_is_no_archive() -> None:
    told = "refi_archive", "The file is no ZIP archive, or a damaged one."
    assert refusal(b"") == told
    assert refusal(b"<Project/>") == told
    assert refusal(archive(project())[:-30]) == told


def test_a_damaged_part() -> None:
    file = bytearray(archive(project(CODES)))
    file[60:70] = b"\xff" * 10
    rule, message = refusal(bytes(file))
    assert rule == "refi_archive"
    assert message == "A part of the archive is damaged, or packed in a way that is not known."


@pytest.mark.parametrize("packed", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_way_of_packing_that_python_unpacks_without_bounds(packed: int) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", packed) as made:
        made.writestr("project.qde", project(CODES))
    assert refusal(file.getvalue())[0] == "refi_archive"


def test_an_archive_with_a_password() -> None:
    file = bytearray(archive(project()))
    file[6] |= 1
    file[file.index(b"PK\x01\x02") + 8] |= 1
    assert refusal(bytes(file)) == ("refi_protected", "The archive is protected by a password.")


@pytest.mark.parametrize("count", [0, 2])
def test_an_archive_holds_one_project(count: int) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as made:
        made.writestr("sources/inner.qde", b"<Project/>")
        for number in range(count):
            made.writestr(f"{number}.qde", b"<Project/>")
    message = f"The archive holds {count} projects (.qde) at its top, and not one."
    assert refusal(file.getvalue()) == ("refi_one_project", message)


@pytest.mark.parametrize(
    "path", ["../evil.txt", "sources/../../evil.txt", "/etc/evil", "C:\\evil.txt", "..\\evil.txt"]
)
def test_a_path_that_leads_out_is_refused(path: str) -> None:
    message = "The archive holds a path that leads out of it."
    assert refusal(archive(project(), {path: b"x"})) == ("refi_path", message)


def test_an_archive_that_says_it_unpacks_to_too_much(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MOST_UNPACKED", 1000)
    message = "The archive unpacks to more than can be read here."
    file = archive(project(), {"sources/a.txt": b"a" * 600, "sources/b.txt": b"b" * 600})
    assert refusal(file) == ("refi_size", message)


def test_what_comes_out_is_judged_while_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    sources = [
        text_source(SELECTED, plainTextPath="internal://a.txt", guid=f"t{n}") for n in range(3)
    ]
    file = archive(project(CODES, element("Sources", *sources)), {"sources/a.txt": b"Soup. " * 300})
    monkeypatch.setattr(archives, "MOST_UNPACKED", 5000)
    assert refusal(file)[0] == "refi_size"


def test_a_size_that_the_archive_understates_is_damage() -> None:
    xml = project(CODES)
    file = bytearray(archive(xml))
    entry = file.index(b"PK\x01\x02")
    file[entry + 24 : entry + 28] = (10).to_bytes(4, "little")
    assert refusal(bytes(file))[0] == "refi_archive"


def test_a_project_or_a_text_that_is_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MOST_XML", 100)
    assert refusal(archive(project(CODES)))[0] == "refi_size"


def test_pictures_and_sound_are_never_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MOST_UNPACKED", 1000)
    found = read_file(archive(project(CODES), {"sources/talk.mp3": b"\0" * 5000}))
    assert found.project.title == "Canteen"


def test_a_source_without_its_file() -> None:
    assert stored("internal://other.txt") == []
    assert stored(f"internal://{TEXT}.txt", f"sources/{TEXT.upper()}.txt") == ["Soup"]
