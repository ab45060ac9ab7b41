"""Tests of workbooks that people fill in."""
