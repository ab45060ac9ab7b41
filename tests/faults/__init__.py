"""What goes wrong with files and machines: a clear message, or the last good data."""
