"""Tests of the importers of coded projects."""
