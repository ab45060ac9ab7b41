"""What is known of cases and of sources: variables of both, and the sets that sources are in."""

from collections import Counter
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass

from evaldata.importers.coding.ids import UniqueNames
from evaldata.importers.coding.project import OWN_COLUMNS, PARTICIPANTS
from evaldata.importers.coding.refi.tree import Element, below, guid, name_of, place, targets
from evaldata.importers.log import CodingLog

GROUP = "Document group"
"""The attribute that a set's name is a value of, where the name does not say “label: value”."""
SET_KEY = "set "
SETS, VARIABLES = "sets", "variables"

Values = dict[str, str]


@dataclass(frozen=True)
class Case:
    """A participant: what is known of them, and what they said."""

    participant_id: str
    values: Values
    sources: Set[str]
    selections: tuple[str, ...]


@dataclass(frozen=True)
class Attributes:
    """All that is known of cases and sources.

    Attributes:
        labels: The labels of the attributes in the order of the file.
        cases: By GUID.
        of_source: Values by label, by the GUID of a source.
    """

    labels: tuple[str, ...]
    cases: Mapping[str, Case]
    of_source: Mapping[str, Values]


def case_guids(root: Element) -> frozenset[str]:
    """The GUIDs of all cases; a code that has one of them is no theme."""
    return frozenset(map(guid, below(root, "Cases", "Case"))) - {""}


def read_attributes(root: Element, log: CodingLog) -> Attributes:
    """Read the variables, cases and sets of a project, and what its sources say of themselves."""
    labels = _Labels()
    variables = list(below(root, "Variables", "Variable"))
    names = [name_of(variable) or guid(variable) for variable in variables]
    if "nvivo" in (root.get("origin") or "").lower():
        names = _without_classes(names)
    for variable, name in zip(variables, names, strict=True):
        labels.of(guid(variable), name)
    log.found[VARIABLES] += len(variables)
    cases = _cases(root, labels, log)
    own = {guid(source): _values(source, labels) for source in below(root, "Sources", "*")}
    of_sets = _of_sets(root, labels, log)
    of_source = {source: of_sets.get(source, {}) | own.get(source, {}) for source in own | of_sets}
    log.understood += _understood(cases, labels.by_key)
    return Attributes(tuple(labels.by_key.values()), cases, of_source)


def _understood(cases: Mapping[str, Case], labels: Mapping[str, str]) -> Iterator[str]:
    """How cases and attributes are read, as far as there are any."""
    of_sets = [label for key, label in labels.items() if key.startswith(SET_KEY)]
    variables = [label for label in labels.values() if label not in of_sets]
    if variables:
        yield f"Attributes from variables: {', '.join(variables)}."
    if of_sets:
        yield f"Attributes from sets of sources: {', '.join(of_sets)}."
    nameless = sum(case.participant_id == key for key, case in cases.items())
    if nameless:
        yield f"Cases without a name go by their GUID: {nameless:,}."
    often = Counter(source for case in cases.values() for source in case.sources)
    if shared := sum(count > 1 for count in often.values()):
        yield (
            f"Sources of several cases: {shared:,}. Whose words a quote of them is, is known where "
            "a selection says it; else only what these cases agree in."
        )


class _Labels:
    """What each variable or set calls its values: no name of a column, and no other's label."""

    def __init__(self) -> None:
        self.by_key: dict[str, str] = {}
        self.names = UniqueNames(OWN_COLUMNS)

    def of(self, key: str, name: str) -> str:
        if key not in self.by_key:
            self.by_key[key] = self.names.unlike(name)
        return self.by_key[key]


def _cases(root: Element, labels: _Labels, log: CodingLog) -> dict[str, Case]:
    """The cases by GUID; one without a name goes by its GUID."""
    cases: dict[str, Case] = {}
    names, places = UniqueNames(), UniqueNames()
    for element in below(root, "Cases", "Case"):
        log.found[PARTICIPANTS] += 1
        if guid(element) in cases:
            log.joined[PARTICIPANTS] += 1
            continue
        key = places.unlike(place(element))
        codes = targets(element, "CodeRef")
        log.pass_over("codes of cases", "what a case says of its codes is not used", *codes)
        cases[key] = Case(
            names.unlike(name_of(element) or key),
            _values(element, labels),
            frozenset(targets(element, "SourceRef")),
            targets(element, "SelectionRef"),
        )
    return cases


def _values(element: Element, labels: _Labels) -> Values:
    """What a case or a source says of itself."""
    values: Values = {}
    for value in below(element, "VariableValue"):
        texts = (child.text or "" for child in value if not child.tag.endswith("VariableRef"))
        text = next(filter(None, (" ".join(text.split()) for text in texts)), "")
        for variable in targets(value, "VariableRef"):
            if text:
                values[labels.of(variable, variable)] = text
    return values


def _of_sets(root: Element, labels: _Labels, log: CodingLog) -> dict[str, Values]:
    """What the sets that a source is in say of it, by source; sets without sources are left out."""
    found: dict[str, Values] = {}
    for each in below(root, "Sets", "Set"):
        log.found[SETS] += 1
        members = targets(each, "MemberSource")
        name = name_of(each) or place(each)
        if not members:
            log.leave_out(SETS, "no sources are in it", name)
            continue
        key, value = _split(name)
        label = labels.of(SET_KEY + key, key)
        for source in members:
            values = found.setdefault(source, {})
            values[label] = f"{values[label]}; {value}" if label in values else value
    return found


def _split(name: str) -> tuple[str, str]:
    """The label and value that a set's name says, as “gender: male” does."""
    label, _, value = name.partition(":")
    if label.strip() and value.strip(" :") and not value.startswith(":"):
        return label.strip(), value.strip()
    return GROUP, name


def _without_classes(names: list[str]) -> list[str]:
    """NVivo's names without the class in front, as in “Cases:Age group”, unless two would meet."""
    bare = [name.partition(":")[2] or name for name in names]
    often = Counter(bare)
    return [short if often[short] == 1 else name for name, short in zip(names, bare, strict=True)]
