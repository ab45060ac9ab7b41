"""Ways in which an evaluation becomes a dataset, other than from its text sources.

`coding` reads what programs for coding export, tables and workbooks; `report` a report in words;
`files` opens files of each kind for both.
"""
