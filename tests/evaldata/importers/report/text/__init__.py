"""Tests of `evaldata.importers.report.text`."""
