"""Slides to present and to edit."""

from evaldata.exports.powerpoint.story import slides

__all__ = ["slides"]
