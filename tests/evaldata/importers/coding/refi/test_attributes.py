"""Attributes are read from the four places where programs keep them."""

import pandas as pd

from evaldata.importers.coding.project import PARTICIPANTS
from tests.evaldata.importers.coding.refi.refi_files import (
    TEXT,
    A,
    B,
    Read,
    code,
    codebook,
    coding,
    content,
    element,
    read,
    selected,
    text_source,
    value,
    variables,
)

CODES = codebook(code(A, "Food"))
AGE, ROLE = "v1", "v2"
OTHER = "00000000-2222-4000-8000-000000000000"


def source(*inside: str, guid: str = TEXT, name: str = "Interview") -> str:
    """A source of two sentences, each a quote."""
    first = selected(f"{guid}-1", 0, 13, coding(A))
    second = selected(f"{guid}-2", 14, 28, coding(A))
    told = content("Soup is fine. Bread is better.")
    return text_source(told, first, second, *inside, guid=guid, name=name)


def case(*inside: str, guid: str = "case-1", **attributes: str) -> str:
    return element("Case", *inside, guid=guid, **attributes)


def of_source(*guids: str) -> str:
    return "".join(element("SourceRef", targetGUID=guid) for guid in guids)


def group(name: str, *sources: str) -> str:
    members = (element("MemberSource", targetGUID=each) for each in sources)
    return element("Set", *members, guid=f"set-{name}", name=name)


def participants(found: Read) -> list[dict[str, str | None]]:
    rows: list[dict[str, str | None]] = found.project.participants.to_dict("records")
    return rows


def test_named_cases_are_participants() -> None:
    ann = case(value(AGE, "60+"), value(ROLE, "Guest"), of_source(TEXT), name="Ann")
    ben = case(value(AGE, "under 60"), of_source(OTHER), guid="case-2", name="Ben")
    told = variables(v1="Age group", v2="Role")
    found = read(
        CODES, told, element("Cases", ann, ben), element("Sources", source(), source(guid=OTHER))
    )
    expected = pd.DataFrame(
        [("Ann", "60+", "Guest"), ("Ben", "under 60", None)],
        columns=["participant_id", "Age group", "Role"],
        dtype=object,
    )
    pd.testing.assert_frame_equal(found.project.participants, expected)
    assert found.project.attributes == ("Age group", "Role")
    columns = "document", "participant_id", "Age group", "Role"
    assert found.quotes(*columns) == [
        ("Interview", "Ann", "60+", "Guest"),
        ("Interview", "Ann", "60+", "Guest"),
        ("Interview (2)", "Ben", "under 60", None),
        ("Interview (2)", "Ben", "under 60", None),
    ]
    assert found.log.found[PARTICIPANTS] == 2


def test_nvivo_puts_a_class_before_the_name() -> None:
    cases = element("Cases", case(value(AGE, "60+"), of_source(TEXT), name="Ann"))
    told = variables(v1="Cases:Age group")
    found = read(CODES, told, cases, element("Sources", source()), origin="NVivo 14")
    assert found.quotes("participant_id", "Age group") == [("Ann", "60+")] * 2
    assert found.log.understood[0] == "A REFI-QDA project that NVivo 14 wrote."


def test_classes_stay_where_names_would_be_the_same() -> None:
    told = variables(v1="Guests:Age", v2="Staff:Age", v3="Staff:Role")
    found = read(CODES, told, origin="NVivo")
    assert found.project.attributes == ("Guests:Age", "Staff:Age", "Role")
    assert read(CODES, variables(v1="Time:Day")).project.attributes == ("Time:Day",)


def test_a_case_without_a_name_goes_by_its_guid() -> None:
    cases = element("Cases", case(value(AGE, "41", "IntegerValue"), of_source(TEXT)))
    found = read(CODES, variables(v1="Age"), cases, element("Sources", source()))
    assert found.quotes("participant_id", "Age") == [("case-1", "41")] * 2
    assert found.log.understood[1:3] == [
        "Attributes from variables: Age.",
        "Cases without a name go by their GUID: 1.",
    ]


def test_cases_without_a_guid_go_by_their_lines() -> None:
    cases = element("Cases", case(guid=""), case(guid=""), case(guid="", name="Ann"))
    found = [each["participant_id"] for each in participants(read(CODES, cases))]
    assert found == ["line 1", "line 1 (2)", "Ann"]


def test_a_value_on_the_source_itself() -> None:
    told = element("Sources", source(value(ROLE, "Guest")))
    found = read(CODES, variables(v2="Role"), told)
    assert found.quotes("participant_id", "Role") == [(None, "Guest")] * 2
    assert participants(found) == []


def test_sets_that_say_a_label_and_a_value() -> None:
    sets = element("Sets", group("gender: male", TEXT), group("gender: female", OTHER))
    sources = element("Sources", source(), source(guid=OTHER, name="Second"))
    found = read(CODES, sources, sets)
    assert found.project.attributes == ("gender",)
    assert found.quotes("document", "gender")[1:3] == [("Interview", "male"), ("Second", "female")]


def test_sets_that_say_a_name_alone_are_document_groups() -> None:
    sets = element("Sets", group("Town", TEXT), group("2024", TEXT), group("Codes"))
    found = read(CODES, element("Sources", source()), sets)
    assert found.quotes("Document group") == [("Town; 2024",)] * 2
    assert found.log.reasons == {"sets: no sources are in it": ["Codes"]}
    assert (found.log.found["sets"], found.log.kept("sets")) == (3, 2)


def test_values_of_every_type_as_they_stand() -> None:
    kinds = {
        "BooleanValue": "true",
        "FloatValue": "1.5",
        "DateValue": "2024-05-01",
        "DateTimeValue": "2024-05-01T10:00:00Z",
        "TextValue": " two\nwords ",
        "IntegerValue": "",
    }
    told = [value(f"v{n}", text, kind) for n, (kind, text) in enumerate(kinds.items())]
    names = variables(**{f"v{n}": kind for n, kind in enumerate(kinds)})
    found = read(CODES, names, element("Sources", source(*told)))
    assert found.quotes(*kinds)[0] == (
        *("true", "1.5", "2024-05-01", "2024-05-01T10:00:00Z", "two words", None),
    )


def test_a_case_goes_before_its_source_and_that_before_sets() -> None:
    sources = element("Sources", source(value(AGE, "source"), value(ROLE, "source")))
    cases = element("Cases", case(value(AGE, "case"), of_source(TEXT)))
    found = read(
        CODES,
        variables(v1="Age", v2="Role", v3="Town"),
        cases,
        sources,
        element("Sets", group("Town: set", TEXT)),
    )
    assert found.quotes("Age", "Role")[0] == ("case", "source")


def test_the_words_of_a_case_in_a_source_of_several() -> None:
    """A group is one source; a code that is a case says who of them speaks."""
    text = content("Soup is fine. Bread is better.")
    said = selected("s1", 0, 13, coding(B)), selected("s2", 5, 12, coding(A))
    named = selected("s3", 14, 30, coding(A))
    sources = element("Sources", text_source(text, *said, named))
    refs = of_source(TEXT)
    ann = case(value(AGE, "60+"), value(ROLE, "Guest"), refs, guid=B, name="Ann")
    ben = case(value(AGE, "30"), value(ROLE, "Guest"), refs, guid="b", name="Ben")
    book = codebook(code(A, "Food"), code(B, "Ann"))
    found = read(book, variables(v1="Age", v2="Role"), element("Cases", ann, ben), sources)
    assert found.quotes("text", "participant_id", "Age", "Role") == [
        ("is fine", "Ann", "60+", "Guest"),
        ("Bread is better.", None, None, "Guest"),
    ]
    assert found.log.understood[2] == (
        "Sources of several cases: 1. Whose words a quote of them is, is known where a selection "
        "says it; else only what these cases agree in."
    )
    assert found.log.reasons == {
        "themes: the code is a case, and no theme": [B],
        "coded passages: it is coded with a case, which tells who speaks": [
            "Interview, “Soup is fine.”"
        ],
    }


def test_a_case_that_names_a_selection() -> None:
    ann = case(element("SelectionRef", targetGUID=f"{TEXT}-2"), value(AGE, "60+"), name="Ann")
    found = read(CODES, variables(v1="Age"), element("Cases", ann), element("Sources", source()))
    assert found.quotes("participant_id", "Age") == [(None, None), ("Ann", "60+")]


def test_two_cases_of_one_name_and_one_that_is_there_twice() -> None:
    twice = case(name="Ann")
    found = read(CODES, element("Cases", twice, twice, case(guid="case-2", name="Ann")))
    assert participants(found) == [{"participant_id": "Ann"}, {"participant_id": "Ann (2)"}]
    assert found.log.joined[PARTICIPANTS] == 1


def test_a_label_is_no_name_of_a_column_and_no_other_label() -> None:
    found = read(CODES, variables(v1="date", v2="Age", v3="Age"))
    assert found.project.attributes == ("date (2)", "Age", "Age (2)")


def test_a_variable_that_is_not_declared_goes_by_its_guid() -> None:
    found = read(CODES, element("Sources", source(value("{V9}", "yes"))))
    assert found.quotes("v9") == [("yes",)] * 2


def test_what_a_case_says_of_codes_is_told() -> None:
    found = read(CODES, element("Cases", case(element("CodeRef", targetGUID=A), name="Ann")))
    assert found.log.reasons == {"codes of cases: what a case says of its codes is not used": [A]}
