"""Nobody can be recognised by what is shown."""
