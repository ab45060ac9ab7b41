"""Tests of `evaldata.importers.report.tables`."""
