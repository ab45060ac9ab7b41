"""The checks: one folder mirrors each package, `browser/` looks at the app as a visitor does."""
