"""Slides on the layouts of any template."""
