"""Each passage is one quote, however often it is coded; what is no quote is told."""

import pandas as pd
import pytest

from evaldata.importers.coding.project import PASSAGES, QUOTE_COLUMNS
from evaldata.importers.coding.refi import offsets, quotes
from evaldata.model.problems import BadDatasetError
from tests.evaldata.importers.coding.refi.refi_files import (
    TEXT,
    A,
    B,
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

CODES = codebook(code(A, "Food"), code(B, "Staff"))
SOUP = content("The soup is fine. We like the staff, and they like us too.")
USERS = element(
    "Users", element("User", guid="{U1}", name="Ann"), element("User", guid="u2", name="Ben")
)
PLACE = "Interview, “soup is fine”"


def note(guid: str, *inside: str, **attributes: str) -> str:
    return element("Note", *inside, guid=guid, name="Note", **attributes)


def test_a_quote_in_full() -> None:
    told = coding(A, element("NoteRef", targetGUID="N1"), creatingUser="U1")
    one = selected(
        "{S1}", 4, 16, told, creationDateTime="2024-05-01T10:00:00Z", name="soup is fine"
    )
    notes = element("Notes", note("n1", content("Said twice.")))
    found = read(USERS, CODES, element("Sources", text_source(SOUP, one)), notes)
    row = ("soup is fine", [A], None, None, "Interview", "Ann", "Said twice.", "2024-05-01", PLACE)
    expected = pd.DataFrame([row], columns=QUOTE_COLUMNS, dtype=object)
    pd.testing.assert_frame_equal(found.project.quotes, expected)
    assert found.log.kept("notes") == 1
    assert found.log.reasons == {}


def test_several_codings_of_a_selection_are_one_quote() -> None:
    both = coding(A, creatingUser="u1"), coding(B, creatingUser="U2"), coding(A, creatingUser="u2")
    found = read(USERS, CODES, element("Sources", text_source(SOUP, selected("s", 4, 16, *both))))
    assert found.quotes("theme_ids", "coder") == [([A, B], "Ann, Ben")]
    assert (found.log.found[PASSAGES], found.log.joined[PASSAGES]) == (3, 2)


def test_two_selections_of_one_passage_are_one_quote() -> None:
    each = selected("s1", 4, 16, coding(A)), selected("s2", 4, 16, coding(B))
    found = read(CODES, element("Sources", text_source(SOUP, *each)))
    assert found.quotes("text", "theme_ids", "source") == [("soup is fine", [A, B], PLACE)]
    assert found.log.joined[PASSAGES] == 1


def test_the_same_words_in_two_places_are_two_quotes() -> None:
    each = selected("s1", 21, 25, coding(A)), selected("s2", 46, 50, coding(A))
    found = read(CODES, element("Sources", text_source(SOUP, *each)))
    assert found.texts == ["like", "like"]


def test_a_name_that_was_cut_off_is_not_the_quote() -> None:
    text = "Soup is fine, and so is bread. " * 8
    end = len(text) - 1
    name = text[:100] + "…"
    found = read(
        CODES,
        element("Sources", text_source(content(text), selected("s", 0, end, coding(A), name=name))),
    )
    assert found.texts == [text.strip()]
    assert "1 of 1 names of selections agree" in found.log.understood[1]


@pytest.mark.parametrize(
    ("start", "end"), [("50", "900"), ("9", "9"), ("9", "4"), ("-1", "4"), ("x", "4")]
)
def test_positions_that_do_not_fit_are_told_and_never_guessed(start: str, end: str) -> None:
    places = {"startPosition": start, "endPosition": end}
    bad = element("PlainTextSelection", coding(A), guid="bad", name="soup is fine", **places)
    found = read(CODES, element("Sources", text_source(SOUP, selected("s", 4, 8, coding(A)), bad)))
    assert found.texts == ["soup"]
    reason = "coded passages: its positions do not fit the text of its source"
    assert found.log.reasons == {reason: [PLACE]}


def test_a_name_that_stands_elsewhere_contradicts_the_positions() -> None:
    bad = selected("bad", 0, 3, coding(A), name="We like the staff, and they")
    label = selected("label", 4, 16, coding(A), name="a good one")
    short = selected("short", 18, 20, coding(A), name="the staff")
    found = read(CODES, element("Sources", text_source(SOUP, bad, label, short)))
    assert found.texts == ["soup is fine", "We"]
    reason = "coded passages: its name stands elsewhere in the text than its positions say"
    assert found.log.reasons == {reason: ["Interview, “The”"]}


def test_blanks_are_no_quote_and_none_stand_around_one() -> None:
    each = selected("s1", 3, 9, coding(A)), selected("s2", 3, 4, coding(A))
    found = read(CODES, element("Sources", text_source(SOUP, *each)))
    assert found.texts == ["soup"]
    assert found.log.reasons == {"coded passages: nothing but blanks is selected": ["Interview"]}


def test_the_area_of_a_pdf_that_is_a_passage_of_its_text() -> None:
    """Some programs write both, with one GUID."""
    area = element("PDFSelection", coding(A), coding(B), guid="S", page="0")
    text = element("Representation", SOUP, selected("s", 4, 16, coding(A)), guid="r")
    pdf = element("PDFSource", area, text, guid=TEXT, name="Letter")
    found = read(CODES, element("Sources", pdf))
    assert found.quotes("text", "theme_ids", "document") == [("soup is fine", [A, B], "Letter")]
    assert (found.log.found[PASSAGES], found.log.joined[PASSAGES]) == (3, 2)


def test_pictures_sound_and_areas_without_text_are_left_out() -> None:
    kinds = {"PDF": "PDFSource", "Picture": "PictureSource", "Audio": "AudioSource"}
    kinds["Video"] = "VideoSource"
    sources = [
        element(kind, element(f"{name}Selection", coding(A), guid=name), guid=kind, name=kind)
        for name, kind in kinds.items()
    ]
    found = read(CODES, element("Sources", *sources))
    assert found.texts == []
    assert found.log.reasons == {
        f"coded passages: it selects no text ({name}Selection)": [kind]
        for name, kind in kinds.items()
    }


def test_a_transcript_is_read_by_its_clock() -> None:
    points = [
        element("SyncPoint", guid=f"P{at}", timeStamp=str(at * 1000), position=str(at))
        for at in (4, 16)
    ]
    said = element(
        "TranscriptSelection", coding(A), guid="s", fromSyncPoint="p4", toSyncPoint="p16"
    )
    lost = element("TranscriptSelection", coding(A), guid="t", fromSyncPoint="p4", toSyncPoint="p9")
    transcript = element("Transcript", SOUP, *points, said, lost, guid="r")
    found = read(
        CODES, element("Sources", element("AudioSource", transcript, name="Talk", guid="a"))
    )
    assert found.quotes("text", "document") == [("soup is fine", "Talk")]
    assert found.log.left_out[PASSAGES] == 1


def test_a_source_without_plain_text() -> None:
    source = text_source(selected("s", 4, 16, coding(A)), richTextPath="internal://a.docx")
    found = read(CODES, element("Sources", source))
    reason = "coded passages: its source has no plain text in the file"
    assert found.log.reasons == {reason: ["Interview"]}


def test_a_text_that_is_empty_in_the_project_is_read_from_its_file() -> None:
    one = selected("s", 0, 4, coding(A))
    source = text_source(content(""), one, plainTextPath="internal://t.txt")
    file = archive(project(CODES, element("Sources", source)), {"sources/t.txt": b"Soup is fine."})
    assert read_file(file).texts == ["Soup"]
    assert read(CODES, element("Sources", text_source(content(""), one))).texts == []


def test_a_selection_without_a_code_is_a_memo() -> None:
    said = selected("s1", 4, 8, element("Description", "Which soup?"))
    noted = selected("s2", 4, 8, element("NoteRef", targetGUID="n1"))
    found = read(CODES, element("Sources", text_source(SOUP, said, noted, selected("s3", 0, 3))))
    assert found.texts == []
    assert found.log.reasons == {
        "selections without a code: they bear a note alone": ["Interview, “soup”"] * 2,
        "selections without a code: they say nothing": ["Interview, “The”"],
    }


def test_what_is_said_of_a_coded_selection_is_its_memo() -> None:
    told = element("Description", "Which soup?")
    refs = element("NoteRef", targetGUID="n1"), element("NoteRef", targetGUID="n2")
    notes = [
        note("n1", plainTextPath="internal://n1.txt"),
        note("n2", element("Description", "Ask again.")),
        note("n3", content("Of nobody.")),
    ]
    source = text_source(SOUP, selected("s", 4, 16, told, coding(A, *refs)))
    xml = project(CODES, element("Sources", source), element("Notes", *notes))
    found = read_file(archive(xml, {"sources/n1.txt": b"\xef\xbb\xbfSaid\r\ntwice."}))
    assert found.quotes("memo") == [("Which soup?\n\nSaid\ntwice.\n\nAsk again.",)]
    assert found.log.reasons == {"notes: no quote bears them": ["“Of nobody.”"]}


def test_codings_without_a_code_that_is_known() -> None:
    lost = selected("s1", 4, 16, coding("gone")), selected("s2", 4, 16, element("Coding"))
    found = read(CODES, element("Sources", text_source(SOUP, *lost)))
    assert found.texts == []
    assert found.log.reasons == {
        "coded passages: its code is not in the codebook": [PLACE],
        "coded passages: its coding names no code": [PLACE],
    }


def test_a_user_that_is_not_listed_and_a_selection_without_a_guid() -> None:
    one = selected("", 4, 16, coding(A, creatingUser="{U9}"))
    found = read(CODES, element("Sources", text_source(SOUP, one)))
    assert found.quotes("coder", "source") == [("u9", PLACE)]


def test_sources_of_one_name_are_told_apart() -> None:
    sources = [text_source(SOUP, selected(g, 4, 8, coding(A)), guid=g) for g in ("t1", "t2", "t3")]
    found = read(CODES, element("Sources", *sources))
    assert found.quotes("document") == [("Interview",), ("Interview (2)",), ("Interview (3)",)]


def test_typographic_marks_in_names_and_texts_stay_as_they_are() -> None:
    text = "She said “it’s fine” – twice."
    one = selected("s", 9, 20, coding(A), name="“it’s fine”")
    assert read(CODES, element("Sources", text_source(content(text), one))).texts == ["“it’s fine”"]


def test_quotes_that_are_longer_than_can_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(quotes, "MOST_QUOTED", 20)
    each = selected("s1", 4, 16, coding(A), coding(B)), selected("s2", 18, 30, coding(A))
    with pytest.raises(BadDatasetError, match="longer, all together"):
        read(CODES, element("Sources", text_source(SOUP, *each)))


def test_selections_beyond_those_that_are_judged(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(offsets, "MOST_JUDGED", 2)
    each = [selected(f"s{n}", 4, end, coding(A)) for n, end in enumerate((8, 11, 16))]
    found = read(CODES, element("Sources", text_source(SOUP, *each)))
    assert found.texts == ["soup", "soup is", "soup is fine"]
