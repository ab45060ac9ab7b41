"""What the dashboard relies on inside Streamlit, and what says whether a version still has it."""
