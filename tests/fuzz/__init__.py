"""Datasets damaged by chance: loading them ends neither in a crash nor in a wrong figure."""
