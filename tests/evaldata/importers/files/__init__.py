"""Tests of `evaldata.importers.files`."""
