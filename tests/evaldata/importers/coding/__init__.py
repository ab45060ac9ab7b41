"""Tests of `evaldata.importers.coding`."""
