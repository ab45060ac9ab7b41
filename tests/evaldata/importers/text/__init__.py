"""Tests of `evaldata.importers.text`."""
