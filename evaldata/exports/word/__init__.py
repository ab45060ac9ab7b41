"""A briefing to read, to print and to edit."""

from evaldata.exports.word.story import briefing

__all__ = ["briefing"]
