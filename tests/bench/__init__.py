"""How fast and how heavy the app is, beside an empty Streamlit app; no test asserts a time."""
