"""Tests of `evaldata.importers.tables`."""
