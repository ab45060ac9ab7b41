"""The evaluations of this dashboard, each a click away, and a search in all of them."""

from pages.components.evaluations import evaluation_list

evaluation_list("overview")
