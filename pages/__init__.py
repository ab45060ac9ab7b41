"""What is seen: the frame round every page, and the pages."""
