"""Tests of the domain; each file mirrors a module of `evaldata`."""
