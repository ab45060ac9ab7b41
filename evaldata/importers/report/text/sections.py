"""The sections of a report: its lines, cut at the headings."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from evaldata.importers.log import ReportLog, excerpt
from evaldata.importers.report.profile import Pattern, Profile
from evaldata.importers.report.text.lines import Line, filled, first
from evaldata.model.text import letters

MOST_HEADING = 160
MOST_STRANGE = 8
MOST_ENTRY_LINES = 3
ROUND_NUMBER = re.compile(r"\.0+$")


@dataclass(frozen=True)
class ReportSection:
    """A section, or a heading on the contents page, which has no lines below it.

    Attributes:
        number: That of its heading, without blanks: "7.4".
        place: Where its heading stands.
        lines: What stands under its heading, up to the next one.
    """

    number: str
    title: str
    place: str
    lines: tuple[Line, ...] = ()

    def __str__(self) -> str:
        return f"{self.number} {self.title}".strip()

    @property
    def source(self) -> str:
        """What the dataset calls the section: "section 7.4"."""
        return f"section {self.number or self.title}"

    @property
    def key(self) -> str:
        """What tells it from other sections."""
        return self.number.casefold() or letters(self.title)


Listed = dict[str, ReportSection]
"""The headings on the contents page, by their key."""


def sections(lines: Sequence[Line], profile: Profile, log: ReportLog) -> list[ReportSection]:
    """The sections in their order; what stands before the first heading is left out."""
    start, listed = _contents(lines, profile, log)
    cuts = list(_headings(lines, start, profile, listed, log))
    ends = [*(position for position, _ in cuts), len(lines)]
    before = [line.place for line in filled(lines[: ends[0]])]
    log.leave_out("What stands before the first heading", before)
    found: list[ReportSection] = []
    for (position, heading), end in zip(cuts, ends[1:], strict=True):
        inside = tuple(lines[position + 1 : end])
        if found and found[-1].key == heading.key:
            log.slip("The heading of a section is repeated in it; left out", heading.place)
            inside = (*found[-1].lines, Line(heading.place, ""), *inside)
            found[-1] = replace(found[-1], lines=inside)
        else:
            found.append(replace(heading, lines=inside))
    _look_at_all(found, listed, log)
    return found


def matching(all_sections: Sequence[ReportSection], pattern: Pattern) -> list[ReportSection]:
    """The sections whose heading, number and title, matches."""
    return [section for section in all_sections if pattern.search(str(section))]


def _contents(lines: Sequence[Line], profile: Profile, log: ReportLog) -> tuple[int, Listed]:
    """Where the text begins after the contents page, and the headings listed there."""
    listed: Listed = {}
    title = first(lines, profile.contents.title)
    if title is None:
        return 0, listed
    strange: list[Line] = []
    end = title + 1
    below = [i for i in range(title + 1, len(lines)) if lines[i].text]
    while below and len(strange) <= MOST_STRANGE:
        begun = _heading(lines[below[0]], (profile.contents.entry, *profile.headings.patterns))
        if begun and begun.key in listed:
            break
        entry, used = _entry([lines[i] for i in below[:MOST_ENTRY_LINES]], profile)
        if entry:
            listed[entry.key] = entry
            end = below[used - 1] + 1
            for line in strange:
                log.no_place(f"A line of the contents page: {excerpt(line.text)}", line.place)
            strange = []
        else:
            strange.append(lines[below[0]])
        del below[:used]
    if listed:
        found = f"The contents page lists {len(listed)} headings before the text has them"
        log.slip(f"{found}; the text's are taken", lines[title].place)
    return end, listed


def _entry(lines: Sequence[Line], profile: Profile) -> tuple[ReportSection | None, int]:
    """The entry of the contents page that begins these lines, and how many of them it takes.

    On a narrow page an entry goes on below, or its page number stands there.
    """
    most = len(lines) if _heading(lines[0], profile.headings.patterns) else 1
    for used in range(1, most + 1):
        text = " ".join(line.text for line in lines[:used])
        if entry := _heading(Line(lines[0].place, text), (profile.contents.entry,)):
            return entry, used
    return None, 1


def _headings(
    lines: Sequence[Line], start: int, profile: Profile, listed: Listed, log: ReportLog
) -> Iterator[tuple[int, ReportSection]]:
    """Each heading with its position: one that the contents page lists, or that stands apart."""
    for position, line in enumerate(lines[start:], start):
        heading = _heading(line, profile.headings.patterns)
        if heading is None:
            continue
        known = listed.get(heading.key)
        alike = known is not None and letters(known.title) == letters(heading.title)
        alone = position == 0 or not lines[position - 1].text
        apart = alone and not heading.title.endswith((".", ",", ";"))
        if not alike and not (apart and (known or not listed)):
            continue
        if known and not alike:
            log.slip("The heading reads otherwise on the contents page", known.place, heading.place)
        if "." in heading.number and heading.number not in line.text:
            log.slip(f"There is a blank inside the number {heading.number}", heading.place)
        yield position, heading


def _heading(line: Line, patterns: Sequence[Pattern]) -> ReportSection | None:
    if not line.text or len(line.text) > MOST_HEADING:
        return None
    for match in filter(None, (pattern.search(line.text) for pattern in patterns)):
        number = "".join((match.groupdict().get("number") or "").split())
        title = " ".join(match["title"].split())
        return ReportSection(ROUND_NUMBER.sub("", number), title, line.place)
    return None


def _look_at_all(found: Sequence[ReportSection], listed: Listed, log: ReportLog) -> None:
    """Look for headings that come back later, and for some that only the contents page has."""
    seen: dict[str, ReportSection] = {}
    for heading in found:
        earlier = seen.setdefault(heading.key, heading)
        if earlier is not heading:
            message = f"The heading {excerpt(str(heading))} stands at {earlier.place} already."
            remedy = "Let the profile's pattern for headings match only one of them."
            log.problem("heading_once", heading.place, message, remedy)
    for key, heading in listed.items():
        if key not in seen:
            what = f"The contents page lists {excerpt(str(heading))}"
            log.no_place(f"{what}; the text has no such heading", heading.place)
