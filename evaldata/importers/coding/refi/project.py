"""Read a REFI-QDA project (.qdpx) or codebook (.qdc), of version 1.0 or 1.5.

What the log counts as “coded passages” are codings: one code given to one selection. The first
coding of a passage makes a quote; each further one is joined to it, be it another code, another
coder, or the same area of a PDF. So the codings kept are as many as the quotes. Themes count codes,
folders, and parents made from names such as “A::B”; participants count cases.
"""

from evaldata.importers.coding.project import CodedProject, frame_of
from evaldata.importers.coding.refi.archive import MOST_XML, Archive, refused
from evaldata.importers.coding.refi.attributes import case_guids, read_attributes
from evaldata.importers.coding.refi.codebook import read_codebook
from evaldata.importers.coding.refi.passages import read_passages
from evaldata.importers.coding.refi.quotes import notes_of, quote_frame, read_codings
from evaldata.importers.coding.refi.selections import read_holders
from evaldata.importers.coding.refi.tree import Element, local, name_of, parsed
from evaldata.importers.coding.refi.unsupported import read_notes, tell_remains
from evaldata.importers.log import CodingLog
from evaldata.model.text import shortened

PROJECT, CODEBOOK = "Project", "CodeBook"
ZIP = b"PK"


def read_refi(content: bytes, log: CodingLog) -> CodedProject:
    """The project or the codebook that a file holds; a codebook has no quotes.

    The file is an archive, or the XML of a codebook or a project alone.

    Raises:
        BadDatasetError: Where the file is refused whole: damaged, protected, unsafe, or none.
    """
    archive, root = _opened(content, log.file)
    if local(root) not in (PROJECT, CODEBOOK):
        message = f"The XML is no project and no codebook, but <{shortened(local(root))}>."
        raise refused("refi_root", log.file, message, "Export a REFI-QDA project or codebook.")
    _tell_origin(root, log)
    cases = case_guids(root)
    themes = read_codebook(root, cases, log)
    notes = read_notes(root, archive)
    attributes = read_attributes(root, log)
    passages = read_passages(read_holders(root), archive, log)
    quotes = read_codings(passages, set(themes["theme_id"]), cases, log)
    used = {note for codings in quotes.values() for each in codings for note in notes_of(*each)}
    tell_remains(root, notes, used, log)
    people = [
        {"participant_id": case.participant_id, **case.values} for case in attributes.cases.values()
    ]
    return CodedProject(
        title=name_of(root) if local(root) == PROJECT else "",
        themes=themes,
        quotes=quote_frame(quotes, passages, attributes, notes),
        participants=frame_of(people, ["participant_id", *attributes.labels]),
        attributes=attributes.labels,
    )


def _opened(content: bytes, file: str) -> tuple[Archive | None, Element]:
    if file.casefold().endswith(".qdpx") or content.startswith(ZIP):
        archive = Archive(content, file)
        return archive, parsed(archive.project, file)
    if len(content) > MOST_XML:
        raise refused("refi_size", file, "The XML is longer than can be read here.")
    return None, parsed(content, file)


def _tell_origin(root: Element, log: CodingLog) -> None:
    kind = "project" if local(root) == PROJECT else "codebook"
    origin = shortened(" ".join((root.get("origin") or "").split()), most=80)
    by = f" that {origin} wrote" if origin else ""
    log.understood.append(f"A REFI-QDA {kind}{by}.")
