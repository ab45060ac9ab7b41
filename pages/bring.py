"""Bring an evaluation: a coded project, a table or a workbook, on one's own machine."""

import streamlit as st

from pages.components.coded_import import coded_import
from pages.components.report_import import report_import
from pages.data import import_allowed
from pages.opened import served

st.title("Bring an evaluation", anchor=False)
if import_allowed():
    coded_import()
    opened = served()
    if opened is not None and opened.dataset is not None:
        report_import(opened.dataset.evaluation.rights)
else:
    st.markdown(
        "This dashboard takes no files: it is served to others. Run it on your own machine with "
        "`make run`, or use `python -m evaldata import FILE --to FOLDER`."
    )
