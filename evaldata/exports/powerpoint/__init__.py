"""Slides to present and to edit."""
