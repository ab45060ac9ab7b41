"""A coded project, brought as a file: what was understood, what it will look like, what to add."""

from dataclasses import replace

import pandas as pd
import streamlit as st

from evaldata.analysis.classes import QuoteClass
from evaldata.importers.coding.choices import Choices
from evaldata.importers.coding.columns import MEANINGS, Columns, Role
from evaldata.importers.coding.delivery import KNOWN, Delivery, read_delivery
from evaldata.importers.coding.importing import columns_before, dataset_of, import_delivery
from evaldata.importers.coding.preview import Preview, own, preview
from evaldata.importers.coding.workbook import workbook_template
from evaldata.importers.log import CodingLog
from evaldata.model.language import counted, quotes
from evaldata.model.problems import BadDatasetError, errors
from evaldata.model.schema import MANIFEST_FILE
from evaldata.wording.evidence import QuoteGroup
from pages.components.coded_choices import ask_choices, title_key
from pages.components.importing import folder_of, open_brought, room_needed
from pages.components.quote_cards import quote_cards
from pages.components.tables import literal_table
from pages.text import bullets, literal

QUOTES_SHOWN = 10
MADE = "made"
MOST_PROBLEMS = 100
"""Problems that are listed."""
MOST_MEGABYTES = 200


def coded_import() -> None:
    """Draw the field for a file, and all that can be said and decided of it."""
    st.markdown(
        "Drop a table (CSV or Excel, a row for each coded passage or a column for each theme), a "
        "filled-in workbook, or the export of a program for coding. It is read on this machine "
        "and sent nowhere; the file is not changed."
    )
    st.download_button(
        "An empty workbook to fill in",
        workbook_template,
        file_name="evaluation.xlsx",
        icon=":material/download:",
        on_click="ignore",
    )
    chosen = st.file_uploader("The file", type=list(KNOWN), max_upload_size=MOST_MEGABYTES)
    if chosen is None:
        return
    content, name, upload = chosen.getvalue(), chosen.name, chosen.file_id
    read = _received(content, name, upload)
    columns = _columns(_as_before(read, content, upload))
    if columns:
        read = _read(content, name, columns, upload)
    left, right = st.columns(2, gap="large")
    with left:
        choices = ask_choices(read, upload)
    manifest = folder_of(choices.title) / MANIFEST_FILE
    written = manifest.stat().st_mtime if manifest.exists() else 0
    with room_needed():
        made_of = (upload, repr(choices), written)
        log, found = _attempt(content, name, columns, made_of, choices)
    with left:
        _understood(log)
    with right:
        if found is None:
            _problems(log, asked=read.project is not None)
        else:
            _shown(found)
            _make(read, choices, upload)


def _received(content: bytes, name: str, upload: str) -> Delivery:
    """The file of an upload, read, while a status says so, and whether that went well."""
    with st.status(literal(f"Reading {name}")) as status:
        read = _read(content, name, "", upload)
        if read.log.failed:
            status.update(label=literal(f"{name} cannot be read"), state="error")
        else:
            status.update(label=literal(f"{name} is read"), state="complete")
    return read


def _as_before(read: Delivery, content: bytes, upload: str) -> Delivery:
    """The same, its columns understood as those of the delivery before of the same title."""
    folder = folder_of(st.session_state.get(title_key(upload), read.title))
    try:
        before = columns_before(folder) if read.columns else None
    except BadDatasetError as error:
        told = error.problems[0]
        st.warning(literal(f"{told.place}: {told.message} {told.remedy}"))
        return read
    return _read(content, read.log.file, before.to_toml(), upload) if before else read


@st.cache_resource(max_entries=4, show_spinner=False)
def _read(_content: bytes, name: str, columns: str, upload: str) -> Delivery:
    """The file of an upload, read and understood; nobody may change it."""
    del upload  # tells one content from another, which would take long to compare
    return read_delivery(_content, name, Columns.from_toml(columns.encode()) if columns else None)


@st.cache_resource(max_entries=4, show_spinner="Making the dataset")
def _attempt(
    _content: bytes, name: str, columns: str, made_of: tuple[str, str, float], _choices: Choices
) -> tuple[CodingLog, Preview | None]:
    """What would come of it, and the log; None where the log says why nothing would."""
    upload, *_ = made_of  # tells one attempt from another
    read = own(_read(_content, name, columns, upload))
    files = dataset_of(read, _choices, folder_of(_choices.title))
    return read.log, preview(files) if files else None


def _columns(read: Delivery) -> str:
    """Let the visitor correct what each column of a table is; the corrected file as text.

    Empty for what is no table.
    """
    columns, table = read.columns, read.table
    if columns is None or table is None:
        return ""
    found = [
        (
            heading,
            str(role),
            columns.reasons.get(heading, ""),
            next(iter(table[heading].dropna()), ""),
        )
        for heading, role in columns.roles.items()
    ]
    proposed = pd.DataFrame(found, columns=["Column", "What it is", "Why", "For example"])
    st.subheader("What each column is", anchor=False)
    st.caption("To correct one, click twice on what it is.")
    edited = st.data_editor(
        proposed,
        hide_index=True,
        disabled=["Column", "Why", "For example"],
        column_config={
            "What it is": st.column_config.SelectboxColumn(
                options=[str(role) for role in Role], required=True, width="medium"
            )
        },
        key=f"columns-{read.log.file}",
    )
    with st.expander("What the choices mean"):
        st.markdown("\n".join(f"- **{role}** {meaning}" for role, meaning in MEANINGS.items()))
    roles = dict(zip(edited["Column"], map(Role, edited["What it is"]), strict=True))
    return replace(columns, roles=roles, reasons={}).to_toml()


def _understood(log: CodingLog) -> None:
    st.subheader("What was understood", anchor=False)
    for heading, lines in log.parts:
        with st.expander(literal(heading), expanded=heading.startswith("Read from")):
            st.markdown(bullets(lines))


def _problems(log: CodingLog, *, asked: bool) -> None:
    """Draw what is wrong; where people are asked how they may appear, say so where that helps."""
    wrong = errors(log.problems)
    rules = {problem.rule for problem in wrong}
    st.subheader("What has to be mended first", anchor=False)
    if asked and "disclosure_met" in rules:
        st.warning("Too few people took part to protect them. Say on the left how they may appear.")
    if "release_differs" in rules:
        st.warning("Say on the left what becomes of changes that concern few people.")
    told = [
        (p.place, f"“{p.value}”: {p.message}" if p.value else p.message, p.remedy)
        for p in wrong[:MOST_PROBLEMS]
    ]
    frame = pd.DataFrame(told, columns=["Where", "What is wrong", "What to do"])
    shown = literal_table(frame)
    st.table(shown, border="horizontal", hide_index=True, alt="What has to be mended first")
    if more := len(wrong) - len(told):
        st.caption(f"And {more:,} more, which show as these are mended.")
    st.caption("The evaluation can be made when nothing is listed here.")


def _shown(found: Preview) -> None:
    """Draw the first quotes as they will look, and who could be recognised."""
    st.subheader("As it will look", anchor=False)
    held = found.dataset.quotes
    of_all = f"The first {QUOTES_SHOWN} of " if len(held) > QUOTES_SHOWN else ""
    st.caption(f"{of_all}{quotes(len(held))}.")
    first = tuple(held.at(held.in_order[:QUOTES_SHOWN]))
    group = QuoteGroup("", "", QuoteClass.MATCHES, first)
    quote_cards([group], themes=True, data=found.dataset)
    if risks := found.protection.risks:
        number = counted(len(risks), "combination", "combinations")
        with st.expander(f"Who could be recognised, and is shown less exactly: {number}"):
            st.markdown(bullets(map(str, risks)))


def _make(read: Delivery, choices: Choices, upload: str) -> None:
    """Make the dataset, and offer to open it."""
    folder = folder_of(choices.title)
    asked = (upload, repr(choices))
    before_it = st.container()
    if st.button("Make this evaluation", type="primary"):
        try:
            log = import_delivery(own(read), folder, choices)
        except OSError:
            st.error(literal(f"The folder {folder} cannot be written."))
            return
        st.session_state[MADE] = None if log.failed else asked
        if log.failed:
            _problems(log, asked=read.project is not None)
    if folder.exists() and st.session_state.get(MADE) != asked:
        told = f"{folder} holds an evaluation of this title. It is replaced by this delivery."
        before_it.warning(literal(told))
    if st.session_state.get(MADE) == asked:
        st.success(literal(f"It stands in {folder}."))
        st.button("Open it", on_click=open_brought, args=(folder,))
        st.caption("It stands among the evaluations of this dashboard from now on. By itself:")
        st.code(f"make run DATA={folder}", language=None)
