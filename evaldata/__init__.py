"""The domain of the findings dashboard: an evaluation's data and what can be said of them.

It knows no user interface. `storage.load` gives a checked `Dataset`, `View` shows it through a
`Filter`; `counts`, `sentences`, `charts` and `markup` say what is seen.
"""
