"""What no file says of a coded project: its title, how its participants may be shown, findings."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pandas as pd
import streamlit as st

from evaldata.dataset.disclosure.history import Release
from evaldata.importers.coding.choices import Choices, PeopleShown
from evaldata.importers.coding.delivery import Delivery
from evaldata.importers.coding.importing import people_before
from evaldata.importers.coding.preview import theme_ids
from evaldata.importers.coding.project import CodedProject
from pages.components.importing import folder_of

PEOPLE = {
    PeopleShown.PROTECTED: "Protect them: what fewer than ten share is shown less exactly",
    PeopleShown.PUBLISHED: "Their numbers have been published already, as in the report",
    PeopleShown.LABELS_PUBLISHED: "Their numbers and speakers' labels have been published already",
    PeopleShown.ATTRIBUTED: "They agreed to be recognised",
    PeopleShown.UNLINKED: "Do not say whose words belong together",
}
"""How participants may be shown, by the choice that it is."""
RELEASES = {
    Release.REFUSE: "Refuse them, so that nobody is told by what is new or gone",
    Release.HOLD_BACK: "Hold them back until there are more",
    Release.FIRST: "Nobody has seen the last delivery",
}
"""What is done where the difference to the last delivery would point to somebody."""


def ask_choices(read: Delivery, upload: str) -> Choices:
    """Let the visitor say what no file says; a workbook of ours says all but what is new in it.

    Args:
        read: What was read.
        upload: Tells it from any other file that was chosen.
    """
    project = read.project
    if project is None:
        return Choices(title=read.title, release=_release(folder_of(read.title)))
    st.subheader("What the file does not say", anchor=False)
    title = st.text_input("Title", read.title, max_chars=200, key=title_key(upload))
    headline = st.text_input("Its message in a line", placeholder="What was found above all")
    people = _people(project, folder_of(title), upload) if project.names_speakers else None
    release = _release(folder_of(title))
    with st.expander("Findings"):
        written = st.data_editor(
            pd.DataFrame({"Finding": pd.Series(dtype=str), "Themes": pd.Series(dtype=object)}),
            num_rows="dynamic",
            hide_index=True,
            column_config={
                "Finding": st.column_config.TextColumn(width="medium"),
                "Themes": st.column_config.MultiselectColumn(options=list(theme_ids(project))),
            },
            key=f"findings-{read.log.file}",
        )
    findings = tuple(_findings(written, theme_ids(project)))
    return Choices(
        title=title, headline=headline, people=people, findings=findings, release=release
    )


def title_key(upload: str) -> str:
    """The key of the field for an evaluation's title."""
    return f"title-{upload}"


def _release(folder: Path) -> Release:
    """Let the visitor say what becomes of changes since a delivery before, where there was one."""
    if not folder.exists():
        return Release.REFUSE
    return st.selectbox(
        "Changes since the last delivery that concern few people",
        list(RELEASES),
        format_func=RELEASES.__getitem__,
    )


def _people(project: CodedProject, folder: Path, upload: str) -> PeopleShown:
    """Let the visitor say how participants may be shown; at first as the delivery before said.

    What that said holds for the folder of that delivery alone.
    """
    key, of = f"people-{upload}", f"people-of-{upload}"
    told_of, told = st.session_state.get(of, (None, None))
    if told_of != folder:
        before = people_before(folder)
        if before or (told and st.session_state.get(key) == told):  # what the visitor chose stays
            st.session_state[key] = before or PeopleShown.PROTECTED
        st.session_state[of] = folder, before
    return st.radio(
        f"Participants named in the file: {len(project.participants):,}",
        list(PEOPLE),
        format_func=PEOPLE.__getitem__,
        key=key,
        help="Where nobody says otherwise, speakers are not told apart, and nothing is shown "
        "that fewer than ten are known to share.",
    )


def _findings(
    written: pd.DataFrame, ids: Mapping[str, str]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    for text, themes in written.itertuples(index=False):
        if isinstance(text, str) and text.strip():
            named = themes if isinstance(themes, list) else []
            yield text.strip(), tuple(ids[name] for name in named if name in ids)
