"""Search: what a query asks for, how it is understood, and what holds it.

One rule for pages, files and analysts: `Dataset.search`.
"""
