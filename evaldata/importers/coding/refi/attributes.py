"""What is known of cases and of sources: variables of both, and the sets that sources are in."""

from collections import Counter
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass, field

from evaldata.importers.coding.project import PARTICIPANTS, QUOTE_COLUMNS
from evaldata.importers.coding.refi.tree import (
    Element,
    below,
    children,
    guid,
    name_of,
    place,
    targets,
)
from evaldata.importers.coding.unique_names import UniqueNames
from evaldata.importers.log import CodingLog

GROUP = "Document group"
"""The attribute that a set's name is a value of, where the name does not say “label: value”."""
SET_KEY = "set "
BETWEEN_VALUES = "; "
SETS, VARIABLES = "sets", "variables"

Values = dict[str, str]


@dataclass(frozen=True)
class Case:
    """A participant: what is known of them, and what they said."""

    participant_id: str
    guid: str
    values: Values
    sources: Set[str]
    selections: Set[str]


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
    reader = _Reader(root, log)
    cases = reader.cases()
    of_source = reader.of_sources()
    for label, source, value in reader.memberships():
        values = of_source.setdefault(source, {})
        if (source, label) in reader.from_set:
            values[label] += BETWEEN_VALUES + value
        elif label not in values:
            values[label] = value
            reader.from_set.add((source, label))
    attributes = Attributes(tuple(reader.labels.values()), cases, of_source)
    log.understood += _understood(attributes, reader.labels)
    return attributes


def _understood(attributes: Attributes, labels: Mapping[str, str]) -> Iterator[str]:
    """How cases and attributes are read, as far as there are any."""
    of_sets = [label for key, label in labels.items() if key.startswith(SET_KEY)]
    variables = [label for label in labels.values() if label not in of_sets]
    if variables:
        yield f"Attributes from variables: {', '.join(variables)}."
    if of_sets:
        yield f"Attributes from sets of sources: {', '.join(of_sets)}."
    nameless = sum(case.participant_id == key for key, case in attributes.cases.items())
    if nameless:
        yield f"Cases without a name go by their GUID: {nameless:,}."
    often = Counter(source for case in attributes.cases.values() for source in case.sources)
    if shared := sum(count > 1 for count in often.values()):
        yield (
            f"Sources of several cases: {shared:,}. Whose words a quote of them is, is known where "
            "a selection says it; else only what these cases agree in."
        )


@dataclass
class _Reader:
    """Reads the places one by one; `labels` holds what each variable or set calls its values."""

    root: Element
    log: CodingLog
    labels: dict[str, str] = field(default_factory=dict)
    names: UniqueNames = field(default_factory=lambda: UniqueNames(QUOTE_COLUMNS))
    from_set: set[tuple[str, str]] = field(default_factory=set)

    def __post_init__(self) -> None:
        variables = list(below(self.root, "Variables", "Variable"))
        names = [name_of(variable) or guid(variable) for variable in variables]
        if "nvivo" in (self.root.get("origin") or "").lower():
            names = _without_classes(names)
        for variable, name in zip(variables, names, strict=True):
            self._label(guid(variable), name)
        self.log.found.update({VARIABLES: len(variables)} if variables else {})

    def _label(self, key: str, name: str) -> str:
        """The label for a variable, which is no name of a column and no other's label."""
        if key not in self.labels:
            self.labels[key] = self.names.unlike(name)
        return self.labels[key]

    def cases(self) -> dict[str, Case]:
        """The cases by GUID; one without a name goes by its GUID."""
        cases: dict[str, Case] = {}
        names = UniqueNames()
        for element in below(self.root, "Cases", "Case"):
            self.log.found[PARTICIPANTS] += 1
            if guid(element) in cases:
                self.log.joined[PARTICIPANTS] += 1
                continue
            key = place(element)
            cases[key] = self._case(element, names.unlike(name_of(element) or key))
        return cases

    def _case(self, element: Element, participant_id: str) -> Case:
        if codes := targets(element, "CodeRef"):
            self.log.found["codes of cases"] += len(codes)
            reason = "what a case says of its codes is not used"
            self.log.leave_out("codes of cases", reason, *codes)
        sources = frozenset(targets(element, "SourceRef"))
        selections = frozenset(targets(element, "SelectionRef"))
        return Case(participant_id, guid(element), self._values(element), sources, selections)

    def of_sources(self) -> dict[str, Values]:
        """What the sources say of themselves."""
        each = ((guid(s), self._values(s)) for tree in below(self.root, "Sources") for s in tree)
        return {source: values for source, values in each if values}

    def _values(self, element: Element) -> Values:
        values: Values = {}
        for value in children(element, "VariableValue"):
            text = _text(value)
            for variable in targets(value, "VariableRef"):
                if text:
                    values[self._label(variable, variable)] = text
        return values

    def memberships(self) -> Iterator[tuple[str, str, str]]:
        """The label, source and value that each set gives; sets without sources are left out."""
        for each in below(self.root, "Sets", "Set"):
            self.log.found[SETS] += 1
            members = targets(each, "MemberSource")
            if not members:
                self.log.leave_out(SETS, "no sources are in it", name_of(each) or place(each))
                continue
            label, value = _split(name_of(each) or place(each))
            for source in members:
                yield self._label(SET_KEY + label, label), source, value


def _text(value: Element) -> str:
    """The value of whatever type, as it stands."""
    typed = (child.text or "" for child in value if not child.tag.endswith("VariableRef"))
    return next(filter(None, (" ".join(text.split()) for text in typed)), "")


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
