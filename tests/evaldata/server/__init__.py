"""Tests of how the app is served: each piece alone, round an app of a line."""
