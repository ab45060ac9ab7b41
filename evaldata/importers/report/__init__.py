"""Reads a written report; what such a report looks like stands in a profile.

`text` and `tables` find what stands in the lines of its file, `editorial` adds what an editor
wrote, and `importing.import_report` puts that together and makes a dataset of it.
"""
