"""Draws Office files in the look of an organisation, whatever is said in them."""
