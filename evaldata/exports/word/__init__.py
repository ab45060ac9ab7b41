"""A briefing to read, to print and to edit."""
