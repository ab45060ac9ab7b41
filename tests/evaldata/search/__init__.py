"""A search finds what is meant, and says how it was understood."""
