"""Sharing what is on screen: its address, to copy or to photograph."""

from functools import lru_cache
from io import BytesIO

import segno
import streamlit as st

from pages import navigation

MOST_CHARACTERS = 2_000
"""A longer address makes a code that no camera reads from a seat."""


def share() -> None:
    """Draw a button that opens the address of what is on screen, also as a QR code."""
    with st.popover("Share", icon=":material/share:", key="share", on_change="rerun") as opened:
        if opened.open:
            address = navigation.link()
            st.caption("The address holds page, filters, search and chosen quotes.")
            st.code(address, language=None, wrap_lines=True)
            if len(address) <= MOST_CHARACTERS:
                code = "The same address as a QR code"
                st.image(_qr_code(address), caption=code, alt=code, width=220)


@lru_cache(64)
def _qr_code(address: str) -> bytes:
    """The address as a QR code, a PNG image."""
    image = BytesIO()
    segno.make(address, error="m", micro=False).save(image, kind="png", scale=8, border=2)
    return image.getvalue()
