"""REFI-QDA: the form in which programs for coding hand projects and codebooks to each other."""

from evaldata.importers.coding.refi.project import read_refi

__all__ = ["read_refi"]
