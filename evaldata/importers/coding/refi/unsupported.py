"""What a project holds and a dataset has no place for: counted, and told."""

import re
from collections.abc import Mapping, Set

from evaldata.importers.coding.project import PASSAGES
from evaldata.importers.coding.refi.archive import Archive
from evaldata.importers.coding.refi.tree import Element, below, described, local, name_of, place
from evaldata.importers.log import CodingLog, excerpt

NOTES = "notes"
NO_PLACE = "a dataset has no place for them"
UNUSED = {"links": ("Links", "Link"), "graphs": ("Graphs", "Graph")}
KNOWN = re.compile(
    r"(Text|PDF|Picture|Audio|Video)Source|(PlainText|PDF|Picture|Audio|Video|Transcript)Selection"
    r"|(Code|Note|Variable|Source|Selection)Ref|(Text|Boolean|Integer|Float|Date|DateTime)Value"
    r"|Project|CodeBook|Codes?|Users?|Cases?|Variables?|VariableValue|Sources|Notes?|Links?"
    r"|Graphs?|Vertex|Edge|Sets?|Member(Code|Source|Note)|Coding|Description|PlainTextContent"
    r"|Representation|TextDescription|Transcript|SyncPoint"
)
"""The elements of REFI-QDA 1.5 that are read, or told to be left out by what they stand in."""


def read_notes(root: Element, archive: Archive | None) -> dict[str, str]:
    """What each note says, by its GUID."""
    return {place(note): _said(note, archive) for note in below(root, "Notes", "Note")}


def _said(note: Element, archive: Archive | None) -> str:
    for content in below(note, "PlainTextContent"):
        return "".join(content.itertext()).strip()
    stored = archive.text(note.get("plainTextPath") or "") if archive else None
    written = (stored or b"").decode("utf-8-sig", "replace").replace("\r\n", "\n").strip()
    return written or described(note) or name_of(note)


def tell_remains(root: Element, notes: Mapping[str, str], used: Set[str], log: CodingLog) -> None:
    """Put down the notes, links, graphs, and the elements that are not known."""
    log.found[NOTES] += len(notes)
    unused = (excerpt(said) if said else note for note, said in notes.items() if note not in used)
    log.leave_out(NOTES, "no quote bears them", *unused)
    for what, path in UNUSED.items():
        log.pass_over(what, NO_PLACE, *map(place, below(root, *path)))
    for coding in (each for tree in below(root, "Notes") for each in tree.iter("{*}Coding")):
        log.pass_over(PASSAGES, "it codes a note, and no source", place(coding.getparent()))
    for element in root.iter("{*}*"):
        if not KNOWN.fullmatch(local(element)):
            reason = f"<{local(element)[:40]}> is not known"
            log.pass_over("other elements", reason, f"line {element.sourceline}")
