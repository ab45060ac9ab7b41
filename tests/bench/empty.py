"""An app of Streamlit as it comes, with next to nothing in it: what every figure stands beside."""

import streamlit as st

REGIONS = ["North-East", "North-West", "Yorkshire", "East Midlands", "West Midlands", "London"]

chosen = st.multiselect("Region", REGIONS)
st.text(f"Chosen: {len(chosen)}")
