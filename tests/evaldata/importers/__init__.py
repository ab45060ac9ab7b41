"""Tests of `evaldata.importers`; every sentence in them is invented.

`test_other_make` reads a report of another make, `test_real_report` the one that
EVALUATION_REPORT names.
"""
