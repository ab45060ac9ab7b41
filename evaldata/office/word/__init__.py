"""Documents in the styles of any template."""
