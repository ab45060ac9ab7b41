"""Callbacks, called as a click calls them."""

from collections.abc import Callable

from streamlit.testing.v1 import AppTest


def callback(act: Callable[..., None], **address: str) -> AppTest:
    """A page at an address whose one button calls this, after a click on it."""

    def script(act: "Callable[..., None]") -> None:  # AppTest runs it without what is imported here
        import streamlit as st

        st.button("Act", on_click=act)

    app = AppTest.from_function(script, args=(act,))
    for name, value in address.items():
        app.query_params[name] = value
    app.run().button[0].click().run()
    assert not app.exception
    return app
