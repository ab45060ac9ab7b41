"""Importers of coded projects."""
