"""The tables of a report: read, added up, and turned into responses."""
