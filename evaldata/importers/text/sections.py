"""The sections of a report: its lines, cut at the headings."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from evaldata.importers.account import Notes, excerpt
from evaldata.importers.profile import Contents, Headings, Pattern
from evaldata.importers.text.lines import Line, letters

MOST_HEADING = 160
MOST_STRANGE = 8
MOST_ENTRY_LINES = 3
ROUND_NUMBER = re.compile(r"\.0+$")


@dataclass(frozen=True)
class Heading:
    """A heading, its number without blanks: "7.4", "Integration of services"."""

    number: str
    title: str
    place: str

    def __str__(self) -> str:
        return f"{self.number} {self.title}".strip()

    @property
    def source(self) -> str:
        """What the dataset calls the section: "section 7.4"."""
        return f"section {self.number or self.title}"


@dataclass(frozen=True)
class Section:
    """What stands under a heading, up to the next one."""

    heading: Heading
    lines: tuple[Line, ...]


def sections(
    lines: Sequence[Line], headings: Headings, contents: Contents | None, notes: Notes
) -> list[Section]:
    """The sections in their order; what stands before the first heading is left out."""
    start, listed = _contents(lines, contents, headings, notes)
    cuts = list(_headings(lines, start, headings, listed, notes))
    before = [line.place for line in lines[: cuts[0][0] if cuts else None] if line.text]
    if before:
        notes.left_out("What stands before the first heading", before[0], before[-1])
    ends = [*(position for position, _ in cuts[1:]), len(lines)][: len(cuts)]
    found: list[Section] = []
    for (position, heading), end in zip(cuts, ends, strict=True):
        inside = tuple(lines[position + 1 : end])
        if found and _key(found[-1].heading) == _key(heading):
            notes.slip("The heading of a section is repeated in it; left out", heading.place)
            above = found.pop()
            inside = (*above.lines, Line(heading.place, ""), *inside)
            found.append(Section(above.heading, inside))
        else:
            found.append(Section(heading, inside))
    _look_for_repeated(found, notes)
    _look_for_missing(found, listed, notes)
    return found


def matching(all_sections: Sequence[Section], pattern: Pattern) -> list[Section]:
    """The sections whose heading, number and title, matches."""
    return [section for section in all_sections if pattern.search(str(section.heading))]


def _contents(
    lines: Sequence[Line], contents: Contents | None, headings: Headings, notes: Notes
) -> tuple[int, dict[str, Heading]]:
    """Where the text begins after the contents page, and the headings listed there by number."""
    if contents is None:
        return 0, {}
    title = next((i for i, line in enumerate(lines) if contents.title.search(line.text)), None)
    if title is None:
        return 0, {}
    listed: dict[str, Heading] = {}
    strange: list[Line] = []
    end = title + 1
    below = [i for i in range(title + 1, len(lines)) if lines[i].text]
    while below and len(strange) <= MOST_STRANGE:
        begun = _heading(lines[below[0]], (contents.entry, *headings.patterns))
        if begun and _key(begun) in listed:
            break
        entry, used = _entry([lines[i] for i in below[:MOST_ENTRY_LINES]], contents, headings)
        if entry:
            listed[_key(entry)] = entry
            end = below[used - 1] + 1
            _note_strange(strange, notes)
        else:
            strange.append(lines[below[0]])
        del below[:used]
    _note_listed(listed, lines[title], notes)
    return end, listed


def _entry(
    lines: Sequence[Line], contents: Contents, headings: Headings
) -> tuple[Heading | None, int]:
    """The entry of the contents page that begins these lines, and how many of them it takes.

    On a narrow page an entry goes on below, or its page number stands there.
    """
    most = len(lines) if _heading(lines[0], headings.patterns) else 1
    for used in range(1, most + 1):
        text = " ".join(line.text for line in lines[:used])
        if entry := _heading(Line(lines[0].place, text), (contents.entry,)):
            return entry, used
    return None, 1


def _note_strange(strange: list[Line], notes: Notes) -> None:
    """Note, and forget, the lines of the contents page that are no entries."""
    for line in strange:
        notes.unplaced(f"A line of the contents page: {excerpt(line.text)}", line.place)
    strange.clear()


def _note_listed(listed: Mapping[str, Heading], title: Line, notes: Notes) -> None:
    if listed:
        message = (
            f"The contents page lists {len(listed)} headings before the text has them; the text's "
            "are taken"
        )
        notes.slip(message, title.place)


def _headings(
    lines: Sequence[Line],
    start: int,
    headings: Headings,
    listed: dict[str, Heading],
    notes: Notes,
) -> Iterator[tuple[int, Heading]]:
    for position in range(start, len(lines)):
        heading = _heading(lines[position], headings.patterns)
        if heading is None:
            continue
        if not _is_one(heading, listed, alone=position == 0 or not lines[position - 1].text):
            continue
        _compare(heading, listed, lines[position], notes)
        yield position, heading


def _heading(line: Line, patterns: Sequence[Pattern]) -> Heading | None:
    if not line.text or len(line.text) > MOST_HEADING:
        return None
    for pattern in patterns:
        if match := pattern.search(line.text):
            found = match.groupdict()
            number = "".join((found.get("number") or "").split())
            title = " ".join(found["title"].split())
            return Heading(ROUND_NUMBER.sub("", number), title, line.place)
    return None


def _key(heading: Heading) -> str:
    return heading.number.casefold() or letters(heading.title)


def _is_one(heading: Heading, listed: dict[str, Heading], *, alone: bool) -> bool:
    """Whether a line that looks like a heading is one: the contents list it, or it stands apart."""
    known = listed.get(_key(heading))
    if known and letters(known.title) == letters(heading.title):
        return True
    return alone and not heading.title.endswith((".", ",", ";")) and (not listed or bool(known))


def _compare(heading: Heading, listed: dict[str, Heading], line: Line, notes: Notes) -> None:
    known = listed.get(_key(heading))
    if known and letters(known.title) != letters(heading.title):
        notes.slip("The heading reads otherwise on the contents page", known.place, heading.place)
    if heading.number and heading.number not in line.text and "." in heading.number:
        notes.slip(f"There is a blank inside the number {heading.number}", heading.place)


def _look_for_repeated(found: Sequence[Section], notes: Notes) -> None:
    seen: dict[str, Heading] = {}
    for section in found:
        first = seen.setdefault(_key(section.heading), section.heading)
        if first is not section.heading:
            notes.problem(
                "heading_once",
                section.heading.place,
                f"The heading {excerpt(str(section.heading))} stands at {first.place} already.",
                "Let the profile's pattern for headings match only one of them.",
            )


def _look_for_missing(found: Sequence[Section], listed: dict[str, Heading], notes: Notes) -> None:
    there = {_key(section.heading) for section in found}
    for key, heading in listed.items():
        if key not in there:
            message = (
                f"The contents page lists {excerpt(str(heading))}; the text has no such heading"
            )
            notes.unplaced(message, heading.place)
