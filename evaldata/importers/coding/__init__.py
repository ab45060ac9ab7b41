"""Importers of coded projects: tables, workbooks, and what programs for coding export."""
