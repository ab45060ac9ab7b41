"""A web page in one file: it works without a network and without the dashboard."""
