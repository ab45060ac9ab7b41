"""What the pages said before they were rebuilt of Streamlit's own elements."""
