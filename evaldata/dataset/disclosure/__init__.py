"""Keeps participants from being recognised by what is shown of them and of their quotes."""
