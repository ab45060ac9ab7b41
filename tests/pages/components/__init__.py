"""Tests of what pages are built of."""
