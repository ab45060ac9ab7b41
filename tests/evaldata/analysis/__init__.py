"""What is counted, as exact frames."""
