"""Ways in which an evaluation becomes a dataset, other than from its text sources.

`report.import_report` reads a report in words; what such a report looks like stands in a profile.
`files` makes lines of its file, `text` and `tables` find what stands in them, `telling` puts that
together, `editorial` adds what an editor wrote.
"""
